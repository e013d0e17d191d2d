"""Joining two clusters that tell of one scene: who denies an event shares few words with it.

Claim and denial, attack and inquiry are told in different words, and average link keeps them
apart. Two clusters are nevertheless one story where both are full of terms that stand nowhere
else in the window (the street, the building, the victims), and are half-way alike anyhow.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from standfirst.group.clusters import THRESHOLD
from standfirst.group.similarity import find_rarity, weigh_terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.group.features import Signature
    from standfirst.group.similarity import Pairs

HALF_WAY = 0.7  # of the threshold, that two clusters must reach on average
AT_HOME = 0.3  # share of a cluster's reports that hold a term before it belongs to its scene
NOWHERE_ELSE = 0.9  # share of all reports with the term that lie in the two clusters
LEAST_TERMS = 2


def join_scenes(
    clusters: Sequence[Sequence[int]], signatures: Sequence[Signature], pairs: Pairs
) -> list[list[int]]:
    """Return the clusters with those of one scene put together, each ascending.

    A cluster of one report has no scene of its own and joins none here.
    """
    rarity = find_rarity(signatures)
    vectors = [weigh_terms(signature.terms, rarity) for signature in signatures]
    holding = Counter(term for vector in vectors for term in vector)
    counts = [Counter(term for i in cluster for term in vectors[i]) for cluster in clusters]
    homes: dict[str, list[int]] = defaultdict(list)
    for n, cluster in enumerate(clusters):
        for term, count in counts[n].items():
            if count >= max(2, AT_HOME * len(cluster)):
                homes[term].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for term, where in homes.items():
        for a, b in combinations(where, 2):
            if counts[a][term] + counts[b][term] >= NOWHERE_ELSE * holding[term]:
                shared[a, b] += 1
    joined = [list(cluster) for cluster in clusters]
    for (a, b), n_terms in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        likeness = _average(clusters[a], clusters[b], pairs)
        if n_terms >= LEAST_TERMS and likeness >= HALF_WAY * THRESHOLD and joined[a] and joined[b]:
            joined[a] += joined[b]
            joined[b] = []
    return sorted(sorted(cluster) for cluster in joined if cluster)


def _average(
    one: Sequence[int], other: Sequence[int], pairs: Mapping[tuple[int, int], float]
) -> float:
    total = sum(pairs.get((min(i, j), max(i, j)), 0.0) for i in one for j in other)
    return total / (len(one) * len(other))
