"""Words that say the contrary of those of a source, in the same place: rose and fell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.kin import root
from standfirst.check.comparing.marks import MarkKind, find_marks
from standfirst.check.comparing.states import Turn, states_of
from standfirst.check.comparing.stems import load_table, stem
from standfirst.check.comparing.surroundings import Rarity, likeness, most_likeness, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.check.comparing.wording import Word, Wording

_PARTICLE: Final = 3  # words behind a verb in which its particle stands: struck the law down
_NEAR: Final = 4  # words on each side of one among which its contrary makes a contrast
_MOST: Final = 8  # words of the table in a sentence: hostile ones have hundreds
_FEWEST: Final = 2  # telling words around one that tell where it stands
_LEAST: Final = 0.4  # share of a word's surroundings that its contrary has around it
_CLOSE: Final = 2  # telling words on each side whose names and figures the source should have
_LEAST_OF_OTHERS: Final = 0.6  # the share where it has not
_NEVER: Final = 2.0
_EACH: Final = 0.05  # what each word right beside both adds to it
_CLEARLY: Final = 0.1  # by how much more than where a source has the word itself
_ACROSS: Final = 0.6  # share on the other side from which a thing is told the other way round
_TURNS: Final = 3  # words before a word in which one stands that turns it about
_VERBS: Final = frozenset("is are was were be been being has have had who which that and".split())
_NOTHING_RARE: Final = Rarity()

Side = tuple[int, int]  # a row's number, and which side of it


@dataclass(frozen=True, slots=True)
class Contrary:
    """A word of the draft, the number of the source that has the contrary, and its word there.

    ``share`` tells how far they stand in one place.
    """

    word: Word
    source: int
    other: Word
    share: float


def find_contraries(
    draft: Wording, sources: Sequence[Wording], rarity: Rarity = _NOTHING_RARE
) -> Iterator[Contrary]:
    """Yield the words whose contrary stands in their place in a source, and themselves in none.

    A word that is turned about stands for its contrary; quoted ones are somebody's own.
    """
    everywhere = frozenset().union(*(one.senses for one in sources))
    for word, _ in _sided(draft):
        if word.quoted or _has_both(draft, word):
            continue
        best = max(
            (
                found
                for number, source in enumerate(sources)
                for found in _contraries_in(
                    draft, word, number, source, rarity=rarity, everywhere=everywhere
                )
            ),
            key=lambda one: one.share,
            default=None,
        )
        if best is None or any(is_said(draft, best, one, rarity) for one in sources):
            continue
        yield best


def _contraries_in(
    draft: Wording,
    word: Word,
    number: int,
    source: Wording,
    *,
    rarity: Rarity,
    everywhere: frozenset[str],
) -> Iterator[Contrary]:
    at = draft.place_of(word)
    mine = surroundings(draft, at)
    contraries = _contraries_of(draft, word)
    for other, theirs in _sided(source):
        if not contraries & theirs or other.quoted or is_same_word(word, other):
            continue
        there = source.place_of(other)
        found = likeness(mine, surroundings(source, there), rarity)
        if found.share < _LEAST - 2 * _EACH or _turn(draft, word) is not _turn(source, other):
            continue
        if _is_attribute(source, other) and not _is_attribute(draft, word):
            continue
        beside = _EACH * _beside_both(draft, at, source, there)
        if found.is_swapped or found.across >= _ACROSS:
            continue
        if found.share + beside >= _least_for(draft, word, source, everywhere):
            yield Contrary(word, number, other, found.share)


def is_said(draft: Wording, found: Contrary, source: Wording, rarity: Rarity) -> bool:
    """Tell whether a source says the draft's word there, about as surely as another its contrary.

    So it does with the word, one of its family or one that stands for it, and with the contrary
    where that is turned about.
    """
    word = found.word
    contraries = _contraries_of(draft, word)
    sides = {_across(side) for side in contraries}
    theirs = dict(_sided(source))
    mine = surroundings(draft, draft.place_of(word))
    turn = _turn(draft, word)
    for at, one in enumerate(source.words):
        has = theirs.get(one, frozenset())
        is_it = is_same_word(word, one) or bool(sides & has)
        if not is_it and not contraries & has:
            continue
        if is_it is (_turn(source, one) is turn):
            share = likeness(mine, surroundings(source, at), rarity).share
            if share > found.share - _CLEARLY:
                return True
    return False


def may_be_said(draft: Wording, found: Contrary, rarity: Rarity, senses: frozenset[str]) -> bool:
    """Tell whether a sentence with words of these senses could say the draft's word at all."""
    mine = surroundings(draft, draft.place_of(found.word))
    return most_likeness(mine, senses, rarity) > found.share - _CLEARLY


