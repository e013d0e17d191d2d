"""Counted things in a sentence: how many of what, and what happened to them.

A figure is only as good as its comparison: parts of other figures ("three of them children"),
dates, times, ages and money are left out here, so that two figures under one key tell of the
same count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.terms import stem, stop_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.group.cues import Cues
    from standfirst.group.tellers import Told

ANYBODY = "people"
LATER_WORDS = 9  # after a number, in which its event may stand
EARLIER_WORDS = 10
NAMED_WORDS = 4  # the longest name of what is counted
ROUGHLY = 0.12  # "about 100" may be 110

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?![\d,])|\d++(?:[.,:]\d++)*+|[^\W\d_][\w'’-]*+|[^\w\s]"
)
_PLAIN = re.compile(r"\d{1,9}(?:,\d{3}){0,4}")
_NOT_COUNTED = re.compile(
    r"(?:°|%|per|percent|prozent|am|pm|years?|days?|hours?|minutes?|months?|weeks?|km|kilomet\w+|"
    r"met(?:re|er)s?|o’clock|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|year-old|uhr|jahre?n?|"
    r"tage?n?|stunden?|million|billion|thousand|hundred|times|mal|годин\w*|рок\w*|дні\w*|"
    r"січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)\Z",
    re.IGNORECASE,
)
_MONEY = frozenset("$€£₴¥")
_BREAKS = frozenset(".;!?()–—")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count: ``low`` and ``high`` bound it, ``key`` names the event and the thing counted."""

    value: int
    low: float
    high: float
    event: str
    item: str
    traits: frozenset[str]  # other words of the name: fallen, Droskian
    written: str
    told: Told

    @property
    def key(self) -> tuple[str, str]:
        """What a figure may be compared under."""
        return self.event, self.item


def find_figures(told: Told) -> Iterator[Figure]:
    """Yield the figures of a sentence that name what they count or what happened to it."""
    if not _maybe_counts(told.words):
        return
    cues = load_cues()
    tokens = list(_TOKEN.finditer(told.words))
    words = [token.group().replace("’", "'").casefold() for token in tokens]
    for at, token in enumerate(tokens):
        value = _value_of(token.group(), cues)
        if value is None or _is_part(words, at, cues) or _is_measure(words, at):
            continue
        item, until = _item_of(words, at, cues)
        traits = frozenset(words[at + 1 : until - 1])
        event = _event_of(words, at, until, cues)
        if not event or not item:
            continue
        low, high = _bounds_of(words, at, value, cues)
        end = tokens[until - 1].end() if until > at + 1 else token.end()
        written = told.words[token.start() : end]
        yield Figure(value, low, high, event, item, traits, written, told)


def _maybe_counts(words: str) -> bool:
    return any(map(str.isdigit, words)) or _number_words().search(words) is not None


@cache
def _number_words() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_cues().numbers)))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def are_compatible(one: Figure, other: Figure) -> bool:
    """Tell whether both counts can hold: equal, within bounds, or one the other's rounding."""
    if one.value == other.value or (one.low <= other.high and other.low <= one.high):
        return True
    return _rounds(one.value, other.value) or _rounds(other.value, one.value)


def _rounds(rough: int, exact: int) -> bool:
    """Tell whether a number of hundreds or more is the other with its small digits dropped."""
    step: int = 10 ** (len(str(rough)) - len(str(rough).rstrip("0")))
    return step >= 100 and abs(rough - exact) < step / 2


def _value_of(token: str, cues: Cues) -> int | None:
    if _PLAIN.fullmatch(token):
        return int(token.replace(",", ""))
    return cues.numbers.get(token.casefold())


def _is_part(words: Sequence[str], at: int, cues: Cues) -> bool:
    after = words[at + 1] if at + 1 < len(words) else ""
    return after in cues.part_after or any(
        word in cues.part_before for word in words[max(0, at - 2) : at]
    )


def _is_measure(words: Sequence[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    return (
        before in _MONEY
        or after in _MONEY
        or _NOT_COUNTED.match(after) is not None
        or _NOT_COUNTED.match(before) is not None
        or before in {"-", "#", "no", "nr", "№"}
    )


def _item_of(words: Sequence[str], at: int, cues: Cues) -> tuple[str, int]:
    """Return the stem of what is counted and the position after it; "11 injured" counts people."""
    last = at
    for n in range(at + 1, min(at + 1 + NAMED_WORDS, len(words))):
        word = words[n]
        if not word[0].isalpha() or word in cues.events or stem(word) in stop_stems():
            break
        last = n
    if last == at:
        follows = words[at + 1] if at + 1 < len(words) else ""
        return (ANYBODY, at + 1) if follows in cues.events else ("", at + 1)
    plural = next((n for n in range(at + 1, last + 1) if _is_plural(words[n], cues)), last)
    word = words[plural]
    return cues.classes.get(word) or stem(word), plural + 1


def _is_plural(word: str, cues: Cues) -> bool:
    return word in cues.classes or (word.endswith("s") and not word.endswith(("ss", "'s")))


def _event_of(words: Sequence[str], at: int, until: int, cues: Cues) -> str:
    """Return the event nearest after a number, before the next number; else nearest before it.

    Before it other numbers may stand between: launched 33 drones and six missiles.
    """
    for n in range(until, min(until + LATER_WORDS, len(words))):
        if words[n] in _BREAKS or _value_of(words[n], cues) is not None:
            break
        if words[n] in cues.events:
            return cues.events[words[n]]
    for n in range(at - 1, max(-1, at - 1 - EARLIER_WORDS), -1):
        if words[n] in _BREAKS:
            break
        if words[n] in cues.events:
            return cues.events[words[n]]
    return ""


def _bounds_of(words: Sequence[str], at: int, value: int, cues: Cues) -> tuple[float, float]:
    near = words[max(0, at - 2) : at]
    if "than" in near or "als" in near or "ніж" in near:
        before = words[max(0, at - 3) : at]
        near = ["over"] if {"more", "mehr", "більш", "більше"} & set(before) else ["under"]
    if cues.low.intersection(near):
        return value, float("inf")
    if "up" in near or cues.high.intersection(near):
        return value * (1 - ROUGHLY) if "up" not in near else 0, value
    if cues.about.intersection(near):
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    return value, value
