"""Which earlier reports one may belong with: an inverted index over rare terms.

Work and memory are bounded: a term that very many live reports share finds nobody, a report is
found by its strongest terms alone, and what left the window is forgotten.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_HOLDING = 120  # live reports that share a term before it finds nobody
MOST_ASKED = 32  # strongest terms of a report that are looked up
MOST_KEPT = 48  # strongest terms of a report that it is found by
MOST_FOUND = 40  # candidates, the likeliest first
LEAST_SHARED = 0.01  # of a report's weight: less is chance
SWEEP_EVERY = 4096  # reports, then terms that nobody live holds are dropped


class Lookup:
    """The live reports by their terms; reports and terms are known by number."""

    def __init__(self) -> None:
        self._holding: dict[int, array[int]] = {}
        self._oldest = 0
        self._added = 0

    def add(self, number: int, terms: NDArray[np.int32]) -> None:
        """Let a report be found by its ``MOST_KEPT`` strongest terms.

        Give reports in ascending order of their numbers.
        """
        holding = self._holding
        for term in terms.tolist():
            held = holding.get(term)
            if held is None:
                holding[term] = array("i", (number,))
            else:
                held.append(number)
        self._added += 1
        if self._added % SWEEP_EVERY == 0:
            self._sweep()

    def forget_before(self, number: int) -> None:
        """Find no report below a number any more."""
        self._oldest = number

    def find(self, terms: NDArray[np.int32], weights: NDArray[np.float64]) -> list[int]:
        """Return the reports that share the most weight, the likeliest first.

        Give the ``MOST_ASKED`` strongest terms of a report with their weights.
        """
        found: list[array[int]] = []
        squares: list[float] = []
        for term, square in zip(terms.tolist(), (weights * weights).tolist(), strict=True):
            held = self._holding.get(term)
            if held is None:
                continue
            if len(held) > MOST_HOLDING:
                held = self._live(term)
                if len(held) > MOST_HOLDING:
                    continue
            found.append(held)
            squares.append(square)
        if not found:
            return []
        places = np.frombuffer(b"".join(found), np.int32) - self._oldest
        each = np.repeat(squares, [len(held) for held in found])
        shared = np.bincount(places[places >= 0], each[places >= 0])
        likely = np.flatnonzero(shared >= LEAST_SHARED)
        if len(likely) > MOST_FOUND:
            least = np.partition(shared[likely], -MOST_FOUND)[-MOST_FOUND]
            likely = likely[shared[likely] >= least]
        ranked = likely[np.lexsort((likely, -shared[likely]))][:MOST_FOUND]
        numbers: list[int] = (ranked + self._oldest).tolist()
        return numbers

    def _live(self, term: int) -> array[int]:
        held = self._holding[term]
        if held[0] < self._oldest:
            held = array("i", (number for number in held if number >= self._oldest))
            self._holding[term] = held
        return held

    def _sweep(self) -> None:
        for term in list(self._holding):
            if not self._live(term):
                del self._holding[term]
