"""Times that begin with digits: dates in figures, "24 May", clock times, years, centuries."""

from __future__ import annotations

import re  # noqa: TC003 - part of a signature
from dataclasses import replace

from standfirst.read import time_grammar as grammar
from standfirst.read.calendar_words import ENGLISH_MONTHS, MONTHS, WEEKDAYS
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span


def with_rest(match: re.Match[str], *, month: int, day: int) -> TimeExpression | None:
    """Complete a day and month with the year or the end of the range that follows them."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    until = None
    if groups.get("until_day"):
        name = (groups.get("until_month") or "").lower()
        until = (year, MONTHS.get(name, month), int(groups["until_day"]))
    weekday = WEEKDAYS.get((groups.get("weekday") or "").lower())
    if not 1 <= day <= 31 or (until and not 1 <= until[2] <= 31):
        return None
    return TimeExpression(
        Span(*match.span()), "day", year=year, month=month, day=day, weekday=weekday, until=until
    )


def read_day_first(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "24 May 2023", "24-26 May", "24th of May", "24 травня 2023"."""
    match = grammar.DAY_MONTH.match(text, start)
    if match is None:
        return None
    month = MONTHS.get(match["month"].lower())
    name = match["month"]
    english = name.lower() in ENGLISH_MONTHS
    if month is None or (english and not name[0].isupper()):
        return None
    expression = with_rest(match, month=month, day=int(match["until_day"] or match["day"]))
    if expression is None or not match["until_day"]:
        return expression
    return replace(
        expression, day=int(match["day"]), until=(expression.year, month, int(match["until_day"]))
    )


def read_numeric_date(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "2023-05-24", "24.05.2022", "5/24/23" (month first unless it cannot be)."""
    if match := grammar.ISO_DATE.match(text, start):
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    elif match := grammar.DOTTED_DATE.match(text, start):
        day, month, year = (int(match[name]) for name in ("day", "month", "year"))
    elif match := grammar.SLASHED_DATE.match(text, start):
        month, day, year = (int(match[name]) for name in ("first", "second", "year"))
        if month > 12:
            month, day = day, month
    else:
        return None
    year += 2000 if year < 100 else 0
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    return TimeExpression(Span(*match.span()), "day", year=year, month=month, day=day)


def read_clock(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "9pm", "6:00 p.m.", "19:30 GMT"."""
    match = grammar.CLOCK.match(text, start)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "p")
    if hour > 24 or minute > 59:
        return None
    grain = "minute" if match["minute"] else "hour"
    return TimeExpression(Span(*match.span()), grain, clock=f"T{hour:02}:{minute:02}")


def read_century(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the 19th century"."""
    match = grammar.CENTURY.match(text, start)
    if match is None or not match["number"].strip("0"):
        return None
    lead = 4 if text[max(0, start - 4) : start].lower() == "the " else 0
    span = Span(start - lead, match.end())
    return TimeExpression(span, "century", value=f"{int(match['number']) - 1:02}")


def read_year(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "in 2014", "2014-2016", "the 1990s"; a bare number of four digits is no year."""
    if len(written) == 2 and text[start - 1 : start] in "'’":
        match = grammar.SHORT_DECADE.match(text, start)
        return match and TimeExpression(
            Span(start - 1, match.end()), "decade", value=f"19{written[0]}"
        )
    if len(written) != 4 or written[:2] not in {"16", "17", "18", "19", "20", "21"}:
        return None
    match = grammar.YEAR.match(text, start)
    if match is None:
        return None
    if match["decade"]:
        return TimeExpression(Span(*match.span()), "decade", value=written[:3])
    before = text[max(0, start - 16) : start]
    lead = grammar.BEFORE_YEAR.search(before)
    if lead is None and not match["until"]:
        return None
    if match["until"]:
        until = match["until"]
        value = f"{written}/{written[: 4 - len(until)]}{until}"
        return TimeExpression(Span(*match.span()), "year", value=value)
    begin = start - (len(before) - lead.start("with")) if lead and lead["with"] else start
    return TimeExpression(Span(begin, match.end()), "year", year=int(written))
