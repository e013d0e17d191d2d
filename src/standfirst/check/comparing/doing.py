"""Verbs told as done that the sources have as still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.heard import Change, Heard, share_one
from standfirst.check.comparing.marks import Mark, MarkKind
from standfirst.check.comparing.tenses import is_perfect, is_told_as_done

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Word, Wording

_ARRANGED: Final = frozenset({"set", "scheduled", "fixed"})  # now, for a day to come
_OF_ALL: Final = 0.3  # what the rest of a sentence counts for beside the verb's clause
_SURE: Final = 0.5  # how close a source must be that has the verb as still to come
_AS_CLOSE: Final = 0.8  # share of the closest source's closeness from which another is heard
_GOVERNED: Final = 0.6  # share of a clause that a source must have where it has another verb
_CLAUSE: Final = 2  # telling words a clause needs to be looked for by itself
_AS_GOOD: Final = 0.6  # share of the closest one's closeness from which one tells it as done
_NEAR: Final = 2  # telling words from a mark of what is to come to its verb


def find_done(draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard]) -> Change | None:
    """Find a verb told as done that the closest source has as still to come, and none as done."""
    for word in draft.words:
        if not word.tells or word.quoted or not is_told_as_done(draft, word):
            continue
        if word.low in _ARRANGED or _is_left_open(word, mine):
            continue
        clause = _clause_around(draft, word)
        found = _closest_coming(draft, word, clause, heard)
        if found is None or share_one(draft, found[0]):
            continue
        wanted = clause | {word.sense}
        least = _AS_GOOD * _closeness(found[0], wanted)
        if not any(_is_done_in(one, word) for one in heard if _closeness(one, wanted) >= least):
            source, mark = found
            return Change(
                MarkKind.FUTURE, added=False, words=(word,), source=source.number, mark=mark
            )
    return None


def _is_left_open(word: Word, mine: Sequence[Mark]) -> bool:
    """Tell whether the sentence itself has a verb as still to come, or says that it is not so."""
    if _coming(word.sense, mine):
        return True
    return any(one.kind is MarkKind.NEGATION and word in one.governs for one in mine)


def _clause_around(draft: Wording, word: Word) -> frozenset[str]:
    """Return what the telling words around a verb mean: of its clause, or the ones beside it."""
    found: frozenset[str] = frozenset()
    for number in (word.clause, word.clause - 1, word.clause + 1):
        found |= {one.sense for one in draft.words if one.clause == number and one.tells}
        found -= {word.sense}
        if len(found) >= _CLAUSE:
            break
    return found


def _is_done_in(source: Heard, word: Word) -> bool:
    return any(
        one.sense == word.sense and is_told_as_done(source.wording, one)
        for one in source.wording.words
    )


def _closest_coming(
    draft: Wording, word: Word, clause: frozenset[str], heard: Sequence[Heard]
) -> tuple[Heard, Mark] | None:
    """Return the closest source, if it has a verb, or another's clause, as still to come."""
    looked = [one for one in heard if word.sense in one.wording.senses]
    close = {one.number: _closeness(one, clause | {word.sense}) for one in heard}
    best = max((close[one.number] for one in looked), default=0.0)
    if best < _SURE and is_perfect(draft, word):
        looked = [one for one in heard if one.wording.holds(clause) >= _GOVERNED]
        best = max((close[one.number] for one in looked), default=0.0)
        if len(clause) < _CLAUSE:
            return None
    if not looked or best < _SURE:
        return None
    found = [
        (one, _coming_in(one, word.sense, clause))
        for one in looked
        if close[one.number] >= _AS_CLOSE * best
    ]
    rows = [(one, mark) for one, mark in found if mark is not None]
    return rows[0] if len(rows) == len(found) else None


def _closeness(source: Heard, clause: frozenset[str]) -> float:
    return (1 - _OF_ALL) * source.wording.holds(clause) + _OF_ALL * source.around


def _coming(sense: str, marks: Iterable[Mark]) -> Mark | None:
    """Return the mark by which a word is still to come: it stands right before it."""
    for mark in marks:
        is_next = any(one.sense == sense for one in mark.governs[:_NEAR])
        if mark.kind is MarkKind.FUTURE and is_next:
            return mark
    return None


def _is_to(mark: Mark, sense: str) -> bool:
    """Tell whether a mark is a bare "to" before a verb, as headlines have it: Aldmark to send."""
    return mark.words[0].low == "to" and bool(mark.governs) and mark.governs[0].sense == sense


def _coming_in(source: Heard, sense: str, clause: frozenset[str]) -> Mark | None:
    """Return the mark by which a source has a word, or else its clause, as still to come."""
    if sense in source.wording.senses:
        if any(
            w.sense == sense and is_told_as_done(source.wording, w) for w in source.wording.words
        ):
            return None
        is_plain = any(is_told_as_done(source.wording, one) for one in source.wording.words)
        marks = [one for one in source.marks if one.must or (not is_plain and _is_to(one, sense))]
        return _coming(sense, marks)
    for mark in source.marks:
        if mark.kind is MarkKind.FUTURE and mark.must:
            there = source.wording.clause_of(mark.words[0])
            if len(there & clause) >= _CLAUSE:
                return mark
    return None
