"""What hosts want of us: robots.txt and tdmrep.json, asked for once a day a host.

RFC 9309: an answer of 4xx means that all is allowed (2.3.1.3); a server error or a dead network,
that nothing is, until 30 days have gone by or an earlier file is known (2.3.1.4); a file is not
used for longer than a day (2.4). "Too many requests" counts as a server error here.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.collect.http.robots import Robots, parse_robots
from standfirst.errors import FetchError
from standfirst.records import HostNote

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from standfirst.collect.http.addresses import Address

ROBOTS = "/robots.txt"
FRESH = timedelta(hours=24)
ASK_AGAIN = timedelta(hours=1)  # after it could not be asked for
GIVE_UP = timedelta(days=30)
_TOO_MANY = "http-429"


@dataclass(frozen=True, slots=True)
class Wishes:
    """A host's robots.txt, read, and its tdmrep.json as text."""

    robots: Robots
    tdmrep: str | None


class Hosts:
    """Knows what each host wants; asks where it does not know, or not any more.

    ``ask`` fetches a file of a host as text; ``recall`` and ``remember`` keep notes from one run
    to the next. Safe to use from several threads: a host is asked by one of them.
    """

    def __init__(
        self,
        ask: Callable[[Address, str], str],
        *,
        now: Callable[[], datetime],
        recall: Callable[[str], HostNote | None],
        remember: Callable[[HostNote], object],
    ) -> None:
        self._ask = ask
        self._now = now
        self._recall = recall
        self._remember = remember
        self._notes: dict[str, HostNote] = {}
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}

    def wishes_of(self, address: Address) -> Wishes:
        """Return what the host of an address wants of us.

        Raises FetchError ``robots-unreachable`` where it could not be asked: then nothing of it
        may be fetched. A host that does not answer at all raises what the network says.
        """
        with self._guard:
            lock = self._locks.setdefault(address.origin, threading.Lock())
        with lock:
            note = self._notes.get(address.origin) or self._recall(address.origin)
            if note is None or not self._holds(note):
                note = self._visit(address, note)
                self._remember(note)
            self._notes[address.origin] = note
        if self._is_barred(note):
            raise FetchError(
                f"{address.origin}: its robots.txt cannot be had, so nothing may be fetched;"
                " it is asked again later",
                code="robots-unreachable",
            )
        return Wishes(_parsed(note.robots or ""), note.tdmrep)

    def _holds(self, note: HostNote) -> bool:
        age = self._now() - note.checked_at
        # A note from the future was written before the clock was set back.
        return timedelta(0) <= age < (ASK_AGAIN if note.unreachable_since else FRESH)

    def _is_barred(self, note: HostNote) -> bool:
        since = note.unreachable_since
        return since is not None and note.robots is None and self._now() - since < GIVE_UP

    def _visit(self, address: Address, earlier: HostNote | None) -> HostNote:
        now = self._now()
        try:
            robots = self._text(address, ROBOTS)
        except FetchError as error:
            if not error.code.startswith("http-"):
                raise  # the same network would fail the visit itself, and says why
            since = (earlier and earlier.unreachable_since) or now
            known = earlier or HostNote(address.origin, now)
            return replace(known, checked_at=now, unreachable_since=since)
        try:
            tdmrep = self._text(address, "/.well-known/tdmrep.json")
        except FetchError:
            tdmrep = earlier.tdmrep if earlier else None
        return HostNote(address.origin, now, robots, tdmrep)

    def _text(self, address: Address, path: str) -> str | None:
        """Return a file's text; null where the host says that there is none."""
        try:
            return self._ask(address, path)
        except FetchError as error:
            if error.code in ("redirects", "redirect-loop"):
                return None  # 2.3.1.2: beyond five it may be taken for unavailable
            if error.code.startswith("http-4") and error.code != _TOO_MANY:
                return None
            raise


@lru_cache(maxsize=256)
def _parsed(text: str) -> Robots:
    return parse_robots(text)
