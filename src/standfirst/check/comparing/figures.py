"""The figures of a sentence, and how they stand to those of the sentences it may rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import sense
from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Word, Wording
    from standfirst.records import Mention, Span

CURRENCY: Final = re.compile(
    r"(?:[A-Z]{3}|crown|peso|dinar|dirham|riyal|rial|shilling|cent|penny)(?: per .+)?\Z"
)
_NEAR: Final = 4  # telling words on either side that say what a figure is about
_SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_DURATION: Final = re.compile(r"PT?(?P<n>[\d.]+)(?P<unit>[YMWDHS])")
_LABELS: Final = frozenset("day number no flight article resolution highway route version".split())
_PAST_DAY: Final = re.compile(
    r"\b(?:past|last|previous|preceding) (?:24|twenty-four) h(?:ou)?rs?\b", re.IGNORECASE
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_NO_BOUND: Final = re.compile(r"\b(?:hand|turn|take|took|carr|pass)\w*[ ]over[ ]\Z", re.IGNORECASE)
_BOUNDS: Final = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|more than|at least|up to"
    r"|no (?:more|less|fewer) than|less than|fewer than|under|as many as|an estimated"
    r"|reach(?:es|ed)?|at most)\s\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its values (two in a range), what it measures, and the words around it.

    ``unit`` is null for a bare number; a duration's is a letter behind "P". ``bounded`` is true
    where a word says that it is no exact number; ``item`` is what the counted thing's head means.
    """

    word: Word
    values: tuple[float, ...]
    unit: str | None
    item: str | None
    bounded: bool
    about: frozenset[str]

    @property
    def is_money(self) -> bool:
        """Tell whether it is a sum in some currency."""
        return self.unit is not None and CURRENCY.match(self.unit) is not None

    @property
    def is_measure(self) -> bool:
        """Tell whether it has a unit other than a count's."""
        return self.unit not in {None, "item", "ordinal", "times"}


def figures_of(text: str, wording: Wording, mentions: Iterable[Mention]) -> tuple[Figure, ...]:
    """Return the figures of a sentence in order, without dates, times of day and labels."""
    rows = [one for one in mentions if one.quantity or one.time]
    found: list[Figure] = []
    seen: set[Span] = set()
    for at, word in enumerate(wording.words):
        value = _value_of(word)
        if value is None:
            continue
        over = [one for one in rows if one.span.start <= word.start and word.end <= one.span.end]
        mention = max(over, key=lambda one: one.span.end - one.span.start, default=None)
        if mention is not None and mention.span in seen and mention.quantity:
            continue
        if mention is not None:
            seen.add(mention.span)
        figure = _figure(text, wording, at, value, mention)
        if figure is not None:
            found.append(figure)
    return tuple(found)


def _value_of(word: Word) -> float | None:
    try:
        return float(word.sense)
    except ValueError:
        return None


def _figure(
    text: str, wording: Wording, at: int, value: float, mention: Mention | None
) -> Figure | None:
    word = wording.words[at]
    about = _about(wording, at)
    before = text[max(0, word.start - 20) : word.start]
    if _PAST_DAY.search(text, max(0, word.start - 20), word.end + 8):
        return None  # "the past 24 hours" are a day
    is_verbs = _NO_BOUND.search(before) is not None  # "handed over 61"
    bounded = _BOUNDS.search(before) is not None and not is_verbs
    if mention is not None and mention.kind is MentionKind.TIME:
        length = _DURATION.match(mention.time.value) if mention.time else None
        if length is None or float(length["n"]) != value:
            return None
        unit = "P" + ("T" if mention.time and "T" in mention.time.value else "") + length["unit"]
        return Figure(word, (value,), unit, None, bounded, about)
    if mention is None or mention.quantity is None:
        previous = wording.words[at - 1].low if at else ""
        if previous in _LABELS or before.endswith(("#", "-", "№")):
            return None
        following = wording.words[at + 1].low if at + 1 < len(wording.words) else ""
        return Figure(word, (value * _SCALES.get(following, 1),), None, None, bounded, about)
    quantity = mention.quantity
    values = tuple(
        dict.fromkeys(
            one for one in (quantity.value, quantity.low, quantity.high) if one is not None
        )
    )
    is_bounded = bounded or quantity.approximate or quantity.value is None
    is_bounded |= (quantity.low is not None or quantity.high is not None) and not is_verbs
    return Figure(
        word, values or (value,), quantity.unit, _head(wording, mention), is_bounded, about
    )


def _head(wording: Wording, mention: Mention) -> str | None:
    """Return what the last telling word of the counted thing means."""
    if mention.quantity is None or mention.quantity.item is None:
        return None
    inside = [
        word.sense
        for word in wording.words
        if mention.span.start <= word.start and word.end <= mention.span.end and word.tells
    ]
    return inside[-1] if len(inside) > 1 else None


def _about(wording: Wording, at: int) -> frozenset[str]:
    """Return what the telling words nearest to a figure in its clause mean, numbers left out."""
    clause = wording.words[at].clause

    def near(words: Sequence[Word]) -> list[str]:
        return [
            one.sense
            for one in words
            if one.clause == clause and one.tells and not one.sense[0].isdigit()
        ][:_NEAR]

    return frozenset(near(wording.words[at + 1 :]) + near(wording.words[:at][::-1]))


def are_equal(one: Figure, other: Figure) -> bool:
    """Tell whether two figures share a value, or one lies in the other's range of two."""
    if len(one.values) == len(other.values):
        return set(one.values) == set(other.values)
    if set(one.values) & set(other.values):
        return True
    for figure, within in ((one, other), (other, one)):
        if len(within.values) == 2 and len(figure.values) == 1:
            low, high = sorted(within.values)
            if low <= figure.values[0] <= high and figure.bounded:
                return True
    return False


def is_rounded(figure: Figure, exact: Iterable[Figure]) -> bool:
    """Tell whether a figure with a bound is the rounding of another one: "over 100" of 104.

    The rounded one ends in noughts, and is off by less than they leave open.
    """
    if not figure.bounded or len(figure.values) != 1:
        return False
    value = figure.values[0]
    whole = f"{value:.0f}"
    step = 10 ** (len(whole) - len(whole.rstrip("0")))
    if step < 10 or value != int(value):
        return False
    return any(abs(value - other) < step for one in exact for other in one.values)


def is_bare(figure: Figure) -> bool:
    """Tell whether a figure is one number, with no measure: "25,000", "twenty-five thousand"."""
    return not figure.is_measure and len(figure.values) == 1


def digits_of(figure: Figure) -> str | None:
    """Return a bare number in digits; of "41 out of 46" the first; None of a measure."""
    if figure.unit == "share" and figure.word.sense.isdigit():
        return figure.word.sense
    return f"{figure.values[0]:.10g}" if is_bare(figure) else None


def is_one_before(figure: Figure, wordings: Iterable[Wording]) -> bool:
    """Tell whether a figure is how often before: "eight times" of what is "the ninth" now."""
    is_often = figure.unit == "times" or sense("times") in figure.about
    if not is_often or not 0 < figure.values[0] < len(_ORDINALS):
        return False
    following = int(figure.values[0]) + 1
    wanted = {_ORDINALS[following - 1], f"{following}th"}
    return any(word.low in wanted for one in wordings for word in one.words)
