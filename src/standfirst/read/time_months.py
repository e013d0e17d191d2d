"""Times that begin with the name of a month or a weekday."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read import time_grammar as grammar
from standfirst.read.calendar_words import DAY_PARTS, ENGLISH_MONTHS, WEEKDAYS
from standfirst.read.time_digits import with_rest
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span

_CAPITAL: Final = re.compile(r"\s[A-Z][a-z]+")
_DAY_ADJECTIVES: Final = re.compile(
    r"\b(?:Black|Bloody|Good|Palm|Holy|Ash|Fat|Super|Cyber|Easter|Shrove)\s\Z"
)
_SIDES: Final = {
    "next": True,
    "coming": True,
    "following": True,
    "last": False,
    "past": False,
    "previous": False,
}


def read_month_first(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "May 24, 2023", "May 24-26", "May 2023", "January-March", "in May"."""
    if written.lower() == "the":
        match = grammar.MONTH_MONTH.match(text, start)
        return match and _months(match)
    if not written[0].isupper() or (written.isupper() and len(written) > 1 and len(written) < 4):
        return None
    month = ENGLISH_MONTHS[written.lower()]
    if match := grammar.MONTH_DAY.match(text, start):
        return with_rest(match, month=month, day=int(match["day"]))
    if match := grammar.MONTH_MONTH.match(text, start):
        return _months(match)
    if match := grammar.MONTH_YEAR.match(text, start):
        return TimeExpression(Span(*match.span()), "month", year=int(match["year"]), month=month)
    return _bare_month(text, start, written, month)


def _months(match: re.Match[str]) -> TimeExpression:
    month, until = (ENGLISH_MONTHS[match[name].lower()] for name in ("month", "until"))
    year = int(match["year"]) if match["year"] else None
    return TimeExpression(
        Span(*match.span()), "month", year=year, month=month, until=(None, until, 0)
    )


def _bare_month(text: str, start: int, written: str, month: int) -> TimeExpression | None:
    before = text[max(0, start - 15) : start]
    lead = grammar.BEFORE_BARE_MONTH.search(before)
    end = start + len(written)
    if written in grammar.AMBIGUOUS_MONTHS:
        sure = grammar.BEFORE_SURE_MONTH.search(before)
        if lead is None or (not sure and _CAPITAL.match(text, end)):
            return None
        is_joined = grammar.JOINING.search(before) and text[end : end + 1] not in set(".,;")
        if is_joined and not grammar.AFTER_MONTH.search(before):
            return None
    elif lead is None and _CAPITAL.match(text, end):
        return None
    end += text[end : end + 1] == "." and written in grammar.SHORT_MONTHS
    grown = start - (len(before) - lead.start("with")) if lead and lead["with"] else start
    ahead = None
    if lead and lead["with"]:
        ahead = _SIDES.get(lead["with"].strip().lower())
    return TimeExpression(Span(grown, end), "month", month=month, ahead=ahead)


def read_weekday(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "Wednesday", "Wednesday, May 24, 2023", "last Wednesday evening", "Mondays"."""
    if not written[0].isupper():
        return None
    many = written.endswith("days")
    weekday = WEEKDAYS[written.lower().removesuffix("s") if many else written.lower()]
    if many:
        return TimeExpression(
            Span(start, start + len(written)), "set", value=f"XXXX-WXX-{weekday + 1}"
        )
    if match := grammar.WEEKDAY_DATE.match(text, start):
        return _dated(match, weekday)
    match = grammar.WEEKDAY.match(text, start)
    if match is None or (len(written) < 5 and not match["dot"]):
        return None
    before = text[max(0, start - 16) : start]
    if _is_title(text, start, match.end(), before):
        return None
    return _weekday(match, weekday, before, start)


def _weekday(match: re.Match[str], weekday: int, before: str, start: int) -> TimeExpression:
    part = DAY_PARTS[re.split(r"[\s-]", match["part"])[-1].lower()] if match["part"] else None
    lead = grammar.BEFORE_WEEKDAY.search(before)
    if lead is None:
        return TimeExpression(Span(*match.span()), "day", weekday=weekday, part=part)
    word = lead["with"].lower()
    told = word in {"previous", "following"}
    begin = start - (len(before) - lead.start("the" if lead["the"] and told else "with"))
    span = Span(begin, match.end())
    if word in {"every", "each"}:
        return TimeExpression(span, "set", value=f"XXXX-WXX-{weekday + 1}")
    return TimeExpression(
        span, "day", weekday=weekday, part=part, ahead=_SIDES.get(word), told=told
    )


def _dated(match: re.Match[str], weekday: int) -> TimeExpression | None:
    year = match["year"]
    return TimeExpression(
        Span(*match.span()),
        "day",
        year=int(year) if year else None,
        month=ENGLISH_MONTHS[(match["month"] or match["month_b"]).lower()],
        day=int(match["day"] or match["day_b"]),
        weekday=weekday,
    )


def _is_title(text: str, start: int, end: int, before: str) -> bool:
    """Tell whether a weekday stands in a name: "the Sunday Courier", "Good Friday"."""
    if _DAY_ADJECTIVES.search(before):
        return True
    return before.lower().endswith("the ") and bool(_CAPITAL.match(text, end)) and start > 0
