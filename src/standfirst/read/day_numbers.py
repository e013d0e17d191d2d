"""How the number of a day is written, in the languages of numbered digests."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Final

from standfirst.read.numbers import parse_ordinal
from standfirst.read.slavic_ordinals import ORDINAL_WORD, parse_slavic_ordinal
from standfirst.records import Span
from standfirst.text import WordIndex


@dataclass(frozen=True, slots=True)
class DayNumber:
    """A day number in the text; strong where the form alone says it is one ("Day 455: …")."""

    value: int
    span: Span
    is_strong: bool


# Up to seven digits, grouped or not; more digits are no day number.
_NUMBER: Final = r"(?<!\d)(?P<n>\d{1,3}(?:[.,\u00a0\u2009\u202f ]\d{3})+|\d{1,7})(?![\d])(?![.,]\d)"
_RANGE: Final = r"(?:\s?[-–—]\s?(?P<last>\d{1,7})(?!\d))?"
_DAY: Final = r"(?:[Dd]ay|DAY|[Dd]ía|[Dd]ia|[Jj]our|[Gg]iorno|Tag|[Dd]zień|[Дд]ень|ДЕНЬ)"
_ENGLISH_ORDINAL: Final = (
    r"(?P<words>(?:[A-Za-z]+(?:-|\s(?:and\s)?)){0,6}(?:[a-z]+(?:st|nd|rd|th)))"
)
_FORMS: Final[tuple[tuple[re.Pattern[str], bool], ...]] = (
    (re.compile(rf"\b{_DAY}\s?#?{_NUMBER}{_RANGE}"), True),
    (
        re.compile(
            rf"{_NUMBER}(?:st|nd|rd|th|\s?-?(?:esimo|º|ª|-й|-го|-і|-ий|-е|й|го)|\.|e|ème)?\s?"
            r"(?:[Dd]ays?\b|día\b|giorno\b|Tag\b|jour\b|dzień\b|[Дд]ень\b|сутки\b|д[оі]б[аиу]\b)"
        ),
        False,
    ),
    (re.compile(rf"{_NUMBER}\s(?:días\b|jours\b|giorni\b|dni\b|Tage\b|дн[іей]\w*\b)"), False),
)
_SPELLED: Final = (
    re.compile(rf"\b{_ENGLISH_ORDINAL}\sday\b"),
    re.compile(
        rf"(?P<words>{ORDINAL_WORD}(?:\s{ORDINAL_WORD}){{0,4}})\s(?:день|сутки|доба)\b",
        re.IGNORECASE,
    ),
)
_DAY_NAMES: Final = (
    "day days día días dia jour jours giorno giorni tag tage dzień dni день сутки доба доби добу"
    " діб діби діба"
).split()
_MANY_DAYS: Final = "дн"  # дні, днів, дней, дня …
_ENDINGS: Final = ("st", "nd", "rd", "th", "esimo", "й", "го", "і", "ий", "е", "e", "ème", "ª", "º")
_ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
_OF_A_WAR: Final = re.compile(
    r"\b(?:war|invasion|fighting|conflict|offensive|resistance|siege|aggression|assault|attack|"
    r"guerra|invasi\w+|Krieg\w*|guerre|wojn\w+|війн\w+|вторгнення|войн\w+|вторжени\w+|оборони)\b",
    re.IGNORECASE,
)
_GROUPING: Final = re.compile(r"[^\d]")
_WORDS_OF_NUMBER, _DIGITS_OF_NUMBER = 160, 40  # characters before and behind "day"
_REACH: Final = 90  # characters in which the words of a war must stand beside a weak form


def find_numbers(text: str, zones: list[Span], words: WordIndex | None = None) -> DayNumber | None:
    """Find the number of the day in the first zone that names one; None where none does.

    ``words`` is the text's index, where there is one already.
    """
    words = WordIndex(text) if words is None else words
    days = [at for at in words.places(_day_words()) if _may_be_numbered(text, at)]
    for zone in zones:
        # Most zones name no day, and the patterns are slow to find that out.
        first = bisect_left(days, zone.start)
        is_named = first < len(days) and days[first] < zone.end
        if not is_named and text.find(_MANY_DAYS, zone.start, zone.end) < 0:
            continue
        stretches = _stretches(text, zone, days[first:])
        found = [
            number
            for pattern, is_strong in _FORMS
            for stretch in stretches
            for match in pattern.finditer(text, *stretch)
            if (number := _of_digits(text, match, zone, is_strong=is_strong)) is not None
        ]
        found += [
            number
            for pattern in _SPELLED
            for stretch in stretches
            for match in pattern.finditer(text, *stretch)
            if (number := _of_words(text, match)) is not None
        ]
        if found:
            return min(found, key=lambda number: (not number.is_strong, number.span))
    return None


@cache
def _day_words() -> frozenset[str]:
    """Return the runs of letters that each form of a day's number holds one of."""
    return frozenset(_DAY_NAMES) | {end + name for end in _ENDINGS for name in _DAY_NAMES}


def _stretches(text: str, zone: Span, days: list[int]) -> list[Span]:
    """Return where in a zone to look: around its English words for a day, else all of it."""
    here = [at for at in days if at < zone.end]
    if not here or not all(text[at : at + 3].isascii() for at in here):
        return [zone]
    return [
        Span(max(zone.start, at - _WORDS_OF_NUMBER), min(zone.end, at + _DIGITS_OF_NUMBER))
        for at in here
    ]


def _may_be_numbered(text: str, at: int) -> bool:
    """Tell whether a digit or an ordinal stands beside the word for a day; quicker than reading."""
    near = text[max(0, at - 10) : at + 16]
    is_ordinal = text[max(0, at - 3) : at - 1] in _ORDINAL_ENDINGS
    return is_ordinal or not near.isascii() or any(map(str.isdigit, near))


def _of_digits(text: str, match: re.Match[str], zone: Span, *, is_strong: bool) -> DayNumber | None:
    written = match.groupdict().get("last") or match["n"]
    value = int(_GROUPING.sub("", written))
    opens = match.start() - zone.start < 4
    strong = is_strong and (opens or text[match.end() : match.end() + 1] in {":", "."})
    if not value or not (strong or _is_of_a_war(text, match)):
        return None
    return DayNumber(value, Span(*match.span()), strong)


def _of_words(text: str, match: re.Match[str]) -> DayNumber | None:
    words = match["words"]
    start = match.start("words")
    parse = parse_ordinal if words[-1].isascii() else parse_slavic_ordinal
    # Words before the ordinal ("on the very") are not part of it: drop them one by one.
    while (value := parse(words)) is None and " " in words:
        cut = words.index(" ") + 1
        words, start = words[cut:], start + cut
    if not value or not _is_of_a_war(text, match):
        return None
    return DayNumber(value, Span(start, match.end()), is_strong=False)


def _is_of_a_war(text: str, match: re.Match[str]) -> bool:
    window = text[max(0, match.start() - _REACH) : match.end() + _REACH]
    return bool(_OF_A_WAR.search(window))
