"""Times in the order a report tells them: what "the next day" and a bare "6 p.m." belong to.

A clock time without a day belongs to the day named in its sentence, else to the day told last
in its paragraph, else to the day of the report. "Two days later" is counted from the day told
last; where none was told it stays a duration. A counted day ("Day 455", "the 455th day of the
war") has a date only where the report's own count is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of the signature
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from standfirst.read.time_expression import TimeExpression  # noqa: TC001 - part of the signature
from standfirst.read.time_values import time_value
from standfirst.records import Counting, DayMark, Span, TimeValue

_BREAK: Final = re.compile(r"[.!?]['\"”’)]*\s+(?=[^\sa-z])|\n")
_REACH: Final = 700  # characters over which a day stays told
_OF_THE_COUNT: Final = re.compile(
    r"\sof\s(?:the\s|its\s|their\s|an?\s|this\s)?(?:[\w-]+\s){0,3}?(?:war|invasion|fighting|conflict|offensive|resistance|"
    r"siege|aggression|assault|attack)\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\s?(?:to|until|till|and|-|–|—)\s?\Z")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR: Final = re.compile(r"(\d{4})(?:-(\d\d)|-[A-Z][A-Z\d])?\Z")
_AWAY: Final = re.compile(r"[,;]|\sand\s(?=\w+\s)|\n")


def resolve_times(
    text: str,
    times: Sequence[TimeExpression],
    anchor: date | None,
    day: DayMark | None = None,
) -> list[tuple[Span, TimeValue]]:
    """Return the times of a report with their values; those that name no possible day are left out.

    ``anchor`` is the day of the report, ``day`` its own count of days; either may be null.
    """
    named = [_day_of(time, anchor) for time in times]
    found: list[tuple[Span, TimeValue]] = []
    telling, clock = _Telling(), ""
    for at, time in enumerate(times):
        if time.span.start - telling.at > _REACH:
            telling = _Telling()
        base, is_own = _base_of(text, at, times, named, telling)
        value = _value(text, time, base or anchor, telling, day)
        if value is None:
            continue
        if time.clock and not time.names_day:
            gap = text[times[at - 1].span.end : time.span.start] if at else ""
            value = _past_midnight(value, clock if _RANGE.match(gap) else "", is_own=is_own)
        found.append((time.span, value))
        clock = value.value if time.clock else clock
        if (now := _told_by(time, value)) is not None:
            telling = _Telling(now, time.span.end, is_day=_DAY.match(value.value) is not None)
    return found


@dataclass(frozen=True, slots=True)
class _Telling:
    """The day a text told last, where, and whether it was told to the day."""

    day: date | None = None
    at: int = 0
    is_day: bool = False


def _days_on(told: date, time: TimeExpression, value: TimeValue) -> TimeValue:
    """Count "two weeks later" to the day where a day was told, not only a month or a year."""
    try:
        return TimeValue((told + timedelta(weeks=time.shift or 0)).isoformat(), "day")
    except OverflowError:
        return value


def _day_of(time: TimeExpression, anchor: date | None) -> date | None:
    if not time.names_day or time.told:
        return None
    value = time_value(time, anchor)
    return _date_in(value)


def _date_in(value: TimeValue | None) -> date | None:
    match = _DAY.match(value.value) if value else None
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None


def _base_of(
    text: str,
    at: int,
    times: Sequence[TimeExpression],
    named: Sequence[date | None],
    telling: _Telling,
) -> tuple[date | None, bool]:
    """Return the day of a time that names none, and whether its own sentence names it.

    Null where it is counted from the day of the report.
    """
    time = times[at]
    if not (time.clock or time.grain == "part") or time.names_day or time.told:
        return None, False
    if at + 1 < len(times) and named[at + 1] is not None:
        between = text[time.span.end : times[at + 1].span.start + 1]
        if len(between) < 40 and not _BREAK.search(between) and not _AWAY.search(between):
            return named[at + 1], True
    if (
        telling.day is not None
        and telling.is_day
        and "\n\n" not in text[telling.at : time.span.start]
    ):
        is_own = named[at - 1] is not None
        return telling.day, is_own and not _BREAK.search(text[telling.at : time.span.start])
    return None, False


def _value(
    text: str, time: TimeExpression, base: date | None, telling: _Telling, day: DayMark | None
) -> TimeValue | None:
    if time.counted is not None:
        is_counted = time.grain == "day" or _OF_THE_COUNT.match(text, time.span.end)
        if is_counted and (known := _of_count(day, time.counted)) is not None:
            return TimeValue(known.isoformat(), "day")
        if time.grain == "day":
            return None
    if time.follows and telling.day and telling.is_day and time.weekday is not None:
        days = (time.weekday - telling.day.weekday()) % 7 or 7
        return time_value(replace(time, weekday=None, unit="day", shift=days), telling.day)
    needs_day = time.told and time.unit == "day"
    value = time_value(time, base, told=telling.day if telling.is_day or not needs_day else None)
    if (
        value
        and time.told
        and telling.day
        and telling.is_day
        and time.unit == "week"
        and time.value
    ):
        return _days_on(telling.day, time, value)
    return value


def _of_count(day: DayMark | None, number: int) -> date | None:
    """Return the date of a counted day under the count the report names or the desk keeps."""
    if day is None:
        return None
    if day.epoch is not None:
        try:
            return day.epoch + timedelta(days=number - (day.counting is not Counting.ELAPSED))
        except OverflowError:
            return None
    return day.date if day.number == number else None


def _past_midnight(value: TimeValue, clock: str, *, is_own: bool) -> TimeValue:
    """Let the end of a range lie on the next day: "from 11 p.m. to 5 a.m."."""
    if not clock or is_own or clock[:10] != value.value[:10] or value.value[10:] >= clock[10:]:
        return value
    day = _date_in(value)
    if day is None or day == date.max:
        return value
    return TimeValue((day + timedelta(days=1)).isoformat() + value.value[10:], value.grain)


def _told_by(time: TimeExpression, value: TimeValue) -> date | None:
    """Return the day a time tells, from which what follows is counted."""
    if value.grain in {"duration", "set"}:
        return None
    if (day := _date_in(value)) is not None:
        return day
    match = _YEAR.match(value.value)
    if match is None or time.told:
        return None
    return date(int(match[1]) or 1, int(match[2] or 1), 1)
