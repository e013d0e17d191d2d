"""Whether a feed's clock can be trusted: noticed and noted, never put right in silence."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from standfirst.collect.moments import parse_mail_date

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_NOTED = timedelta(minutes=5)
_STEP = 15 * 60  # seconds; every zone of the world is a multiple of a quarter of an hour
_SLACK = 120
_LONGEST_EMBARGO = timedelta(days=1)


def clock_offset(
    moments: Iterable[datetime | None], *, date_header: str | None, now: datetime
) -> int | None:
    """Return how many seconds a feed's clock is ahead of ours (behind: negative), else null.

    The server's own ``Date`` header tells its clock. Items dated later than ``now``, our time of
    the fetch, tell a clock or a zone that is wrong: an outlet that writes local time and calls
    it UTC is ahead by its zone. Items over a day ahead are announcements, not a clock.
    """
    header = parse_mail_date(date_header) if date_header else None
    server = header - now if header else timedelta(0)
    ahead = [
        moment - now
        for moment in moments
        if moment and LEAST_NOTED < moment - now - max(server, timedelta(0)) < _LONGEST_EMBARGO
    ]
    if ahead:
        return _rounded(int(max(ahead).total_seconds()))
    return int(server.total_seconds()) if abs(server) > LEAST_NOTED else None


def _rounded(seconds: int) -> int:
    """Round up to the next step of a zone where that is near: the item is some minutes old."""
    steps = -(-seconds // _STEP) * _STEP
    return steps if steps - seconds <= _SLACK or seconds > 2 * _STEP else seconds
