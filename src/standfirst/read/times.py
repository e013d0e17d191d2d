"""Times: where a text names dates, times of day and durations, and what each one says.

A scan of the words finds the few that can begin a time; a small pattern each then reads on
from there, so the cost stays linear. Values are worked out by ``time_values``; the two are
kept apart because a value needs a day to count from and the place in the text does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from standfirst.read import time_grammar as grammar
from standfirst.read.calendar_words import ENGLISH_MONTHS, WEEKDAYS
from standfirst.read.time_digits import (
    read_century,
    read_clock,
    read_day_first,
    read_numeric_date,
    read_year,
    with_rest,
)
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span
from standfirst.text import WordIndex

__all__ = ["TimeExpression", "find_times"]


_WORD = re.compile(r"[^\W\d_]+|\d+")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|is to|are to|was to|were to|due|scheduled|plans?|planned|planning|"
    r"expected|expects|set (?:for|to)|upcoming|by|until|before|starting)\b[^.!?\n]*\Z"
)


def find_times(text: str, words: WordIndex | None = None) -> tuple[TimeExpression, ...]:
    """Find every time a text names, in text order and without overlaps.

    ``words`` is the text's index, where there is one already.
    """
    words = WordIndex(text) if words is None else words
    starts = sorted(words.places(_WORD_READERS.keys()) + words.numbers)
    found: list[TimeExpression] = []
    end = 0
    for start in starts:
        if start < end:
            continue
        word = _WORD.match(text, start)
        assert word is not None
        written = word[0]
        for read in _readers_of(written):
            expression = read(text, start, written)
            if expression is not None and expression.span.start >= end:
                found.append(_with_direction(text, expression))
                end = expression.span.end
                break
    return tuple(found)


Reader = Callable[[str, int, str], TimeExpression | None]


def _readers_of(written: str) -> tuple[Reader, ...]:
    if written[0].isdigit():
        return _DIGIT_READERS
    return _WORD_READERS.get(written.lower(), ())


def _with_direction(text: str, expression: TimeExpression) -> TimeExpression:
    """Mark a date without its year or week that its sentence places in the future."""
    bare = expression.weekday is not None or (expression.month and expression.year is None)
    if not bare or expression.ahead is not None:
        return expression
    before = text[max(0, expression.span.start - 80) : expression.span.start]
    return replace(expression, ahead=True) if _FUTURE.search(before) else expression


def _read_month_first(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "May 24, 2023", "May 24-26", "May 2023", "in May"."""
    if not written[0].isupper():
        return None
    month = ENGLISH_MONTHS[written.lower()]
    if match := grammar.MONTH_DAY.match(text, start):
        return with_rest(match, month=month, day=int(match["day"]))
    if match := grammar.MONTH_YEAR.match(text, start):
        return TimeExpression(Span(*match.span()), "month", year=int(match["year"]), month=month)
    before = text[max(0, start - 12) : start]
    lead = grammar.BEFORE_BARE_MONTH.search(before)
    if lead is None and written in grammar.AMBIGUOUS_MONTHS:
        return None
    end = start + len(written)
    end += text[end : end + 1] == "." and len(written) < 5
    grown = start - (len(before) - lead.start("with")) if lead and lead["with"] else start
    ahead = (
        {"next": True, "last": False}.get(lead["with"].strip().lower())
        if grown < start and lead
        else None
    )
    return TimeExpression(Span(grown, end), "month", month=month, ahead=ahead)


