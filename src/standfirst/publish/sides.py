"""The sides of a conflict: claims that say the same stand together, however many say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.records import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from standfirst.records import Claim, Conflict, Story


def part_sides(conflict: Conflict, story: Story) -> tuple[tuple[Claim, ...], ...]:
    """Return a conflict's claims, parted into sides in the order of their first.

    Figures are one side where their number is one ("nine people", "9 killed"), as the story's
    tables have it; other claims where their stance is one.
    """
    values = _values_of(story) if conflict.kind is ConflictKind.FIGURES else {}
    sides: dict[Hashable, list[Claim]] = {}
    for n, claim in enumerate(conflict.claims):
        sides.setdefault(_key_of(claim, conflict, values) or n, []).append(claim)
    return tuple(tuple(side) for side in sides.values())


def _values_of(story: Story) -> dict[tuple[str, int, int, str], tuple[object, ...]]:
    return {
        (row.passage.report, *row.passage.span, row.written): (row.value, row.low, row.high)
        for table in story.figures
        for row in table.rows
    }


def _key_of(
    claim: Claim,
    conflict: Conflict,
    values: Mapping[tuple[str, int, int, str], tuple[object, ...]],
) -> Hashable:
    """Return what a side's claims have in common; null where a claim stands for itself."""
    if conflict.kind is ConflictKind.FIGURES:
        passage = claim.passage
        known = values.get((passage.report, *passage.span, claim.value))
        return known or ("as written", claim.value.casefold())
    return claim.stance or None
