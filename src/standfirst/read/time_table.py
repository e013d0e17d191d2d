"""Which words can begin a time, and by what each is then read; phrases around other times."""

from __future__ import annotations

import re
from collections.abc import Iterable  # noqa: TC003 - part of a signature
from dataclasses import replace
from typing import Final

from standfirst.read import time_durations as durations
from standfirst.read import time_grammar as grammar
from standfirst.read import time_sets as sets
from standfirst.read import time_told as told
from standfirst.read import time_words as words
from standfirst.read.calendar_words import ENGLISH_MONTHS, SEASONS, WEEKDAYS
from standfirst.read.numbers import ORDINALS, TENS, UNITS
from standfirst.read.time_digits import (
    read_century,
    read_clock,
    read_counted_day,
    read_day_first,
    read_nth_day,
    read_numeric_date,
    read_spelled_clock,
    read_year,
)
from standfirst.read.time_expression import Reader, TimeExpression
from standfirst.read.time_months import read_month_first, read_weekday
from standfirst.records import Span
from standfirst.text import WordIndex  # noqa: TC001 - part of a signature

WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_SECOND: Final = re.compile(r"[ \u00a0]([^\W\d_]+|\d)")


def readers_of(text: str, end: int, written: str) -> tuple[Reader, ...]:
    """Return what may read a time that begins with this word, which ends at ``end``."""
    if written[0].isdigit():
        return _DIGIT_READERS
    word = written.lower()
    if word in _LEADS:
        second = _SECOND.match(text, end)
        if second is None:
            return ()
        following = second[1].lower()
        return _LEADS[word].get("#" if following.isdigit() else following, ())
    return _WORD_READERS.get(word, ())


def _read_inner(
    text: str, start: int, *, phrases: tuple[Reader, ...] = ()
) -> TimeExpression | None:
    """Read the time inside a phrase; only ``phrases`` may stand around it again."""
    word = WORD.match(text, start)
    if word is None:
        return None
    written = word.group()
    for read in readers_of(text, word.end(), written):
        if read in _PHRASES and read not in phrases:
            continue
        expression = read(text, word.start(), written)
        if expression is not None and expression.grain not in {"duration", "set"}:
            return expression
    if written.lower() == "the":
        return words.read_of_year(text, start, written)
    return None


