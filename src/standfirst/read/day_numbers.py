"""How the number of a day is written, in the languages of numbered digests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from standfirst.read.numbers import parse_ordinal
from standfirst.read.slavic_ordinals import ORDINAL_WORD, parse_slavic_ordinal
from standfirst.records import Span


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
_OF_A_WAR: Final = re.compile(
    r"\b(?:war|invasion|fighting|conflict|offensive|resistance|siege|aggression|assault|attack|"
    r"guerra|invasi\w+|Krieg\w*|guerre|wojn\w+|війн\w+|вторгнення|войн\w+|вторжени\w+|оборони)\b",
    re.IGNORECASE,
)
_GROUPING: Final = re.compile(r"[^\d]")
_REACH: Final = 90  # characters in which the words of a war must stand beside a weak form


def find_numbers(text: str, zones: list[Span]) -> DayNumber | None:
    """Find the number of the day in the first zone that names one; None where none does."""
    for zone in zones:
        found = [
            number
            for pattern, is_strong in _FORMS
            for match in pattern.finditer(text, zone.start, zone.end)
            if (number := _of_digits(text, match, zone, is_strong=is_strong)) is not None
        ]
        found += [
            number
            for pattern in _SPELLED
            for match in pattern.finditer(text, zone.start, zone.end)
            if (number := _of_words(text, match)) is not None
        ]
        if found:
            return min(found, key=lambda number: (not number.is_strong, number.span))
    return None


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
