"""Sums and percentages that a sentence gives together with what they are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
