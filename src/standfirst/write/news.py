"""What a sentence tells that the others of its section do not: figures with their things, words.

A sentence that was news when it was picked may be none beside what was picked after it: the
toll stands in the first sentence, the injured in the fifth, and the one that tells both is idle.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from standfirst.write.words import WORD, content_words, stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.write.units import Unit

LEAST_NEWS = 1 / 3  # share of a sentence's words; with less, and no figure of its own, it is idle


def adds_news(unit: Unit, others: Iterable[Unit]) -> bool:
    """Tell whether a unit has a figure, or enough words, that no other unit has."""
    others = list(others)
    told = frozenset[str]().union(*(stems(other.words) for other in others))
    own = stems(unit.words)
    if len(own - told) >= LEAST_NEWS * len(own):
        return True
    return any(
        not any(_tells_figure(figure, things, other) for other in others)
        for figure, things in figures_in(unit)
    )


def figures_in(unit: Unit) -> list[tuple[str, frozenset[str]]]:
    """Return the numbers a unit tells, each with the stems next to it that may be its thing."""
    ordered = [stem for word in WORD.findall(unit.text) for stem in stems(content_words(word))]
    inside = stems(unit.words)
    things: dict[str, set[str]] = {}
    for left, right in pairwise(("", *ordered, "")):
        if left[:1].isdigit() and left in inside:
            things.setdefault(left, set()).add(right)
        if right[:1].isdigit() and right in inside:
            things.setdefault(right, set()).add(left)
    return [
        (figure, frozenset(word for word in near if word and not word[0].isdigit()))
        for figure, near in things.items()
    ]


def _tells_figure(figure: str, things: frozenset[str], other: Unit) -> bool:
    """Tell whether another unit has the figure, and one of its things where it has any."""
    there = stems(other.words)
    return figure in there and (not things or not things.isdisjoint(there))
