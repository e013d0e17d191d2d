"""Joining two stories that tell of one scene: who denies an event shares few words with it.

Claim and denial, attack and inquiry are told in different words, and average link keeps them
apart. Two stories are nevertheless one where both name a spot of the desk's gazetteer (a street, a
building) that stands nowhere else among the live reports, and are half-way alike anyhow. Words
that stand nowhere else are not enough: two flights on one day share "boarded" and "airport".
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from standfirst.group.names import PLACE, term
from standfirst.group.weighing import log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.group.joining import Joiner
    from standfirst.records import Registers

HALF_ALIKE = -2.0  # log-odds of the two stories
AT_HOME = 0.3  # share of a story's reports that name a spot before it is its scene
NOWHERE_ELSE = 0.9  # share of all reports naming the spot that lie in the two stories
SPOT_LEVELS = frozenset({"neighbourhood", "facility"})


def find_spots(registers: Registers) -> frozenset[str]:
    """Return the terms of the register's places that are small enough to be one scene."""
    return frozenset(
        term(PLACE, place.name) for place in registers.places if place.level in SPOT_LEVELS
    )


def join_scenes(
    clusters: Sequence[Sequence[int]], joiner: Joiner, spots: frozenset[str]
) -> list[list[int]]:
    """Return the clusters with those of one scene put together, each ascending.

    A cluster of one report has no scene of its own and joins none here, nor do those that an
    editor has parted.
    """
    joined = [list(cluster) for cluster in clusters]
    for texts in joiner.weighed.naming(sorted(spots)):
        named = set(texts.tolist())
        at_home = [
            n
            for n, cluster in enumerate(joined)
            if len(named.intersection(cluster)) >= max(2, AT_HOME * len(cluster))
        ]
        for a, b in combinations(at_home, 2):
            both = [*joined[a], *joined[b]]
            if (
                joined[a]
                and joined[b]
                and len(named.intersection(both)) >= NOWHERE_ELSE * len(named)
                and _odds(joined[a], joined[b], joiner) >= HALF_ALIKE
                and not joiner.parts(joined[a], joined[b])
            ):
                joined[a], joined[b] = both, []
    return sorted(sorted(cluster) for cluster in joined if cluster)


def _odds(one: Sequence[int], other: Sequence[int], joiner: Joiner) -> float:
    """Return the log-odds of two clusters, by the averages over their pairs."""
    a, b = frozenset(one), frozenset(other)
    pairs = [
        pair
        for (i, j), pair in joiner.compared.among(a | b).items()
        if (i in a and j in b) or (i in b and j in a)
    ]
    if not pairs:
        return float("-inf")
    every = len(one) * len(other)
    likeness = sum([pair.likeness for pair in pairs]) / every
    deeds = sum([pair.deeds for pair in pairs]) / every
    return log_odds(likeness, deeds, sum([pair.rest for pair in pairs]) / len(pairs))
