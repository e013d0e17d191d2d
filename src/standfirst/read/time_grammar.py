"""The patterns by which dates and clock times are read."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.calendar_words import ENGLISH_MONTHS, WEEKDAYS, ZONES

_MONTH: Final = "|".join(sorted((m.capitalize() for m in ENGLISH_MONTHS), key=len, reverse=True))
_YEAR: Final = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d|-\d|/\d|,\d{3})"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%]|:\d|[.,]\d|[ap]m)"
_DASH: Final = r"(?:\s?[-–—]\s?|\s(?:to|and|through|until)\s)"
_UNTIL: Final = (
    rf"(?:{_DASH}(?:(?P<until_month>{_MONTH})\.?\s)?(?P<until_day>\d{{1,2}})"
    r"(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|\s?[ap]\.?m|\s(?:million|billion|thousand|percent|people)))?"
)

MONTH_DAY: Final = re.compile(
    rf"(?:{_MONTH})\.?\s(?:the\s)?{_DAY}{_UNTIL}(?:(?:,|\sof)?\s{_YEAR})?"
)
MONTH_YEAR: Final = re.compile(rf"(?:{_MONTH})\.?,?(?:\sof)?\s{_YEAR}")
MONTH_MONTH: Final = re.compile(
    rf"(?:the\s)?(?P<month>{_MONTH})\.?\s?(?:-|–|to)\s?(?P<until>{_MONTH})\b(?:\s{_YEAR})?(?:\speriod\b)?"
)
AMBIGUOUS_MONTHS: Final = frozenset(
    {"May", "March", "Mar", "Jan", "Dec", "Sep", "August", "April", "June", "Jun", "Apr"}
)
SHORT_MONTHS: Final = frozenset(m.capitalize() for m in ENGLISH_MONTHS if len(m) < 5) - {
    "May",
    "June",
    "July",
}
JOINING: Final = re.compile(r"\b(?:and|or|to|than|with|between)\s\Z", re.IGNORECASE)
AFTER_MONTH: Final = re.compile(rf"\b(?:{_MONTH})\.?\s(?:and|or|to)\s\Z")
BEFORE_BARE_MONTH: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|of|for|to|and|or|than|with|between|through|late|early)\s+|"
    r"\b(?P<with>(?:last|next|this|early|late|mid)[\s-])\s*)\Z",
    re.IGNORECASE,
)
BEFORE_SURE_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|during|last|next|this|late|early|mid)[\s-]\Z", re.IGNORECASE
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
    r"[A-Z][a-z]+(?P<dot>\.)?(?P<part>\s(?:early\s|late\s|mid-)?(?:morning|afternoon|evening|night))?\b"
)
BEFORE_WEEKDAY: Final = re.compile(
    r"\b(?P<the>the\s)?(?P<with>last|next|this|past|coming|every|each|previous|following)\s\Z",
    re.IGNORECASE,
)
DAY_MONTH: Final = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|-го)?"
    r"(?:(?:\s?[-–—]\s?|\s(?:to|and)\s)(?P<until_day>\d{1,2})(?:st|nd|rd|th|\.)?)?"
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
NTH_DAY: Final = re.compile(
    r"the\s(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=[.,;:)]|\s(?:and|the|when|at|it|he|she|they|to|of\s(?:the|this|last|next)\smonth)\b|\Z)"
)
BEFORE_NTH_DAY: Final = re.compile(
    r"\b(?:on|until|till|since|from|to|by|before|after|of)\s\Z", re.IGNORECASE
)
_ZONE: Final = (
    rf"(?:\s(?P<zone>{'|'.join(ZONES)}|ET|PT|CT|[A-Z][a-z]+\stime"
    r"|(?:local|eastern|pacific)\stime)\b)?"
)
CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?"
    r"(?:\s?(?P<half>[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)|(?<=:\d\d)(?!:?\d)|(?=\so[’']clock)"
    r"|(?=\sin\sthe\s(?:morning|afternoon|evening)\b)|(?=h(?:rs)?\b))"
    r"(?:\so['’]clock|h(?:rs)?\b)?(?P<part>\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b)?"
    + _ZONE
)
CLOCKS: Final = re.compile(
    r"(?P<first>\d{1,2})(?::(?P<first_minute>[0-5]\d))?(?:\s?[-–—]\s?|\s(?:to|and)\s)"
    r"(?P<last>\d{1,2})(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)"
)
MILITARY: Final = re.compile(
    rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s?(?:hours|hrs|h)\b{_ZONE}|\s(?P<sure>{'|'.join(ZONES)}|local\stime)\b)"
)
_HOUR_WORDS: Final = "one two three four five six seven eight nine ten eleven twelve"
HOURS: Final = {word: number for number, word in enumerate(_HOUR_WORDS.split(), 1)}
_HOUR: Final = "|".join(HOURS)
SPELLED_CLOCK: Final = re.compile(
    rf"(?:(?P<piece>half|(?:a\s)?quarter|five|ten|twenty|twenty-five)\s(?:minutes\s)?(?P<side>past|to)\s(?P<hour>{_HOUR})"
    rf"|(?P<full>{_HOUR})\so[’']clock)\b(?P<part>\sin\sthe\s(?:morning|afternoon|evening)\b)?",
    re.IGNORECASE,
)
PIECES: Final = {
    "half": 30,
    "quarter": 15,
    "a quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty-five": 25,
}
BEFORE_CLOCK: Final = re.compile(
    r"\b(?:at|by|until|till|before|after|around|about|from|since|to)\s\Z", re.IGNORECASE
)
YEAR: Final = re.compile(
    r"\d{4}(?:(?P<decade>['’]?s\b)|(?:[-–/](?P<until>(?:19|20)?\d\d)(?![\d-])|(?![\d%]|[-–,.:/]\d|['’]?[a-rt-z]|['’]s?[a-z])))?"
    r"(?!\d|,\d|\.\d|%|:\d)"
)
BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|of|for|to|and|year|season|around|than|with|"
    r"through|late|mid|the|between|circa|[Jj]anuary|[Dd]ecember|both|early)[\s-]|[(,]\s?)"
    r"(?P<with>(?:early|late|mid)[\s-])?\Z",
    re.IGNORECASE,
)
# A number of four digits behind "the", "of" or a comma is a year only where no noun counts it.
COUNTS: Final = re.compile(r"\s(?:people|men|women|soldiers|troops|[a-z]+s)\b")
CENTURY: Final = re.compile(r"(?P<number>\d{1,2})(?:st|nd|rd|th)[\s-](?:century|centuries)\b")
SHORT_DECADE: Final = re.compile(r"\d0s\b")
WEEK_TO: Final = re.compile(r"(?:the\s)?week\s(?:to|ending|ended|of|through)\s(?=[A-Z\d])")
COUNTED_DAY: Final = re.compile(
    r"(?:Day|DAY|day)\s#?(?P<number>\d{1,3}(?:,\d{3})?|\d{1,5})(?![\d%]|[.,]\d|-\d)"
)
