"""How alike the reports of one window are: sparse pairs, by an inverted index.

Work and memory are bounded: a term that very many reports share tells little and is left out,
and a report keeps its strongest terms only.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from standfirst.group.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from standfirst.group.features import Signature

Pairs = dict[tuple[int, int], float]
Vector = dict[str, float]

# A window is often one day of one war: fifty reports that share most of their words. The rarity
# of a word is therefore counted as if so many unrelated reports stood beside them.
BACKGROUND_REPORTS = 100
BACKGROUND_SHARE = 0.005  # of these hold any one word
RARITY_POWER = 1.5
MOST_TERMS = 400  # of one report
MOST_REPORTS = 300  # that share a term, or a tenth of a large window
LEAST_SCORE = 0.03  # below it two reports count as unlike
# A post of thirty words shares fewer of them with its like than an article of six hundred does;
# vectors of few terms are lengthened by the fourth root of what they lack.
FULL_TERMS = 120
FEW_TERMS = 5
LENGTH_POWER = 0.25
CROSS_WEIGHT = 0.6  # names and figures alone prove less than words
FULL_DAYS = 3.0
FAR_DAYS = 365.0
FAR_WEIGHT = 0.75


def score_pairs(signatures: Sequence[Signature]) -> Pairs:
    """Return the score of every two reports that are somewhat alike, by their positions ``i < j``.

    A score lies between 0 and 1. Reports in one language are compared by all their terms, others
    by names and figures alone. Days apart lower a score; an unknown time neither helps nor hurts.
    """
    rarity = find_rarity(signatures)
    pairs: Pairs = {}
    by_language: dict[str, list[int]] = defaultdict(list)
    main = _main_language(signatures)
    for i, signature in enumerate(signatures):
        by_language[_language(signature) or main].append(i)
    for members in by_language.values():
        vectors = {i: _lengthen(weigh_terms(signatures[i].terms, rarity)) for i in members}
        pairs.update(_products(vectors, keeps=lambda _i, _j: True))
    if len(by_language) > 1:
        pairs.update(_cross(signatures, by_language, rarity))
    return {
        (i, j): weighed
        for (i, j), score in sorted(pairs.items())
        if (
            weighed := min(score, 1.0)
            * time_weight(signatures[i].published_at, signatures[j].published_at)
        )
        >= LEAST_SCORE
    }


def time_weight(one: datetime | None, other: datetime | None) -> float:
    """Return 1 within three days, falling to three quarters within a year."""
    if one is None or other is None:
        return 1.0
    days = abs((one - other).total_seconds()) / 86_400
    if days <= FULL_DAYS:
        return 1.0
    share = math.log(min(days, FAR_DAYS) / FULL_DAYS) / math.log(FAR_DAYS / FULL_DAYS)
    return 1.0 - (1.0 - FAR_WEIGHT) * share


def shared_terms(one: Signature, other: Signature) -> list[str]:
    """Return the terms two reports share, the weightiest first."""
    both = one.terms.keys() & other.terms.keys()
    return sorted(both, key=lambda value: (-one.terms[value] * other.terms[value], value))


def _language(signature: Signature) -> str | None:
    return signature.language.split("-")[0] if signature.language else None


def _main_language(signatures: Iterable[Signature]) -> str:
    counts = Counter(language for s in signatures if (language := _language(s)))
    return min(counts, key=lambda language: (-counts[language], language), default="")


def find_rarity(signatures: Sequence[Signature]) -> dict[str, float]:
    """Return how much each term tells, by how few reports hold it; the commonest are left out."""
    holding = Counter(value for signature in signatures for value in signature.terms)
    most = max(MOST_REPORTS, len(signatures) // 10)
    total = len(signatures) + BACKGROUND_REPORTS
    prior = BACKGROUND_REPORTS * BACKGROUND_SHARE
    return {
        value: math.log(total / (n + prior)) ** RARITY_POWER
        for value, n in holding.items()
        if n <= most
    }


def weigh_terms(terms: Mapping[str, float], rarity: Mapping[str, float]) -> Vector:
    """Return the vector of a report's terms, of length 1; empty where no term tells anything."""
    weighted = [(value, w * rarity[value]) for value, w in terms.items() if value in rarity]
    if len(weighted) > MOST_TERMS:
        weighted = sorted(weighted, key=lambda entry: (-entry[1], entry[0]))[:MOST_TERMS]
    length = math.sqrt(sum(w * w for _, w in weighted))
    return {value: w / length for value, w in weighted} if length else {}


def _lengthen(vector: Vector) -> Vector:
    terms = min(max(len(vector), FEW_TERMS), FULL_TERMS)
    factor = (FULL_TERMS / terms) ** LENGTH_POWER
    return {value: weight * factor for value, weight in vector.items()}


def _products(vectors: Mapping[int, Vector], *, keeps: Callable[[int, int], bool]) -> Pairs:
    """Return the scalar products of the vectors, of those pairs that ``keeps`` allows."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs: Pairs = {}
    for j, vector in vectors.items():
        scores: dict[int, float] = defaultdict(float)
        for value, weight in vector.items():
            holding = index[value]
            for i, other in holding:
                scores[i] += weight * other
            holding.append((j, weight))
        for i, score in scores.items():
            if score >= LEAST_SCORE and keeps(i, j):
                pairs[i, j] = score
    return pairs


def _cross(
    signatures: Sequence[Signature],
    by_language: Mapping[str, Sequence[int]],
    rarity: Mapping[str, float],
) -> Pairs:
    """Return the scores across languages; one shared name or figure is never enough."""
    language_of = {i: language for language, members in by_language.items() for i in members}
    crossing = [
        {value: w for value, w in s.terms.items() if FEATURES[value.partition(":")[0]].crosses}
        for s in signatures
    ]
    vectors = {i: weigh_terms(terms, rarity) for i, terms in enumerate(crossing)}
    found = _products(
        vectors,
        keeps=lambda i, j: (
            language_of[i] != language_of[j] and len(vectors[i].keys() & vectors[j].keys()) >= 2
        ),
    )
    return {pair: CROSS_WEIGHT * score for pair, score in found.items()}
