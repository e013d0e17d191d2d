"""Lists of pages as sources: sitemaps and listing pages, of which new pages are fetched.

The cursor remembers the addresses that are done. On a first visit pages without a date are only
remembered: they are the site's past. Dated ones are taken as far back as ``OLDEST``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.collect.addresses import address_key
from standfirst.collect.listings import read_listing
from standfirst.collect.outletrules import packaged_rules
from standfirst.collect.sitemaps import Listed, read_sitemap
from standfirst.collect.webpage import EXTRACTOR, read_webpage
from standfirst.errors import FetchError
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.collect.clients import Clients, Collected
    from standfirst.collect.http import Fetched
    from standfirst.records import Feed, FeedState

OLDEST = timedelta(days=3)
MOST_PAGES = 30  # fetched in one visit
MOST_SITEMAPS = 5  # of an index, the newest ones
MOST_TRIES = 3
_MOST_REMEMBERED = 20_000
_FIRST_UNDATED = 30  # of a listing page are taken at once
_DONE = "-"


def collect_sitemap(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield what is new in a sitemap, or in the newest sitemaps of an index."""
    fetched = _fetch(feed, state, clients)
    if fetched.not_modified:
        yield _state(state, fetched)
        return
    yield fetched.captured("sitemap/1", feed=feed.id)
    listed: list[Listed] = []
    further: list[Listed] = []
    for one in read_sitemap(fetched.body, feed.address, address=fetched.address):
        if isinstance(one, Drop):
            yield one
        else:
            (further if one.is_sitemap else listed).append(one)
    for one in _newest_first(further)[:MOST_SITEMAPS]:
        try:
            inner = clients.http.get(one.address)
        except FetchError as error:
            yield Drop(one.address, "page-failed", str(error))
            continue
        yield inner.captured("sitemap/1", feed=feed.id)
        for two in read_sitemap(inner.body, one.address, address=inner.address):
            if isinstance(two, Drop):
                yield two
            elif not two.is_sitemap:
                listed.append(two)
    # An index may stand still while its sitemaps change: it is always asked for whole.
    yield from _visit(feed, state, clients, fetched, listed, has_more=bool(further))


def collect_listing(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield the articles that a listing page links to and that are not known yet."""
    fetched = _fetch(feed, state, clients)
    if fetched.not_modified:
        yield _state(state, fetched)
        return
    yield fetched.captured("listing/1", feed=feed.id)
    rules = packaged_rules() if clients.outlets is None else clients.outlets
    listed: list[Listed] = []
    for one in read_listing(
        fetched.body,
        feed.address,
        address=fetched.address,
        charset=fetched.charset,
        rules=rules,
        day=clients.now().date(),
    ):
        if isinstance(one, Drop):
            yield one
        else:
            listed.append(one)
    if state.cursor is None:
        listed = listed[:_FIRST_UNDATED]
    yield from _visit(feed, state, clients, fetched, listed, takes_undated=True)


def _visit(
    feed: Feed,
    state: FeedState,
    clients: Clients,
    fetched: Fetched,
    listed: Iterable[Listed],
    *,
    takes_undated: bool = False,
    has_more: bool = False,
) -> Iterator[Collected]:
    visit = _Visit(feed, clients, _load(state.cursor), takes_undated or state.cursor is not None)
    for one in _newest_first(listed):
        yield from visit.take(one)
    new = _state(state, fetched)
    if visit.is_wanting or has_more:  # what is left is found by asking for the whole list again
        new = replace(new, etag=None, last_modified=None)
    yield replace(new, cursor=_dump(visit))


@dataclass(slots=True)
class _Visit:
    """What one visit has met: ``seen`` maps an address to its last change, or to its tries."""

    feed: Feed
    clients: Clients
    before: dict[str, str]
    takes_undated: bool
    seen: dict[str, str] = field(default_factory=dict)
    n_pages: int = 0
    is_wanting: bool = False

    def take(self, listed: Listed) -> Iterator[Collected]:
        """Yield what a new or changed page makes."""
        name = hashlib.sha256(address_key(listed.address).encode("utf-8", "replace")).hexdigest()
        name = name[:12]
        newest = listed.newest
        mark = newest.isoformat() if newest else _DONE
        known = self.before.get(name)
        if name in self.seen:
            return
        if known == mark or (newest is None and known == _DONE):
            self.seen[name] = mark
            return
        is_old = newest is not None and self.clients.now() - newest > OLDEST
        if known is None and (is_old or (newest is None and not self.takes_undated)):
            self.seen[name] = mark
            return
        if self.n_pages >= MOST_PAGES:
            self.is_wanting = True
            if known is not None:
                self.seen[name] = known
            return
        self.n_pages += 1
        yield from self._fetch(listed, name, mark, known)

    def _fetch(
        self, listed: Listed, name: str, mark: str, known: str | None
    ) -> Iterator[Collected]:
        try:
            fetched = self.clients.http.get(listed.address)
        except FetchError as error:
            tries = int(known) + 1 if known and known.isdigit() else 1
            self.seen[name] = mark if tries >= MOST_TRIES else str(tries)
            self.is_wanting |= tries < MOST_TRIES
            yield Drop(listed.address, "page-failed", str(error))
            return
        self.seen[name] = mark
        captured = fetched.captured(EXTRACTOR, feed=self.feed.id)
        yield captured
        for found in read_webpage(captured, self.clients.outlets):
            yield _of_list(found, listed, self.feed) if isinstance(found, Item) else found


def _of_list(item: Item, listed: Listed, feed: Feed) -> Item:
    return replace(
        item,
        outlet=feed.outlet or listed.outlet or item.outlet,
        url=item.url or listed.address,
        language=feed.language or item.language or listed.language,
        published_at=item.published_at or listed.published_at,
        headline=item.headline or listed.headline,
    )


def _fetch(feed: Feed, state: FeedState, clients: Clients) -> Fetched:
    return clients.http.get(
        state.moved_to or feed.address, etag=state.etag, last_modified=state.last_modified
    )


def _state(state: FeedState, fetched: Fetched) -> FeedState:
    is_same = fetched.not_modified
    return replace(
        state,
        etag=fetched.header("etag") or (state.etag if is_same else None),
        last_modified=fetched.header("last-modified") or (state.last_modified if is_same else None),
        moved_to=fetched.moved_to or state.moved_to,
        signals=fetched.signals,
    )


def _newest_first(listed: Iterable[Listed]) -> list[Listed]:
    rows = list(listed)
    dated = [(newest, one) for one in rows if (newest := one.newest)]
    dated.sort(key=lambda row: row[0], reverse=True)
    return [*(one for _, one in dated), *(one for one in rows if one.newest is None)]


def _load(cursor: str | None) -> dict[str, str]:
    try:
        return {str(name): str(mark) for name, mark in json.loads(cursor or "{}").items()}
    except (ValueError, AttributeError):
        return {}  # of another version: what is known is found unchanged


def _dump(visit: _Visit) -> str:
    rows = visit.seen | {k: v for k, v in visit.before.items() if k not in visit.seen}
    return json.dumps(dict(list(rows.items())[:_MOST_REMEMBERED]), separators=(",", ":"))
