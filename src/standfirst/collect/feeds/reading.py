"""Which of the formats a feed is in; and feeds as files, for reading captures again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from standfirst.collect.feeds.items import item_of
from standfirst.collect.feeds.jsonfeed import read_jsonfeed
from standfirst.collect.feeds.syndication import read_syndication
from standfirst.records import Drop, Feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.captures import Captured
    from standfirst.collect.feeds.entries import FeedPage
    from standfirst.records import Item

_FEED_PATH = re.compile(
    r"\.(?:rss|rdf|atom)\Z|(?:\A|[/_.-])(?:rss2?|atom|feeds?)(?:[_.-]\w+)?(?:\.(?:xml|json|php))?\Z"
    r"|/index\.xml\Z|/feed\.json\Z"
)
FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/xml text/xml"
    " application/feed+json".split()
)


def read_feed_page(
    data: bytes, what: str, *, address: str | None = None, charset: str | None = None
) -> FeedPage | Drop:
    """Read one document of a feed in any format; never raises for what stands in it.

    ``address`` is where it was fetched, ``charset`` what the server declared.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return read_jsonfeed(data, what, address=address)
    return read_syndication(data, what, address=address, charset=charset)


def is_feed(data: bytes) -> bool:
    """Tell whether bytes look like a feed, without reading all of it."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096].lower()
    if head[:1] == b"{":
        return b"jsonfeed.org/version" in head
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def read_feed(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the entries of a captured feed as items, teasers as partial ones."""
    name = captured.name
    address = name if name.startswith(("https://", "http://")) else None
    page = read_feed_page(captured.load(), name, address=address)
    if isinstance(page, Drop):
        yield page
        return
    feed = Feed("", address or "")
    for n, entry in enumerate(page.entries, 1):
        yield item_of(
            entry,
            feed,
            f"{name}#{entry.guid or n}",
            capture=captured.capture.sha256,
            title=page.title,
        )
    if page.n_cut:
        yield Drop(name, "too-long", f"{page.n_cut} items over the limit were not read")


def looks_like_feed(address: str) -> bool:
    """Tell by an address alone whether a feed is likely to live there."""
    try:
        path = urlsplit(address).path.lower().rstrip("/")
    except ValueError:
        return False
    return bool(_FEED_PATH.search(path))
