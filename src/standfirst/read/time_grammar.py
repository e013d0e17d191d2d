"""The patterns by which times are read, and the arithmetic of durations."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.calendar_words import DAY_PARTS, ENGLISH_MONTHS, SEASONS, TIME_UNITS, WEEKDAYS
from standfirst.read.numbers import DIGITS, SPELLED, TENS, UNITS, parse_digits, parse_spelled

_MONTH: Final = "|".join(sorted((m.capitalize() for m in ENGLISH_MONTHS), key=len, reverse=True))
_YEAR: Final = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d|-\d|/\d|,\d{3})"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|[ap]m)"
_DASH: Final = r"\s?(?:-|–|—|to|and|through)\s?"

MONTH_DAY: Final = re.compile(
    rf"(?:{_MONTH})\.?\s{_DAY}"
    rf"(?:{_DASH}(?:(?P<until_month>{_MONTH})\.?\s)?(?P<until_day>\d{{1,2}})"
    r"(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|\s?[ap]\.?m))?"
    rf"(?:,?\s{_YEAR})?"
)
MONTH_YEAR: Final = re.compile(rf"(?:{_MONTH})\.?,?(?:\sof)?\s{_YEAR}")
AMBIGUOUS_MONTHS: Final = frozenset(
    {"May", "March", "Mar", "Jan", "Dec", "Sep", "August", "April", "June", "Jun", "Apr"}
)
BEFORE_BARE_MONTH: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|of|for|to)\s+|"
    r"\b(?P<with>(?:last|next|this|early|late|mid)[\s-])\s*)\Z",
    re.IGNORECASE,
)
_WEEKDAY: Final = "|".join(
    sorted((w.capitalize() for w in WEEKDAYS if w.isascii()), key=len, reverse=True)
)
WEEKDAY_DATE: Final = re.compile(
    rf"[A-Z][a-z]+\.?,?\s(?:the\s)?"
    rf"(?:(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})|(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?\s"
    rf"(?:of\s)?(?P<month_b>{_MONTH})\b\.?)(?:st|nd|rd|th)?(?![\d:])(?:,?\s{_YEAR})?"
)
WEEKDAY: Final = re.compile(
    r"[A-Z][a-z]+(?P<dot>\.)?(?P<part>\s(?:early\s|late\s)?(?:morning|afternoon|evening|night))?\b"
)
BEFORE_WEEKDAY: Final = re.compile(
    r"\b(?P<with>last|next|this|past|coming|every|each)\s\Z", re.IGNORECASE
)
DAY_MONTH: Final = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|-го)?"
    r"(?:\s?[-–—]\s?(?P<until_day>\d{1,2})(?:st|nd|rd|th|\.)?)?"
    r"\s(?:of\s|de\s)?(?P<month>[^\W\d_]{3,12})\b(?:\.(?=\s\d))?"
    rf"(?:,?\s(?:de\s)?{_YEAR})?"
)
ISO_DATE: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
DOTTED_DATE: Final = re.compile(
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d\d)(?!\d|\.\d)"
)
SLASHED_DATE: Final = re.compile(
    r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])"
)
CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?"
    r"(?:\s?(?P<half>[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)|(?<=:\d\d)(?![:\d])|(?=\so’clock|\so'clock))"
    r"(?:\so['’]clock)?(?:\s(?:GMT|UTC|CET|CEST|EET|EEST|EST|EDT|ET|BST|MSK|local time)\b)?"
)
YEAR: Final = re.compile(
    r"\d{4}(?:(?P<decade>['’]?s\b)|(?:[-–/](?P<until>(?:19|20)?\d\d)(?![\d-])|(?![\d%]|[-–,.:/]\d|['’]?[a-z])))?"
    r"(?!\d|,\d|\.\d|%|:\d)"
)
BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|of|for|to|and|year|season|around|"
    r"through|spring|summer|autumn|fall|winter|late|mid|the)[\s-]|[(,]\s?)"
    r"(?P<with>(?:early|late|mid)[\s-])?\Z",
    re.IGNORECASE,
)
CENTURY: Final = re.compile(r"(?P<number>\d{1,2})(?:st|nd|rd|th)[\s-](?:century|centuries)\b")
SHORT_DECADE: Final = re.compile(r"\d0s\b")

_UNIT_NAMES: Final = "|".join(f"{unit}s?" for unit in TIME_UNITS if unit != "century")
COUNT_WORDS: Final = frozenset(
    {*UNITS, *TENS, "a", "an", "few", "several", "couple", "many", "half", "dozens", "hundreds",
     "decades", "years", "months", "weeks", "days", "hours", "centuries"}
)  # fmt: skip
_COUNT: Final = (
    rf"{DIGITS}(?:-\d{{1,3}})?(?:\s(?:million|thousand|billion))?|{SPELLED}|an?\sfew|a\scouple(?:\sof)?"
    r"|an?\sdozen|half\san?|an?|several|few|many|dozens\sof|hundreds\sof"
)
DURATION: Final = re.compile(
    rf"(?:(?:the\s)?(?:last|past|next|previous|coming|first|recent|final)\s)?"
    rf"(?:about\s|nearly\s|almost\s|over\s)?(?P<count>{_COUNT})(?:\s|-)(?:more\s|full\s|straight\s|consecutive\s)?"
    rf"(?P<unit>{_UNIT_NAMES}|century|centuries)\b"
    rf"|(?P<bare>decades|centuries)\b",
    re.IGNORECASE,
)
AGE: Final = re.compile(r"[-\s]olds?\b")
AGO: Final = re.compile(r"\s(?P<word>ago|earlier|later|from now|before)\b", re.IGNORECASE)
SHIFTABLE: Final = frozenset({"day", "week", "month", "year", "decade"})
EARLY: Final = re.compile(
    r"(?:early|late|mid|earlier|later)(?:\s(?:on|in|of|the))?(?:\s|-)", re.IGNORECASE
)
SET: Final = re.compile(
    rf"(?:every|each|once\sa|twice\sa|once\severy)\s(?:\w+\s)?(?P<unit>{_UNIT_NAMES})\b",
    re.IGNORECASE,
)

RELATIVE: Final = re.compile(
    r"(?:the\s)?(?:(?<=the\s)weekend|yesterday(?:\s(?:morning|afternoon|evening))?|today|tonight|overnight"
    r"|tomorrow(?:\s(?:morning|afternoon|evening|night))?"
    r"|(?:last|this|next|past|coming|previous)\s"
    r"(?:night|morning|afternoon|evening|weekend|week|month|year|decade|century|spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)
RELATIVE_WORDS: Final = (
    "yesterday", "today", "tonight", "tomorrow", "overnight",
    "last", "this", "next", "past", "coming", "previous",
)  # fmt: skip
_SHIFTS: Final = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}


def part_of(words: str | None) -> str | None:
    """Return the code of the part of the day that closes a phrase ("… morning" → MO)."""
    return DAY_PARTS.get(words.split()[-1].lower()) if words else None


def relative_of(written: str) -> tuple[str | None, int, str | None]:
    """Return unit, number of units from the report's day, and part of a relative time."""
    words = written.lower().removeprefix("the ").split()
    first, last = words[0], words[-1]
    if first in {"yesterday", "today", "tomorrow"}:
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[first]
        return "day", shift, DAY_PARTS.get(last)
    if first == "weekend":
        return "weekend", -1, None
    if first in {"tonight", "overnight"}:
        return "day", 0, "NI"
    shift = _SHIFTS[first]
    if last in DAY_PARTS:
        return "day", shift, DAY_PARTS[last]
    if last in SEASONS:
        return "year", shift, SEASONS[last]
    return last, shift, None


def count_of(written: str | None) -> float | None:
    """Return how many units a phrase counts; None where it is vague ("several")."""
    if written is None:
        return None
    words = written.lower()
    if words[0].isdigit():
        head, _, scale = words.partition(" ")
        value = parse_digits(head.split("-")[0])
        factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}.get(scale, 1.0)
        return None if value is None else value * factor
    if words in {"a", "an"}:
        return 1.0
    if words.startswith("half"):
        return 0.5
    if words.startswith("a couple"):
        return 2.0
    if words.endswith("dozen"):
        return 12.0
    return parse_spelled(words)


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration: ``P3D``, ``PT24H``, ``PXY`` where vague."""
    unit = {"decade": "decade", "centurie": "century"}.get(unit, unit)
    code = TIME_UNITS.get(unit, ("D", "day"))[0]
    if code == "2W":
        count, code = (None if count is None else count * 2), "W"
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    return f"PT{number}{code[1:]}" if code.startswith("T") else f"P{number}{code}"
