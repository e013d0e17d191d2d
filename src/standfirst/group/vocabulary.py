"""Terms by number, so that reports are compared by arrays of numbers and not by their words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from numpy.typing import NDArray

    from standfirst.group.features import Signature

WORD, FIGURE, DAY, QUOTE = "word:", "figure:", "day:", "quote:"
IS_NAME, IS_PLACE, IS_DAY, IS_QUOTE = 1, 2, 4, 8  # what a report's terms are to it
MOST_HEADLINE = 256  # terms: a longer headline is none
MOST_MARKED = 256  # places, days or quotations of a report
OTHER_KIND, WORD_KIND, FIGURE_KIND = 0, 1, 2


class Vocabulary:
    """Every term met so far; its number is its place in ``terms``."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self._numbers = _Numbers(self.terms)
        self._slots = np.zeros(1024, np.int16)

    def __len__(self) -> int:
        return len(self.terms)

    def number(self, terms: Collection[str]) -> NDArray[np.int32]:
        """Return the numbers of terms, in their order; a new term takes the next one."""
        return np.fromiter(map(self._numbers.__getitem__, terms), np.int32, len(terms))

    def kinds(self, numbers: NDArray[np.int32]) -> NDArray[np.uint8]:
        """Return of each term whether it is a word, a figure or neither."""
        kinds: NDArray[np.uint8] = np.frombuffer(self._numbers.kinds, np.uint8)[numbers]
        return kinds

    def slots(self) -> NDArray[np.int16]:
        """Return a table with a place for each number, all nought: leave it as it was found."""
        if len(self._slots) < len(self.terms):
            self._slots = np.zeros(2 * len(self.terms), np.int16)
        return self._slots


class Numbered(NamedTuple):
    """The terms of a signature by number, with what else two reports may share beside them.

    ``terms`` are the signature's terms, ``n_terms`` of them, each with its weight there; behind
    them, with weight 0, stand what else is looked for in other reports: names and headline words
    that are no terms, days, quotations. ``flags`` tell what each is. ``names`` and ``headline`` are
    positions in ``terms``.
    """

    vocabulary: Vocabulary
    terms: NDArray[np.int32]
    n_terms: int
    weights: NDArray[np.float64]
    flags: NDArray[np.uint8]
    names: NDArray[np.int32]
    counts: NDArray[np.float64]  # of the names, by their logarithm
    headline: NDArray[np.int32]  # in the order of the terms' words


def number_signature(signature: Signature, vocabulary: Vocabulary) -> Numbered:
    """Return a signature by numbers, as they were given before where the vocabulary is the same.

    Looking up thousands of words in a large table is slow, for it jumps about in memory; so it is
    done once a report, however many days it is alive.
    """
    if signature.numbered is not None:
        return _renumber(signature.numbered, vocabulary)
    place = dict(zip(signature.terms, range(len(signature.terms)), strict=True))

    def places_of(terms: Iterable[str]) -> list[int]:
        return [place.setdefault(term, len(place)) for term in terms]

    names = places_of(signature.names)
    headline = places_of(sorted(signature.headline)[:MOST_HEADLINE])
    marked = [
        (flag, places_of([kind + term for term in sorted(terms)[:MOST_MARKED]]))
        for flag, kind, terms in (
            (IS_PLACE, "", signature.places),
            (IS_DAY, DAY, signature.days),
            (IS_QUOTE, QUOTE, signature.quotes),
        )
        if terms
    ]
    weights = np.zeros(len(place))
    weights[: len(signature.terms)] = list(signature.terms.values())
    flags = np.zeros(len(place), np.uint8)
    flags[names] = IS_NAME
    for flag, places in marked:
        flags[places] |= flag
    return Numbered(
        vocabulary,
        vocabulary.number(place),
        len(signature.terms),
        weights,
        flags,
        np.array(names, np.int32),
        np.array(list(map(math.log1p, signature.names.values())), np.float64),
        np.array(headline, np.int32),
    )


def _renumber(numbered: Numbered, vocabulary: Vocabulary) -> Numbered:
    """Return the same by the numbers of another vocabulary."""
    if numbered.vocabulary is vocabulary:
        return numbered
    words = numbered.vocabulary.terms
    terms = vocabulary.number([words[number] for number in numbered.terms.tolist()])
    return numbered._replace(vocabulary=vocabulary, terms=terms)


class _Numbers(dict[str, int]):
    """The number of each term; one that is looked up for the first time is numbered."""

    def __init__(self, terms: list[str]) -> None:
        super().__init__()
        self.kinds = bytearray()
        self._terms = terms

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self._terms)
        self._terms.append(term)
        kind = WORD_KIND if term.startswith(WORD) else OTHER_KIND
        self.kinds.append(FIGURE_KIND if term.startswith(FIGURE) else kind)
        return number
