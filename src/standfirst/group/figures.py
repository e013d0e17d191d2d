"""Figures: a number with what happened to what it counts, when, where and in what sense.

A figure is only as good as its comparison. Parts of other figures ("three of them children") are
left out; what is feared, planned or asked for is kept apart from what is told as a fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.deeds import BREAKS, event_of
from standfirst.group.numbers import is_number, is_plural, numbers_of
from standfirst.group.terms import stem
from standfirst.group.zeros import find_zeros
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.group.cues import Cues
    from standfirst.group.numbers import Number
    from standfirst.group.phrases import Found
    from standfirst.group.tellers import Told

ANYBODY = "people"
MOST_FIGURES = 24  # of one sentence: more is a table, not a sentence
_POINTS_BACK = re.compile(
    r"\b(?:put|puts|gave|gives|set)\s(?:the|their|its|that)\s(?:number|toll|figure|total|count)\b",
    re.IGNORECASE,
)
_DURATIONS = frozenset({"day", "hour"})
_BURNS = frozenset({"hectare", "acre", "square kilometre", "square mile", "tonne", "ton"})
_OF_DURATIONS = frozenset({"terms", "deadline"})
_LOSSES = frozenset({"killed", "injured", "destroyed", "captured", "damaged", "missing"})
_SIDED = frozenset("enemy enemy's our ours we us".split())
_ANNOUNCED = "cut"


Range = tuple[float | None, float, float]  # value, least and most


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: ``low`` and ``high`` bound it, ``key`` names the event and the thing counted."""

    value: float | None
    low: float
    high: float
    event: str
    item: str
    traits: frozenset[str]  # other words of the name: fallen, Droskian
    written: str
    told: Told
    span: Span = Span(0, 0)  # noqa: RUF009 - frozen
    unit: str | None = None
    approximate: bool = False
    qualifier: str = ""
    mode: str = ""  # ask, plan, possible; empty for what is told as a fact
    scope: frozenset[str] = frozenset()
    noun: str = ANYBODY  # what is counted, as written, in small letters

    @property
    def kind(self) -> str:
        """What is counted, at its widest: people, where it is people."""
        return ANYBODY if self.event in load_cues().of_people else self.noun

    @property
    def key(self) -> tuple[str, str]:
        """What a figure may be compared under."""
        return self.event, self.item


def find_figures(told: Told, before: Figure | None = None) -> Iterator[Figure]:
    """Yield the figures of a sentence that name what they count or what happened to it.

    ``before`` is the last figure of the report so far, which "police put the number at" means.
    """
    tokens, words = told.tokens, told.small
    numbers = list(numbers_of(told, tokens))[:MOST_FIGURES]
    zeros = list(find_zeros(told.words))
    if not numbers and not zeros:
        return
    cues = load_cues()
    events, subjects = list(cues.events.find(words)), list(cues.subjects.find(words))
    for number in numbers:
        if number.unit is not None:
            event, item = _subject_of(number, subjects, words), number.unit
            if (number.unit in _DURATIONS) is not (event in _OF_DURATIONS):
                continue
            if event == "burned" and number.unit not in _BURNS:
                continue
            if number.unit in _DURATIONS and not _is_term(number, words):
                continue
        else:
            event = event_of(number, events, words, cues)
            item = _item_of(number, event, cues)
        if before is not None and not event and _POINTS_BACK.search(told.words):
            event, item = before.event, item or before.item
        if not item and event and number.unit is None:
            item = _whole_of(number, words, cues)
        if not event or not item:
            continue
        start, end = tokens[number.at].start(), tokens[number.until - 1].end()
        yield Figure(
            number.value,
            number.low,
            number.high,
            event,
            item,
            _traits_of(number, event, told, cues),
            told.words[start:end],
            told,
            Span(told.span.start + start, told.span.start + end),
            number.unit,
            number.approximate,
            number.qualifier,
            _mode_of(number, event, words, cues),
            _scope_of(number, event, words, told, cues),
            _noun_of(number, cues) or item,
        )
    for zero in zeros:
        span = Span(told.span.start + zero.start, told.span.start + zero.end)
        yield Figure(0, 0, 0, zero.event, ANYBODY, frozenset(), zero.written, told, span)


def are_compatible(one: Figure, other: Figure) -> bool:
    """Tell whether both can hold: equal, within bounds, or one the other's rounding."""
    return can_both_hold((one.value, one.low, one.high), (other.value, other.low, other.high))


