"""Times that begin with digits: dates in figures, "24 May", clock times, years, centuries."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of a signature
from dataclasses import replace
from typing import Final

from standfirst.read import time_grammar as grammar
from standfirst.read.calendar_words import (
    DAY_PARTS,
    ENGLISH_MONTHS,
    GERMAN_MONTHS,
    MONTHS,
    WEEKDAYS,
    ZONES,
)
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span

_AND: Final = re.compile(r"\sand\s")


def _between(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].lower().endswith("between ")


def with_rest(match: re.Match[str], *, month: int, day: int) -> TimeExpression | None:
    """Complete a day and month with the year or the end of the range that follows them."""
    groups = match.groupdict()
    if groups.get("until_day") and not groups.get("month"):
        text, gap = match.string, match.string[match.end("day") : match.start("until_day")]
        if " and " in gap and not _between(text, match.start()):
            # "On Aug. 29 and Sept. 15": two days and no range; the first is read alone.
            end = (
                match.end("day") + bool(re.match(r"st|nd|rd|th", text[match.end("day") :][:2])) * 2
            )
            return TimeExpression(Span(match.start(), end), "day", month=month, day=day)
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
    if name[0].isupper() and not english and name.lower() not in GERMAN_MONTHS:
        return None  # "30 Mars"
    if text[start - 1 : start] == "/":
        return None
    until = match["until_day"]
    if (
        until
        and _AND.search(text, match.end("day"), match.start("until_day"))
        and not _between(text, start)
    ):
        return None  # "on 8 and 15 July": two days, of which the second is read
    expression = with_rest(match, month=month, day=int(until or match["day"]))
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


def in_one_order(text: str, times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """Let all dates like 5/3/2023 have the order of the one that leaves no choice (19/04/2018)."""
    slashed = {
        time.span: match
        for time in times
        if time.year and time.day and (match := grammar.SLASHED_DATE.match(text, time.span.start))
    }
    if not any(int(match["first"]) > 12 for match in slashed.values()):
        return times
    if any(int(match["second"]) > 12 for match in slashed.values()):
        return times
    return [
        replace(time, month=int(slashed[time.span]["second"]), day=int(slashed[time.span]["first"]))
        if time.span in slashed
        else time
        for time in times
    ]


def read_clock(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "9pm", "6:00 p.m.", "19:30 GMT", "1500 GMT", "9 o'clock in the evening"."""
    if len(written) == 4 and (match := grammar.MILITARY.match(text, start)):
        zone = match["zone"] or match["sure"]
        return _at(Span(*match.span()), int(match["hour"]), int(match["minute"]), zone)
    if (hours := grammar.CLOCKS.match(text, start)) is not None:
        return _from_until(hours)
    match = grammar.CLOCK.match(text, start)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()[:1]
    if not half and match["part"]:
        half = "a" if match["part"].endswith("morning") else "p"
        hour = hour % 24
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "p")
    if hour > 24 or minute > 59:
        return None
    return _at(Span(*match.span()), hour, minute, match["zone"], whole=not match["minute"])


def _from_until(match: re.Match[str]) -> TimeExpression | None:
    """Read "2-9 p.m.", "6 to 8 p.m.": both ends in one half of the day, or across its middle."""
    first, last = int(match["first"]), int(match["last"])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    is_late = match["half"][0].lower() == "p"
    end = last % 12 + 12 * is_late
    start = first % 12 + 12 * is_late
    if start > end or (
        start == end and (match["first_minute"] or "00") > (match["minute"] or "00")
    ):
        start -= 12  # "10-2 p.m."
    if start < 0:
        return None
    minutes = [match[name] or "00" for name in ("first_minute", "minute")]
    clock = f"T{start:02}:{minutes[0]}"
    span = Span(*match.span())
    return TimeExpression(span, "hour", clock=clock, clock_until=f"T{end:02}:{minutes[1]}")


def _at(
    span: Span, hour: int, minute: int, zone: str | None, *, whole: bool = False
) -> TimeExpression:
    grain = "hour" if whole else "minute"
    east = ZONES.get(zone or "")
    offset = None
    if east is not None:
        hours, minutes = divmod(abs(east), 60)
        offset = f"{'-' if east < 0 else '+'}{hours:02}:{minutes:02}" if east else "Z"
    return TimeExpression(span, grain, clock=f"T{hour:02}:{minute:02}", zone=offset)


def read_spelled_clock(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "half past seven", "five to ten", "nine o'clock": the half of the day may stay open."""
    match = grammar.SPELLED_CLOCK.match(text, start)
    if match is None or not grammar.BEFORE_CLOCK.search(text[max(0, start - 8) : start]):
        return None
    hour, minute = grammar.HOURS[(match["hour"] or match["full"]).lower()], 0
    if match["piece"]:
        piece = grammar.PIECES[match["piece"].lower()]
        past = match["side"].lower() == "past"
        hour, minute = (hour, piece) if past else ((hour - 1) % 12 or 12, 60 - piece)
    if match["part"] and DAY_PARTS[match["part"].split()[-1].lower()] != "MO":
        hour = hour % 12 + 12
    return _at(Span(*match.span()), hour, minute, None, whole=minute == 0)


def read_nth_day(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "on the 21st": a day of the month told last."""
    match = grammar.NTH_DAY.match(text, start)
    if match is None or not 1 <= int(match["day"]) <= 31:
        return None
    if not grammar.BEFORE_NTH_DAY.search(text[max(0, start - 7) : start]):
        return None
    return TimeExpression(Span(*match.span()), "day", day=int(match["day"]), told=True)


def read_counted_day(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "Day 455": a day only where the report's own count is known."""
    match = grammar.COUNTED_DAY.match(text, start)
    if match is None:
        return None
    number = int(match["number"].replace(",", ""))
    return TimeExpression(Span(*match.span()), "day", counted=number)


def read_century(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the 19th century"."""
    match = grammar.CENTURY.match(text, start)
    if match is None or not match["number"].strip("0"):
        return None
    return TimeExpression(Span(*match.span()), "century", value=f"{int(match['number']) - 1:02}")


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
    if match["until"]:
        until = match["until"]
        value = f"{written}/{written[: 4 - len(until)]}{until}"
        return TimeExpression(Span(*match.span()), "year", value=value)
    lead = grammar.BEFORE_YEAR.search(text[max(0, start - 16) : start])
    if lead is None or (grammar.COUNTS.match(text, match.end()) and _may_count(lead)):
        return None
    return TimeExpression(Span(*match.span()), "year", year=int(written))


def _may_count(lead: re.Match[str]) -> bool:
    """Tell whether what stands before four digits leaves it open whether they count something."""
    return lead.group().strip().lower() not in {"in", "since", "until", "during", "year"}
