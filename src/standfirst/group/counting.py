"""What the words and names of a report come to: how often each term is told, and where.

This is where signing a report spends its time. So each form of a word is looked at once a part of
the report, and its term is looked up, not made.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.group.names import PERSON, PLACE
from standfirst.group.terms import stem, stop_stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORD = "word"
FIGURE = "figure"
EQUIPMENT = "equipment"
PARTS = 20  # of one word: all weights of parts and of countries are whole numbers of them
MOST_FORMS = 1 << 17  # of words, remembered with their terms


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of term, how much it weighs, and whether it holds across languages."""

    name: str
    weight: float
    crosses: bool


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(WORD, 1.0, crosses=False),
        Kind(PLACE, 0.85, crosses=True),
        Kind(PERSON, 0.4, crosses=True),  # one official speaks on many things in a day
        Kind(EQUIPMENT, 1.0, crosses=True),
        Kind(FIGURE, 0.8, crosses=True),
    )
}


class Sums:
    """What a report's terms come to, part by part; counted in whole ``PARTS``, which add up.

    ``headline`` and ``places`` are the terms of the headline, and the places below a country that
    stand at the top. Terms in ``own``, of the outlet's name, are not counted.
    """

    def __init__(self, own: frozenset[str]) -> None:
        self.headline: set[str] = set()
        self.places: set[str] = set()
        self._counts: dict[str, int] = defaultdict(int)
        self._named: dict[str, int] = defaultdict(int)
        self._written_small: set[str] = set()
        self._own = own

    def add_words(self, written: Sequence[str], language: str, weight: float) -> list[str]:
        """Count the words of a part; return their terms."""
        terms, own, parts = _terms_in(language), self._own, round(weight * PARTS)
        counts, named, small = self._counts, self._named, self._written_small
        told = []
        for word, n in Counter(written).items():
            value, is_capital = terms[word]
            if not value or value in own:
                continue
            told.append(value)
            counts[value] += n * parts
            if is_capital:
                named[value] += n * parts
            else:
                small.add(value)
        return told

    def add_name(self, value: str, weight: float, level: float, *, is_lead: bool) -> None:
        """Count a place, a person or a piece of equipment that a part names.

        ``level`` is what it says about which event is meant: a country says less.
        """
        parts = round(weight * level * PARTS)
        self._counts[value] += parts
        self._named[value] += parts
        if is_lead and level == 1.0 and value.startswith(PLACE):
            self.places.add(value)

    def weights(self) -> dict[str, float]:
        """Return what each term weighs in the report."""
        log, of_kind = math.log1p, KINDS
        return {
            # No other kind begins as words do, and nearly all terms are words.
            value: log(n / PARTS)
            if value[0] == "w"
            else log(n / PARTS) * of_kind[value.partition(":")[0]].weight
            for value, n in self._counts.items()
        }

    def names(self) -> dict[str, float]:
        """Return how often each name is told: what is never written small."""
        small = self._written_small
        return {value: n / PARTS for value, n in self._named.items() if value not in small}


class _Terms(dict[str, tuple[str, bool]]):
    """Of each word as written, its term and whether a capital opens it.

    The term of what tells nothing is empty.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[str, bool]:
        if len(self) >= MOST_FORMS:
            self.clear()
        self[word] = found = _term_of(stem(word, self._language)), word[0].isupper()
        return found


@lru_cache(maxsize=8)
def _terms_in(language: str) -> _Terms:
    return _Terms(language)


@lru_cache(maxsize=1 << 16)
def _term_of(stem: str) -> str:
    """Return the term of a stem, one string for all reports; empty for what tells nothing."""
    if len(stem) < 2 or stem in stop_stems():
        return ""
    return f"{FIGURE if stem[0].isdigit() else WORD}:{stem}"


@lru_cache(maxsize=1024)
def outlet_terms(outlet: str) -> frozenset[str]:
    """Return the terms of an outlet's name or id: that it names itself tells nothing."""
    parts = [part for part in re.split(r"[\W_]+", outlet.casefold()) if len(part) > 3]
    return frozenset(map(_term_of, parts))
