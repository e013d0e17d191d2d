"""Scorers for groupings and for sets of found things. Pure functions; each names its source.

A grouping is a mapping from an item to the label of its group; two groupings are compared on
the items of the gold one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from collections.abc import Set as AbstractSet


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def score_of(precision: float, recall: float) -> Score:
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


def set_score(found: AbstractSet[Hashable], gold: AbstractSet[Hashable]) -> Score:
    """Score found things against gold ones; nothing found where nothing is gold is perfect."""
    right = len(found & gold)
    precision = right / len(found) if found else float(not gold)
    recall = right / len(gold) if gold else float(not found)
    return score_of(precision, recall)


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Score:
    """Bagga and Baldwin 1998: mean over items of the purity and the completeness of their group."""
    both = Counter((found[item], gold[item]) for item in gold)
    of_found = Counter(found[item] for item in gold)
    of_gold = Counter(gold.values())
    n = len(gold)
    if not n:
        return score_of(1.0, 1.0)
    precision = sum(c * c / of_found[f] for (f, _), c in both.items()) / n
    recall = sum(c * c / of_gold[g] for (_, g), c in both.items()) / n
    return score_of(precision, recall)


def pairwise(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Score:
    """Score the pairs of items that stand together."""
    together = _pairs(Counter((found[item], gold[item]) for item in gold))
    of_found = _pairs(Counter(found[item] for item in gold))
    of_gold = _pairs(Counter(gold.values()))
    precision = together / of_found if of_found else float(not of_gold)
    recall = together / of_gold if of_gold else float(not of_found)
    return score_of(precision, recall)


def adjusted_rand(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> float:
    """Hubert and Arabie 1985: pairs in agreement, 0 where they agree as chance would."""
    together = _pairs(Counter((found[item], gold[item]) for item in gold))
    of_found = _pairs(Counter(found[item] for item in gold))
    of_gold = _pairs(Counter(gold.values()))
    every = len(gold) * (len(gold) - 1) / 2
    chance = of_found * of_gold / every if every else 0.0
    most = (of_found + of_gold) / 2
    return 1.0 if most == chance else (together - chance) / (most - chance)


def adjusted_mutual_information(
    found: Mapping[str, Hashable], gold: Mapping[str, Hashable]
) -> float:
    """Vinh, Epps and Bailey 2010, with the mean of the entropies: 0 for chance, 1 for equal."""
    n = len(gold)
    both = Counter((found[item], gold[item]) for item in gold)
    a = Counter(found[item] for item in gold)
    b = Counter(gold.values())
    mutual = sum(c / n * math.log(n * c / (a[f] * b[g])) for (f, g), c in both.items())
    chance = _expected_information(list(a.values()), list(b.values()), n)
    mean = (_entropy(a, n) + _entropy(b, n)) / 2
    return 1.0 if math.isclose(mean, chance) else (mutual - chance) / (mean - chance)


def groups_of(grouping: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for item, label in grouping.items():
        groups[label].add(item)
    return dict(groups)


def _pairs(counts: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> float:
    return sum(c * (c - 1) / 2 for c in counts.values())


def _entropy(counts: Counter[Hashable], n: int) -> float:
    return -sum(c / n * math.log(c / n) for c in counts.values())


def _expected_information(rows: list[int], columns: list[int], n: int) -> float:
    """Return the mean mutual information of random groupings with groups of these sizes."""
    row_sizes, column_sizes = Counter(rows), Counter(columns)
    total = 0.0
    for a, n_a in row_sizes.items():
        for b, n_b in column_sizes.items():
            for c in range(max(1, a + b - n), min(a, b) + 1):
                log_chance = (
                    math.lgamma(a + 1)
                    + math.lgamma(b + 1)
                    + math.lgamma(n - a + 1)
                    + math.lgamma(n - b + 1)
                    - math.lgamma(n + 1)
                    - math.lgamma(c + 1)
                    - math.lgamma(a - c + 1)
                    - math.lgamma(b - c + 1)
                    - math.lgamma(n - a - b + c + 1)
                )
                information = c / n * math.log(n * c / (a * b))
                total += n_a * n_b * information * math.exp(log_chance)
    return total
