"""The numbered day: which number and which date a report gives itself, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of the signature
from datetime import UTC, date, timedelta, tzinfo

from standfirst.read.counts import likely_counts
from standfirst.read.day_numbers import DayNumber, find_numbers
from standfirst.read.time_values import date_of
from standfirst.read.times import TimeExpression  # noqa: TC001 - part of the signature
from standfirst.records import Counting, DayMark, DayRule, Parts, Report, Span
from standfirst.text import WordIndex  # noqa: TC001 - part of the signature

_LEAD = 1500  # characters of the body in which a day is named
_NOT_THE_DAY = re.compile(r"\b(?:since|until|till|from|after|before|by|of)\s+\Z", re.IGNORECASE)


def find_day(
    report: Report,
    parts: Parts,
    rule: DayRule | None,
    times: Sequence[TimeExpression],
    *,
    zone: tzinfo = UTC,
    words: WordIndex | None = None,
) -> DayMark | None:
    """Find the day a report names.

    With a ``rule`` the number is checked against it. Without one the well-known counts are
    tried, and one is taken only where a date in the text agrees or the text names its war.
    None where the report names no numbered day and its headline no date. ``words`` is the text's
    index, where there is one already.
    """
    zones = _zones(report, parts)
    published = report.published_at.astimezone(zone).date() if report.published_at else None
    number = find_numbers(report.text, zones, words)
    dates = _dates(report.text, times, zones)
    if number is None:
        return _date_only(dates, zones[0] if parts.headline else None, published)
    if rule is not None:
        return _mark(number, rule, dates, published)
    for count in likely_counts(report.text):
        for tried in (count.rule, count.other_rule):
            mark = _mark(number, tried, dates, published)
            if mark.agrees:
                return mark
    named = next((count for count in likely_counts(report.text) if count.is_named), None)
    if named is not None:
        return _mark(number, named.rule, dates, published)
    if not number.is_strong:
        return None
    return DayMark(number=number.value, written=number.span, date=_solved(dates, published))


def _zones(report: Report, parts: Parts) -> list[Span]:
    """Return where a day may be named, the likeliest first."""
    headline, standfirst = parts.headline, parts.standfirst
    start = max([span.end for span in (headline, standfirst) if span], default=0)
    lead = Span(start, min(len(report.text), start + _LEAD))
    return [
        Span(span.start, min(span.end, span.start + _LEAD))
        for span in (headline, standfirst, lead)
        if span is not None
    ]


def _dates(text: str, times: Sequence[TimeExpression], zones: list[Span]) -> list[TimeExpression]:
    """Return the full or yearless dates of those zones that can be the day of the report."""
    return [
        time
        for zone in zones
        for time in times
        if time.grain in {"day", "hour", "minute"}
        and time.month is not None
        and time.day is not None
        and zone.covers(time.span)
        and not _NOT_THE_DAY.search(text[max(0, time.span.start - 10) : time.span.start])
    ]


def _mark(
    number: DayNumber, rule: DayRule, dates: list[TimeExpression], published: date | None
) -> DayMark:
    counted = _date_of_number(rule, number.value)
    dated = (date_of(time, counted or published) for time in dates)
    found = [day for day in dated if day is not None]
    if counted is not None and counted in found:
        named: date | None = counted
    elif found:
        # Ranges and dates of later events stand here too: the nearest to the number is meant.
        named = min(found, key=lambda each: (abs((each - (counted or each)).days), each))
    else:
        named = _near(counted, published)
    agrees = None if named is None else rule.number_of(named) == number.value
    return DayMark(number.value, named, number.span, rule.epoch, rule.counting, agrees)


def _near(counted: date | None, published: date | None) -> date | None:
    """Return the day meant by a number where no date is written: it may come out a day late."""
    if counted is not None and published is not None and (published - counted).days == 1:
        return counted
    return published


def _date_of_number(rule: DayRule, number: int) -> date | None:
    try:
        return rule.epoch + timedelta(days=number - (rule.counting is Counting.INCLUSIVE))
    except OverflowError:
        return None


def _solved(dates: list[TimeExpression], published: date | None) -> date | None:
    return next((day for time in dates if (day := date_of(time, published)) is not None), published)


def _date_only(
    dates: list[TimeExpression], headline: Span | None, published: date | None
) -> DayMark | None:
    for time in dates:
        if headline is not None and headline.covers(time.span):
            day = date_of(time, published)
            if day is not None:
                return DayMark(date=day)
    return None