def _read_early(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "early Wednesday", "late last year", "mid-May": the same time with its modifier."""
    match = words.EARLY.match(text, start)
    if match is None:
        return None
    inner = _read_inner(text, match.end(), phrases=(_read_part_of,))
    if inner is None or (inner.told and inner.unit is None):
        return None
    return replace(inner, span=Span(start, inner.span.end))


def _read_part_of(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the end of June", "the morning of May 20", "the first week of September"."""
    match = words.PART_OF.match(text, start)
    if match is None:
        return None
    inner = _read_inner(text, match.end())
    if inner is None or inner.clock:
        return None
    if match["part"] and not inner.names_day:
        return None
    return words.with_part(inner, start, match["part"])


def _read_nth_of(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the second day of January": a day of the month that follows."""
    match = _NTH_OF.match(text, start)
    number = durations.ordinal_of(match["number"]) if match else None
    if match is None or not number or number > 31:
        return None
    inner = _read_inner(text, match.end())
    if inner is None or inner.grain != "month":
        return None
    return replace(inner, span=Span(start, inner.span.end), grain="day", day=number)


_NTH_OF: Final = re.compile(
    rf"the\s(?P<number>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\sday\sof\s(?=[A-Z])",
    re.IGNORECASE,
)


def _read_week_to(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the week to May 21"."""
    match = grammar.WEEK_TO.match(text, start)
    inner = _read_inner(text, match.end()) if match else None
    if inner is None or not inner.names_day:
        return None
    return replace(inner, span=Span(start, inner.span.end), grain="week")


_PHRASES: Final[tuple[Reader, ...]] = (_read_early, _read_part_of, _read_nth_of, _read_week_to)
_SIDES: Final = "last past next previous coming first recent following final"
_Table = dict[str, tuple[Reader, ...]]


def _add(table: _Table, names: Iterable[str] | str, *readers: Reader) -> None:
    for name in names.split() if isinstance(names, str) else names:
        table[name] = (*table.get(name, ()), *readers)


def _words() -> _Table:
    table: _Table = {}
    numbers = [*UNITS, *TENS]
    _add(table, "half quarter five ten twenty " + " ".join(grammar.HOURS), read_spelled_clock)
    _add(table, iter(numbers), durations.read_duration)
    _add(
        table,
        "few several couple many half dozens hundreds thousands another",
        durations.read_duration,
    )
    _add(
        table,
        iter(f"{unit}s" for unit in "second minute hour day week month year decade".split()),
        durations.read_bare,
    )
    _add(
        table,
        "centuries hour day week month year decade daylong weeklong yearlong monthlong",
        durations.read_bare,
    )
    _add(table, iter(ORDINALS), words.read_quarter, durations.read_ordinal)
    _add(
        table,
        "twenty thirty forty fifty sixty seventy eighty ninety hundred two three four five",
        durations.read_ordinal,
    )
    _add(table, _SIDES, durations.read_vague, durations.read_duration)
    _add(table, "final last", words.read_quarter)
    _add(
        table,
        "yesterday today tonight tomorrow overnight last this next past coming previous midweek"
        " mid",
        words.read_relative,
    )
    _add(table, "every each once twice thrice", sets.read_set)
    _add(table, iter(sets.ADVERBS), sets.read_set)
    _add(table, "earlier later", told.read_later)
    _add(table, "early late mid earlier later", _read_early)
    _add(table, "early end start beginning small", _read_part_of)
    _add(table, iter(ENGLISH_MONTHS), read_month_first)
    _add(
        table,
        iter(w for w in WEEKDAYS if w.isascii() and not w.endswith(("tag", "woch"))),
        read_weekday,
    )
    _add(table, iter(f"{w}s" for w in WEEKDAYS if w.isascii() and w.endswith("day")), read_weekday)
    _add(table, "noon midnight", _read_named_hour)
    _add(
        table,
        "dawn daybreak sunrise first dusk sunset sundown nightfall mid midday",
        words.read_dawn,
    )
    _add(table, iter(SEASONS), words.read_season)
    _add(table, "Q H q h", words.read_quarter)
    _add(table, "christmas boxing new halloween valentine this next last", words.read_holiday)
    _add(table, "day", read_counted_day)
    _add(table, "week", _read_week_to)
    _add(table, "morning afternoon evening night", _read_part_of)
    _add(table, "three four five six seven several many", sets.read_set)
    return table


def _read_named_hour(text: str, start: int, written: str) -> TimeExpression | None:
    span = Span(start, start + len(written))
    if written.lower() == "noon":
        return TimeExpression(span, "hour", clock="T12:00")
    closing = re.search(
        r"\b(?:until|till|to|by|before)\s\Z", text[max(0, start - 8) : start], re.IGNORECASE
    )
    return TimeExpression(span, "hour", clock="T24:00" if closing else "T00:00")


def _leads() -> dict[str, _Table]:
    """Return what may follow the commonest words, so that most of them cost one look-up."""
    the: _Table = {}
    _add(
        the,
        "morning afternoon evening night early late small",
        _read_part_of,
        _read_early,
        told.read_told,
        words.read_the_part,
    )
    _add(the, "end start beginning middle close turn very latter opening closing", _read_part_of)
    _add(
        the, iter(ORDINALS), _read_nth_of, _read_part_of, words.read_quarter, durations.read_ordinal
    )
    _add(the, iter(TENS), durations.read_ordinal, durations.read_duration)
    _add(
        the,
        iter(w for w in UNITS if w not in ORDINALS),
        durations.read_duration,
        durations.read_ordinal,
    )
    _add(the, _SIDES, durations.read_vague, durations.read_duration)
    _add(the, "first last final", _read_part_of, words.read_quarter)
    _add(the, "same next following previous day night week month year", told.read_told)
    _add(the, "week", _read_week_to)
    _add(the, "last past next coming previous weekend", words.read_relative)
    _add(the, "year", words.read_the_year)
    _add(the, "new", words.read_new_year)
    _add(the, iter(SEASONS), words.read_season)
    _add(the, iter(ENGLISH_MONTHS), read_month_first)
    _add(the, "#", read_nth_day, durations.read_ordinal)
    one: _Table = {}
    for unit in "second minute hour day week weekend fortnight month year decade century".split():
        _add(one, unit, durations.read_duration)
    _add(one, "few couple dozen quarter full further working whole", durations.read_duration)
    _add(one, "quarter", read_spelled_clock)
    _add(one, iter(ORDINALS), durations.read_ordinal)
    _add(one, "#", durations.read_ordinal)
    that: _Table = {}
    _add(
        that,
        "day week weekend month year morning afternoon evening night very same",
        told.read_told,
    )
    return {"the": the, "a": one, "an": one, "that": that}


_WORD_READERS: Final = _words()
_LEADS: Final = _leads()
_DIGIT_READERS: Final[tuple[Reader, ...]] = (
    read_numeric_date,
    read_day_first,
    read_clock,
    durations.read_ordinal,
    durations.read_duration,
    sets.read_set,
    read_century,
    read_year,
)
_OPENERS: Final = _WORD_READERS.keys()
_FOLLOWERS: Final = frozenset(word for table in _LEADS.values() for word in table)


def starts_of(text: str, words: WordIndex) -> set[int]:
    """Return where a time may begin: at a word of its own, or at an article before one."""
    starts = {*words.places(_OPENERS), *words.numbers}
    for at in [*words.places(_FOLLOWERS), *words.numbers]:
        before = text[max(0, at - 5) : at].lower()
        for lead in _LEADS:
            if before[:-1].endswith(lead) and before[-1:].isspace():
                starts.add(at - len(lead) - 1)
    return starts
