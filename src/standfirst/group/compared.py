"""What the live texts shared with those before them, kept as arrays of numbers.

A day of news makes hundreds of thousands of pairs; as objects of their own they would take most
of the memory, and most of the time to look through them again and again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from standfirst.group.rows import count_in, starts_of
from standfirst.group.weighing import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The pairs of ``n`` texts that were compared, in ascending order.

    Each has the later text (``ones``), the earlier one (``others``) and a row as ``Pair`` has it.
    """

    n: int
    ones: NDArray[np.int64]
    others: NDArray[np.int64]
    pairs: NDArray[np.float64]

    def near(self) -> tuple[tuple[int, ...], ...]:
        """Return, for each text, the earlier ones that it was compared with, ascending."""
        others = self.others.tolist()
        starts = self._starts().tolist()
        return tuple(tuple(others[a:b]) for a, b in pairwise(starts))

    def among(self, numbers: Iterable[int]) -> dict[tuple[int, int], Pair]:
        """Return the pairs of these texts, the earlier number first."""
        held = frozenset(numbers)
        starts = self._starts()
        found = {}
        for number in sorted(held):
            start, end = starts[number : number + 2].tolist()
            for n, other in enumerate(self.others[start:end].tolist(), start):
                if other in held:
                    found[other, number] = Pair(*self.pairs[n].tolist())
        return found

    def _starts(self) -> NDArray[np.int64]:
        return starts_of(count_in(self.ones, self.n))
