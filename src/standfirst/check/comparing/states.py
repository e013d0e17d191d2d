"""In which state a sentence tells each of its words: so or not so, done, to come, possible, wished.

This is the small model of a clause that two sentences are compared by. What turns or weakens a
word is read off the marks of its sentence; a word far behind a negation may be meant by it or not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.marks import MarkKind, find_marks
from standfirst.check.comparing.tenses import is_told_as_done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.comparing.marks import Mark
    from standfirst.check.comparing.wording import Word, Wording

_FIRST: Final = 2  # words that "not" bears on for sure
_NEXT: Final = 2  # telling words from "will" or "may" to its verb
_THINGS: Final = frozenset("no none nobody nothing neither nor without".split())


class Turn(StrEnum):
    """Whether a word holds where it stands."""

    PLAIN = "plain"
    TURNED = "turned"
    OPEN = "open"  # something near it is negated, or it is turned by a word that only may


class Mood(StrEnum):
    """How sure and how far on a word is where it stands."""

    PLAIN = "plain"
    DONE = "done"
    COMING = "coming"
    WEAK = "weak"  # it may be, is wished, doubted or holds under a condition


@dataclass(frozen=True, slots=True)
class State:
    """A word's turn and mood, each with the mark that makes it so; none where it is plain."""

    turn: Turn
    mood: Mood
    turned_by: Mark | None = None
    moved_by: Mark | None = None


@lru_cache(maxsize=1 << 14)
def states_of(wording: Wording) -> tuple[State, ...]:
    """Return the state of each word of a sentence, in order."""
    bearing: defaultdict[int, list[tuple[Mark, int]]] = defaultdict(list)
    for mark in find_marks(wording):
        for rank, word in enumerate(mark.governs):
            bearing[word.start].append((mark, rank))
    return tuple(_state_of(wording, word, bearing.get(word.start, ())) for word in wording.words)


def _state_of(wording: Wording, word: Word, bearing: Sequence[tuple[Mark, int]]) -> State:
    """Return a word's state; ``bearing`` are the marks that govern it, and as which of theirs."""
    turn, by = _turn_of(bearing)
    mood, moved_by = _mood_of(bearing)
    if mood is Mood.PLAIN and is_told_as_done(wording, word):
        mood = Mood.DONE
    return State(turn, mood, by, moved_by)


def _turn_of(bearing: Sequence[tuple[Mark, int]]) -> tuple[Turn, Mark | None]:
    found: tuple[Turn, Mark | None] = Turn.PLAIN, None
    for mark, rank in bearing:
        if mark.kind is not MarkKind.NEGATION:
            continue
        if mark.must and (rank < _FIRST or mark.words[0].low in _THINGS):
            return Turn.TURNED, mark
        found = Turn.OPEN, mark
    return found


def _mood_of(bearing: Sequence[tuple[Mark, int]]) -> tuple[Mood, Mark | None]:
    coming: Mark | None = None
    for mark, rank in bearing:
        if mark.kind is MarkKind.FUTURE:
            coming = mark if rank < _NEXT else coming
        elif mark.kind is not MarkKind.NEGATION and (mark.kind is not MarkKind.MAY or rank < _NEXT):
            return Mood.WEAK, mark
    return (Mood.COMING if coming else Mood.PLAIN), coming
