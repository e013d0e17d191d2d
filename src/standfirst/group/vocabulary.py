"""Terms by number, so that reports are compared by arrays of numbers and not by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

WORD, FIGURE = "word:", "figure:"
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
