"""Verbs told as done that the sources have as still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.heard import Change, Heard, share_one
from standfirst.check.comparing.marks import Mark, MarkKind
from standfirst.check.comparing.tenses import is_perfect, is_told_as_done

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Wording

_GOVERNED: Final = 0.6  # share of a clause that a source must have where it has another verb
_CLAUSE: Final = 2  # telling words a clause needs to be looked for by itself
_AS_GOOD: Final = 0.9  # share of the likest source's likeness another needs to tell otherwise
_AS_GOOD_FOR_TIME: Final = 0.8  # share of the best likeness a source needs to tell the time
_TOLD: Final = 0.34  # likeness from which a source tells of the same at all
_NEAR: Final = 2  # telling words from a mark of what is to come to its verb


def find_done(draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard]) -> Change | None:
    """Find a verb told as done that the likest source has as still to come, and none as done."""
    most = max((one.likeness for one in heard), default=0.0)
    for word in draft.words:
        if not word.tells or word.quoted or not is_told_as_done(draft, word):
            continue
        if _coming(word.sense, mine):
            continue
        clause = draft.clause_of(word) - {word.sense}
        looked = [one for one in heard if word.sense in one.wording.senses]
        best = max((one.likeness for one in looked), default=0.0)
        if best < _AS_GOOD_FOR_TIME * most and is_perfect(draft, word):
            looked = [one for one in heard if one.wording.holds(clause) >= _GOVERNED]
            best = max((one.likeness for one in looked), default=0.0)
        if not looked or best < max(_TOLD, _AS_GOOD_FOR_TIME * most):
            continue
        marks = [
            (one, _coming_in(one, word.sense, clause))
            for one in looked
            if one.likeness >= _AS_GOOD * best
        ]
        if all(mark for _, mark in marks) and not share_one(draft, marks[0][0]):
            source, mark = marks[0]
            assert mark is not None
            return Change(
                MarkKind.FUTURE, added=False, words=(word,), source=source.number, mark=mark
            )
    return None


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
        return _coming(sense, (mark for mark in source.marks if mark.must or _is_to(mark, sense)))
    for mark in source.marks:
        if mark.kind is MarkKind.FUTURE and mark.must:
            there = source.wording.clause_of(mark.words[0])
            if len(there & clause) >= _CLAUSE:
                return mark
    return None
