"""Why a report stands in its story: the report it is most like, feature by feature."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from standfirst.group.features import FEATURES
from standfirst.group.similarity import shared_terms, time_weight
from standfirst.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.group.features import Signature

MOST_WORDS = 6  # shown of one feature
SCORE = "score"
TIME = "time"


def explain_joins(
    clusters: Sequence[Sequence[int]],
    signatures: Sequence[Signature],
    pairs: Mapping[tuple[int, int], float],
) -> list[tuple[Evidence, ...]]:
    """Return, for each cluster, the evidence of every member with the member most like it."""
    place = {i: n for n, cluster in enumerate(clusters) for i in cluster}
    nearest: dict[int, tuple[float, int]] = {}
    for (i, j), score in pairs.items():
        if place[i] == place[j]:
            for one, other in ((i, j), (j, i)):
                if one not in nearest or (-score, other) < (-nearest[one][0], nearest[one][1]):
                    nearest[one] = score, other
    return [
        tuple(
            row
            for i in cluster
            if i in nearest
            for row in _rows(signatures[i], signatures[nearest[i][1]], nearest[i][0])
        )
        for cluster in clusters
    ]


def _rows(one: Signature, other: Signature, score: float) -> list[Evidence]:
    """Return the whole score, then each feature's share of what is shared, with its words."""
    words: dict[str, list[str]] = defaultdict(list)
    for value in shared_terms(one, other):
        kind, _, name = value.partition(":")
        words[kind].append(name)
    rows = [Evidence(one.report, other.report, SCORE, round(score, 4))]
    rows += [
        Evidence(one.report, other.report, kind, float(len(words[kind])), shown)
        for kind in FEATURES
        if (shown := ", ".join(words[kind][:MOST_WORDS]))
    ]
    if (weight := time_weight(one.published_at, other.published_at)) < 1:
        rows.append(Evidence(one.report, other.report, TIME, round(weight, 4)))
    return rows
