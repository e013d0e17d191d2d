"""The list of feeds as a file: adding and taking out without disturbing what the editor wrote.

Feeds stand in ``feeds.toml``, because they are the editor's decisions: they can be read, commented
on, compared and copied to another desk. What happens to them stands in the archive, so that the
collector, which runs unattended, never writes into an editor's file.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from standfirst.config import load_feeds, read_feeds
from standfirst.errors import DeskError, NotFoundError
from standfirst.run.wholefiles import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from standfirst.config import Desk
    from standfirst.records import Feed

_TABLE = re.compile(r"^[ \t]*\[\[?[^\]\n]+\]\]?", re.MULTILINE)
_FEED_TABLE = re.compile(r"^[ \t]*\[\[\s*feeds\s*\]\]", re.MULTILINE)
_WORDS = ("address", "kind", "title", "outlet", "folder", "language")


def add_feeds(desk: Desk, feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    """Write feeds at the end of the list; return those that were not in it yet.

    Raises DeskError where the list cannot be read or written.
    """
    path, every = desk.feeds_path, desk.collecting.every
    known = {one.id for one in load_feeds(path, every)}
    known |= {one.address for one in load_feeds(path, every)}
    fresh: list[Feed] = []
    for feed in feeds:
        if feed.id not in known and feed.address not in known:
            known |= {feed.id, feed.address}
            fresh.append(feed)
    if fresh:
        text = text_of(path)
        text += "\n" if text and not text.endswith("\n") else ""
        text += "".join("\n" + table_of(feed, every) for feed in fresh)
        read_feeds(path, text, every)  # refuses what could not be read again
        write_text(path, text)
    return tuple(fresh)


def remove_feed(desk: Desk, key: str) -> Feed:
    """Take a feed out of the list, by its address, id or title, and return it.

    Raises NotFoundError where there is none or several of that name, DeskError where the file is
    written in a way that only its editor can change.
    """
    path, every = desk.feeds_path, desk.collecting.every
    feeds = load_feeds(path, every)
    found = find_feed(feeds, key)
    text = text_of(path)
    start, end = _lines_of(text, feeds.index(found))
    rest = text[:start] + text[end:]
    if read_feeds(path, rest, every) != tuple(one for one in feeds if one is not found):
        raise DeskError(f"{path}: is written so that only you can take {key} out; edit the file")
    write_text(path, rest)
    return found


def find_feed(feeds: Iterable[Feed], key: str) -> Feed:
    """Return the feed of an address, id or title; raise NotFoundError where it is not one."""
    feeds = tuple(feeds)
    exact = [one for one in feeds if key in (one.address, one.id)]
    found = exact or [one for one in feeds if one.title == key]
    if not found:
        raise NotFoundError(f'{key}: no such feed; "standfirst feeds" lists the feeds there are')
    if len(found) > 1:
        raise NotFoundError(f"{key}: {len(found)} feeds have this title; give an address")
    return found[0]


def table_of(feed: Feed, every: int) -> str:
    """Return a feed as a table of the file; what is as usual is left out."""
    lines = ["[[feeds]]"]
    lines += [f"{name} = {_quoted(value)}" for name in _WORDS if (value := getattr(feed, name))]
    if feed.every != every:
        lines.append(f"every = {feed.every}")
    if not feed.full_text:
        lines.append("full_text = false")
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    # TOML's basic strings are JSON's but for DEL, and lone surrogates, which neither can hold.
    plain = "".join(one for one in value if one.isprintable())
    return json.dumps(plain, ensure_ascii=False)


def _lines_of(text: str, n: int) -> tuple[int, int]:
    """Return where the n-th table of feeds begins and ends: at the next table, or at the end."""
    starts = [found.start() for found in _FEED_TABLE.finditer(text)]
    if n >= len(starts):
        return 0, 0
    after = _TABLE.search(text, text.find("]]", starts[n]) + 2)
    end = after.start() if after else len(text)
    # Comments right above the next table belong to that one.
    lines = text[starts[n] : end].splitlines(keepends=True)
    while lines and lines[-1].lstrip().startswith("#"):
        end -= len(lines.pop())
    return starts[n], end


def text_of(path: Path) -> str:
    """Return the text of a desk's list; none where there is no file."""
    try:
        return path.read_text(encoding="utf-8") if path.exists() else ""
    except OSError as error:
        raise DeskError(f"{path}: cannot be read ({error.strerror}); check the file") from error


def write_text(path: Path, text: str) -> None:
    """Write a desk's list as a whole or not at all."""
    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as error:
        raise DeskError(
            f"{path}: cannot be written ({error.strerror}); check the folder and the disk"
        ) from error
