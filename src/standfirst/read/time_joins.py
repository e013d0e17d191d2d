"""Times that stand together: "6 p.m. on Tuesday", "Monday of last week", "Thursday and Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of a signature
from dataclasses import replace
from typing import Final

from standfirst.read.time_expression import TimeExpression  # noqa: TC001 - part of a signature
from standfirst.records import Span

_FUTURE: Final = re.compile(
    r"\b(?:will|should|must|won['’]t|would|shall|is to|are to|was to|were to|due|scheduled|plans?|"
    r"planned|planning|may|could|expected|expects?|set (?:for|to)|upcoming|later|ready|"
    r"going to|hopes? to|likely to|set to|poised to|prepares? to|about to|intends? to|wants? to"
    r"|forecasts?)\b"
)
_EDGE: Final = re.compile(
    r"\b(?:by|until|till|through|before|starting|as of|not before|no later than|as early as)"
    r"\s(?:the\s|at least\s)?\Z",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\b(?:said|says|told|wrote|announced|added|reported|was|were|had|came|went|began|started"
    r"|left|died|met|took|"
    r"made|found|killed|held|rose|fell|led|won|lost|broke|hit|struck|ruled|fought|wrote|spoke"
    r"|became|got|gave|drove|flew|"
    r"fled|sent|lay|saw|ran|sat|stood|paid|put|kept|brought|bought|caught|taught|felt|grew|knew"
    r"|met|sold|shot|shook|sank|"
    r"swept|threw|woke|wore|(?!need\b|indeed\b|speed\b|exceed\b|proceed\b|succeed\b)[a-z]{2,}ed)\b"
)
_SAID: Final = re.compile(
    r"(?:said|says|told|announced|reported|added|wrote|scheduled|planned|closed)\b"
)
_STOP: Final = re.compile(r"[.!?]\s+[A-Z“\"]|\n|(?<=[\s(])[“\"](?=\w)")
_ASIDE: Final = re.compile(
    r",\s[^,.]{3,50}\s(?:said|says|told\s\w+|reported|added|wrote)(?:\son\s\w+)?,"
)
_BE: Final = re.compile(r"\bbe\s\w+ed\b|\bbe\s(?:paid|sent|held|made|put|given|taken)\b")  # no past
_FRONTED: Final = re.compile(
    r"\W*(?:(?:on|by|in|since|at|from|until|before|after)\s(?:the\s)?)?\Z", re.IGNORECASE
)
_AFTER_FUTURE: Final = re.compile(
    r"\b(?:will|is to|are to|is due|are due|is expected|are expected|is set|is scheduled)\b"
)
_ON: Final = frozenset({" ", " on ", " on the ", " of "})
_AT: Final = frozenset({" at ", " "})
_REACH: Final = 200  # characters of the sentence before a time in which its tense is looked for


def joined(text: str, found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Return the times with those joined that say one thing, and with their direction."""
    out: list[TimeExpression] = []
    for expression in found:
        if out:
            gap = text[out[-1].span.end : expression.span.start]
            if len(gap) < 9 and (one := _joined(out[-1], expression, gap)):
                out[-1] = one
                continue
        out.append(expression)
    return tuple(_with_direction(text, out))


def _joined(first: TimeExpression, second: TimeExpression, gap: str) -> TimeExpression | None:
    span = Span(first.span.start, second.span.end)
    if first.value is not None and not first.told:
        return None
    if first.clock and not first.names_day and second.names_day and gap in _ON:
        return _clocked(second, first, span)
    if first.names_day and not first.clock and second.clock and not second.names_day and gap in _AT:
        return _clocked(first, second, span)
    if first.grain == "part" and second.names_day and gap in _ON and not second.clock:
        return replace(second, span=span, part=first.part)
    if first.names_day and second.grain == "part" and gap in _AT and not first.part:
        return replace(first, span=span, part=second.part)
    return _within(first, second, gap, span)


def _clocked(day: TimeExpression, hour: TimeExpression, span: Span) -> TimeExpression:
    """Return a day with the clock time that stands beside it."""
    return replace(
        day,
        span=span,
        grain=hour.grain,
        clock=hour.clock,
        clock_until=hour.clock_until,
        zone=hour.zone,
    )


def _within(
    first: TimeExpression, second: TimeExpression, gap: str, span: Span
) -> TimeExpression | None:
    """Join a day, month, season or quarter to the week or year it lies in."""
    if second.shift is None or second.part or second.told or gap not in {" ", " of ", ", "}:
        return None
    if second.unit == "week" and first.weekday is not None and first.month is None and gap != ", ":
        return replace(first, span=span, unit="week", shift=second.shift)
    is_open = first.year is None and first.shift is None
    if second.unit == "year" and is_open and (first.month or first.grain in {"season", "quarter"}):
        return replace(first, span=span, unit="year", shift=second.shift)
    return None


def _with_direction(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Mark a date without its year or week that its sentence places in the future or past."""
    out: list[TimeExpression] = []
    for expression in found:
        if not _is_open(expression):
            out.append(expression)
            continue
        previous = out[-1] if out else None
        if previous and _is_open(previous, decided=True) and _is_listed(text, previous, expression):
            follows = expression.weekday is not None and expression.month is None
            out.append(
                replace(expression, ahead=previous.ahead, past=previous.past, follows=follows)
            )
            continue
        ahead, past = _direction(text, expression)
        out.append(replace(expression, ahead=ahead, past=past))
    return out


def _is_open(expression: TimeExpression, *, decided: bool = False) -> bool:
    bare = expression.weekday is not None or (expression.month and expression.year is None)
    bare = bare or (expression.grain in {"season", "quarter"} and expression.year is None)
    if not bare or expression.told or expression.shift is not None:
        return False
    return decided or expression.ahead is None


def _is_listed(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    return text[first.span.end : second.span.start] in {
        " and ",
        " or ",
        " to ",
        ", ",
        ", then ",
        "-",
        "–",
        " and on ",
        " and in ",
    }


def _direction(text: str, expression: TimeExpression) -> tuple[bool | None, bool]:
    """Tell whether the sentence places a time in the future, and whether in the past."""
    before = text[max(0, expression.span.start - _REACH) : expression.span.start]
    before = before[max((stop.end() - 1 for stop in _STOP.finditer(before)), default=0) :]
    before = _BE.sub("be", _ASIDE.sub("", before))
    future = max(_FUTURE.finditer(before), key=re.Match.start, default=None)
    if future is not None and not _TOLD.search(before, future.end()):
        return True, False
    after = _after(text, expression.span.end, is_fronted=bool(_FRONTED.match(before)))
    if _EDGE.search(before) and not _TOLD.search(before, before.rfind(",") + 1):
        will = _AFTER_FUTURE.search(after)
        if will or not _TOLD.search(after):
            return True, False
    is_past = any(not _SAID.match(told.group()) for told in _TOLD.finditer(before))
    if text[expression.span.end : expression.span.end + 2] in {"'s", "’s"}:
        return None, is_past  # what follows tells of the thing, not of its day
    if future is None and not is_past:
        will = _AFTER_FUTURE.search(after)
        if will is not None and not _TOLD.search(after, 0, will.start()):
            return True, False
        is_past = any(not _SAID.match(told.group()) for told in _TOLD.finditer(after))
    return None, is_past


def _after(text: str, end: int, *, is_fronted: bool) -> str:
    """Return the rest of the clause behind a time; behind a fronted one, of the sentence."""
    after = text[end : end + 60]
    stop = _STOP.search(after)
    after = after[: stop.start()] if stop else after
    return after if is_fronted else after.partition(",")[0]
