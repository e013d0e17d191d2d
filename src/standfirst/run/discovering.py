"""From an address an editor gives to the feeds behind it, and lists of feeds in and out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.collect.feeds.discovery import find_feeds
from standfirst.collect.feeds.opml import Outline, read_opml, write_opml
from standfirst.collect.http import PoliteFetcher
from standfirst.collect.sources import SOURCES, recognise
from standfirst.config import LEAST_EVERY, MOST_EVERY
from standfirst.records import Drop, Feed, HostNote, make_id
from standfirst.run.clients import make_clients, need_contact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from standfirst.archive import Archive
    from standfirst.config import Desk
    from standfirst.records import FeedState

_PLAIN = {"", "feed"}  # kinds that need no word of their own in a list


def feed_at(address: str, desk: Desk, *, kind: str = "", title: str | None = None) -> Feed:
    """Return a feed at an address, of the kind given or told by the address, else of none."""
    return Feed(
        id=make_id("f", address),
        address=address,
        kind=kind or recognise(address) or "",
        title=title,
        every=desk.collecting.every,
    )


def discover(
    desk: Desk,
    archive: Archive,
    address: str,
    *,
    now: Callable[[], datetime],
    make_fetcher: Callable[..., PoliteFetcher] = PoliteFetcher,
) -> tuple[Feed, ...]:
    """Return the feeds of a site, the likeliest first, by asking it; none where it has none.

    Raises FetchError where the site cannot be asked, DeskError where the desk has no contact.
    """
    need_contact(desk)
    notes: list[HostNote] = []
    with make_fetcher(
        desk.collecting, now=now, recall=archive.host_note, remember=notes.append
    ) as http:
        found = find_feeds(address, make_clients(desk, http, now))
    archive.add(notes=notes)
    return tuple(feed_at(one.address, desk, kind=one.kind, title=one.title) for one in found)


def feeds_in(data: bytes, name: str, desk: Desk) -> tuple[list[Feed], list[Drop]]:
    """Read a list of feeds in OPML: the feeds with their folders, and what could not be used."""
    feeds: list[Feed] = []
    drops: list[Drop] = []
    for found in read_opml(data, name):
        if isinstance(found, Drop):
            drops.append(found)
        else:
            feeds.append(_feed_of(found, desk))
    return feeds, drops


def list_of(feeds: Sequence[Feed], states: Mapping[str, FeedState], title: str) -> str:
    """Write feeds as OPML, each under the address it has now."""
    return write_opml((_outline_of(one, states[one.id]) for one in feeds), title)


def _feed_of(outline: Outline, desk: Desk) -> Feed:
    told = {name.lower(): value for name, value in outline.others}
    named = outline.kind in {kind.name for kind in SOURCES} - _PLAIN
    feed = feed_at(
        outline.address,
        desk,
        kind=outline.kind if named else recognise(outline.address) or "feed",
        title=outline.title,
    )
    every = told.get("every", "")
    return replace(
        feed,
        folder=outline.folder,
        language=outline.language,
        outlet=told.get("outlet") or None,
        every=min(max(int(every), LEAST_EVERY), MOST_EVERY)
        if every.isdecimal() and len(every) < 9
        else feed.every,
    )


def _outline_of(feed: Feed, state: FeedState) -> Outline:
    others = [("outlet", feed.outlet or ""), ("every", str(feed.every))]
    return Outline(
        address=state.moved_to or feed.address,
        title=feed.title or state.title,
        folder=feed.folder,
        language=feed.language,
        kind="rss" if feed.kind in _PLAIN else feed.kind,
        others=tuple((name, value) for name, value in others if value),
    )
