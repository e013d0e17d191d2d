"""Times: where a text names dates, times of day, durations and sets, and what each one says.

A scan of the words finds the few that can begin a time; a small pattern each then reads on
from there, so the cost stays linear. Values are worked out by ``time_values``; the two are
kept apart because a value needs a day to count from and the place in the text does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from standfirst.read.time_digits import in_one_order
from standfirst.read.time_expression import TimeExpression
from standfirst.read.time_joins import joined
from standfirst.read.time_table import WORD, readers_of, starts_of
from standfirst.records import Span
from standfirst.text import WordIndex

__all__ = ["TimeExpression", "find_times"]


_DECADES: Final = re.compile(
    r"(?:\b(?:the|its|their)\s)?(?:(?:very\s)?(?:early|late|mid)[\s-])?\Z", re.IGNORECASE
)
_ABOUT_CLOCK: Final = re.compile(
    r"\b(?:about|around|roughly|approximately|some)\s\Z", re.IGNORECASE
)
_ABOUT: Final = re.compile(
    r"\b(?:(?:(?:no |not )?(?:more|less|longer|fewer) than|at least|at most|up to"
    r"|as (?:much|many|little|few) as|nearly|almost|about|around|over|under|some|roughly"
    r"|approximately|just (?:over|under)|well over|close to|an estimated|barely|only just)\s"
    r"(?:a\sfurther\s|another\s)?|(?:the|a\sfurther|an\sadditional|an\sextra|another)\s)\Z",
    re.IGNORECASE,
)


_ALREADY: Final = re.compile(r"(?:recent|coming|past|last|next)\b", re.IGNORECASE)


def find_times(text: str, words: WordIndex | None = None) -> tuple[TimeExpression, ...]:
    """Find every time a text names, in text order and without overlaps.

    ``words`` is the text's index, where there is one already.
    """
    words = WordIndex(text) if words is None else words
    found: list[TimeExpression] = []
    end = 0
    for start in sorted(starts_of(text, words)):
        word = WORD.match(text, start) if start >= end else None
        if word is None:
            continue
        written = word.group()
        for read in readers_of(text, word.end(), written):
            expression = read(text, start, written)
            if expression is not None and expression.span.start >= end:
                expression = _grown(text, expression, end)
                found.append(expression)
                end = expression.span.end
                break
    return joined(text, in_one_order(text, found))


def _grown(text: str, expression: TimeExpression, end: int) -> TimeExpression:
    """Take in what belongs to a time before it: "the late 1990s", "more than two weeks"."""
    start = expression.span.start
    if expression.grain == "duration" and _ALREADY.match(text, start):
        return expression
    if expression.grain in {"decade", "century"}:
        pattern = _DECADES
    elif expression.clock is not None:
        pattern = _ABOUT_CLOCK
    elif (
        expression.grain == "duration"
        or (expression.told and expression.unit)
        or "ago" in text[start : expression.span.end]
    ):
        if "-" in text[start : expression.span.end]:
            return expression
        pattern = _ABOUT
    else:
        return expression
    lead = pattern.search(text, max(end, start - 26), start)
    if pattern is _ABOUT and text[start : start + 4].lower() == "the ":
        return expression
    if lead is None or lead.start() == start:
        return expression
    return replace(expression, span=Span(lead.start(), expression.span.end))
