"""Moments as inputs write them. Nothing is guessed: without an offset there is no moment."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_BLANK_BEFORE_OFFSET = re.compile(r"(?<=\d:\d\d) (?=[+-]\d\d:?\d\d\Z)")  # "12:00:00 +0200"


def parse_moment(value: str) -> datetime | None:
    """Read an ISO 8601 or mail date with the offset it has; null for anything else.

    A day without a time and a time without an offset are null too: neither is a moment.
    """
    value = value.strip()[:64]
    try:
        return _with_offset(datetime.fromisoformat(_BLANK_BEFORE_OFFSET.sub("", value)))
    except (ValueError, OverflowError):
        return parse_mail_date(value)


def parse_mail_date(value: str) -> datetime | None:
    """Read a date of RFC 5322; its offset "-0000" means UTC with nothing known of the place."""
    try:
        moment = parsedate_to_datetime(value.strip()[:128])
        if moment.tzinfo is None and value.rstrip().endswith("-0000"):
            return moment.replace(tzinfo=UTC)
        return _with_offset(moment)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def parse_unixtime(value: object) -> datetime | None:
    """Read seconds since 1970, written as a number or as digits."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _with_offset(moment: datetime) -> datetime | None:
    """Return a moment that has an offset and lies within the calendar in UTC, too; else null."""
    if moment.tzinfo is None:
        return None
    moment.astimezone(UTC)  # raises OverflowError at the ends of the calendar
    return moment
