"""How far a word of one sentence stands where a word of another does: by the words around both.

What stands near counts more than what stands far, and a rare word more than one that most
sentences have: two words for a rise and a fall are in one place where the same rare words are
near both.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from standfirst.check.comparing.kin import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.check.comparing.wording import Word, Wording

_FADES: Final = 0.35  # how fast words count less: at four telling words' distance by half
_FARTHEST: Final = 24  # telling words on each side that are looked at
_MOST_CLAUSES: Final = 2  # borders of clauses that make a word stand farther off


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many of so many sentences hold a word, by its sense."""

    sentences: int = 0
    holding: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, sentences: Iterable[frozenset[str]]) -> Rarity:
        """Count the sentences that hold each sense."""
        rows = list(sentences)
        return cls(len(rows), Counter(sense for row in rows for sense in row))

    def weight(self, sense: str) -> float:
        """Return the weight of a word: the more, the fewer sentences hold it."""
        return math.log(1 + (self.sentences + 1) / (self.holding.get(sense, 0) + 1))


class Beside(NamedTuple):
    """A word beside another: its sense and root, and its distance, below zero before it."""

    sense: str
    root: str
    distance: int


class Likeness(NamedTuple):
    """The share of a word's surroundings that another's has, and how much of it lies across.

    Across is what stands before the one word and behind the other; they are swapped where things
    lie across from both sides: the winner beats the loser.
    """

    share: float
    across: float
    is_swapped: bool


@lru_cache(maxsize=1 << 14)
def surroundings(wording: Wording, at: int) -> tuple[Beside, ...]:
    """Return the telling words around the one at a place, with distances in telling words."""
    told = [n for n, one in enumerate(wording.words) if one.tells]
    first = bisect_left(told, at)
    behind = bisect_right(told, at)
    found = []
    for rank in (*range(max(0, first - _FARTHEST), first), *range(behind, len(told))):
        word = wording.words[told[rank]]
        distance = rank - first if rank < first else rank - behind + 1
        if distance > _FARTHEST:
            break
        far = min(_MOST_CLAUSES, abs(word.clause - wording.words[at].clause))
        found.append(_beside(word, distance + (far if distance > 0 else -far)))
    return tuple(found)


def _beside(word: Word, distance: int) -> Beside:
    return Beside(word.sense, root(word.low.removesuffix("'s")), distance)


def _nearness(distance: int) -> float:
    return 1 / (1 + _FADES * (abs(distance) - 1))


def likeness(mine: Iterable[Beside], theirs: Iterable[Beside], rarity: Rarity) -> Likeness:
    """Return how far the surroundings of a word are those of another one."""
    nearest: dict[str, int] = {}
    for one in theirs:
        for key in (one.sense, one.root):
            if key not in nearest or abs(one.distance) < abs(nearest[key]):
                nearest[key] = one.distance
    total = shared = across = 0.0
    crossing: set[bool] = set()
    for one in mine:
        weight = rarity.weight(one.sense) * _nearness(one.distance)
        total += weight
        there = nearest.get(one.sense, nearest.get(one.root))
        if there is not None:
            held = weight * math.sqrt(_nearness(there))
            shared += held
            if there * one.distance < 0:
                across += held
                crossing.add(there < 0)
    share = shared / total if total else 0.0
    return Likeness(share, across / shared if shared else 0.0, len(crossing) > 1)


def most_likeness(mine: Iterable[Beside], senses: frozenset[str], rarity: Rarity) -> float:
    """Return what the likeness to any word of a sentence with these senses may be at most."""
    total = shared = 0.0
    for one in mine:
        weight = rarity.weight(one.sense) * _nearness(one.distance)
        total += weight
        shared += weight if one.sense in senses else 0.0
    return shared / total if total else 0.0
