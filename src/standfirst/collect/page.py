"""A web page that is itself the report, visited for its changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.collect.webpage import EXTRACTOR, read_webpage
from standfirst.records import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.clients import Clients, Collected
    from standfirst.records import Feed, FeedState


def collect_page(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield the page as one item, if it changed since the last visit."""
    fetched = clients.http.get(
        state.moved_to or feed.address, etag=state.etag, last_modified=state.last_modified
    )
    if not fetched.not_modified:
        captured = fetched.captured(EXTRACTOR, feed=feed.id)
        yield captured
        for found in read_webpage(captured, clients.outlets):
            yield _of_feed(found, feed) if isinstance(found, Item) else found
    yield replace(
        state,
        # A 304 may leave a validator out; the one that led to it still holds.
        etag=fetched.header("etag") or (state.etag if fetched.not_modified else None),
        last_modified=fetched.header("last-modified")
        or (state.last_modified if fetched.not_modified else None),
        moved_to=fetched.moved_to or state.moved_to,
        signals=fetched.signals,
    )


def _of_feed(item: Item, feed: Feed) -> Item:
    return replace(
        item,
        url=item.url or feed.address,
        outlet=feed.outlet or item.outlet,
        language=feed.language or item.language,
    )
