"""Moments that cannot be trusted: from the future, or at the ends of the calendar."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

TOLERATED = timedelta(days=1)  # clocks and zones are set wrong by hours, not by days


def is_from_the_future(published: datetime, collected: datetime | None) -> bool:
    """Tell whether a report bears a date later than that at which it was in our hands."""
    if collected is None:
        return False
    return published - collected > TOLERATED


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """Return a moment in a zone; as it is, on the calendar's first and last day."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment
