"""The table of source kinds. Adding a kind is one file with a function, and one row here.

A kind's function takes a feed, what is known of it and the clients, and yields

* ``Captured``: raw bytes, before anything in them is parsed (``Fetched.captured`` makes one);
* ``Item`` and ``Drop``: what is read from them, by a reader as ``files.KINDS`` has them;
* ``FeedState``: what is known from here on (``dataclasses.replace`` the one that was given). It is
  stored in one transaction with all that came before it, so a kind that reads on where it
  stopped moves its ``cursor`` by it. The loop's half of the record is ignored.

It raises FetchError where the visit fails; all it yielded until then is kept. It may run in any
thread, beside other feeds but never beside another visit to the same host, and asks no clock
and no network but the clients'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from standfirst.collect.feeds.reading import looks_like_feed
from standfirst.collect.feeds.visit import collect_feed
from standfirst.collect.folder import collect_folder
from standfirst.collect.lines import collect_lines, is_lines
from standfirst.collect.mail import read_mail
from standfirst.collect.mail.imap import collect_imap, is_imap
from standfirst.collect.page import collect_page
from standfirst.collect.pagequeue import collect_listing, collect_sitemap
from standfirst.collect.sitemaps import looks_like_sitemap
from standfirst.collect.telegram.channel import collect_channel, is_telegram, read_captured
from standfirst.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from standfirst.collect.captures import Captured
    from standfirst.collect.clients import Clients, Collected
    from standfirst.records import Drop, Feed, FeedState, Item


@dataclass(frozen=True, slots=True)
class SourceKind:
    """One kind of source.

    ``recognises`` tells by an address alone, without any network, whether it is of this kind;
    the first row that does is taken, and the editor may name another one.
    """

    name: str
    recognises: Callable[[str], bool]
    collect: Callable[[Feed, FeedState, Clients], Iterator[Collected]]
    # How each capture of it is read again by itself; null: by a visit answered from the captures.
    read: Callable[[Captured], Iterator[Item | Drop]] | None = None


def never(_address: str) -> bool:
    """Recognise nothing: a kind that the editor must name."""
    return False


SOURCES: tuple[SourceKind, ...] = (
    SourceKind("imap", is_imap, collect_imap, read_mail),
    SourceKind("telegram", is_telegram, collect_channel, read_captured),
    SourceKind("jsonl", is_lines, collect_lines),
    SourceKind("folder", never, collect_folder),
    SourceKind("feed", looks_like_feed, collect_feed),
    SourceKind("sitemap", looks_like_sitemap, collect_sitemap),
    SourceKind("listing", never, collect_listing),
    SourceKind("page", never, collect_page),
)


def source_kind(name: str) -> SourceKind:
    """Return the kind of a name; raise UsageError where there is none."""
    for kind in SOURCES:
        if kind.name == name:
            return kind
    known = ", ".join(kind.name for kind in SOURCES)
    raise UsageError(f"{name}: no such kind of source; it must be one of: {known}")


def recognise(address: str) -> str | None:
    """Return the name of the first kind that recognises an address; null where none does."""
    return next((kind.name for kind in SOURCES if kind.recognises(address)), None)


def host_of(address: str) -> str:
    """Return the host of an address, by which visits are spaced; the address where it has none."""
    try:
        return (urlsplit(address).hostname or address).lower()
    except ValueError:
        return address
