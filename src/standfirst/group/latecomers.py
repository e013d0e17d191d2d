"""Taking in the few words that a story explains: a tweet of ten words, a passing brief.

Average link leaves such a report alone, for it shares little with any one member. It is taken in
where its own weight lies in terms that are at home in one story and hardly stand elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from standfirst.group.similarity import find_rarity, weigh_terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.group.features import Signature

MOST_LATE = 2  # reports that came together may be taken in as one
LEAST_STORY = 3  # a story smaller than that has no terms of its own yet
CORE_SHARE = 1 / 3  # of a story's reports hold a term before it is at home there
LEAST_EXPLAINED = 0.1  # of the weight of the latecomers
LEAST_LEAD = 2.0  # over the next best story


def take_in_latecomers(
    clusters: Sequence[Sequence[int]], signatures: Sequence[Signature]
) -> list[list[int]]:
    """Return the clusters with latecomers put in, each ascending, by their first member."""
    rarity = find_rarity(signatures)
    vectors = [weigh_terms(signature.terms, rarity) for signature in signatures]
    holding = Counter(value for vector in vectors for value in vector)
    homes = _homes(clusters, vectors)
    joined = [list(cluster) for cluster in clusters]
    for n, cluster in enumerate(clusters):
        if len(cluster) > MOST_LATE:
            continue
        explained: dict[int, float] = defaultdict(float)
        for i in cluster:
            for value, weight in vectors[i].items():
                elsewhere = max(1, holding[value] - len(cluster))
                for home, share, count in homes.get(value, ()):
                    explained[home] += weight**2 * share**0.5 * count / elsewhere / len(cluster)
        if (home_of := _clear_best(explained)) is not None:
            joined[home_of] += cluster
            joined[n] = []
    return sorted(sorted(cluster) for cluster in joined if cluster)


def _homes(
    clusters: Sequence[Sequence[int]], vectors: Sequence[Mapping[str, float]]
) -> Mapping[str, list[tuple[int, float, int]]]:
    """Return, for each term, the stories it is at home in: number, share and count of reports."""
    homes: dict[str, list[tuple[int, float, int]]] = defaultdict(list)
    for n, cluster in enumerate(clusters):
        if len(cluster) < LEAST_STORY:
            continue
        counts = Counter(value for i in cluster for value in vectors[i])
        for value, count in counts.items():
            if count >= 2 and count >= CORE_SHARE * len(cluster):
                homes[value].append((n, count / len(cluster), count))
    return homes


def _clear_best(explained: Mapping[int, float]) -> int | None:
    ranked = sorted(explained.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked or ranked[0][1] < LEAST_EXPLAINED:
        return None
    if len(ranked) > 1 and ranked[0][1] < LEAST_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]
