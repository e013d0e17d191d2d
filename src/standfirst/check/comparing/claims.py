"""Words told in another state than where a source tells them: so or not so, done or to come.

Two sentences make one claim where the same word stands in like surroundings. Its state there
(``states``) is compared: the draft negates what a source says, says what it negates, or has done
what it has still to come. A source that tells it as the draft does, in as like a place, excuses
it; so does a mark of the same kind that stands where the other side's mark does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.kin import root
from standfirst.check.comparing.marks import MarkKind, find_marks
from standfirst.check.comparing.states import Mood, Turn, states_of
from standfirst.check.comparing.surroundings import likeness, most_likeness, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.comparing.marks import Mark
    from standfirst.check.comparing.states import State
    from standfirst.check.comparing.surroundings import Beside, Rarity
    from standfirst.check.comparing.wording import Word, Wording

_LEAST: Final = 0.3  # share of a word's surroundings from which it is one claim
_LEAST_ADDED: Final = 0.35  # the same where the draft has a mark of its own
_CLEARLY: Final = 0.1  # by how much more than a source that tells it as the draft does
_CLEARLY_ADDED: Final = 0.2
_KEPT: Final = 0.2  # share of a mark's surroundings from which the draft's mark is the source's
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
    for one in best.values():
        if not _is_kept(draft, one, sources[one.source], rarity) and not any(
            is_told(draft, one, source, rarity) for source in sources
        ):
            yield one


def is_told(draft: Wording, found: Difference, source: Wording, rarity: Rarity) -> bool:
    """Tell whether a source tells a word as the draft does, about where the draft tells it."""
    least = found.share - (_CLEARLY_ADDED if found.added else _CLEARLY)
    mine = surroundings(draft, draft.words.index(found.word))
    for at, (one, state) in enumerate(zip(source.words, states_of(source), strict=True)):
        is_it = _is_same(found.word, one) and _is_as_told(found, state)
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
    return [surroundings(draft, draft.words.index(one)) for one in words]


def _differences_from(
    draft: Wording, source: Wording, number: int, rarity: Rarity
) -> Iterator[Difference]:
    theirs = states_of(source)
    mine = states_of(draft)
    for at, word in enumerate(draft.words):
        if not _is_telling_verb(draft, at) or len(surroundings(draft, at)) < _FEWEST:
            continue
        for there, other in enumerate(source.words):
            if not _is_same(word, other):
                continue
            made = _difference(word, mine[at], other, theirs[there])
            if made is None:
                continue
            kind, added, mark = made
            share = likeness(surroundings(draft, at), surroundings(source, there), rarity).share
            if share >= (_LEAST_ADDED if added else _LEAST):
                yield Difference(kind, added, word, number, other, mark, share)


def _is_telling_verb(draft: Wording, at: int) -> bool:
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
    mine = surroundings(wording, wording.words.index(mark.words[0]))
    return any(
        likeness(mine, surroundings(other, other.words.index(one.words[0])), rarity).share > least
        for one in find_marks(other)
        if one.kind is mark.kind and (one.must or mark.kind is MarkKind.NEGATION)
    )


def _is_same(word: Word, other: Word) -> bool:
    return word.sense == other.sense or root(word.low) == root(other.low)


def closeness(
    draft: Wording, words: Sequence[Word], sources: Sequence[Wording], rarity: Rarity
) -> float:
    """Return how far the likest place of any of some words in these sources is theirs."""
    return max(
        (
            likeness(
                surroundings(draft, draft.words.index(word)), surroundings(source, at), rarity
            ).share
            for word in words
            for source in sources
            for at, one in enumerate(source.words)
            if _is_same(word, one)
        ),
        default=0.0,
    )
