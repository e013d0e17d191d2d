"""A visit to a feed: what is new in it, and the pages of items that it gives a teaser of.

The cursor remembers each entry of the last document by a hash of its name and one of its words,
so that an entry is read again only when it changed, and its page fetched once. Pages that could
not be fetched yet are asked for again on the next visits, for which the whole feed is asked for.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.collect.feeds.clock import clock_offset
from standfirst.collect.feeds.items import EXTRACTOR, item_of, with_page
from standfirst.collect.feeds.reading import read_feed_page
from standfirst.collect.webpage import EXTRACTOR as PAGE_EXTRACTOR
from standfirst.collect.webpage import read_webpage
from standfirst.errors import FetchError
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.collect.clients import Clients, Collected
    from standfirst.collect.feeds.entries import Entry, FeedPage
    from standfirst.records import Feed, FeedState

MOST_PAGES = 30  # fetched in one visit: with a gap between two, more would keep the others waiting
MOST_TRIES = 3  # of one page
_MOST_REMEMBERED = 4000
_DONE = 0


def collect_feed(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield the feed's capture and its new and changed items, with the pages they needed."""
    fetched = clients.http.get(
        state.moved_to or feed.address, etag=state.etag, last_modified=state.last_modified
    )
    if fetched.not_modified:
        yield replace(
            state,
            etag=fetched.header("etag") or state.etag,
            last_modified=fetched.header("last-modified") or state.last_modified,
            moved_to=fetched.moved_to or state.moved_to,
            signals=fetched.signals,
        )
        return
    captured = fetched.captured(EXTRACTOR, feed=feed.id)
    yield captured
    page = read_feed_page(
        fetched.body, feed.address, address=fetched.address, charset=fetched.charset
    )
    state = replace(state, moved_to=fetched.moved_to or state.moved_to, signals=fetched.signals)
    if isinstance(page, Drop):
        yield page
        yield replace(state, etag=None, last_modified=None)
        return
    visit = _Visit(feed, clients, _load_cursor(state.cursor), captured.capture.sha256, page.title)
    for entry in _newest_first(page):
        yield from visit.take(entry)
    if page.n_cut:
        yield Drop(feed.address, "too-long", f"{page.n_cut} items over the limit were not read")
    yield replace(
        state,
        # While pages are wanting, the feed is asked for whole, or it would not be read again.
        etag=None if visit.is_wanting else fetched.header("etag"),
        last_modified=None if visit.is_wanting else fetched.header("last-modified"),
        cursor=_dump_cursor(visit),
        title=page.title or state.title,
        hub=next(iter(page.hubs), None),
        ttl=page.ttl_minutes,
        skip_hours=page.skip_hours,
        clock_offset=clock_offset(
            (entry.published_at for entry in page.entries),
            date_header=fetched.header("date"),
            now=fetched.fetched_at,
        ),
    )


@dataclass(slots=True)
class _Visit:
    """What one visit has met; ``seen`` maps an entry's name to its words and its tries."""

    feed: Feed
    clients: Clients
    before: dict[str, tuple[str, int]]
    capture: str
    title: str | None
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    n_pages: int = 0
    is_wanting: bool = False

    def take(self, entry: Entry) -> Iterator[Collected]:
        """Yield what a new or changed entry makes, nothing for one that is known."""
        what = f"{self.feed.address}#{entry.guid or entry.url or entry.headline or ''}"[:1000]
        name, words = _name_of(entry), _words_of(entry)
        known, tries = self.before.get(name, ("", _DONE))
        if name in self.seen:
            return  # the feed lists it twice
        if known == words and tries == _DONE:
            self.seen[name] = (words, _DONE)
            return
        item = item_of(entry, self.feed, what, capture=self.capture, title=self.title)
        if isinstance(item, Drop):
            self.seen[name] = (words, _DONE)
            yield item
            return
        wants_page = item.is_partial and item.url and self.feed.full_text
        if wants_page and item.url and self.n_pages >= MOST_PAGES:
            self.is_wanting = True
            self.seen[name] = (known, tries)
            return
        if wants_page and item.url:
            self.n_pages += 1
            yield from self._complete(item, item.url, name, words, tries)
            return
        self.seen[name] = (words, _DONE)
        yield item

    def _complete(
        self, item: Item, url: str, name: str, words: str, tries: int
    ) -> Iterator[Collected]:
        try:
            fetched = self.clients.http.get(url)
        except FetchError as error:
            tries += 1
            is_over = tries >= MOST_TRIES
            self.seen[name] = (words, _DONE if is_over else tries)
            self.is_wanting |= not is_over
            yield Drop(url, "page-failed", f"{error}; the feed's teaser was kept as partial")
            yield item
            return
        self.seen[name] = (words, _DONE)
        captured = fetched.captured(PAGE_EXTRACTOR, feed=self.feed.id)
        yield captured
        found = list(read_webpage(captured, self.clients.outlets))
        items = [one for one in found if isinstance(one, Item)]
        yield from (one for one in found if isinstance(one, Drop))
        if len(items) == 1 and _goes_together(item, items[0]):
            yield with_page(item, items[0])
        elif len(items) > 1:  # a live blog gives its posts
            yield from (replace(one, outlet=self.feed.outlet or one.outlet) for one in items)
        else:
            yield item


def _goes_together(item: Item, page: Item) -> bool:
    """Tell whether a page holds more than the teaser did; a wall of some kind may hold less."""
    return len(page.text) >= len(item.text) or not page.is_partial


def _newest_first(page: FeedPage) -> list[Entry]:
    dated = [(entry.published_at, entry) for entry in page.entries if entry.published_at]
    dated.sort(key=lambda row: row[0], reverse=True)
    undated = (entry for entry in page.entries if not entry.published_at)
    return [*(entry for _, entry in dated), *undated]


def _name_of(entry: Entry) -> str:
    return _hash(entry.guid or entry.url or f"{entry.headline}\n{entry.text}")


def _words_of(entry: Entry) -> str:
    updated = entry.updated_at.isoformat() if entry.updated_at else ""
    return _hash(f"{entry.headline}\n{entry.text}\n{updated}")


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _load_cursor(cursor: str | None) -> dict[str, tuple[str, int]]:
    try:
        rows = json.loads(cursor or "{}")
        return {name: (str(words), int(tries)) for name, (words, tries) in rows.items()}
    except (ValueError, TypeError, AttributeError):
        return {}  # of another version: everything is read again, and found unchanged


def _dump_cursor(visit: _Visit) -> str:
    # A feed may leave entries out for a while; they are remembered behind the present ones.
    rows = visit.seen | {k: v for k, v in visit.before.items() if k not in visit.seen}
    kept = dict(list(rows.items())[:_MOST_REMEMBERED])
    return json.dumps(kept, separators=(",", ":"))
