"""The figures of a sentence, and how they stand to those of the sentences it may rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.spelt import SCALES, number_at
from standfirst.check.comparing.stems import sense
from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Word, Wording
    from standfirst.records import Mention, Span

CURRENCY: Final = re.compile(
    r"(?:(?!PT)[A-Z]{3}|crown|peso|dinar|dirham|riyal|rial|shilling|cent|penny)(?: per .+)?\Z"
)
_NEAR: Final = 4  # telling words on either side that say what a figure is about
_DURATION: Final = re.compile(r"PT?(?P<n>[\d.]+)(?P<unit>[YMWDHS])")
_LABELS: Final = frozenset("day number no flight article resolution highway route version".split())
_PAST_DAY: Final = re.compile(
    r"\b(?:past|last|previous|preceding|in|within|over|for) (?:24|twenty-four) h(?:ou)?rs?\b",
    re.IGNORECASE,
)
_NO_FIGURE: Final = re.compile(r"\d{1,3}/")  # "1/11"
_CLOCK: Final = re.compile(r"\d{1,2}\.\d{2}")  # "the 7.40 to Karsk"
_THE_TWO: Final = re.compile(r"\b(?:the|these|both|those)\s\Z", re.IGNORECASE)
_HOUR: Final = re.compile(r"\s(?:in the (?:morning|afternoon|evening)|at night|o[’']clock)\b")
_ALONE: Final = re.compile(r"\s(?:of|who|have|has|had|are|were|will)\b|[.,]")
_LEAST: Final = re.compile(
    r"\b(?:at least|more than|over|no (?:less|fewer) than)\s\Z", re.IGNORECASE
)
_MOST: Final = re.compile(
    r"\b(?:at most|up to|no more than|as many as|(?<!no )(?:less|fewer) than"
    r"|nearly|almost|under)\s\Z",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"(?:\s[a-z]+)?\s(?:at (?:least|most)|or (?:more|less|so|fewer))\b|\s\(est\b", re.IGNORECASE
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_RANGE: Final = re.compile(r"\s(?:to|until|till|through)\s\d")
_IN_RANGE: Final = re.compile(r"\bfrom\s[\d.,]+\s(?:to|until|till|through)\s\Z", re.IGNORECASE)
_NO_BOUND: Final = re.compile(r"\b(?:hand|turn|take|took|carr|pass)\w*[ ]over[ ]\Z", re.IGNORECASE)
_BOUNDS: Final = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|above|below"
    r"|more than|at least|up to"
    r"|estimat\w+(?:\s(?:that|at|of))?"
    r"|(?:faster|longer|higher|larger|smaller|older|slower) than|no (?:more|less|fewer) than"
    r"|less than|fewer than|under|as many as|an estimated"
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
    least: bool | None = None  # true of a least ("at least"), false of a most ("up to")

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
    skipped = -1
    for at, word in enumerate(wording.words):
        value, until = number_at(wording, at)
        if value is None or at <= skipped or _is_no_figure(text, word):
            continue
        skipped = until
        over = [one for one in rows if one.span.start <= word.start and word.end <= one.span.end]
        mention = max(over, key=lambda one: one.span.end - one.span.start, default=None)
        if mention is not None and mention.span in seen and mention.quantity:
            continue
        if mention is not None:
            seen.add(mention.span)
        if until > at and (mention is None or mention.quantity):
            mention = _of_all(rows, wording, until)
        figure = _figure(text, wording, at, value, mention, until=until)
        if figure is not None:
            found.append(figure)
    return tuple(found)


def _of_all(rows: Sequence[Mention], wording: Wording, until: int) -> Mention | None:
    """Return the mention that a number of several words ends in, if it is of a measure."""
    last = wording.words[until]
    over = [one for one in rows if one.span.start <= last.start and last.end <= one.span.end]
    return next((one for one in over if one.quantity), None)


def _is_no_figure(text: str, word: Word) -> bool:
    """Tell whether a number is a place in a row, a train's time, or "the two" of no thing."""
    if _HOUR.match(text, word.end) or _NO_FIGURE.match(text, word.start, word.end + 1):
        return True
    if word.low[0] == "0" and len(word.low) == len("0800"):
        return True
    if text[word.start - 1 : word.start] == "/":
        return True
    is_pair = word.low == "two" and _THE_TWO.search(text, max(0, word.start - 8), word.start)
    return (
        bool(is_pair)
        and re.match(
            r"\s(?:of|who|have|has|had|are|were|will)\b|[.,]", text[word.end : word.end + 7]
        )
        is not None
    )


