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
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.group.rows import count_in, starts_of
from standfirst.group.weighing import BIAS, FEATURES, NOTHING_SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from standfirst.group.compared import Compared

BY_LIKENESS, BY_DEEDS = (FEATURES[name].weight for name in ("likeness", "deeds"))
THRESHOLD = 0.0  # log-odds: as likely as not
HALF_WAY = -1.0
LEAD = 0.75  # of the best story over the next, for those that are only half-way alike
MOST_SMALL = 2  # reports that are taken in together
LARGE_SHARE = 0.15  # of a day: a story beyond it is more often a topic than an event
LARGE_LEAST = 30
LARGE_THRESHOLD = 1.5  # what such a story must reach
MOST_COMPARED = 40  # members of a large cluster that one report is compared with
_Choice = tuple[float, int, int, int, int]
NEARLY = 1e-6  # numpy's logarithms may differ from machine to machine, by far less


def join_alike(
    compared: Compared,
    *,
    apart: Iterable[tuple[int, int]] = (),
    together: Iterable[tuple[int, int]] = (),
    sizes: Sequence[int] | None = None,
    live: int | None = None,
) -> list[list[int]]:
    """Return clusters of the texts ``0 … n-1`` compared, each ascending, by their first member.

    ``apart`` names pairs that must never stand together, however alike, ``together`` those that
    must; where both are asked for, ``apart`` yields. ``sizes`` tells how many reports stand at each
    position, if not one; ``live`` is how many the share of a large story is of, if not all.
    """
    state = _State(sizes or [1] * compared.n, compared, apart, together)
    large = max(LARGE_LEAST, int((live or int(state.sizes.sum())) * LARGE_SHARE))
    queue: list[_Choice] = [
        state.choice(*row) for row in state.rank_all(state.sizes > 0, THRESHOLD) if row[1] < row[2]
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
            heapq.heappush(queue, state.choice(odds, min(i, other), max(i, other)))
    state.take_in_clear()
    return [sorted(members) for members in state.members if members]


class _Row(NamedTuple):
    """What a cluster shares with others: each one's position at some time, and sums over pairs.

    The sums are of weights, likeness, deeds and all else, the last three by weight. Under which
    position another stands by now is looked up when the row is next asked for, so that joining two
    changes no row but their own.
    """

    others: NDArray[np.int64]
    sums: NDArray[np.float64]  # 4 by others


class _State:
    """Clusters by the position of one member, and the sums of what their pairs are worth."""

    def __init__(
        self,
        sizes: Sequence[int],
        compared: Compared,
        apart: Iterable[tuple[int, int]],
        together: Iterable[tuple[int, int]],
    ) -> None:
        n = len(sizes)
        self.members: list[list[int]] = [[i] for i in range(n)]
        self.sizes = np.array(sizes, np.int64)
        self._home = np.arange(n)
        self._rows: dict[int, _Row] = {}  # of those that have joined
        self._take_pairs(compared)
        self._apart: list[set[int]] = [set() for _ in range(n)]
        for i, j in apart:
            self._apart[i].add(j)
            self._apart[j].add(i)
        for i, j in together:
            self.join(i, j)

    def _take_pairs(self, compared: Compared) -> None:
        """Lay out each pair in the rows of both, the others of a row in ascending order."""
        n = len(self.sizes)
        ones = np.concatenate((compared.ones, compared.others))
        quick = np.uint16 if n < 1 << 16 else np.int32  # numpy sorts small numbers by their digits
        order = np.argsort(ones.astype(quick), kind="stable")
        self._ones = ones[order]
        self._others = np.concatenate((compared.others, compared.ones))[order]
        self._starts = starts_of(count_in(ones, n))
        weights = self.sizes[self._ones] * self.sizes[self._others].astype(np.float64)
        self._sums = np.empty((4, len(ones)))
        self._sums[0] = weights
        order[order >= len(compared.ones)] -= len(compared.ones)
        for k in range(3):
            np.multiply(compared.pairs[order, k], weights, out=self._sums[k + 1])

    def forbids(self, i: int, j: int) -> bool:
        return j in self._apart[i]

    def join(self, i: int, j: int) -> None:
        """Put two positions into one cluster, unless that is forbidden."""
        a, b = int(self._home[i]), int(self._home[j])
        if a != b and not self.forbids(a, b):
            self.merge(min(a, b), max(a, b))

    def merge(self, i: int, j: int) -> None:
        """Put cluster ``j`` into cluster ``i``."""
        one, other = self._row(i), self._row(j)
        self._home[self.members[j]] = i
        self.members[i] += self.members[j]
        self.members[j] = []
        self.sizes[i] += self.sizes[j]
        self.sizes[j] = 0
        self._rows.pop(j, None)
        self._rows[i] = _Row(
            np.concatenate((one.others, other.others)),
            np.concatenate((one.sums, other.sums), axis=1),
        )
        for third in self._apart[j]:
            self._apart[third].discard(j)
            self._apart[third].add(i)
        self._apart[i] |= self._apart[j]
        self._apart[j] = set()

    def _row(self, i: int) -> _Row:
        if (row := self._rows.get(i)) is not None:
            return row
        place = slice(int(self._starts[i]), int(self._starts[i + 1]))
        return _Row(self._others[place], self._sums[:, place])

    def rank(self, i: int) -> list[tuple[float, int]]:
        """Return the clusters that one may join as it stands now, with the log-odds of each."""
        row = self._row(i)
        homes = self._home[row.others]
        order = homes.argsort(kind="stable")
        homes = homes[order]
        firsts = np.flatnonzero(homes[1:] != homes[:-1]) + 1
        if len(homes):
            firsts = np.concatenate(([0], firsts))
        others, sums = homes[firsts], np.add.reduceat(row.sums[:, order], firsts, axis=1)
        alone = others != i
        row = self._rows[i] = _Row(others[alone], sums[:, alone])
        places, found = self._weigh(i, *row, THRESHOLD)
        return list(zip(found, row.others[places].tolist(), strict=True))

    def choice(self, odds: float, i: int, j: int) -> _Choice:
        """Return two clusters that may join, with their sizes now; the likeliest sort first."""
        return -odds, i, j, int(self.sizes[i]), int(self.sizes[j])

    def rank_all(self, is_asked: NDArray[np.bool_], least: float) -> list[tuple[float, int, int]]:
        """Return the log-odds of some clusters with each other cluster, from a least on.

        Each row has the odds, the cluster asked about, and the other one.
        """
        homes = self._home[self._ones], self._home[self._others]
        wanted = is_asked[homes[0]] & (homes[0] != homes[1])
        ones, others = homes[0][wanted], homes[1][wanted]
        sums = self._sums[:, wanted]
        keys = ones * len(self.sizes) + others
        if (np.diff(keys) <= 0).any():
            order = np.argsort(keys, kind="stable")
            keys, ones, others, sums = keys[order], ones[order], others[order], sums[:, order]
            firsts = np.flatnonzero(np.diff(keys, prepend=-1))
            ones, others, sums = ones[firsts], others[firsts], np.add.reduceat(sums, firsts, axis=1)
        places, found = self._weigh(ones, others, sums, least)
        return list(zip(found, ones[places].tolist(), others[places].tolist(), strict=True))

    def _weigh(
        self,
        ones: NDArray[np.int64] | int,
        others: NDArray[np.int64],
        sums: NDArray[np.float64],
        least: float,
    ) -> tuple[NDArray[np.int64], list[float]]:
        """Return which pairs of clusters reach a least of log-odds, and the log-odds of these.

        What comes near it is reckoned anew, by logarithms that are the same on every machine.
        """
        n, likeness, deeds, rest = sums
        mine, theirs = self.sizes[ones], self.sizes[others]
        most = np.minimum(np.maximum(mine, theirs), MOST_COMPARED)
        every = np.maximum(np.minimum(mine, theirs) * most, n)
        likeness = likeness / every + NOTHING_SHARED
        deeds = deeds / every + NOTHING_SHARED
        rest = rest / n
        rough = BIAS + BY_LIKENESS * np.log(likeness) + BY_DEEDS * np.log(deeds) + rest
        near = np.flatnonzero(rough >= least - NEARLY)
        rows = zip(*(one[near].tolist() for one in (likeness, deeds, rest)), strict=True)
        odds = [BIAS + BY_LIKENESS * math.log(a) + BY_DEEDS * math.log(b) + c for a, b, c in rows]
        reach = [k for k, one in enumerate(odds) if one >= least]
        return near[reach], [odds[k] for k in reach]

    def take_in_clear(self) -> None:
        """Join the small clusters that are half-way alike to one story and to no other.

        Two small ones join only where each is the other's choice: through one that could go either
        way two stories would become one.
        """
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)
        is_small = (self.sizes > 0) & (self.sizes <= MOST_SMALL)
        for odds, i, j in self.rank_all(is_small, HALF_WAY - LEAD):  # what is less leaves it clear
            if not self.forbids(i, j):
                found[i].append((-odds, j))
        choice: dict[int, tuple[float, int]] = {}
        for i, some in found.items():
            best, *others = heapq.nsmallest(2, some)
            if -best[0] >= HALF_WAY and not (others and others[0][0] - best[0] < LEAD):
                choice[i] = best
        for (_, j), i in sorted((best, i) for i, best in choice.items()):
            if self.sizes[j] > MOST_SMALL or choice.get(j, (0.0, -1))[1] == i:
                self.join(i, j)
