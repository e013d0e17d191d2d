"""The collect stage: from feeds to captures, reports and drops, side by side and unattended.

::

    feeds, states   | schedule → the feeds to visit
    each host       | visits   → events: began, met, ended      a thread a host
    events          | batches  → one transaction a batch        this thread
    ended           | schedule → when to come back              after what the visit found

A kill at any moment loses nothing: bytes are on the disk before they are parsed, what a feed's
state says was found is written with that state, and a feed whose state was not written is visited
again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from standfirst.collect.http import PoliteFetcher
from standfirst.collect.sources import recognise
from standfirst.errors import FetchError
from standfirst.records import Drop, Feed, FeedState, HostNote, ImportCount
from standfirst.run.batches import BATCH, Batch
from standfirst.run.clients import make_clients, need_contact
from standfirst.run.leases import held_lease
from standfirst.run.schedule import after_failure, after_success, after_wait, is_due, may_visit
from standfirst.run.sealing import seal_captures
from standfirst.run.visits import Began, Ended, Met, Visits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from standfirst.archive import Archive
    from standfirst.config import Desk
    from standfirst.run.leases import Lease

WAIT = "wait"  # the code of a visit that a host asked to put off
GONE = "http-410"


class Watcher(Protocol):
    """Is told of visits as they go on."""

    def planned(
        self, feeds: Sequence[tuple[Feed, FeedState]], plan: Sequence[tuple[Feed, FeedState]]
    ) -> None:
        """Hear which feeds there are, and which of them are going to be visited."""

    def began(self, feed: Feed) -> None:
        """Hear that a visit begins."""

    def ended(self, feed: Feed, state: FeedState, n_items: int) -> None:
        """Hear how a visit ended."""


class Unwatched:
    """Is told and does nothing."""

    def planned(
        self, feeds: Sequence[tuple[Feed, FeedState]], plan: Sequence[tuple[Feed, FeedState]]
    ) -> None:
        """Hear which feeds there are, and which of them are going to be visited."""

    def began(self, feed: Feed) -> None:
        """Hear that a visit begins."""

    def ended(self, feed: Feed, state: FeedState, n_items: int) -> None:
        """Hear how a visit ended."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A feed that could not be visited, and why."""

    feed: Feed
    code: str
    error: str


@dataclass(frozen=True, slots=True)
class CollectCount:
    """What one round of visits did."""

    found: ImportCount
    visited: int = 0
    failures: tuple[Failure, ...] = ()
    unsealed: str | None = None  # why captures could not be stamped; null: they were, or need not
    put_off: int = 0  # feeds whose time had not come, or whose host asked to wait


def feeds_of(desk: Desk) -> tuple[Feed, ...]:
    """Return the desk's feeds, each with its kind, told by its address where the editor does not.

    An address no kind recognises is taken for a feed.
    """
    return tuple(
        feed if feed.kind else replace(feed, kind=recognise(feed.address) or "feed")
        for feed in desk.feeds
    )


def collect(
    desk: Desk,
    archive: Archive,
    *,
    only_due: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    make_fetcher: Callable[..., PoliteFetcher] = PoliteFetcher,
    watcher: Watcher | None = None,
) -> CollectCount:
    """Visit the desk's feeds once and add what they bring.

    With ``only_due`` the feeds whose time has come are visited, else all, but none twice within
    a quarter of an hour. Raises BusyError where another collector is at work, DeskError where the
    desk names no contact, ArchiveError where nothing more can be written.
    """
    need_contact(desk)
    with held_lease(archive, now) as lease:
        archive.captures.sweep()
        feeds = feeds_of(desk)
        states = archive.feed_states(feeds)
        moment = now()
        wanted = is_due if only_due else may_visit
        plan = [
            (feed, states[feed.id])
            for feed in feeds
            if wanted(states[feed.id], moment) and may_visit(states[feed.id], moment)
        ]
        watcher = watcher or Unwatched()
        watcher.planned([(feed, states[feed.id]) for feed in feeds], plan)
        round_ = _Round(desk, archive, lease, now=now, watcher=watcher, states=states)
        return round_.run(plan, make_fetcher, n_feeds=len(feeds))


