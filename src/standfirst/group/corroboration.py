"""Which counts of a story several independent origins carry."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from standfirst.records import Corroboration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.group.figures import Figure
    from standfirst.group.tellers import Told

LEAST_VALUE = 2  # "one" is too easily the same


def find_corroborated(figures: Sequence[Figure]) -> tuple[Corroboration, ...]:
    """Return the counts told alike by at least two origins and two different tellers.

    Several outlets that name one speaker beside a count tell it with one voice. Each origin is
    cited once, by its first passage.
    """
    alike: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value >= LEAST_VALUE:
            alike[*figure.key, figure.value].append(figure)
    found = []
    for same in alike.values():
        voices: dict[str, frozenset[str]] = defaultdict(frozenset)
        for figure in same:  # a headline leaves out the speaker whom its text names
            voices[figure.told.report.id] |= figure.told.voices
        told: list[Told] = []
        for figure in same:
            one = figure.told
            own = voices[one.report.id]
            if all(one.origin != t.origin and not own & voices[t.report.id] for t in told):
                told.append(one)
        if len(told) >= 2:
            found.append(
                Corroboration(
                    fact=f"{same[0].written}, {same[0].event}",
                    origins=tuple(one.origin for one in told),
                    passages=tuple(one.passage for one in told),
                )
            )
    return tuple(found)
