"""Times in words: "yesterday", "the spring of 2017", "the third quarter", "Christmas"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from standfirst.read.calendar_words import DAY_PARTS, HOLIDAYS, SEASONS
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span

_PART: Final = "morning|afternoon|evening|night"
_SEASON: Final = "|".join(SEASONS)
RELATIVE: Final = re.compile(
    rf"(?:the\s)?(?:(?<=the\s)weekend|(?:yesterday|today|tomorrow)(?:\s(?:{_PART}))?|tonight|overnight|mid-?week"
    rf"|(?:last|this|next|past|coming|previous)\s(?P<unit>{_PART}|weekend|week|month|year|decade|century|{_SEASON}))\b",
    re.IGNORECASE,
)
_SHIFTS: Final = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
EARLY: Final = re.compile(
    r"(?:early|late|mid|earlier|later)(?:\s(?:on|in|of))?(?:\sthe)?(?:\s|-)", re.IGNORECASE
)
_NTH: Final = "first|second|third|fourth"
PART_OF: Final = re.compile(
    rf"(?:the\s)?(?:(?P<part>(?:early\s|late\s)?(?:{_PART})|(?:early|small)\shours)\s(?:of|on)\s(?:the\s(?=\d))?"
    r"|(?:very\s)?(?:end|start|beginning|middle|close|turn|first\shalf|second\shalf|latter\shalf|latter\spart"
    r"|early\spart|early\s(?:days|weeks|months)|late\sdays|first\s(?:days?|weeks?|months?)|last\s(?:days?|weeks?|months?)"
    r"|final\s(?:days|weeks|months)|closing\sdays|opening\sdays"
    r"|(?:second|third|fourth)\s(?:day|week|month))\sof\s)",
    re.IGNORECASE,
)
SEASON: Final = re.compile(
    rf"(?:the\s)?(?P<season>{_SEASON})(?:(?:\sof)?\s(?P<year>(?:1[5-9]|20)\d\d)\b|(?=[\s.,;:)”\"]|\Z))",
    re.IGNORECASE,
)
_BEFORE_SEASON: Final = re.compile(
    r"\b(?:in|by|until|till|since|before|after|during|through|throughout|from|over|of|to)\s\Z",
    re.IGNORECASE,
)
QUARTER: Final = re.compile(
    rf"(?:the\s)?(?:(?P<number>{_NTH}|final|last)[\s-](?P<unit>quarter|half)|Q(?P<q>[1-4])|H(?P<h>[12]))\b"
    r"(?:(?:\sof|,)?\s(?P<year>(?:19|20)\d\d)\b|\sof\s(?P<rel>(?:last|this|next|the)\syear)\b)?",
    re.IGNORECASE,
)
_NUMBERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
HOLIDAY: Final = re.compile(
    "|".join(sorted(map(re.escape, HOLIDAYS), key=len, reverse=True)) + r"\b", re.IGNORECASE
)
_BEFORE_HOLIDAY: Final = re.compile(
    r"\b(?:(?P<with>this|last|next)|on|by|until|till|since|before|after|at|over|for|and|than|this|last|next)\s\Z",
    re.IGNORECASE,
)
_BEFORE_DAWN: Final = re.compile(
    r"\b(?:at|by|until|till|before|after|since|from|around|to|near|with|toward|towards|approximately)\s\Z",
    re.IGNORECASE,
)
DAWN: Final = re.compile(
    r"dawn|daybreak|sunrise|first\slight|dusk|sunset|sundown|nightfall|mid-(?:morning|afternoon|evening)|midday\b",
    re.IGNORECASE,
)
THE_PART: Final = re.compile(
    rf"the\s(?:(?:early|late)\s)?(?P<part>{_PART})\b(?=[.,;:)]|\s(?:and|when|as|to|the|of|a|they|he|she|it)\b|\Z)",
    re.IGNORECASE,
)
_BEFORE_PART: Final = re.compile(
    r"\b(?:in|during|by|since|throughout|through|until|into|later|earlier)\s\Z", re.IGNORECASE
)
THE_YEAR: Final = re.compile(r"the\syear\s(?P<year>(?:1\d|20)\d\d)\b(?![,.]\d)", re.IGNORECASE)
OF_YEAR: Final = re.compile(
    r"the\s(?P<unit>year|month|week|decade|century)\b(?!['’-])", re.IGNORECASE
)


def read_relative(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "yesterday", "last night", "this week", "overnight", "midweek", "the weekend"."""
    match = RELATIVE.match(text, start)
    if match is None or _is_name(text, match):
        return None
    words = match.group().lower().removeprefix("the ").split()
    first, last = words[0], words[-1]
    span = Span(*match.span())
    if first in {"yesterday", "today", "tomorrow"}:
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[first]
        return TimeExpression(span, "day", unit="day", shift=shift, part=DAY_PARTS.get(last))
    if first == "weekend":
        return TimeExpression(span, "weekend", unit="weekend")
    if first in {"midweek", "mid-week"}:
        return TimeExpression(span, "week", weekday=2)
    if first in {"tonight", "overnight"}:
        return TimeExpression(span, "day", unit="day", shift=0, part="NI")
    shift = _SHIFTS[first]
    if last in DAY_PARTS:
        return TimeExpression(span, "day", unit="day", shift=shift, part=DAY_PARTS[last])
    if last in SEASONS:
        return TimeExpression(span, "season", unit="season", shift=shift, part=SEASONS[last])
    return TimeExpression(span, last, unit=last, shift=shift)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words stand in a name: "the Weekend Herald", "the Today programme"."""
    words = match.group()
    last = words.split()[-1]
    if not last[0].isupper() or words.isupper():
        return False
    if " " in words:
        return True
    inside = match.start() > 1 and text[match.start() - 2] not in '.!?"“\n:;'
    return inside and text[match.start() - 1] == " "


def read_of_year(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the year", "the month": only behind "the start of"."""
    match = OF_YEAR.match(text, start)
    if match is None:
        return None
    unit = match["unit"].lower()
    return TimeExpression(Span(*match.span()), unit, unit=unit, shift=0)