def is_same_word(word: Word, other: Word) -> bool:
    """Tell whether two words are one, or of one family."""
    return word.sense == other.sense or root(word.low) == root(other.low)


def _contraries_of(draft: Wording, word: Word) -> set[Side]:
    """Return the sides of rows across from those that a word stands on."""
    return {(row, 1 - which) for row, which in dict(_sided(draft))[word]}


def _across(side: Side) -> Side:
    return side[0], 1 - side[1]


def _has_both(draft: Wording, word: Word) -> bool:
    """Tell whether a word tells too little of where it stands, or its contrary stands near it."""
    at = draft.place_of(word)
    contraries = _contraries_of(draft, word)
    near = draft.words[max(0, at - _NEAR) : at + _NEAR + 1]
    sided = dict(_sided(draft))
    is_there = any(contraries & sided.get(one, frozenset()) for one in near)
    return is_there or len(surroundings(draft, at)) < _FEWEST


def _beside_both(draft: Wording, at: int, source: Wording, there: int) -> int:
    """Return how many of the telling words right beside both are the same: 0 to 2."""
    mine, theirs = (
        {one.distance: one.sense for one in surroundings(wording, n) if abs(one.distance) == 1}
        for wording, n in ((draft, at), (source, there))
    )
    return sum(mine[n] == theirs.get(n) for n in mine)


def _least_for(draft: Wording, word: Word, source: Wording, everywhere: frozenset[str]) -> float:
    """Return the share it takes: more where a name near the word stands in none of the sources.

    Where a figure does not stand in this one, it tells of another one.
    """
    told = [one for one in draft.words if one.tells and one is not word]
    before = [one for one in told if one.start < word.start][-_CLOSE:]
    behind = [one for one in told if one.start > word.start][:_CLOSE]
    lost = [one for one in (*before, *behind) if one.sense not in source.senses]
    if any(one.sense[0].isdigit() for one in lost):
        return _NEVER
    is_other = any(
        one.capital and one is not draft.words[0] and one.sense not in everywhere for one in lost
    )
    return _LEAST_OF_OTHERS if is_other else _LEAST


def _is_attribute(wording: Wording, word: Word) -> bool:
    """Tell whether a participle stands before its thing: the closed border."""
    at = wording.place_of(word)
    before, behind = wording.words[max(0, at - 1) : at], wording.words[at + 1 : at + 2]
    if not before or not behind or not word.low.endswith(("ed", "en")):
        return False
    is_next = behind[0].tells and behind[0].start == word.end + 1
    return is_next and not before[0].tells and before[0].low not in _VERBS


@lru_cache(maxsize=1 << 13)
def _turn(wording: Wording, word: Word) -> bool:
    """Tell whether a word is negated, or something before it turns it about."""
    at = wording.place_of(word)
    if states_of(wording)[at].turn is not Turn.PLAIN:
        return True
    before = [one for one in wording.words[:at] if one.clause == word.clause]
    if any(stem(one.low) in _turning() for one in before[-_TURNS:]):
        return True
    return not word.tells and any(
        mark.kind is MarkKind.NEGATION and mark.must and mark.words[-1] in before
        for mark in find_marks(wording)
    )


@lru_cache(maxsize=1 << 14)
def _sided(wording: Wording) -> tuple[tuple[Word, frozenset[Side]], ...]:
    """Return the first words that stand in the table, with the sides they stand on."""
    found: list[tuple[Word, frozenset[Side]]] = []
    for at, word in enumerate(wording.words):
        if word.low in _other_words():
            continue
        sides = {
            side
            for particle, side in _table().get(stem(word.low), ())
            if not particle
            or particle in {stem(one.low) for one in wording.words[at + 1 : at + 1 + _PARTICLE]}
        }
        if sides:
            found.append((word, frozenset(sides)))
        if len(found) == _MOST:
            break
    return tuple(found)


@cache
def _table() -> Mapping[str, tuple[tuple[str, Side], ...]]:
    """Return for each stem the particle it needs, or none, and its side of a row."""
    rows: defaultdict[str, list[tuple[str, Side]]] = defaultdict(list)
    for number, row in enumerate(load_table("contraries")["pairs"]):
        for which, words in enumerate(row.split("|")):
            for entry in words.split():
                word, _, particle = entry.partition("+")
                rows[stem(word)].append((stem(particle) if particle else "", (number, which)))
    return {word: tuple(dict.fromkeys(sides)) for word, sides in rows.items()}


@cache
def _turning() -> frozenset[str]:
    return frozenset(map(stem, load_table("contraries")["turning"].split()))


@cache
def _other_words() -> frozenset[str]:
    return frozenset(load_table("contraries")["others"].split())
