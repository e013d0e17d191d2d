"""Windows made unlike the given ones: what a teacher answers there is new to learn.

A small network that only sees the annotated windows learns them by heart. So some of its lessons are
windows in which words were swapped for others of the corpus, capitals or the rules' hints are gone,
or quotation marks are of another make; the annotators' answers no longer hold there exactly, and the
teacher's stand in for them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from standfirst.read.statements.learned.windows import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.learned.vocabulary import Code, Vocabulary

    from .targets import Example

SWAPPED = 0.12  # of the words of a noisy window
SMALL = 0.1  # of the noisy windows lose their capitals
BARE = 0.15  # of them lose the hints
STRAIGHT = 0.2  # of them have straight quotation marks


class Noise:
    """Swaps words for others of the corpus, as often as they stand there."""

    def __init__(self, examples: Sequence[Example], vocabulary: Vocabulary) -> None:
        self._words: list[Code] = [
            code for e in examples for code in (e.window.codes[p] for p in e.window.places)
        ]
        self._straight = vocabulary.code('"')

    def make(self, example: Example, rng: np.random.Generator) -> Example:
        """Return the example with noise, and without any annotator's answer."""
        window = example.window
        codes, types, hints = list(window.codes), window.types, window.hints
        quotes = types == MARK
        for n in np.flatnonzero((rng.random(len(window)) < SWAPPED) & ~quotes & (hints != 3)):
            codes[window.places[n]] = self._words[int(rng.integers(len(self._words)))]
        if rng.random() < SMALL:
            types = np.where(quotes, types, types // 3 * 3)
        if rng.random() < BARE:
            hints = np.zeros_like(hints)
        if rng.random() < STRAIGHT:
            for n in np.flatnonzero(quotes):
                codes[window.places[n]] = self._straight
        return replace(
            example,
            window=replace(window, codes=codes, types=types, hints=hints),
            rows=(),
            choices=(),
        )
