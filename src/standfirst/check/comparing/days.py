"""The days, months and times of day a sentence names, and which of them its sources have."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.records import Mention, Span

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
# How many days a word lies off the day it is said on.
RELATIVE: Final = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1,
    "this morning": 0, "this afternoon": 0, "this evening": 0,
}  # fmt: skip
_WEEKDAY: Final = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_RELATIVE: Final = re.compile(rf"\b({'|'.join(RELATIVE)})\b", re.IGNORECASE)
_DAY_MONTH: Final = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{'|'.join(MONTHS)})"
    rf"|(?P<m2>{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?\s+"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\s[A-Z][a-z]))\b(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(rf"\b({'|'.join(m.capitalize() for m in MONTHS)})\b")
_CLOCK: Final = re.compile(
    r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s?(?P<half>[ap]\.?m\b\.?)|\b(?P<h2>\d{1,2}):(?P<m2>\d{2})\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(
    r"\b(?:in|of|by|until|since|from|for|last|next|early|late|mid)\s\Z", re.IGNORECASE
)
_VALUE: Final = re.compile(
    r"(?P<y>\d{4}|XXXX)-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?:T(?P<t>\d{2}:\d{2}))?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """One day, month or time as a text names it, where it stands, and what kind of naming it is.

    ``kind`` is weekday, date, month, clock or relative; ``value`` is a weekday's number, a pair of
    month and day, a month, minutes since midnight, or days off.
    """

    kind: str
    value: int | tuple[int, int]
    start: int
    end: int
    year: int | None = None


def names_of_days(text: str, span: Span) -> list[Named]:
    """Return the days, months and times of day that the words of a span name, in order."""
    found: list[Named] = []
    taken: list[tuple[int, int]] = []
    for match in _DAY_MONTH.finditer(text, *span):
        month = (match["m1"] or match["m2"]).lower()[:3]
        day = int(match["d1"] or match["d2"])
        number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month))
        year = int(match["year"]) if match["year"] else None
        if 1 <= day <= 31:
            found.append(Named("date", (number, day), *match.span(), year))
            taken.append(match.span())
    found += [
        Named("weekday", WEEKDAYS.index(match[1].lower()), *match.span())
        for match in _WEEKDAY.finditer(text, *span)
    ]
    found += [
        Named("relative", RELATIVE[match[1].lower()], *match.span())
        for match in _RELATIVE.finditer(text, *span)
    ]
    for match in _MONTH.finditer(text, *span):
        is_may = match[1] == "May" and not _MAY.search(
            text, max(0, match.start() - 8), match.start()
        )
        if not is_may and not any(start <= match.start() < end for start, end in taken):
            found.append(Named("month", MONTHS.index(match[1].lower()) + 1, *match.span()))
    found += _clocks(text, span)
    return sorted(found, key=lambda one: one.start)


def _clocks(text: str, span: Span) -> Iterator[Named]:
    for match in _CLOCK.finditer(text, *span):
        hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
        if match["half"] and hour <= 12:
            hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
        if hour < 24 and minute < 60:
            yield Named("clock", 60 * hour + minute, *match.span())


@dataclass(frozen=True, slots=True)
class Known:
    """What sources say of time: days, months and minutes since midnight."""

    days: frozenset[date]
    weekdays: frozenset[int]
    dates: frozenset[tuple[int, int]]
    months: frozenset[int]
    clocks: frozenset[int]


def known_times(rows: Iterable[tuple[str, Span, Iterable[Mention], date | None]]) -> Known:
    """Gather what sentences say of time: text, span, mentions in it and day of publication each."""
    days: set[date] = set()
    weekdays: set[int] = set()
    dates: set[tuple[int, int]] = set()
    months: set[int] = set()
    clocks: set[int] = set()
    for text, span, mentions, published in rows:
        if published is not None:
            days.add(published)
        for one in names_of_days(text, span):
            if one.kind == "relative" and published is not None and isinstance(one.value, int):
                days.add(published + timedelta(days=one.value))
            elif one.kind == "weekday" and isinstance(one.value, int):
                weekdays.add(one.value)
            elif one.kind == "clock" and isinstance(one.value, int):
                clocks.add(one.value)
            elif one.kind == "month" and isinstance(one.value, int):
                months.add(one.value)
            elif isinstance(one.value, tuple):
                dates.add(one.value)
        _take_values(mentions, days, dates, months, clocks)
    for day in days:
        weekdays.add(day.weekday())
        dates.add((day.month, day.day))
    months |= {month for month, _ in dates}
    return Known(
        frozenset(days), frozenset(weekdays), frozenset(dates), frozenset(months), frozenset(clocks)
    )


def _take_values(
    mentions: Iterable[Mention],
    days: set[date],
    dates: set[tuple[int, int]],
    months: set[int],
    clocks: set[int],
) -> None:
    for mention in mentions:
        if mention.kind is not MentionKind.TIME or mention.time is None:
            continue
        match = _VALUE.match(mention.time.value)
        if match is None:
            continue
        if match["d"]:
            dates.add((int(match["m"]), int(match["d"])))
            if match["y"] != "XXXX":
                with suppress(ValueError):  # the 31st of a month of thirty days
                    days.add(date(int(match["y"]), int(match["m"]), int(match["d"])))
        else:
            months.add(int(match["m"]))
        if match["t"]:
            hours, minutes = match["t"].split(":")
            clocks.add(60 * int(hours) + int(minutes))


def is_known(named: Named, known: Known, day: date | None) -> bool:
    """Tell whether sources have a day, month or time; ``day`` is the one of the draft."""
    value = named.value
    if named.kind == "relative":
        assert isinstance(value, int)
        return day is None or day + timedelta(days=value) in known.days
    if isinstance(value, tuple):
        return value in known.dates
    return (
        value
        in {
            "weekday": known.weekdays,
            "month": known.months,
            "clock": known.clocks,
        }[named.kind]
    )
