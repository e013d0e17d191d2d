"""Words told in another state than where a source tells them: so or not so, done or to come.

Two sentences make one claim where the same word stands in like surroundings. Its state there
(``states``) is compared: the draft negates what a source says, says what it negates, or has done
what it has still to come. A source that tells it as the draft does, in as like a place, excuses
it; so does a mark of the same kind that stands where the other side's mark does.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.kin import root
from standfirst.check.comparing.marks import MarkKind, find_marks
from standfirst.check.comparing.states import Mood, Turn, states_of
from standfirst.check.comparing.surroundings import likeness, most_likeness, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.check.comparing.marks import Mark
    from standfirst.check.comparing.states import State
    from standfirst.check.comparing.surroundings import Beside, Rarity
    from standfirst.check.comparing.wording import Word, Wording

_LEAST: Final = 0.3  # share of a word's surroundings from which it is one claim
_LEAST_ADDED: Final = 0.35  # the same where the draft has a mark of its own
_CLEARLY: Final = 0.1  # by how much more than a source that tells it as the draft does
_CLEARLY_ADDED: Final = 0.2
_KEPT: Final = 0.2  # share of a mark's surroundings from which the draft's mark is the source's
_OFTEN: Final = 8  # times a word stands in a sentence, of which the first ones are looked at
_MOST: Final = 6  # differences of a sentence, the likest ones: hostile ones have hundreds
_MOST_PAIRS: Final = 20  # of words of two sentences
_MOST_MARKS: Final = 16  # of a sentence that may be another's
_FEWEST: Final = 2  # telling words around one that tell where it stands
_FIRST: Final = 2  # words that a negation bears on for sure


@dataclass(frozen=True, slots=True)
class Difference:
    """A word of the draft and the same in a source (by number), told in another state.

    ``mark`` is what makes the difference: the draft's where it is added, else the source's.
    """

    kind: MarkKind
    added: bool
    word: Word
    source: int
    other: Word
    mark: Mark
    share: float


def find_differences(
    draft: Wording, sources: Sequence[Wording], rarity: Rarity
) -> Iterator[Difference]:
    """Yield the likest difference of each word and kind, unless one of these sources excuses it."""
    best: dict[tuple[MarkKind, bool, tuple[Word, ...]], Difference] = {}
    for number, source in enumerate(sources):
        for one in _differences_from(draft, source, number, rarity):
            key = (one.kind, one.added, one.mark.words if one.added else (one.word,))
            if key not in best or one.share > best[key].share:
                best[key] = one
    for one in sorted(best.values(), key=lambda one: -one.share)[:_MOST]:
        if not _is_kept(draft, one, sources[one.source], rarity) and not any(
            is_told(draft, one, source, rarity) for source in sources
        ):
            yield one


def is_told(draft: Wording, found: Difference, source: Wording, rarity: Rarity) -> bool:
    """Tell whether a source tells a word as the draft does, about where the draft tells it."""
    least = found.share - (_CLEARLY_ADDED if found.added else _CLEARLY)
    mine = surroundings(draft, draft.place_of(found.word))
    states = states_of(source)
    for at in _places_in(source, found.word):
        is_it = _is_as_told(found, states[at])
        if is_it and likeness(mine, surroundings(source, at), rarity).share > least:
            return True
    return found.added and _shares_mark(draft, found.mark, source, least, rarity)


def may_be_told(draft: Wording, found: Difference, rarity: Rarity, senses: frozenset[str]) -> bool:
    """Tell whether a sentence with words of these senses could tell it as the draft does."""
    least = found.share - (_CLEARLY_ADDED if found.added else _CLEARLY)
    return any(most_likeness(mine, senses, rarity) > least for mine in _places_of(draft, found))


def senses_around(draft: Wording, found: Difference) -> set[str]:
    """Return what stands around a word, and around its mark: who tells it has some of that."""
    return {one.sense for mine in _places_of(draft, found) for one in mine}


def _places_of(draft: Wording, found: Difference) -> list[tuple[Beside, ...]]:
    words = [found.word, *(found.mark.words[:1] if found.added else ())]
    return [surroundings(draft, draft.place_of(one)) for one in words]


def _differences_from(
    draft: Wording, source: Wording, number: int, rarity: Rarity
) -> Iterator[Difference]:
    mine, theirs = states_of(draft), states_of(source)
    for at, there in _pairs(draft, source):
        word, other = draft.words[at], source.words[there]
        made = _difference(word, mine[at], other, theirs[there])
        if made is None or len(surroundings(draft, at)) < _FEWEST:
            continue
        kind, added, mark = made
        share = likeness(surroundings(draft, at), surroundings(source, there), rarity).share
        if share >= (_LEAST_ADDED if added else _LEAST):
            yield Difference(kind, added, word, number, other, mark, share)


def _pairs(draft: Wording, source: Wording) -> Iterator[tuple[int, int]]:
    """Yield the places of words that both have, where either is turned or still to come."""
    mine, theirs = _by_key(draft), _by_key(source)
    turned, moved = _moved(draft), _moved(source)
    seen: set[tuple[int, int]] = set()
    for key in mine.keys() & theirs.keys():
        rows = [at for at in mine[key] if _may_tell(draft, at)]
        for at, there in itertools.product(rows[:_OFTEN], theirs[key][:_OFTEN]):
            if at in turned or there in moved:
                seen.add((at, there))
    yield from sorted(seen)[:_MOST_PAIRS]


@lru_cache(maxsize=1 << 13)
def _by_key(wording: Wording) -> Mapping[str, Sequence[int]]:
    """Return where the words of a sentence that say something stand, by senses and roots."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(wording.words):
        if word.tells or word.says:
            for key in {word.sense, root(word.low)}:
                found[key].append(at)
    return found


