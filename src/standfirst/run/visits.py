"""Visiting feeds side by side: one thread a host, what they find in one stream.

A visit runs a kind's function and hands over what it yields. Bytes are stored here, in the
visiting thread, before the function goes on to parse them; all else is written by the one who reads
the stream.
"""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Any

from standfirst.collect.captures import Captured
from standfirst.collect.sources import host_of, source_kind
from standfirst.errors import ArchiveError, FetchError, StandfirstError
from standfirst.records import Drop, FeedState, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from standfirst.archive import Captures
    from standfirst.collect.clients import Clients
    from standfirst.records import Feed

MOST_WAITING = 400  # things found and not yet written; then visits wait
UNREACHED = frozenset({"dns", "unreachable", "private-address", "scheme", "address"})
_TICK = 0.2  # seconds between two looks whether all visits are over


@dataclass(frozen=True, slots=True)
class Began:
    """A visit begins."""

    feed: Feed


@dataclass(frozen=True, slots=True)
class Met:
    """A visit found something; ``at`` is when it was collected, null where it has no time."""

    feed: Feed
    found: Captured | Item | Drop | FeedState
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A visit is over: well where ``error`` is null."""

    feed: Feed
    at: datetime
    n_items: int = 0
    error: str | None = None
    code: str = ""
    retry_after: float | None = None
    is_refused: bool = False  # the answer came, and nothing in it could be used

    @property
    def was_asked(self) -> bool:
        """Tell whether the visit got as far as the server."""
        return self.code not in UNREACHED


Event = Began | Met | Ended


class Visits:
    """Visits feeds in the background, and gives what they find as one stream of events."""

    def __init__(
        self,
        plan: Sequence[tuple[Feed, FeedState]],
        clients: Clients,
        captures: Captures,
        *,
        at_once: int,
        most_items: int,
    ) -> None:
        hosts: dict[str, list[tuple[Feed, FeedState]]] = defaultdict(list)
        for feed, state in plan:
            hosts[host_of(state.moved_to or feed.address)].append((feed, state))
        # The longest rows first, so that no host with many feeds is left to the end.
        self._rows = deque(sorted(hosts.values(), key=len, reverse=True))
        self._clients = clients
        self._captures = captures
        self._most_items = most_items
        self._events: Queue[Event | BaseException] = Queue(MOST_WAITING)
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, name=f"visit-{n}", daemon=True)
            for n in range(min(at_once, len(self._rows)))
        ]

    def events(self, tick: Callable[[], object]) -> Iterator[Event]:
        """Yield all events until the last visit is over.

        ``tick`` is called whenever nothing has come for a moment: the time to write. An archive
        or a disk that fails in a visit fails here, and ends all visits.
        """
        for thread in self._threads:
            thread.start()
        try:
            while True:
                is_over = not any(thread.is_alive() for thread in self._threads)
                try:
                    event = self._events.get(timeout=0 if is_over else _TICK)
                except Empty:
                    tick()
                    if is_over:
                        return
                    continue
                if isinstance(event, BaseException):
                    raise event
                yield event
                if self._events.empty():
                    tick()
        finally:
            self.stop()

    def stop(self) -> None:
        """End all visits where they are; what they found until now stays found."""
        self._stop.set()

    def _work(self) -> None:
        try:
            while self._rows and not self._stop.is_set():
                try:
                    row = self._rows.popleft()
                except IndexError:
                    return
                for feed, state in row:
                    if self._stop.is_set():
                        return
                    self._put(Began(feed))
                    self._put(self._visit(feed, state))
        except _StoppedError:
            return
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is heard
            with suppress(_StoppedError):
                self._put(error)

    def _visit(self, feed: Feed, state: FeedState) -> Ended:
        now = self._clients.now
        tally = _Tally(feed)
        try:
            for found in source_kind(feed.kind).collect(feed, state, self._clients):
                if isinstance(found, Captured):
                    self._captures.keep(found.data, sha256=found.capture.sha256)
                    met: Any = tally.marked(found)
                else:
                    met = found
                if tally.counts(found, self._most_items):
                    self._put(Met(feed, met, tally.at))
        except FetchError as error:
            return Ended(feed, now(), tally.n_items, str(error), error.code, error.retry_after)
        except (ArchiveError, MemoryError, _StoppedError):
            raise
        except StandfirstError as error:
            return Ended(feed, now(), tally.n_items, str(error), "unusable")
        except Exception as error:  # noqa: BLE001 - one feed must not stop the others
            words = f"{feed.address}: {type(error).__name__}: {error}"[:500]
            return Ended(
                feed, now(), tally.n_items, f"{words}; a mistake of ours: report it", "mistake"
            )
        if tally.n_over:
            fact = f"{tally.n_over} items over the limit of {self._most_items}"
            self._put(Met(feed, Drop(feed.address, "too-many", fact)))
        if refused := tally.refused:
            words = f"{feed.address}: {refused.detail or refused.reason}; look at the address"
            return Ended(feed, now(), 0, words, refused.reason, is_refused=True)
        return Ended(feed, now(), tally.n_items)

    def _put(self, event: Event | BaseException) -> None:
        while not self._stop.is_set():
            with suppress(Full):  # wait, unless all is to end
                self._events.put(event, timeout=_TICK)
                return
        raise _StoppedError


@dataclass(slots=True)
class _Tally:
    """What one visit has found until now."""

    feed: Feed
    names: set[str] = field(default_factory=set)  # of what was captured first
    at: datetime | None = None  # of the last capture
    n_items: int = 0
    n_over: int = 0
    drop: Drop | None = None  # the first one

    def counts(self, found: object, most_items: int) -> bool:
        """Count something found; tell whether it is to be kept."""
        if isinstance(found, Captured):
            self.at = found.capture.collected_at
            self.names = self.names or {self.feed.address, found.name}
        elif isinstance(found, Item):
            if self.n_items == most_items:
                self.n_over += 1
                return False
            self.n_items += 1
        elif isinstance(found, Drop) and self.drop is None:
            self.drop = found
        return True

    def marked(self, captured: Captured) -> Captured:
        """Let go of a capture's bytes; mark the first one as what the visit began with."""
        fetch = captured.fetch
        if fetch and not self.names:
            fetch = replace(fetch, visit=self.feed.kind)
        return replace(captured, data=b"", fetch=fetch)

    @property
    def refused(self) -> Drop | None:
        """Why the whole answer was refused: such a visit is no success."""
        is_whole = not self.n_items and self.drop is not None and self.drop.what in self.names
        return self.drop if is_whole else None


class _StoppedError(Exception):
    """Ends a visit from within."""