def _read_weekday(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "Wednesday", "Wednesday, May 24, 2023", "last Wednesday evening"."""
    if not written[0].isupper():
        return None
    weekday = WEEKDAYS[written.lower()]
    if match := grammar.WEEKDAY_DATE.match(text, start):
        name = match["month"] or match["month_b"]
        month = ENGLISH_MONTHS.get(name.lower())
        if month:
            year = match["year"]
            return TimeExpression(
                Span(*match.span()),
                "day",
                year=int(year) if year else None,
                month=month,
                day=int(match["day"] or match["day_b"]),
                weekday=weekday,
            )
    match = grammar.WEEKDAY.match(text, start)
    if match is None or (len(written) < 5 and not match["dot"]):
        return None
    before = text[max(0, start - 12) : start]
    lead = grammar.BEFORE_WEEKDAY.search(before)
    begin = start - (len(before) - lead.start()) if lead else start
    ahead = None
    if lead:
        ahead = {"next": True, "coming": True, "last": False, "past": False}.get(
            lead["with"].lower()
        )
        if lead["with"].lower() in {"every", "each"}:
            return TimeExpression(Span(begin, match.end()), "set", value="P1W")
    part = grammar.part_of(match["part"])
    return TimeExpression(Span(begin, match.end()), "day", weekday=weekday, part=part, ahead=ahead)


def _read_relative(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "yesterday", "last night", "this week", "overnight", "early Wednesday"."""
    match = grammar.RELATIVE.match(text, start)
    if match is None:
        return None
    unit, shift, part = grammar.relative_of(match.group())
    if unit is None:
        return None
    grain = "season" if part in {"SP", "SU", "FA", "WI"} else unit
    return TimeExpression(Span(*match.span()), grain, unit=unit, shift=shift, part=part)


def _read_early(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "early Wednesday", "late last year", "mid-May": the same time with its modifier."""
    match = grammar.EARLY.match(text, start)
    if match is None:
        return None
    word = _WORD.match(text, match.end())
    if word is None:
        return None
    for read in _readers_of(word.group()):
        expression = read(text, word.start(), word.group())
        if expression is not None and expression.grain != "duration":
            return replace(expression, span=Span(start, expression.span.end))
    return None


def _read_span_of_time(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "three days", "the past 24 hours", "two weeks ago", "a two-year"."""
    match = grammar.DURATION.match(text, start)
    if match is None:
        return None
    return _duration(text, match)


def _duration(text: str, match: re.Match[str]) -> TimeExpression | None:
    count = grammar.count_of(match["count"])
    unit = (match["unit"] or match["bare"]).lower().removesuffix("s")
    if grammar.AGE.match(text, match.end()):
        return None
    value = grammar.duration_value(count, unit)
    ago = grammar.AGO.match(text, match.end())
    if ago and count is not None and count == int(count) and unit in grammar.SHIFTABLE:
        forward = ago["word"].lower() in {"later", "from now"}
        shift = int(count) if forward else -int(count)
        if ago["word"].lower() in {"ago", "from now"} and abs(shift) < 10_000:
            return TimeExpression(Span(match.start(), ago.end()), unit, unit=unit, shift=shift)
    if ago:
        return TimeExpression(Span(match.start(), ago.end()), "duration", value=value)
    return TimeExpression(Span(*match.span()), "duration", value=value)


def _read_set(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "every day", "each year", "twice a week"."""
    match = grammar.SET.match(text, start)
    if match is None:
        return None
    unit = match["unit"].lower().removesuffix("s")
    return TimeExpression(Span(*match.span()), "set", value=grammar.duration_value(1.0, unit))


def _table() -> Iterator[tuple[str, Reader]]:
    for word in grammar.COUNT_WORDS:
        yield word, _read_span_of_time
    for word in ("the", "last", "past", "next", "previous", "coming", "first", "recent"):
        yield word, _read_span_of_time
    for word in ("the", *grammar.RELATIVE_WORDS):
        yield word, _read_relative
    for word in ("every", "each", "once", "twice"):
        yield word, _read_set
    for word in ("early", "late", "mid", "earlier", "later"):
        yield word, _read_early
    for word in ENGLISH_MONTHS:
        yield word, _read_month_first
    for word in WEEKDAYS:
        if word.isascii() and not word.endswith(("tag", "woch")):
            yield word, _read_weekday
    for word in ("noon", "midnight"):
        yield word, _read_named_hour


def _read_named_hour(_: str, start: int, written: str) -> TimeExpression | None:
    clock = "T12:00" if written.lower() == "noon" else "T24:00"
    return TimeExpression(Span(start, start + len(written)), "hour", clock=clock)


def _grouped() -> dict[str, tuple[Reader, ...]]:
    table: dict[str, tuple[Reader, ...]] = {}
    for word, reader in _table():
        table[word] = (*table.get(word, ()), reader)
    return table


_WORD_READERS: Final = _grouped()
_DIGIT_READERS: Final[tuple[Reader, ...]] = (
    read_numeric_date,
    read_day_first,
    read_clock,
    _read_span_of_time,
    read_century,
    read_year,
)