@lru_cache(maxsize=1 << 13)
def _moved(wording: Wording) -> frozenset[int]:
    """Return where the words stand that are turned, or still to come."""
    return frozenset(
        at
        for at, state in enumerate(states_of(wording))
        if state.turn is Turn.TURNED or state.mood is Mood.COMING
    )


def _may_tell(draft: Wording, at: int) -> bool:
    """Tell whether a word may be what is told: no name, no figure, no quoted word."""
    word = draft.words[at]
    is_name = word.capital and at > 0
    return word.tells and not (word.quoted or is_name or word.sense[0].isdigit())


def _difference(
    word: Word, mine: State, other: Word, theirs: State
) -> tuple[MarkKind, bool, Mark] | None:
    """Return in what a word's state differs from that of the same word in a source."""
    by, their, moved = mine.turned_by, theirs.turned_by, theirs.moved_by
    turns = (mine.turn, theirs.turn)
    if turns == (Turn.TURNED, Turn.PLAIN) and by is not None and _bears_on(by, word):
        return MarkKind.NEGATION, True, by
    if turns == (Turn.PLAIN, Turn.TURNED) and their is not None and their.governs[0] is other:
        return MarkKind.NEGATION, False, their
    is_early = mine.mood is Mood.DONE and theirs.mood is Mood.COMING
    if is_early and mine.turn is not Turn.TURNED and moved is not None and moved.must:
        return MarkKind.FUTURE, False, moved
    return None


def _bears_on(mark: Mark, word: Word) -> bool:
    return word in mark.governs[:_FIRST] and not mark.words[0].quoted


def _is_as_told(found: Difference, state: State) -> bool:
    if found.kind is MarkKind.FUTURE:
        return state.mood in {Mood.DONE, Mood.PLAIN}
    return state.turn is not (Turn.PLAIN if found.added else Turn.TURNED)


def _is_kept(draft: Wording, found: Difference, source: Wording, rarity: Rarity) -> bool:
    """Tell whether the draft has the source's mark, by whatever word, somewhere near."""
    return not found.added and _shares_mark(source, found.mark, draft, _KEPT, rarity)


def _shares_mark(
    wording: Wording, mark: Mark, other: Wording, least: float, rarity: Rarity
) -> bool:
    """Tell whether a mark of the kind stands in another sentence where this one stands here."""
    mine = surroundings(wording, wording.place_of(mark.words[0]))
    return any(
        likeness(mine, surroundings(other, other.place_of(one.words[0])), rarity).share > least
        for one in find_marks(other)[:_MOST_MARKS]
        if one.kind is mark.kind and (one.must or mark.kind is MarkKind.NEGATION)
    )


def _places_in(wording: Wording, word: Word) -> list[int]:
    """Return where a word, or one of its family, stands in a sentence."""
    rows = _by_key(wording)
    return sorted({*rows.get(word.sense, ()), *rows.get(root(word.low), ())})[:_OFTEN]


def closeness(
    draft: Wording, words: Sequence[Word], sources: Sequence[Wording], rarity: Rarity
) -> float:
    """Return how far the likest place of any of some words in these sources is theirs."""
    return max(
        (
            likeness(
                surroundings(draft, draft.place_of(word)), surroundings(source, at), rarity
            ).share
            for word in words
            for source in sources
            for at in _places_in(source, word)
        ),
        default=0.0,
    )
