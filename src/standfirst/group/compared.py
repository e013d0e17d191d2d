"""What the live reports shared with those before them, kept as arrays of numbers.

A day of news makes tens of thousands of pairs; as objects of their own they would take most of
the memory, and most of the time to look through it again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.group.weighing import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray


class Compared:
    """The pairs of reports that were compared, each under the number of its later report."""

    def __init__(self) -> None:
        self._others: dict[int, NDArray[np.int32]] = {}
        self._pairs: dict[int, NDArray[np.float64]] = {}

    def add(self, number: int, others: NDArray[np.int32], pairs: NDArray[np.float64]) -> None:
        """Keep what the next report shares with earlier ones: of each a row as ``Pair`` has it."""
        self._others[number] = others
        self._pairs[number] = pairs

    def near(self) -> tuple[tuple[int, ...], ...]:
        """Return, for each report, the earlier ones that it was compared with, ascending."""
        return tuple(tuple(sorted(others.tolist())) for others in self._others.values())

    def among(self, numbers: Iterable[int]) -> dict[tuple[int, int], Pair]:
        """Return the pairs of these reports, the earlier number first."""
        held = frozenset(number for number in numbers if number in self._others)
        found = {}
        for number in sorted(held):
            others = self._others[number].tolist()
            at = [n for n, other in enumerate(others) if other in held]
            for n, row in zip(at, self._pairs[number][at].tolist(), strict=True):
                found[others[n], number] = Pair(*row)
        return found
