"""Joining two clusters that tell of one scene: who denies an event shares few words with it.

Claim and denial, attack and inquiry are told in different words, and average link keeps them
apart. Two clusters are nevertheless one story where both name a spot of the desk's gazetteer (a
street, a building) that stands nowhere else in the window, and are half-way alike anyhow. Words
that stand nowhere else are not enough: two flights on one day share "boarded" and "airport".
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from standfirst.group.clusters import THRESHOLD
from standfirst.group.names import PLACE, term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.group.features import Signature
    from standfirst.group.similarity import Pairs
    from standfirst.records import Registers

HALF_WAY = 0.7  # of the threshold, that two clusters must reach on average
AT_HOME = 0.3  # share of a cluster's reports that name a spot before it is its scene
NOWHERE_ELSE = 0.9  # share of all reports naming the spot that lie in the two clusters
SPOT_LEVELS = frozenset({"neighbourhood", "facility"})


def find_spots(registers: Registers) -> frozenset[str]:
    """Return the terms of the register's places that are small enough to be one scene."""
    return frozenset(
        term(PLACE, place.name) for place in registers.places if place.level in SPOT_LEVELS
    )


def join_scenes(
    clusters: Sequence[Sequence[int]],
    signatures: Sequence[Signature],
    pairs: Pairs,
    spots: frozenset[str],
) -> list[list[int]]:
    """Return the clusters with those of one scene put together, each ascending.

    A cluster of one report has no scene of its own and joins none here.
    """
    naming: dict[str, list[int]] = defaultdict(list)
    for i, signature in enumerate(signatures):
        for spot in spots & signature.terms.keys():
            naming[spot].append(i)
    joined = [list(cluster) for cluster in clusters]
    for spot in sorted(naming):
        at_home = [
            n
            for n, cluster in enumerate(joined)
            if len(set(naming[spot]) & set(cluster)) >= max(2, AT_HOME * len(cluster))
        ]
        for a, b in combinations(at_home, 2):
            inside = len(set(naming[spot]) & {*joined[a], *joined[b]})
            if (
                inside >= NOWHERE_ELSE * len(naming[spot])
                and joined[a]
                and joined[b]
                and _average(joined[a], joined[b], pairs) >= HALF_WAY * THRESHOLD
            ):
                joined[a] += joined[b]
                joined[b] = []
    return sorted(sorted(cluster) for cluster in joined if cluster)


def _average(
    one: Sequence[int], other: Sequence[int], pairs: Mapping[tuple[int, int], float]
) -> float:
    total = sum(pairs.get((min(i, j), max(i, j)), 0.0) for i in one for j in other)
    return total / (len(one) * len(other))
