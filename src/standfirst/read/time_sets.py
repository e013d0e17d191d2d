"""Times that come again: "every day", "each winter", "every second Sunday", "daily"."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.calendar_words import DAY_PARTS, ENGLISH_MONTHS, SEASONS, WEEKDAYS
from standfirst.read.time_durations import UNIT_NAMES, duration_value, unit_of
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span

_PART: Final = "morning|afternoon|evening|night"
_SEASON: Final = "|".join(SEASONS)
_OTHER: Final = "other|second|third|fourth|few|single|\\d+|two|three|four|five|six|ten|twelve"
SET: Final = re.compile(
    rf"(?:(?:once|twice|thrice|(?:[a-z]+|\d+)\stimes)\s(?:a|an|per|every|each|in\sa)"
    rf"\s(?P<often>{UNIT_NAMES})"
    rf"|(?:every|each)\s(?:(?P<other>{_OTHER})\s)?"
    rf"(?:(?P<unit>{UNIT_NAMES})|(?P<part>{_PART})|(?P<season>{_SEASON})"
    rf"|(?P<name>[A-Z][a-z]{{2,8}})(?:\s(?P<daypart>{_PART}))?))\b",
    re.IGNORECASE,
)
_ADVERBS: Final = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P1Q", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "hourly": "PT1H",
}  # fmt: skip
ADVERBS: Final = frozenset(_ADVERBS)
_EVERY: Final = {
    "other": 2, "second": 2, "third": 3, "fourth": 4, "single": 1, "few": None, "two": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12,
}  # fmt: skip


def read_set(text: str, start: int, written: str) -> TimeExpression | None:
    """Read "every day", "each winter", "every second Sunday", "twice a week", "daily"."""
    if written.lower() in _ADVERBS:
        return _adverb(text, start, written)
    match = SET.match(text, start)
    if match is None:
        return None
    span = Span(*match.span())
    if match["often"]:
        return TimeExpression(span, "set", value=duration_value(1.0, unit_of(match["often"])))
    if match["name"]:
        value = _named_set(match)
        return None if value is None else TimeExpression(span, "set", value=value)
    if match["part"]:
        return TimeExpression(span, "set", value=f"XXXX-XX-XXT{DAY_PARTS[match['part'].lower()]}")
    if match["season"]:
        return TimeExpression(span, "set", value=f"XXXX-{SEASONS[match['season'].lower()]}")
    other = (match["other"] or "").lower()
    if (
        not other
        and match["unit"].lower() in {"second", "minute"}
        and text[span.end : span.end + 1] == " "
    ):
        return None  # "every second house", "every minute counts"
    count = int(other) if other.isdigit() else _EVERY.get(other, 1)
    return TimeExpression(span, "set", value=duration_value(count, unit_of(match["unit"])))


def _named_set(match: re.Match[str]) -> str | None:
    name = match["name"].lower()
    if not match["name"][0].isupper():
        return None
    part = f"T{DAY_PARTS[match['daypart'].lower()]}" if match["daypart"] else ""
    if name in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[name] + 1}{part}"
    if name in ENGLISH_MONTHS:
        return f"XXXX-{ENGLISH_MONTHS[name]:02}"
    return None


def _adverb(text: str, start: int, written: str) -> TimeExpression | None:
    end = start + len(written)
    if written[0].isupper():
        opens = start < 2 or text[start - 2] in '.!?"“\n' or text[start - 1] == "\n"
        if not opens or not re.match(r"\s[a-z]", text[end : end + 2]):
            return None
    if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return None
    return TimeExpression(Span(start, end), "set", value=_ADVERBS[written.lower()])
