"""Words that say the contrary of those of a source, in the same place: rose and fell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.kin import root
from standfirst.check.comparing.marks import MarkKind, find_marks
from standfirst.check.comparing.stems import load_table, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.check.comparing.wording import Word, Wording

_PARTICLE: Final = 3  # words behind a verb in which its particle stands: struck the law down
_AROUND: Final = 3  # telling words on each side of a word that make its slot
_NEXT: Final = 2  # words before a word among which the one right before the other is
_SHARED: Final = 2  # of these that both slots have, each on the same side
_ALIKE: Final = 0.6  # share of the sentence's other words that the source's sentence has
_NEAR: Final = 0.8  # share of the likest source's likeness from which another one counts
_WITNESS: Final = 0.4  # the same, from which the word standing anywhere in a source is enough
_TURNS: Final = 3  # words before a word in which one stands that turns it about

Side = tuple[int, int]  # a row's number, and which side of it


@dataclass(frozen=True, slots=True)
class Contrary:
    """A word of the draft, the number of the source that has the contrary, and its word there."""

    word: Word
    source: int
    other: Word


def find_contraries(draft: Wording, sources: Sequence[Wording]) -> Iterator[Contrary]:
    """Yield the words whose contrary stands in the same place of the likest source.

    Nothing is said where any source has the word or one that stands for it, where the draft has
    the contrary as well, or where either is negated, turned about or quoted.
    """
    mine = _sided(draft)
    for word, sides in mine:
        if word.quoted or _is_turned(draft, word):
            continue
        contraries = {_across(side) for side in sides}
        if any(contraries & theirs for _, theirs in mine):
            continue
        rest = draft.senses - {word.sense}
        alike = [one.holds(rest) for one in sources]
        likest = max(alike, default=0.0)
        if any(
            says_so(draft, word, one, in_place=share < _WITNESS * likest)
            for one, share in zip(sources, alike, strict=True)
        ):
            continue
        for number, source in enumerate(sources):
            if alike[number] < max(_ALIKE, _NEAR * likest):
                continue
            other = _in_its_place(draft, word, source, contraries)
            if other is not None:
                yield Contrary(word, number, other)
                break


def says_so(draft: Wording, word: Word, source: Wording, *, in_place: bool = False) -> bool:
    """Tell whether a source has the word, one of its family, or one that stands for it.

    With ``in_place`` it has to have it beside a word that the draft has it beside too.
    """
    sides = next(theirs for one, theirs in _sided(draft) if one is word)
    theirs = dict(_sided(source))
    own = root(word.low)
    near = {one for row in _slot(draft, word) for one in row}
    for one in source.words:
        is_it = one.sense == word.sense or root(one.low) == own
        if not is_it and not sides & theirs.get(one, frozenset()):
            continue
        if not in_place or near & {other for row in _slot(source, one) for other in row}:
            return True
    return False


def _across(side: Side) -> Side:
    return side[0], 1 - side[1]


def _in_its_place(
    draft: Wording, word: Word, source: Wording, contraries: set[Side]
) -> Word | None:
    for other, theirs in _sided(source):
        if not contraries & theirs or other.quoted or _is_turned(source, other):
            continue
        if _are_in_one_slot(_slot(draft, word), _slot(source, other), is_little=not word.tells):
            return other
    return None


def _are_in_one_slot(
    mine: tuple[list[str], list[str]], theirs: tuple[list[str], list[str]], *, is_little: bool
) -> bool:
    """Tell whether two slots have the same words beside them, none of them on the other side.

    What stands crosswise may be said the other way round: the winner beats the loser.
    """
    (left, right), (their_left, their_right) = mine, theirs
    before, behind = set(left) & set(their_left), set(right) & set(their_right)
    across = (set(left) & set(their_right)) | (set(right) & set(their_left))
    if across - before - behind:
        return False
    if right and right[:1] != their_right[:1]:
        return False
    if left and left[0] not in their_left[:_NEXT]:
        return False
    return len(before) + len(behind) >= _SHARED and (not is_little or bool(before and behind))


@lru_cache(maxsize=1 << 12)
def _slot_at(wording: Wording, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    def senses(words: Sequence[Word]) -> tuple[str, ...]:
        told = [one.sense for one in words if one.tells and not one.low.endswith("ly")]
        return tuple(told[:_AROUND])

    return senses(wording.words[:at][::-1]), senses(wording.words[at + 1 :])


def _slot(wording: Wording, word: Word) -> tuple[list[str], list[str]]:
    left, right = _slot_at(wording, wording.words.index(word))
    return list(left), list(right)


def _is_turned(wording: Wording, word: Word) -> bool:
    """Tell whether a word is negated, or something before it turns it about."""
    marks = find_marks(wording)
    if any(one.kind is MarkKind.NEGATION and word in one.governs for one in marks):
        return True
    at = wording.words.index(word)
    before = wording.words[max(0, at - _TURNS) : at]
    return any(stem(one.low) in _turning() for one in before if one.clause == word.clause)


@lru_cache(maxsize=1 << 14)
def _sided(wording: Wording) -> tuple[tuple[Word, frozenset[Side]], ...]:
    """Return the words that stand in the table, with the sides they stand on."""
    found: list[tuple[Word, frozenset[Side]]] = []
    for at, word in enumerate(wording.words):
        sides = {
            side
            for particle, side in _table().get(stem(word.low), ())
            if not particle
            or particle in {stem(one.low) for one in wording.words[at + 1 : at + 1 + _PARTICLE]}
        }
        if sides:
            found.append((word, frozenset(sides)))
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
