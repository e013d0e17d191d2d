"""Marks that a sentence lost: what its source negates, doubts or binds, and it says plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.heard import Change, Heard, unpaired
from standfirst.check.comparing.marks import Mark, MarkKind
from standfirst.check.comparing.stems import sense, stem
from standfirst.check.comparing.tenses import is_told_as_done
from standfirst.check.comparing.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Word

_SAY: Final = sense("say")
_GOVERNED: Final = 0.6  # share of what a mark governs that the other side must have
_WITH_FIRST: Final = 0.5  # the same where the first of it, mostly the verb, is there
_HEARD: Final = 0.7  # share of the best source's likeness another needs to be heard
_AT_ALL: Final = 0.3  # share of the best likeness below which a source is about something else
_ALL: Final = 0.8  # likeness from which a source says all that the draft does
_CLAUSE_HELD: Final = 0.5  # share of a marked clause of a source that the draft must hold
_BESIDE: Final = 0.6  # likeness of the sentence that a source stands beside, to go on with it
_LEAST: Final = 0.2  # likeness of a source or of what it stands beside
_AS_GOOD: Final = 0.9  # share of a marked source's likeness an unmarked one needs to excuse


def find_lost(
    kind: MarkKind,
    draft: Wording,
    mine: Sequence[Mark],
    heard: Sequence[Heard],
    *,
    sums_up: bool,
) -> Change | None:
    """Find a mark of a kind that a source has and the sentence, in its words, has not."""
    own = Wording(tuple(word for word in draft.words if not word.quoted))
    quoted = {word.low for word in draft.words if word.quoted}
    for source in heard:
        marks = [one for one in source.marks if one.kind is kind and one.must]
        shared = [one for one in marks if is_shared(one, source.wording, own)]
        if not shared:
            continue
        free = unpaired(mine, source.marks)
        for mark in unpaired(source.marks, mine):
            if mark not in shared:
                continue
            words = tuple(w for w in own.words if w.sense in mark.senses)
            words = _as_near(words, mark, own)
            if not _are_enough(words, source, mark, draft):
                continue
            if not _is_about(source, mark, draft) or _is_kept(kind, words, free):
                continue
            if not _is_same_word(words, mark) or {word.low for word in mark.words} <= quoted:
                continue  # ‘flight to nowhere’: kept as somebody's words
            if not sums_up and not _is_near(source, words, draft, heard):
                continue
            if _is_saying(mark.governs[0]) or not _is_said_plainly(kind, words, source, heard):
                return Change(kind, added=False, words=words, source=source.number, mark=mark)
    return None


def _are_enough(words: Sequence[Word], source: Heard, mark: Mark, draft: Wording) -> bool:
    """Tell whether more than one word of a marked clause, or the next to it, is in the draft."""
    if not words or source.around < _LEAST:
        return False
    near = range(mark.clause - 1, mark.clause + 2)
    told = {one.sense for one in source.wording.words if one.clause in near and one.tells}
    told |= mark.senses
    shared = {one.sense for one in draft.words if one.sense in told and not one.capital}
    if mark.kind is MarkKind.CONDITION:
        is_done = any(is_told_as_done(draft, one) for one in words)
        return len(shared) > 1 and not is_done
    is_beside = source.likeness < source.around >= _BESIDE
    return len(shared) > 1 or is_beside or len(draft.senses) <= 1


def _as_near(words: tuple[Word, ...], mark: Mark, own: Wording) -> tuple[Word, ...]:
    """Leave, of several words that mean what a mark bears on first, the one in like company.

    "Did say when they would arrive, and declined to comment": what was not said is the arrival.
    """
    heads = [word for word in words if word.sense == mark.governs[0].sense]
    if len(heads) <= 1:
        return words
    company = {
        word: sum(
            one.sense in mark.senses and one.sense != word.sense
            for one in own.words
            if 0 <= one.clause - word.clause <= 1
        )
        for word in heads
    }
    nearest = max(heads, key=lambda word: company[word])
    return tuple(word for word in words if word not in heads or word is nearest)


def _is_same_word(words: Sequence[Word], mark: Mark) -> bool:
    """Tell whether the draft has one of the very words governed, not only some that mean it."""
    stems = {stem(word.low) for word in mark.governs}
    return _is_saying(mark.governs[0]) or any(stem(word.low) in stems for word in words)


def _is_about(source: Heard, mark: Mark, draft: Wording) -> bool:
    """Tell whether the draft has enough of a clause a mark bears on, the mark left out."""
    if mark.kind is MarkKind.CONDITION or _is_saying(mark.governs[0]):
        return True  # what it bears on is another clause
    if source.likeness >= _ALL:
        return True
    clauses = [
        source.wording.clause_of(word) - {one.sense for one in mark.words}
        for word in (mark.words[0], *(w for w in mark.governs if mark.kind is MarkKind.NEGATION))
    ]
    return not clauses[0] or any(draft.holds(clause) >= _CLAUSE_HELD for clause in clauses)


def _is_near(source: Heard, words: Sequence[Word], draft: Wording, heard: Sequence[Heard]) -> bool:
    """Tell whether a source is among the likest to the clauses that these words stand in."""
    most = max(one.likeness for one in heard)
    if source.around >= _HEARD * most:
        return True
    numbers = {word.clause for word in words}
    clauses = {one.sense for one in draft.words if one.tells and one.clause in numbers}
    held = source.wording.holds(clauses)
    best = max(one.wording.holds(clauses) for one in heard)
    return held >= _HEARD * best and source.likeness >= _AT_ALL * most


def is_shared(mark: Mark, source: Wording, other: Wording) -> bool:
    """Tell whether another sentence has most of what a mark governs, or its first word and half.

    Half will do either way round: of what is governed, or of the other's clause with that word.
    A verb of saying proves little by itself: what was said has to be there too.
    """
    if not mark.governs:
        return False
    head = mark.governs[0]
    told = {word.sense for word in mark.governs if word.tells} - {_SAY}
    has_first = head.sense in other.all_senses
    if _is_saying(head):
        is_opened = other.says_and_opens() or (head.says and mark.opens is None)
        return has_first and is_opened and (not told or other.holds(told) >= _WITH_FIRST)
    if mark.kind in {MarkKind.HEDGE, MarkKind.MAY} and not has_first:
        return False
    if not has_first or head.sense == _SAY:
        return other.holds(told) >= _GOVERNED
    clauses = [other.clause_of(word) for word in other.words if word.sense == head.sense]
    held = max((source.holds(one) for one in clauses if len(one) > 1), default=0.0)
    return max(other.holds(told), held) >= _WITH_FIRST


def _is_saying(word: Word) -> bool:
    """Tell whether a word is a verb of saying; so is to comment, which tells a little more."""
    return word.says or word.low.startswith("comment")


def _is_kept(kind: MarkKind, words: Iterable[Word], marks: Iterable[Mark]) -> bool:
    """Tell whether one of the marks bears on these words, or stands in their clause."""
    clauses = {word.clause for word in words}
    if kind is MarkKind.HEDGE:  # "a man who, they suspect, used a grinder"
        clauses |= {one - 1 for one in clauses}
    return any(
        mark.kind is kind and (mark.clause in clauses or not set(words).isdisjoint(mark.governs))
        for mark in marks
    )


def _is_said_plainly(
    kind: MarkKind, words: Sequence[Word], marked: Heard, heard: Iterable[Heard]
) -> bool:
    """Tell whether another source says these words without a mark of the kind."""
    senses = {word.sense for word in words}
    stems = {stem(word.low) for word in words}
    for source in heard:
        if source is marked or source.around < _AS_GOOD * marked.around:
            continue
        if source.wording.holds_even_sayings(senses) == 1:
            there = [word for word in source.wording.words if word.sense in senses]
            has_same = any(stem(word.low) in stems for word in there)
            if has_same and not _is_kept(kind, there, source.marks):
                return True
    return False
