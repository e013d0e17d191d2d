"""Reports as JSON Lines at an address of the web, as ``standfirst export`` writes them.

Also the pattern for a new kind of source: copy this file, ``tests/unit/collect/test_lines.py`` and
the row in ``sources.SOURCES``. The steps are those of every kind: ask with what is known, hand out
the bytes before they are read, hand out what is read, and end with what is known from here on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.collect.attributing import of_feed
from standfirst.collect.jsonlines import read_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.clients import Clients, Collected
    from standfirst.records import Feed, FeedState

EXTRACTOR = "lines/1"
_ENDINGS = (".jsonl", ".ndjson")


def is_lines(address: str) -> bool:
    """Tell by an address alone, whatever it is, whether JSON Lines are likely to live there."""
    path = address.partition("?")[0].partition("#")[0]
    return path.startswith(("https://", "http://")) and path.lower().endswith(_ENDINGS)


def collect_lines(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield the reports, if the file changed since the last visit."""
    fetched = clients.http.get(
        state.moved_to or feed.address, etag=state.etag, last_modified=state.last_modified
    )
    state = replace(state, moved_to=fetched.moved_to or state.moved_to, signals=fetched.signals)
    if fetched.not_modified:
        yield state
        return
    captured = fetched.captured(EXTRACTOR, feed=feed.id)
    yield captured
    for found in read_jsonl(captured):
        yield of_feed(found, feed)
    yield replace(state, etag=fetched.header("etag"), last_modified=fetched.header("last-modified"))
