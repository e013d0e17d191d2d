"""Joining what is alike: average link, so that a chain of neighbours is no story.

Two clusters are compared as two reports are, by the averages over all their pairs; a pair that was
not compared shares nothing. They join while it is likelier than not that they tell of one event,
the likeliest first. Then clusters of one or two that are half-way alike to one story, and clearly
less to any other, are taken in. The result does not depend on the order of the input, for equal
odds go by position, and positions by time and id.
"""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING

from standfirst.group.weighing import BIAS, FEATURES, NOTHING_SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.group.weighing import Pair

BY_LIKENESS, BY_DEEDS = (FEATURES[name].weight for name in ("likeness", "deeds"))
THRESHOLD = 0.0  # log-odds: as likely as not
HALF_WAY = -1.0
LEAD = 0.75  # of the best story over the next, for those that are only half-way alike
MOST_SMALL = 2  # reports that are taken in together
LARGE_SHARE = 0.15  # of a day: a story beyond it is more often a topic than an event
LARGE_LEAST = 30
LARGE_THRESHOLD = 1.5  # what such a story must reach
MOST_COMPARED = 40  # members of a large cluster that one report is compared with


def join_alike(
    n: int,
    pairs: Mapping[tuple[int, int], Pair],
    *,
    apart: Iterable[tuple[int, int]] = (),
    together: Iterable[tuple[int, int]] = (),
    sizes: Sequence[int] | None = None,
    live: int | None = None,
) -> list[list[int]]:
    """Return clusters of the positions ``0 … n-1``, each ascending, by their first member.

    ``apart`` names pairs that must never stand together, however alike, ``together`` those that
    must; where both are asked for, ``apart`` yields. ``sizes`` tells how many reports stand at each
    position, if not one; ``live`` is how many the share of a large story is of, if not all.
    """
    sizes = sizes or [1] * n
    state = _State(sizes, pairs, apart, together)
    large = max(LARGE_LEAST, int((live or sum(sizes)) * LARGE_SHARE))
    queue = [
        (-odds, i, j, state.sizes[i], state.sizes[j])
        for i in range(n)
        for odds, j in state.rank(i, after=i)
        if odds >= THRESHOLD
    ]
    heapq.heapify(queue)
    while queue:
        negative, i, j, size_i, size_j = heapq.heappop(queue)
        if state.sizes[i] != size_i or state.sizes[j] != size_j or state.forbids(i, j):
            continue  # one of the two has grown or gone since, or they must stay apart
        if size_i + size_j > large and -negative < LARGE_THRESHOLD:
            continue
        state.merge(i, j)
        for odds, other in state.rank(i):
            if odds >= THRESHOLD:
                a, b = min(i, other), max(i, other)
                heapq.heappush(queue, (-odds, a, b, state.sizes[a], state.sizes[b]))
    state.take_in_clear()
    return [sorted(members) for members in state.members if members]


class _State:
    """Clusters by the position of one member, and the sums of what their pairs are worth."""

    def __init__(
        self,
        sizes: Sequence[int],
        pairs: Mapping[tuple[int, int], Pair],
        apart: Iterable[tuple[int, int]],
        together: Iterable[tuple[int, int]],
    ) -> None:
        n = len(sizes)
        self.members: list[list[int]] = [[i] for i in range(n)]
        self.sizes = list(sizes)
        self._sums: list[dict[int, tuple[float, float, float, float]]] = [{} for _ in range(n)]
        for (i, j), (likeness, deeds, rest) in pairs.items():
            weight = sizes[i] * sizes[j]
            found = (weight, likeness * weight, deeds * weight, rest * weight)
            self._sums[i][j] = self._sums[j][i] = found
        self._home = list(range(n))
        self._apart: list[set[int]] = [set() for _ in range(n)]
        for i, j in apart:
            self._apart[i].add(j)
            self._apart[j].add(i)
        for i, j in together:
            self.join(i, j)

    def forbids(self, i: int, j: int) -> bool:
        return j in self._apart[i]

    def join(self, i: int, j: int) -> None:
        """Put two positions into one cluster, unless that is forbidden."""
        a, b = self._find(i), self._find(j)
        if a != b and not self.forbids(a, b):
            self.merge(min(a, b), max(a, b))

    def _find(self, i: int) -> int:
        while self._home[i] != i:
            i = self._home[i]
        return i

    def merge(self, i: int, j: int) -> None:
        """Put cluster ``j`` into cluster ``i``."""
        self.members[i] += self.members[j]
        self.members[j] = []
        self.sizes[i] += self.sizes[j]
        self.sizes[j] = 0
        self._home[j] = i
        mine = self._sums[i]
        for other, (n, likeness, deeds, rest) in self._sums[j].items():
            del self._sums[other][j]
            if other != i:
                if other in mine:
                    had = mine[other]
                    found = (had[0] + n, had[1] + likeness, had[2] + deeds, had[3] + rest)
                else:
                    found = (n, likeness, deeds, rest)
                mine[other] = self._sums[other][i] = found
        self._sums[j] = {}
        for other in self._apart[j]:
            self._apart[other].discard(j)
            self._apart[other].add(i)
        self._apart[i] |= self._apart[j]
        self._apart[j] = set()

    def rank(self, i: int, *, after: int = -1) -> list[tuple[float, int]]:
        """Return the log-odds of a cluster with each behind a position that was compared with it.

        This is where joining spends its time, so ``log_odds`` is written out.
        """
        log, sizes = math.log, self.sizes
        mine = self.sizes[i]
        found = []
        for other, (n, likeness, deeds, rest) in self._sums[i].items():
            if other <= after:
                continue
            theirs = sizes[other]
            small, great = (mine, theirs) if mine < theirs else (theirs, mine)
            every = max(small * min(great, MOST_COMPARED), n)
            odds = (
                BIAS
                + BY_LIKENESS * log(likeness / every + NOTHING_SHARED)
                + BY_DEEDS * log(deeds / every + NOTHING_SHARED)
                + rest / n
            )
            found.append((odds, other))
        return found

    def take_in_clear(self) -> None:
        """Join the small clusters that are half-way alike to one story and to no other.

        Two small ones join only where each is the other's choice: through one that could go either
        way two stories would become one.
        """
        choice: dict[int, tuple[float, int]] = {}
        for i, size in enumerate(self.sizes):
            if 0 < size <= MOST_SMALL:
                ranked = sorted((-odds, j) for odds, j in self.rank(i) if not self.forbids(i, j))
                if not ranked or -ranked[0][0] < HALF_WAY:
                    continue
                if len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= LEAD:
                    choice[i] = ranked[0]
        for (_, j), i in sorted((best, i) for i, best in choice.items()):
            if self.sizes[j] > MOST_SMALL or choice.get(j, (0.0, -1))[1] == i:
                self.join(i, j)