class _Round:
    """One round: what is known of each feed now, and what waits to be written."""

    def __init__(
        self,
        desk: Desk,
        archive: Archive,
        lease: Lease,
        *,
        now: Callable[[], datetime],
        watcher: Watcher,
        states: dict[str, FeedState],
    ) -> None:
        self.desk = desk
        self.archive = archive
        self.lease = lease
        self.now = now
        self.watcher = watcher
        self.states = states
        self.batch = Batch(desk, archive, now())
        self.ended: list[Ended] = []
        self.moves: dict[str, str | None] = {}  # where feeds moved, if their visits end well
        self.failures: list[Failure] = []
        self.n_visited = self.n_put_off = 0

    def run(
        self,
        plan: Sequence[tuple[Feed, FeedState]],
        make_fetcher: Callable[..., PoliteFetcher],
        *,
        n_feeds: int,
    ) -> CollectCount:
        """Visit the feeds of a plan, and write what they bring."""
        settings = self.desk.collecting
        notes: list[HostNote] = []
        with make_fetcher(
            settings, now=self.now, recall=self.archive.host_note, remember=notes.append
        ) as http:
            visits = Visits(
                plan,
                make_clients(self.desk, http, self.now),
                self.archive.captures,
                at_once=settings.at_once,
                most_items=settings.most_items,
            )
            for event in visits.events(self._write):
                while notes:
                    self.batch.take(notes.pop())
                self._hear(event)
            self._write()
            unsealed = self._seal(http)
        return CollectCount(
            self.batch.count(),
            self.n_visited,
            tuple(self.failures),
            unsealed,
            n_feeds - len(plan) + self.n_put_off,
        )

    def _seal(self, http: PoliteFetcher) -> str | None:
        """Have captures stamped, where the desk wants it; return why that failed."""
        service = self.desk.collecting.timestamps
        if service is None:
            return None
        try:
            seal_captures(self.archive, service, http, self.now())
        except FetchError as error:
            return str(error)
        return None

    def _hear(self, event: Began | Met | Ended) -> None:
        self.lease.renew()
        if isinstance(event, Began):
            self.watcher.began(event.feed)
        elif isinstance(event, Ended):
            self.ended.append(event)
        elif isinstance(event.found, FeedState):
            # The loop's half of the record is the loop's.
            known = self.states[event.found.feed]
            self.states[event.found.feed] = state = _joined(known, event.found)
            self.moves[event.found.feed] = event.found.moved_to
            self.batch.take(state)
        else:
            # The visit has put the bytes of a capture on the disk already.
            self.batch.take(event.found, feed=event.feed.id, at=event.at)
        if len(self.ended) >= BATCH:
            self._write()

    def _write(self) -> None:
        """Write what waits; then, knowing what was new, when each feed is visited again."""
        self.lease.renew()
        if self.batch.size() or self.batch.captures:
            self.batch.write()
        if not self.ended:
            return
        changed = []
        for one in self.ended:
            state = self._after(one)
            self.states[one.feed.id] = state
            changed.append(state)
            self.watcher.ended(one.feed, state, one.n_items)
        self.ended = []
        self.archive.add(states=changed)

    def _after(self, one: Ended) -> FeedState:
        state = self.states[one.feed.id]
        if one.error is None:
            self.n_visited += 1
            # A redirect to what is no feed, such as a portal's page, moves nothing.
            state = replace(state, moved_to=self.moves.get(one.feed.id, state.moved_to))
            return after_success(
                one.feed, state, one.at, is_new=one.feed.id in self.batch.with_news
            )
        if one.code == WAIT:
            self.n_put_off += 1
            return after_wait(state, one.at, one.retry_after or 0.0)
        self.n_visited += 1
        if one.is_refused:
            # Or the next answer would be "not modified", and pass for a success.
            state = replace(state, etag=None, last_modified=None)
        self.failures.append(Failure(one.feed, one.code, one.error))
        return after_failure(
            one.feed,
            state,
            one.at,
            one.error,
            retry_after=one.retry_after,
            was_asked=one.was_asked,
            is_gone=one.code == GONE,
        )


def _joined(known: FeedState, found: FeedState) -> FeedState:
    """Return what the loop knows of a feed with what its kind has found out."""
    return replace(
        found,
        first_tried=known.first_tried,
        last_tried=known.last_tried,
        last_asked=known.last_asked,
        last_good=known.last_good,
        last_new=known.last_new,
        next_due=known.next_due,
        wait_until=known.wait_until,
        failures=known.failures,
        all_failures=known.all_failures,
        error=known.error,
        gone=known.gone,
        moved_to=known.moved_to,
    )


def dropped_of(count: CollectCount) -> tuple[Drop, ...]:
    """Return what was refused, feeds that failed among it, as an import would tell it."""
    failed = tuple(Drop(one.feed.address, one.code, one.error) for one in count.failures)
    return (*failed, *count.found.dropped)
