"""What else carries a sentence: the best unit of each other origin becomes a citation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.write.drafts import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.records import Citation
    from standfirst.write.units import Unit

SUPPORTS = 0.6  # share of a unit's words another must hold to support it
LEAST_SHARED = 4  # words; fewer are a name and its title
MOST_SUPPORT = 3


def find_support(
    unit: Unit, others: Iterable[Unit], origin_of: Mapping[str, str]
) -> tuple[Citation, ...]:
    """Cite the best unit of each other origin that carries the same words and numbers."""
    own = origin_of.get(unit.report.id, unit.report.id)
    best: dict[str, tuple[float, Unit]] = {}
    for other in others:
        origin = origin_of.get(other.report.id, other.report.id)
        shared = unit.words & other.words
        share = len(shared) / max(len(unit.words), 1)
        if (
            origin == own
            or len(shared) < LEAST_SHARED
            or share < SUPPORTS
            or not numbers_in(unit) <= numbers_in(other)
        ):
            continue
        if origin not in best or (share, other.report.id) > (best[origin][0], ""):
            best[origin] = (share, other)
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].report.id))
    return tuple(cite(other.report, other.span) for _, other in ranked[:MOST_SUPPORT])


def numbers_in(unit: Unit) -> frozenset[str]:
    """Return the numbers among a unit's words."""
    return frozenset(word for word in unit.words if word[0].isdigit())
