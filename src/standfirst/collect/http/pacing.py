"""One request at a time a host, with a gap between, and none before a host wants one again."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from standfirst.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST_WAIT = 60.0  # seconds; who must wait longer comes back another time


class _Turn:
    """One host's lock and the moment of its next request."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.next = 0.0
        self.closed_until = 0.0


class Pacing:
    """Gives each host's requests their turns; shared by all threads."""

    def __init__(
        self,
        gap: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._gap = gap
        self._clock = clock
        self._sleep = sleep
        self._turns: dict[str, _Turn] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str, gap: float | None = None) -> Iterator[None]:
        """Wait for the host's turn, and hold it while the block runs.

        ``gap`` is the crawl delay the host asks for, in seconds; the longer of the two counts.
        Raises FetchError ``wait`` where the host asked not to be visited for longer than
        ``LONGEST_WAIT``.
        """
        turn = self._turn_of(host)
        with turn.lock:
            wait = max(turn.next, turn.closed_until) - self._clock()
            if wait > LONGEST_WAIT:
                raise FetchError(
                    f"{host}: asks for {wait:,.0f} seconds before the next visit; it gets them",
                    code="wait",
                    retry_after=wait,
                )
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                turn.next = self._clock() + max(self._gap, gap or 0.0)

    def close(self, host: str, seconds: float) -> None:
        """Send no request to a host for so many seconds: it asked for that."""
        self._turn_of(host).closed_until = self._clock() + seconds

    def _turn_of(self, host: str) -> _Turn:
        with self._guard:
            return self._turns.setdefault(host, _Turn())
