"""A report's terms weighed by how rare they are, packed so that forty are compared at one stroke.

Weights are whole numbers (``SCALE`` is 1), so that sums of their products are exact: two reports
are as alike in whatever order their terms come, on any machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from standfirst.group.vocabulary import OTHER_KIND, WORD_KIND, number_signature

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from standfirst.group.features import Signature
    from standfirst.group.rarity import Rarity
    from standfirst.group.vocabulary import Numbered, Vocabulary

SCALE = 1 << 26  # a sum of products is below 2 ** 53, so floating point holds it exactly
FULL_TERMS = 120  # a text with so many is not short
FEW_TERMS = 30  # one with fewer is not shorter still: two posts of ten words share a word by chance
MAIN_NAMES = 6
MOST_TERMS = 256  # of one report, the strongest


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A signature with the rarity of its day worked in.

    ``numbers`` are the terms held. ``vector`` (words and figures) and ``crossing`` (all but words)
    are their weights, of length 1 each, 0 for a term that does not belong; in ``vector`` a name's
    weight is negative. ``bare`` is the vector's length without names. ``main`` are the terms of
    the headline, ``n_headline`` of them, and then the main names; ``shares`` tell of each how much
    of the headline, or of these names, it makes up.
    """

    vocabulary: Vocabulary
    language: str | None  # without its region
    at: float  # seconds since 1970, not a number where no time is known
    numbers: NDArray[np.int32]
    vector: NDArray[np.int32]
    crossing: NDArray[np.int32]
    bare: float
    main: NDArray[np.int32]
    n_headline: int
    shares: NDArray[np.int32]
    brevity: float

    def strongest(
        self, most: int, crossing_share: float
    ) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return the terms that tell most, with their weights, in no order.

        What is no word or figure weighs ``crossing_share`` of what it does in other languages.
        """
        crossing = crossing_share * self.crossing
        weights = np.where(self.vector != 0, np.abs(self.vector), crossing)
        found = _strongest(weights, self.numbers, self.vocabulary, most)
        return self.numbers[found], weights[found] / SCALE

    @property
    def n_names(self) -> int:
        """How many main names it has."""
        return len(self.main) - self.n_headline

    @property
    def written(self) -> frozenset[int]:
        """The words and figures it holds, by number."""
        return frozenset(self.numbers[self.vector != 0].tolist())

    @property
    def known(self) -> frozenset[str]:
        """The terms it holds that are no words, nor figures: places, people, equipment."""
        numbers = self.numbers[self.vector == 0].tolist()
        return frozenset(self.vocabulary.terms[number] for number in numbers)


def weigh_signature(signature: Signature, rarity: Rarity) -> Weighed:
    """Weigh a report's terms by how much each tells."""
    vocabulary = rarity.vocabulary
    numbered = number_signature(signature, vocabulary)
    numbers = numbered.terms
    telling = numbered.weights * rarity.telling(numbers)
    kinds = vocabulary.kinds(numbers)
    vector = _unit(np.where(kinds == OTHER_KIND, 0.0, telling), numbers, vocabulary)
    crossing = _whole(_unit(np.where(kinds == WORD_KIND, 0.0, telling), numbers, vocabulary))
    is_name = _are_among(numbers, numbered.names, vocabulary)
    bare = math.sqrt(_sum_of_squares(vector[~is_name]))
    packed = _whole(np.where(is_name, -vector, vector))
    held = (packed != 0) | (crossing != 0)
    headline, shares = _shares(numbered.headline, rarity.of(numbered.headline))
    main, main_shares = _main_names(numbered, rarity)
    terms = min(max(len(numbers), FEW_TERMS), FULL_TERMS)
    at, language = signature.published_at, signature.language
    return Weighed(
        vocabulary,
        language.split("-")[0] if language else None,
        at.timestamp() if at else math.nan,
        numbers[held],
        packed[held],
        crossing[held],
        bare,
        np.concatenate((headline, main)),
        len(headline),
        np.concatenate((shares, main_shares)),
        math.log(FULL_TERMS / terms),
    )


def _main_names(numbered: Numbered, rarity: Rarity) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    names = numbered.names
    are_words = rarity.vocabulary.kinds(names) == WORD_KIND
    weights = numbered.counts * rarity.of(names)
    names, weights = names[are_words], weights[are_words]
    main = _strongest(weights, names, rarity.vocabulary, MAIN_NAMES)
    terms = rarity.vocabulary.terms
    ranked = sorted(main.tolist(), key=lambda n: (-weights[n], terms[names[n]]))
    return _shares(names[ranked], weights[ranked])


def _shares(
    numbers: NDArray[np.int32], weights: NDArray[np.float64]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the terms that weigh anything, and of each its share of the whole."""
    held = weights > 0
    numbers, weights = numbers[held], weights[held]
    return numbers, _whole(weights / max(math.fsum(weights.tolist()), 1e-300))


def _unit(
    weights: NDArray[np.float64], numbers: NDArray[np.int32], vocabulary: Vocabulary
) -> NDArray[np.float64]:
    """Return the strongest of some weights, scaled to length 1; 0 for all others."""
    if np.count_nonzero(weights) > MOST_TERMS:
        strongest = np.zeros(len(weights), np.bool_)
        strongest[_strongest(weights, numbers, vocabulary, MOST_TERMS)] = True
        weights = np.where(strongest, weights, 0.0)
    length = math.sqrt(_sum_of_squares(weights))
    return weights / length if length else weights


def _strongest(
    weights: NDArray[np.float64], numbers: NDArray[np.int32], vocabulary: Vocabulary, most: int
) -> NDArray[np.intp]:
    """Return where the greatest weights stand, in no order; equal ones go by their terms."""
    if len(weights) <= most:
        return np.arange(len(weights))
    least = np.partition(weights, len(weights) - most)[len(weights) - most]
    above, equal = (weights > least).nonzero()[0], (weights == least).nonzero()[0]
    lacking = most - len(above)
    if lacking < len(equal):
        terms = [vocabulary.terms[number] for number in numbers[equal].tolist()]
        equal = equal[sorted(range(len(equal)), key=terms.__getitem__)[:lacking]]
    return np.concatenate((above, equal))


def _are_among(
    numbers: NDArray[np.int32], others: NDArray[np.int32], vocabulary: Vocabulary
) -> NDArray[np.bool_]:
    slots = vocabulary.slots()
    slots[others] = 1
    are_among: NDArray[np.bool_] = slots[numbers] != 0
    slots[others] = 0
    return are_among


def _sum_of_squares(weights: NDArray[np.float64]) -> float:
    return math.fsum((weights * weights).tolist())  # exact, for terms have no order


def _whole(weights: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.rint(weights * SCALE).astype(np.int32)
