"""How much a term tells: the fewer reports hold it, the more."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from standfirst.group.vocabulary import Vocabulary, number_signature

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from standfirst.group.features import Signature

# A window is often one day of one war: fifty reports that share most of their words. The rarity
# of a word is therefore counted as if so many unrelated reports stood beside them.
BACKGROUND_REPORTS = 100
BACKGROUND_SHARE = 0.005  # of these hold any one word
MOST_COUNTED = 2000  # signatures at once
POWER = 1.5  # for likeness as a whole; single terms are weighed with the plain logarithm


class Rarity:
    """Counts of the reports that hold each term, by the number of the term."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.reports = 0
        self.vocabulary = vocabulary or Vocabulary()
        self._holding = array("q")
        self._plain = self._sharp = np.zeros(0)  # by how many reports hold a term
        self._is_stale = True

    def count(self, terms: Collection[str], copies: int = 1) -> None:
        """Take one more report, or so many of one text, into account."""
        numbers = self.vocabulary.number(terms)
        weights = np.full(len(numbers), float(copies))
        self._add(np.bincount(numbers, weights, len(self.vocabulary)), copies)

    def count_signatures(self, signatures: Sequence[Signature]) -> None:
        """Take signatures into account, each with all that carry its text."""
        every = [number_signature(one, self.vocabulary) for one in signatures]
        for at in range(0, len(every), MOST_COUNTED):
            some = every[at : at + MOST_COUNTED]
            copies = [one.copies for one in signatures[at : at + MOST_COUNTED]]
            numbers = np.concatenate([one.terms[: one.n_terms] for one in some])
            weights = np.repeat(np.array(copies, np.float64), [one.n_terms for one in some])
            self._add(np.bincount(numbers, weights, len(self.vocabulary)), sum(copies))

    def _add(self, holding: NDArray[Any], reports: int) -> None:
        self.reports += reports
        counts = self._counts()
        counts += holding.astype(np.int64)
        self._is_stale = True

    def telling(self, numbers: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return what terms weigh in the likeness of two reports: their rarity, sharpened."""
        counts = self._counts()
        self._freshen(counts)
        telling: NDArray[np.float64] = self._sharp[counts[numbers]]
        return telling

    def of(self, numbers: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return the rarity of terms: above 0, for one that nobody holds the greatest."""
        counts = self._counts()
        self._freshen(counts)
        rarity: NDArray[np.float64] = self._plain[counts[numbers]]
        return rarity

    def _counts(self) -> NDArray[np.int64]:
        missing = len(self.vocabulary) - len(self._holding)
        if missing:
            self._holding.frombytes(bytes(missing * self._holding.itemsize))
        return np.frombuffer(self._holding, np.int64)

    def _freshen(self, counts: NDArray[np.int64]) -> None:
        """Work out the rarity of each count that occurs; the logarithm is the same anywhere."""
        if not self._is_stale:
            return
        total = self.reports + BACKGROUND_REPORTS
        self._plain = np.zeros(1 + int(counts.max(initial=0)))
        self._sharp = np.zeros_like(self._plain)
        for n in {0, *np.unique(counts).tolist()}:
            plain = max(math.log(total / (n + BACKGROUND_REPORTS * BACKGROUND_SHARE)), 0.0)
            self._plain[n], self._sharp[n] = plain, plain**POWER
        self._is_stale = False


def count_terms(signatures: Sequence[Signature]) -> Rarity:
    """Return how rare the terms of some reports are among them."""
    numbered = (one.numbered for one in signatures)
    known = next((one.vocabulary for one in numbered if one is not None), None)
    rarity = Rarity(known)
    rarity.count_signatures(signatures)
    return rarity
