"""How much a term tells: the fewer reports hold it, the more."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A window is often one day of one war: fifty reports that share most of their words. The rarity
# of a word is therefore counted as if so many unrelated reports stood beside them.
BACKGROUND_REPORTS = 100
BACKGROUND_SHARE = 0.005  # of these hold any one word
POWER = 1.5  # for likeness as a whole; single terms are weighed with the plain logarithm


class Rarity:
    """Counts of the reports that hold each term."""

    def __init__(self) -> None:
        self.reports = 0
        self.holding: Counter[str] = Counter()
        self._cache: dict[int, float] = {}
        self._sharp: dict[int, float] = {}

    def count(self, terms: Iterable[str], copies: int = 1) -> None:
        """Take one more report, or so many of one text, into account."""
        self.reports += copies
        self.holding.update(dict.fromkeys(terms, copies))
        self._cache.clear()
        self._sharp.clear()

    def telling(self, term: str) -> float:
        """Return what a term weighs in the likeness of two reports: its rarity, sharpened."""
        n = self.holding[term]
        found = self._sharp.get(n)
        if found is None:
            self._sharp[n] = found = self.of(term) ** POWER
        return found

    def of(self, term: str) -> float:
        """Return the rarity of a term: above 0, for one that nobody holds the greatest."""
        n = self.holding[term]
        found = self._cache.get(n)
        if found is None:
            total = self.reports + BACKGROUND_REPORTS
            found = math.log(total / (n + BACKGROUND_REPORTS * BACKGROUND_SHARE))
            self._cache[n] = found = max(found, 0.0)
        return found