def _figure(
    text: str,
    wording: Wording,
    at: int,
    value: float,
    mention: Mention | None,
    *,
    until: int,
) -> Figure | None:
    word = wording.words[at]
    about = _about(wording, at, until)
    is_spelt = word.low == "hundred" and at > 0
    start = wording.words[at - 1].start if is_spelt else word.start
    before = text[max(0, start - 20) : start]
    if _PAST_DAY.search(text, max(0, word.start - 20), word.end + 8):
        return None  # "the past 24 hours" are a day
    is_verbs = _NO_BOUND.search(before) is not None  # "handed over 61"
    behind = text[wording.words[until].end : wording.words[until].end + 24]
    bounded = (_BOUNDS.search(before) is not None and not is_verbs) or bool(_BEHIND.match(behind))
    is_range = before.lower().endswith("from ") and _RANGE.match(behind)
    bounded = bounded or bool(is_range) or bool(_IN_RANGE.search(before))
    least = None if is_verbs else _direction(before, behind)
    if (
        mention is not None
        and mention.kind is MentionKind.TIME
        and _is_in_the_day(text, wording, at)
    ):
        mention = None
    if until > at:
        unit = mention.quantity.unit if mention and mention.quantity else None
        item = _head(wording, mention) if mention else None
        return Figure(word, (value,), unit, item, bounded, about, least)
    if mention is not None and mention.kind is MentionKind.TIME:
        length = _DURATION.match(mention.time.value) if mention.time else None
        if length is None or float(length["n"]) != value:
            return None
        unit = "P" + ("T" if mention.time and "T" in mention.time.value else "") + length["unit"]
        return Figure(word, (value,), unit, None, bounded, about, least)
    has_unit = mention is not None and mention.quantity and mention.quantity.unit
    if not has_unit and _CLOCK.fullmatch(word.low) and before.endswith("he "):
        return None
    if mention is None or mention.quantity is None:
        previous = wording.words[at - 1].low if at else ""
        is_day = _is_in_the_day(text, wording, at)
        if (previous in _LABELS and not is_day) or before.endswith(("#", "-", "№")):
            return None
        following = wording.words[at + 1].low if at + 1 < len(wording.words) else ""
        scaled = value * SCALES.get(following, 1)
        item = _following(wording, at) if is_day else None
        return Figure(word, (scaled,), None, item, bounded, about, least)
    quantity = mention.quantity
    values = tuple(
        dict.fromkeys(
            one for one in (quantity.value, quantity.low, quantity.high) if one is not None
        )
    )
    is_bounded = bounded or quantity.approximate or quantity.value is None
    is_bounded |= (quantity.low is not None or quantity.high is not None) and not is_verbs
    return Figure(
        word, values or (value,), quantity.unit, _head(wording, mention), is_bounded, about, least
    )


def _direction(before: str, behind: str) -> bool | None:
    """Return whether a bound is a least; false of a most; null of a rough one or none."""
    if _LEAST.search(before) or re.match(r"(?:\s[a-z]+)?\s(?:at least|or more)\b", behind):
        return True
    return False if _MOST.search(before) or re.match(r"\sat most\b", behind) else None


def _is_in_the_day(text: str, wording: Wording, at: int) -> bool:
    """Tell whether "during the day 61 attacks" has a count behind the day, no day's number."""
    word = wording.words[at]
    return bool(re.search(r"\b(?:the|that|one) day \Z", text[max(0, word.start - 12) : word.start]))


def _following(wording: Wording, at: int) -> str | None:
    words = wording.words[at + 1 : at + 2]
    return words[0].sense if words and words[0].tells else None


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


def _about(wording: Wording, at: int, until: int) -> frozenset[str]:
    """Return what the telling words nearest to a figure in its clause mean, numbers left out."""
    clause = wording.words[at].clause

    def near(words: Sequence[Word]) -> list[str]:
        return [
            one.sense
            for one in words
            if one.clause == clause and one.tells and not one.sense[0].isdigit()
        ][:_NEAR]

    return frozenset(near(wording.words[until + 1 :]) + near(wording.words[:at][::-1]))


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


def is_rounded(figure: Figure, exact: Sequence[Figure]) -> bool:
    """Tell whether a figure with a bound is the rounding of another one: "over 100" of 104.

    The rounded one ends in noughts, and is off by less than they leave open: "more than three" of
    3.4 is off by what stands behind the point.
    """
    if not figure.bounded or len(figure.values) != 1:
        return False
    value = figure.values[0]
    parts = [other for one in exact for other in one.values if other != int(other)]
    if value == int(value) and any(abs(value - other) < 1 for other in parts):
        return True
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
