"""One collector at a time: a lease in the archive, held by a process and kept alive by it."""

from __future__ import annotations

import os
import secrets
import socket
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.errors import StandfirstError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from standfirst.archive import Archive

NAME = "collect"
RENEW = timedelta(minutes=1)
_ours: set[str] = set()  # holders of this process that are at work


class Lease:
    """The right to collect into an archive, renewed when asked to."""

    def __init__(self, archive: Archive, now: Callable[[], datetime]) -> None:
        self._archive = archive
        self._now = now
        # The chance tells a process from an earlier one of its number.
        self.holder = f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"
        self._renewed: datetime | None = None

    def renew(self) -> None:
        """Take the lease, or hold on to it; raise BusyError where another collector has it."""
        now = self._now()
        if self._renewed is None or not timedelta(0) <= now - self._renewed < RENEW:
            self._archive.take_lease(NAME, self.holder, now, is_dead)
            self._renewed = now

    def give_back(self) -> None:
        """End the lease."""
        self._archive.give_back_lease(NAME, self.holder)


@contextmanager
def held_lease(archive: Archive, now: Callable[[], datetime]) -> Iterator[Lease]:
    """Hold the lease while the block runs; raise BusyError where another collector has it."""
    lease = Lease(archive, now)
    _ours.add(lease.holder)
    try:
        lease.renew()
        yield lease
    finally:
        _ours.discard(lease.holder)
        # A full disk must not hide what went wrong; the lease ends with its process anyway.
        with suppress(StandfirstError):
            lease.give_back()


def is_dead(holder: str) -> bool:
    """Tell whether a lease's holder is a process of this machine that runs no more.

    A round of our own that could not give its lease back, for the archive was locked, is over.
    """
    host, _, rest = holder.partition("/")
    number = rest.partition("/")[0]
    if host != socket.gethostname() or not number.isdigit():
        return False
    if int(number) == os.getpid():
        return holder not in _ours
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
