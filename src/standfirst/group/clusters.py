"""Joining what is alike: average link, so that a chain of neighbours is no story.

Two clusters join while the average score of all their pairs reaches the threshold, the most
alike first; a pair that was not scored counts as nothing. The result does not depend on the
order of the input, for equal scores go by position and positions by time and id.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

THRESHOLD = 0.105
LARGE_SHARE = 0.15  # of a day: a story beyond it is more often a topic than an event
LARGE_LEAST = 30
LARGE_FACTOR = 1.25  # what such a story must reach, as a multiple of the threshold


def join_alike(
    n: int,
    pairs: Mapping[tuple[int, int], float],
    *,
    threshold: float = THRESHOLD,
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Return clusters of the positions ``0 … n-1``, each ascending, by their first member.

    ``apart`` names pairs that must never stand together, however alike.
    """
    state = _State(n, apart)
    for (i, j), score in pairs.items():
        state.sums[i][j] = state.sums[j][i] = score
    queue = [(-score, i, j, 1, 1) for (i, j), score in pairs.items() if score >= threshold]
    heapq.heapify(queue)
    large = max(LARGE_LEAST, int(n * LARGE_SHARE))
    while queue:
        negative, i, j, size_i, size_j = heapq.heappop(queue)
        if len(state.members[i]) != size_i or len(state.members[j]) != size_j:
            continue  # one of the two has grown or gone since
        if size_i + size_j > large and -negative < threshold * LARGE_FACTOR:
            continue
        if state.forbids(i, j):
            continue
        state.merge(i, j)
        for other, average in state.averages(i):
            if average >= threshold:
                a, b = min(i, other), max(i, other)
                sizes = len(state.members[a]), len(state.members[b])
                heapq.heappush(queue, (-average, a, b, *sizes))
    return [sorted(members) for members in state.members if members]


class _State:
    """Clusters by the position of one member, and the sums of the scores between them."""

    def __init__(self, n: int, apart: Iterable[tuple[int, int]]) -> None:
        self.members: list[list[int]] = [[i] for i in range(n)]
        self.sums: list[dict[int, float]] = [{} for _ in range(n)]
        self._apart: list[set[int]] = [set() for _ in range(n)]
        for i, j in apart:
            self._apart[i].add(j)
            self._apart[j].add(i)

    def forbids(self, i: int, j: int) -> bool:
        return j in self._apart[i]

    def merge(self, i: int, j: int) -> None:
        """Put cluster ``j`` into cluster ``i``."""
        self.members[i] += self.members[j]
        self.members[j] = []
        for other, score in self.sums[j].items():
            del self.sums[other][j]
            if other != i:
                total = self.sums[i].get(other, 0.0) + score
                self.sums[i][other] = self.sums[other][i] = total
        self.sums[j] = {}
        for other in self._apart[j]:
            self._apart[other].discard(j)
            self._apart[other].add(i)
        self._apart[i] |= self._apart[j]
        self._apart[j] = set()

    def averages(self, i: int) -> list[tuple[int, float]]:
        size = len(self.members[i])
        return [
            (other, total / (size * len(self.members[other])))
            for other, total in self.sums[i].items()
        ]