def can_both_hold(one: Range, other: Range) -> bool:
    """Tell the same of two ranges: value, least and most."""
    value, low, high = one
    another, least, most = other
    if low <= most and least <= high:
        return True
    if value is None or another is None:
        return False
    return _rounds(value, another) or _rounds(another, value)


def _rounds(rough: float, exact: float) -> bool:
    """Tell whether a number of hundreds or more is the other with its small digits dropped."""
    if rough != int(rough):
        return False
    digits = str(int(rough))
    step: int = 10 ** (len(digits) - len(digits.rstrip("0")))
    return step >= 100 and abs(rough - exact) < step / 2


def _is_term(number: Number, words: Sequence[str]) -> bool:
    """Tell whether a duration is what is offered, not how long something took."""
    before = words[number.at - 1] if number.at else ""
    return before not in {"after", "in", "during", "last", "past"}


def _scope_of(
    number: Number, event: str, words: Sequence[str], told: Told, cues: Cues
) -> frozenset[str]:
    """Return words that widen or shift what is counted, and whose enemy or own people they are."""
    found = {f.name for f in cues.scope.find(words) if not _inside(f, number)}
    sided = _SIDED.intersection(words) if event in _LOSSES else ()
    return frozenset(found | ({f"of {told.side or told.by}"} if sided else set()))


def _inside(found: Found, number: Number) -> bool:
    return number.at <= found.start < number.until


def _item_of(number: Number, event: str, cues: Cues) -> str:
    """Return the class or stem of what is counted; "11 injured" counts people."""
    if not number.item:
        return ANYBODY if event in cues.of_people else ""
    head = _head_of(number.item, cues)
    if event in cues.of_people and number.item[-1][0].isupper() and len(number.item) == 1:
        return ANYBODY  # "64 Velmorans"
    item = cues.classes.get(head) or stem(head)
    if event in cues.of_people and stem(head) in cues.things:
        return ""
    return item if event not in cues.only or item in cues.only[event] else ""


def _whole_of(number: Number, words: Sequence[str], cues: Cues) -> str:
    """Return what is counted in "of the 33 drones, 28 were downed"."""
    for n in range(max(0, number.at - 6), number.at - 1):
        if (
            words[n] == "of"
            and words[n + 1] == "the"
            and number.at > n + 3
            and is_number(words[n + 2])
        ):
            head = words[n + 3]
            return cues.classes.get(head) or stem(head)
    return ""


def _noun_of(number: Number, cues: Cues) -> str:
    return _head_of(number.item, cues) if number.item else ""


def _head_of(item: Sequence[str], cues: Cues) -> str:
    words = [word.casefold() for word in item]
    return next((word for word in words if is_plural(word, cues)), words[-1])


def _traits_of(number: Number, event: str, told: Told, cues: Cues) -> frozenset[str]:
    """Return the words that narrow what is counted; of things, no makes and no countries' names."""
    if not number.item or number.unit is not None:
        return frozenset()
    head = _head_of(number.item, cues)
    is_person = event in cues.of_people
    words = {
        word.casefold()
        for word in number.item
        if is_person or word[0].islower() or not told.is_read
    }
    if is_person and len(number.item) == 1 and number.item[0][0].isupper():
        return frozenset({stem(head)})
    return frozenset(words - {head} - cues.plain)


def _subject_of(number: Number, subjects: Sequence[Found], words: Sequence[str]) -> str:
    """Return the nearest subject of a measure in its sentence; before it rather than after."""
    near = [
        (number.at - f.end if f.end <= number.at else 1 + 2 * (f.start - number.until), f.name)
        for f in subjects
        if not _inside(f, number)
        and not BREAKS.intersection(words[min(f.end, number.until) : max(f.start, number.at)])
    ]
    return min(near)[1] if near else number.unit if number.unit == "magnitude" else ""


def _mode_of(number: Number, event: str, words: Sequence[str], cues: Cues) -> str:
    """Return in what sense a figure is meant, by the words beside it; of a measure, if no fact."""
    ends = BREAKS | {","}
    start = max((n + 1 for n in range(number.at) if words[n] in ends), default=0)
    stops = ends | {"and"}
    end = next((n for n in range(number.until, len(words)) if words[n] in stops), len(words))
    modes = {found.name for found in cues.modes.find(words[start:end])}
    kinds = ("goal", "possible") if number.unit else ("goal", "ask", "plan", "possible")
    if event == _ANNOUNCED:  # it is a plan, however it is told
        modes.discard("plan")
    return next((mode for mode in kinds if mode in modes), "")
