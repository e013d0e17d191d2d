"""Which earlier reports one may belong with: an inverted index over rare terms.

Work and memory are bounded: a term that very many live reports share finds nobody, a report is
found by its strongest terms alone, and what left the window is forgotten.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_HOLDING = 120  # live reports that share a term before it finds nobody
MOST_ASKED = 32  # strongest terms of a report that are looked up
MOST_KEPT = 48  # strongest terms of a report that it is found by
MOST_FOUND = 40  # candidates, the likeliest first
LEAST_SHARED = 0.01  # of a report's weight: less is chance
SWEEP_EVERY = 4096  # reports, then terms that nobody live holds are dropped


class Lookup:
    """The live reports by their terms; reports are known by ascending numbers."""

    def __init__(self) -> None:
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._oldest = 0
        self._added = 0

    def add(self, number: int, vector: Mapping[str, float]) -> None:
        """Let a report be found; give numbers in ascending order."""
        for term in _strongest(vector, MOST_KEPT):
            self._holding[term].append(number)
        self._added += 1
        if self._added % SWEEP_EVERY == 0:
            self._sweep()

    def forget_before(self, number: int) -> None:
        """Find no report below a number any more."""
        self._oldest = number

    def find(self, vector: Mapping[str, float]) -> list[int]:
        """Return the reports that share the most weight with a vector, the likeliest first."""
        shared: dict[int, float] = defaultdict(float)
        holding = self._holding
        for term in _strongest(vector, MOST_ASKED):
            found = holding.get(term)
            if found is None:
                continue
            if len(found) > MOST_HOLDING:
                found = self._live(term)
                if len(found) > MOST_HOLDING:
                    continue
            weight = vector[term] ** 2
            for number in found:
                shared[number] += weight
        oldest = self._oldest
        likely = [(-w, n) for n, w in shared.items() if w >= LEAST_SHARED and n >= oldest]
        ranked = heapq.nsmallest(MOST_FOUND, likely)
        return [number for _, number in ranked]

    def _live(self, term: str) -> list[int]:
        found = self._holding[term]
        if found[0] < self._oldest:
            found = [number for number in found if number >= self._oldest]
            self._holding[term] = found
        return found

    def _sweep(self) -> None:
        for term in list(self._holding):
            if not self._live(term):
                del self._holding[term]


def _strongest(vector: Mapping[str, float], most: int) -> list[str]:
    if len(vector) <= most:
        return list(vector)
    ranked = heapq.nsmallest(most, [(-weight, term) for term, weight in vector.items()])
    return [term for _, term in ranked]
