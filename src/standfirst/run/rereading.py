"""Reading all captures again, with the readers of this version.

What a feed brought is read by visiting it again as it was: the kind's own function is run, and its
requests are answered from the captures. So a teaser finds its page again, and a kind of source
needs to know nothing of reading twice. What was imported from files is read as it was then.

A text that comes out another way becomes a revision; what comes out as before is unchanged. Reports
keep the moment at which they were collected.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.collect.attributing import of_feed
from standfirst.collect.captures import Captured
from standfirst.collect.clients import Clients
from standfirst.collect.files import KINDS
from standfirst.collect.http import Fetched
from standfirst.collect.http.addresses import take_apart
from standfirst.collect.outletrules import load_rules
from standfirst.collect.sources import source_kind
from standfirst.collect.webpage import read_webpage
from standfirst.errors import ArchiveError, FetchError, StandfirstError
from standfirst.records import Drop, Feed, FeedState, Fetch, ImportCount, Item
from standfirst.run.batches import Batch
from standfirst.run.collecting import feeds_of
from standfirst.run.leases import held_lease
from standfirst.run.progress import SILENT, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from standfirst.archive import Archive
    from standfirst.config import Desk
    from standfirst.records import Capture

MOST_ROUNDS = 100  # of one visit: a kind may leave the rest of its pages for the next one
_LOST = "page-failed"  # a page that was never captured: known since the first reading
_READERS = {kind.media_type: kind.read for kind in KINDS.values()} | {
    "application/xhtml+xml": read_webpage
}


def reread(
    desk: Desk,
    archive: Archive,
    *,
    now: Callable[[], datetime],
    progress: Progress = SILENT,
) -> ImportCount:
    """Read every capture again and add what comes out another way, as revisions.

    Raises BusyError where a collector is at work.
    """
    with held_lease(archive, now) as lease:
        captures = archive.known_captures()
        kept = {one.sha256: one for one in captures}
        rows = _by_feed(desk, archive.fetches())
        nameless = archive.nameless_reports()
        batch = Batch(desk, archive, now())
        progress.start("reread", None)
        for feed, fetches in rows:
            read = source_kind(feed.kind).read
            again = (
                _read_each(archive, feed, fetches, read, kept)
                if read
                else _revisit(desk, archive, feed, fetches)
            )
            for found, at in again:
                lease.renew()
                batch.take(found, feed=feed.id, at=at)
                progress.advance()
        done = {fetch.capture for _, fetches in rows for fetch in fetches}
        origins = {one.capture: one for one in archive.fetches()}
        for capture in captures:
            if capture.sha256 not in done:
                lease.renew()
                for item in _read_alone(archive, capture, origins.get(capture.sha256)):
                    batch.take(item, at=capture.collected_at, known_as=_name_of(item, nameless))
                progress.advance()
        batch.write()
        progress.finish()
        return batch.count()


def _name_of(item: Item | Drop, nameless: Mapping[tuple[str, str], str]) -> str | None:
    """Return the id of the report an item was, where its text alone made that id."""
    if not isinstance(item, Item) or item.url or item.external_id or not item.capture:
        return None
    return nameless.get((item.capture, item.origin))


def _by_feed(desk: Desk, fetches: Iterable[Fetch]) -> list[tuple[Feed, list[Fetch]]]:
    """Return each feed that can be visited again, with what was fetched for it, in order.

    Of a feed that is no longer on the list its address and kind are known from its visits.
    """
    rows: dict[str, list[Fetch]] = defaultdict(list)
    for fetch in fetches:
        if fetch.feed:
            rows[fetch.feed].append(fetch)
    listed = {feed.id: feed for feed in feeds_of(desk)}
    found = []
    for key, own in rows.items():
        first = next((one for one in own if one.visit), None)
        if first and first.visit:
            feed = listed.get(key) or Feed(key, first.address, first.visit)
            found.append((feed, sorted(own, key=lambda one: one.fetched_at)))
    return found


def _revisit(
    desk: Desk, archive: Archive, feed: Feed, fetches: Sequence[Fetch]
) -> Iterator[tuple[Item | Drop, datetime]]:
    """Visit a feed once for each time it brought something, and yield what is found, and when."""
    state, rules = FeedState(feed.id), load_rules(desk.folder)
    for visit in fetches:
        if not visit.visit:
            continue
        past = _Past(archive, visit, fetches)
        # No other client: nothing is fetched, from wherever.
        clients = Clients(past, past.now, outlets=rules)
        for _ in range(MOST_ROUNDS):
            before, n_pages = state, past.n_pages
            past.begin()
            try:
                for found in source_kind(visit.visit).collect(feed, state, clients):
                    if isinstance(found, FeedState):
                        state = replace(found, etag=None, last_modified=None, moved_to=None)
                    elif isinstance(found, Item) or (
                        isinstance(found, Drop) and found.reason != _LOST
                    ):
                        yield found, visit.fetched_at
            except ArchiveError:
                raise
            except StandfirstError as error:
                yield Drop(feed.address, "reread-failed", str(error)), visit.fetched_at
                break
            if state == before or past.n_pages == n_pages:
                break


def _read_each(
    archive: Archive,
    feed: Feed,
    fetches: Iterable[Fetch],
    read: Callable[[Captured], Iterator[Item | Drop]],
    kept: Mapping[str, Capture],
) -> Iterator[tuple[Item | Drop, datetime]]:
    """Read each capture of a feed by itself, in the order of time."""
    for fetch in fetches:
        data = archive.captures.read(fetch.capture)
        for found in read(Captured(kept[fetch.capture], data, fetch)):
            yield of_feed(found, feed), fetch.fetched_at


class _Past:
    """Answers a visit's requests from the captures, as of when the visit was made."""

    def __init__(self, archive: Archive, visit: Fetch, fetches: Iterable[Fetch]) -> None:
        self._archive = archive
        self._visit = visit
        self._pages = [one for one in fetches if not one.visit]
        self._is_first = True
        self.n_pages = 0  # asked for

    def now(self) -> datetime:
        """Return the moment of the visit."""
        return self._visit.fetched_at

    def begin(self) -> None:
        """Begin the visit anew: the next request is that for the feed itself."""
        self._is_first = True

    def get(
        self,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        most_bytes: int | None = None,
    ) -> Fetched:
        """Return what was captured: at first the feed itself, then pages, next to it in time."""
        del etag, last_modified, most_bytes
        if self._is_first:
            self._is_first = False
            return self._fetched(self._visit)
        self.n_pages += 1
        asked = take_apart(address).url
        at = self._visit.fetched_at
        pages = [one for one in self._pages if one.address == asked]
        later = (one for one in pages if one.fetched_at >= at)
        found = next(later, pages[-1] if pages else None)
        if found is None:
            raise FetchError(f"{address}: was never captured; collect it", code="not-captured")
        return self._fetched(found)

    def _fetched(self, fetch: Fetch) -> Fetched:
        pairs = (line.partition(": ") for line in fetch.headers)
        return Fetched(
            asked=fetch.address,
            address=fetch.final_address or fetch.address,
            status=fetch.status or 200,
            headers=tuple((name, value) for name, _, value in pairs),
            body=self._archive.captures.read(fetch.capture),
            fetched_at=fetch.fetched_at,
        )


def _read_alone(archive: Archive, capture: Capture, fetch: Fetch | None) -> Iterator[Item | Drop]:
    """Read a capture that no visit leads to, by its media type, as it was imported."""
    read = _READERS.get(capture.media_type)
    if read is None:
        return
    captured = Captured(capture, archive.captures.read(capture.sha256), fetch)
    try:
        for found in read(captured):
            if isinstance(found, Item) and fetch and found.url is None:
                yield replace(found, url=fetch.address)
            else:
                yield found
    except (StandfirstError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - one capture must not stop the others
        yield Drop(capture.origin, "reader-failed", f"{type(error).__name__}: {error}"[:500])
