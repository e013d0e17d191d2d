"""Sums and percentages that a sentence gives together with what they are made of."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from standfirst.check.comparing.figures import Figure
    from standfirst.check.comparing.wording import Wording

_IN_ALL: Final = re.compile(
    r"\b(?:in all|in total|altogether|a total of|combined|together)\b", re.IGNORECASE
)
_FROM_TO: Final = re.compile(
    r"\bfrom\s+(?P<low>\d[\d.,]*)\D{0,30}?\s+to\s+(?P<high>\d[\d.,]*)\b", re.IGNORECASE
)
_LIST_OPENS: Final = re.compile(r"[:–—]\s*\Z")
_FEW: Final = 2  # parts a list needs to be one
_AROUND: Final = 40  # characters on either side of a figure that say how it is reckoned
_SLACK: Final = 1.0  # percentage points a rounded percentage may be off


def find_wrong_sums(
    text: str, wording: Wording, figures: Sequence[Figure]
) -> Iterator[tuple[Figure, float]]:
    """Yield totals and percentages that do not add up, with what the sentence's figures make.

    A total is a figure beside "in all", "altogether" or the like, or one before a colon or dash
    behind which the other figures of the sentence stand in a list that ends with "and".
    """
    if not figures or not wording.words:
        return
    start, end = wording.words[0].start, wording.words[-1].end
    sentence = text[start:end]
    yield from _totals(text, start, end, figures)
    for figure in figures:
        if figure.unit != "percent" or len(figure.values) != 1:
            continue
        if match := _FROM_TO.search(sentence):
            low, high = (_number(match[name]) for name in ("low", "high"))
            if low and high is not None and figure.values[0] not in {low, high}:
                change = 100 * abs(high - low) / low
                if abs(change - figure.values[0]) > _SLACK:
                    yield figure, round(change, 1)


def _number(written: str) -> float | None:
    try:
        return float(written.rstrip(".,").replace(",", ""))
    except ValueError:
        return None


def _totals(
    text: str, start: int, end: int, figures: Sequence[Figure]
) -> Iterator[tuple[Figure, float]]:
    counts = [one for one in figures if not one.is_measure and len(one.values) == 1]
    counts = [one for one in counts if one.unit != "ordinal" and not one.bounded]
    if len(counts) <= _FEW:
        return
    first, last = counts[0], counts[-1]
    after_first = text[first.word.end : counts[1].word.start]
    before_last = text[counts[-2].word.end : last.word.start]
    near_last = text[counts[-2].word.end : end]
    total = None
    if _IN_ALL.search(near_last):
        total, parts = last, counts[:-1]
    elif _IN_ALL.search(text[start : first.word.end] + after_first) or (
        _LIST_OPENS.search(after_first) and re.search(r"\band\s+\Z", before_last)
    ):
        total, parts = first, counts[1:]
    if total is not None:
        reckoned = sum(one.values[0] for one in parts)
        if reckoned != total.values[0]:
            yield total, reckoned


def is_sum_of_others(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a count is the sum of all other counts of its sentence: reckoned, and right."""
    parts = [one.values[0] for one in figures if one is not figure and not one.is_measure]
    return len(parts) >= _FEW and not figure.is_measure and figure.values[0] == sum(parts)


# From a unit to another: of the first times this of the second.
_CONVERTED: Final = {
    ("kilometre", "mile"): 0.6214,
    ("metre", "foot"): 3.2808,
    ("metre", "yard"): 1.0936,
    ("kilogram", "pound"): 2.2046,
    ("litre", "gallon"): 0.2642,
    ("hectare", "acre"): 2.4711,
    ("centimetre", "inch"): 0.3937,
}
_CLOSE: Final = 0.04  # share that a converted measure may be off
_LATER: Final = re.compile(r"[\s-]\w+\s(?:later|earlier|after|before|on)\b")
_OTHERS: Final = re.compile(r"\s(?:others|more)\b")
_RECKONED: Final = re.compile(
    r"\b(?:more|fewer|less|in all|in total|altogether|combined|together|the rest|remaining|others?"
    r"|difference|left|apart|up|down|by|short|gap|majority|margin|ahead|behind"
    r"|(?:short|long|high|low|old|young|large|small|strong|cheap)er)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SHARE_OFF: Final = 0.02  # share that a rounded fraction may be off
_ROUND_YEARS: Final = 5  # years that "almost forty" may be off


def is_turned_over(
    figure: Figure, figures: Sequence[Figure], day: date | None, wordings: Iterable[Wording]
) -> bool:
    """Tell whether a figure is another one of its sentence converted, or the years since a year.

    Two years of a source make the years between them: 2027 and 2029.
    """
    if any(_is_converted(figure, one) for one in figures if one is not figure):
        return True
    if figure.unit != "PY":
        return False
    rows = [[int(w.low) for w in one.words if _YEAR.fullmatch(w.low)] for one in wordings]
    if day is not None:
        rows = [[*row, day.year] for row in rows]
    value = figure.values[0]
    off = _ROUND_YEARS if figure.bounded and value % 10 == 0 else 1
    return any(
        abs(abs(one - other) - value) < off
        for row in rows
        for one, other in itertools.combinations(row, 2)
    )


def is_reckoned(
    figure: Figure,
    sources: Iterable[Sequence[Figure]],
    text: str,
    beside: Iterable[Figure] = (),
) -> bool:
    """Tell whether a figure is reckoned from others: a time between, a sum, a difference, the rest.

    ``sources`` are the figures of each passage, ``beside`` the others of the sentence: with them
    one of a source may make it up. A sum or difference needs a word that says so.
    """
    if is_time_between(figure, text):
        return True
    value = figure.values[0]
    every = list(sources)
    if figure.unit == "share":
        return any(_is_share(value, row) for row in every)
    rows = [[one for one in row if one.unit in {figure.unit, None}] for row in every]
    own = [one for one in beside if one.unit in {figure.unit, None}]
    if _OTHERS.match(text, figure.word.end):  # "63 others" beside one of the 64
        parts = [1.0, *(one.values[0] for one in own)]  # or "33 more", beside the 58 of 91
        return any(value + part in one.values for row in rows for one in row for part in parts)
    around = text[max(0, figure.word.start - _AROUND) : figure.word.end + _AROUND]
    if not _RECKONED.search(around):
        return False
    return any(
        value in {one.values[0] + other.values[0], abs(one.values[0] - other.values[0])}
        for row in rows
        for one, other in (*itertools.combinations(row, 2), *itertools.product(row, own))
    )


def is_time_between(figure: Figure, text: str) -> bool:
    """Tell whether a figure is a time between two things told of: "ten minutes later"."""
    return _LATER.match(text, figure.word.end) is not None and (figure.unit or "").startswith("P")


def _is_share(share: float, row: Sequence[Figure]) -> bool:
    """Tell whether two counts of a passage, or a percentage, make a share: six of nine, 60 %."""
    percents = [one.values[0] for one in row if one.unit == "percent"]
    counts = [one.values[0] for one in row if not one.is_measure and one.values[0]]
    shares = [one / 100 for one in percents]
    shares += [one / other for one in counts for other in counts if one < other]
    return any(abs(share - one) <= _SHARE_OFF for one in shares)


def _is_converted(figure: Figure, other: Figure) -> bool:
    for one, another in ((figure, other), (other, figure)):
        rate = _CONVERTED.get((one.unit or "", another.unit or ""))
        if rate and abs(one.values[0] * rate - another.values[0]) <= _CLOSE * another.values[0]:
            return True
    return False
