"""Which earlier reports one may belong with: an inverted index over rare terms.

Work and memory are bounded: a term that very many live reports share finds nobody, and a report
is found by its strongest terms alone.
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


class Lookup:
    """The live reports by their terms; reports and terms are known by number."""

    def __init__(self) -> None:
        self._holding: dict[int, array[int]] = {}

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

    def find(self, terms: NDArray[np.int32], weights: NDArray[np.float64]) -> list[int]:
        """Return the reports that share the most weight, the likeliest first.

        Give the ``MOST_ASKED`` strongest terms of a report with their weights.
        """
        found: list[array[int]] = []
        squares: list[float] = []
        for term, square in zip(terms.tolist(), (weights * weights).tolist(), strict=True):
            held = self._holding.get(term)
            if held is None or len(held) > MOST_HOLDING:
                continue
            found.append(held)
            squares.append(square)
        if not found:
            return []
        places = np.frombuffer(b"".join(found), np.int32)
        each = np.repeat(squares, [len(held) for held in found])
        shared = np.bincount(places, each)
        likely = np.flatnonzero(shared >= LEAST_SHARED)
        if len(likely) > MOST_FOUND:
            least = np.partition(shared[likely], -MOST_FOUND)[-MOST_FOUND]
            likely = likely[shared[likely] >= least]
        ranked: list[int] = likely[np.lexsort((likely, -shared[likely]))][:MOST_FOUND].tolist()
        return ranked