def read_season(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "the spring of 2017", "summer 2021", "in the autumn", "by summer"."""
    match = SEASON.match(text, start)
    if match is None:
        return None
    name = match["season"]
    part = SEASONS[name.lower()]
    if match["year"]:
        return TimeExpression(Span(*match.span()), "season", year=int(match["year"]), part=part)
    has_article = written.lower() == "the"
    before = text[max(0, start - 11) : start]
    if (
        name[0].isupper()
        or not _BEFORE_SEASON.search(before)
        or (not has_article and name.lower() == "fall")
    ):
        return None
    return TimeExpression(Span(*match.span()), "season", unit="season", part=part)


def read_quarter(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the third quarter", "first-quarter", "Q3 2023", "the first half of this year"."""
    match = QUARTER.match(text, start)
    if match is None:
        return None
    half = match["h"] or (match["unit"] or "").lower() == "half"
    number = int(match["q"] or match["h"] or 0) or _NUMBERS[match["number"].lower()]
    year, of = int(match["year"]) if match["year"] else None, match["rel"]
    if not (year or of) and (half or (match["number"] or "").lower() == "last"):
        return None  # "the second half" of a match, "the last quarter"
    if match["q"] and match.group()[0] != "Q":
        return None
    shift = {"last": -1, "this": 0, "the": 0, "next": 1}[of.lower().split()[0]] if of else None
    return TimeExpression(
        Span(*match.span()),
        "half" if half else "quarter",
        year=year,
        unit="year" if of else None,
        shift=shift,
        part=f"H{min(number, 2)}" if half else f"Q{number}",
    )


def read_holiday(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "Christmas Eve", "before Christmas", "the new year"."""
    match = HOLIDAY.match(text, start)
    if match is None:
        return None
    name = match.group().lower()
    month, day = HOLIDAYS[name]
    before = _BEFORE_HOLIDAY.search(text[max(0, start - 8) : start])
    if name in {"christmas", "new year"} and (
        not before or text[match.end() : match.end() + 1] == "-"
    ):
        return None
    if name == "christmas" and re.match(
        r"\s(?!and\b|in\b|on\b|the\b|at\b|or\b|when\b|but\b)[a-z]",
        text[match.end() : match.end() + 3],
    ):
        return None
    begin, ahead = start, None
    if before and before["with"]:
        begin = start - (len(before.group()))
        ahead = {"next": True, "last": False}.get(before["with"].lower())
    return TimeExpression(Span(begin, match.end()), "day", month=month, day=day, ahead=ahead)


def read_new_year(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "in the new year"."""
    if text[start : start + 12].lower() != "the new year" or text[start + 12 : start + 13] in {
        "'",
        "’",
    }:
        return None
    return TimeExpression(Span(start, start + 12), "year", unit="year", shift=1)


def read_dawn(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "at dawn", "until nightfall", "by mid-morning"."""
    match = DAWN.match(text, start)
    if match is None or not _BEFORE_DAWN.search(text[max(0, start - 14) : start]):
        return None
    word = re.split(r"[\s-]", match.group().lower())[-1]
    if word == "midday":
        return TimeExpression(Span(*match.span()), "hour", clock="T12:00")
    return TimeExpression(Span(*match.span()), "part", part=DAY_PARTS[word])


def read_the_part(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "in the morning", "during the night"."""
    match = THE_PART.match(text, start)
    if match is None or not _BEFORE_PART.search(text[max(0, start - 12) : start]):
        return None
    return TimeExpression(Span(*match.span()), "part", part=DAY_PARTS[match["part"].lower()])


def read_the_year(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "the year 2000"."""
    match = THE_YEAR.match(text, start)
    return match and TimeExpression(Span(*match.span()), "year", year=int(match["year"]))


def with_part(expression: TimeExpression, start: int, part: str | None) -> TimeExpression:
    """Return a time that a longer phrase names: "the end of June", "the morning of May 20"."""
    span = Span(start, expression.span.end)
    return replace(
        expression, span=span, part=DAY_PARTS[part.split()[-1].lower()] if part else expression.part
    )
