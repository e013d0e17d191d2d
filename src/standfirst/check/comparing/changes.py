"""What a sentence lost of its sources' marks, and what it added: negation, doubt, condition, time.

A mark is lost where its source's words stand in the sentence without any mark of the kind, and no
other source says them as plainly. It is added where the sentence has one and no source has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.marks import Mark, MarkKind, find_marks
from standfirst.check.comparing.plans import find_early, find_raised
from standfirst.check.comparing.stems import stem
from standfirst.check.comparing.tenses import is_perfect, is_told_as_done
from standfirst.check.comparing.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Word

_GOVERNED: Final = 0.6  # share of what a mark governs that the other side must have
_WITH_FIRST: Final = 0.5  # the same where the first of it, mostly the verb, is there
_HEARD: Final = 0.7  # share of the best source's likeness another needs to be heard
_AT_ALL: Final = 0.3  # share of the best likeness below which a source is about something else
_CLAUSE_HELD: Final = 0.5  # share of a marked clause of a source that the draft must hold
_AS_GOOD: Final = 0.9  # share of a marked source's likeness an unmarked one needs to excuse
_MOSTLY: Final = 0.7  # share of a clause that a source needs where it has another verb
_LONG_CLAUSE: Final = 3  # telling words a clause needs to be known by itself
_CLAUSE: Final = 2  # telling words a clause needs to be looked for by itself
_AS_GOOD_FOR_TIME: Final = 0.8  # share of the best likeness a source needs to tell the time
_MENTIONS: Final = 0.5  # share of the best likeness from which a source tells of the same
_TOLD: Final = 0.34  # likeness from which a source tells of the same at all
_NEAR: Final = 2  # telling words from a mark of what is to come to its verb
LOSABLE: Final = (MarkKind.NEGATION, MarkKind.HEDGE, MarkKind.MAY, MarkKind.CONDITION)


@dataclass(frozen=True, slots=True)
class Change:
    """A mark lost or added: where in the draft, which source sentence (by number), what it was."""

    kind: MarkKind
    added: bool
    words: tuple[Word, ...]  # of the draft: the mark added, or the words that lost theirs
    source: int
    mark: Mark


@dataclass(frozen=True)
class Heard:
    """A source sentence with its marks, and how much of the draft's sentence it holds.

    ``around`` is the most that it or a sentence next to it holds.
    """

    number: int
    wording: Wording
    marks: tuple[Mark, ...]
    likeness: float
    around: float


def find_changes(
    draft: Wording,
    sources: Sequence[Wording],
    *,
    beside: Sequence[Sequence[int]] = (),
    sums_up: bool = False,
) -> list[Change]:
    """Return the marks that a sentence lost or added, against the sentences it may stand on.

    ``beside`` tells for each source the numbers of those it stands next to in its report. What a
    heading (``sums_up``) says may stand in any of the sources.
    """
    alike = [source.holds(draft.senses) for source in sources]
    near = beside or [()] * len(sources)
    heard = [
        Heard(n, source, find_marks(source), alike[n], max(alike[m] for m in (n, *near[n])))
        for n, source in enumerate(sources)
    ]
    mine = find_marks(draft, quoted=False)
    lost = [_lost(kind, draft, mine, heard, sums_up=sums_up) for kind in LOSABLE]
    added = _added(draft, mine, heard, sums_up=sums_up)
    found = [one for one in lost if one is not None] + added
    done = _done(draft, mine, heard) or _planned(find_early(draft, mine, heard))
    kinds = {one.kind for one in found}
    raised = None if kinds & set(LOSABLE) else _planned(find_raised(draft, mine, heard))
    return [*found, *(one for one in (done, raised) if one is not None)]


def _planned(found: tuple[Word, Heard, Mark] | None) -> Change | None:
    if found is None:
        return None
    word, source, mark = found
    return Change(mark.kind, added=False, words=(word,), source=source.number, mark=mark)


def _near_best(heard: Iterable[Heard], *, around: bool = False) -> list[Heard]:
    """Return those whose likeness to the draft's sentence is near that of the best of them.

    With ``around`` the likeness of the sentence next to which they stand will do.
    """
    rows = list(heard)
    least = _HEARD * max((one.likeness for one in rows), default=0.0)
    return [
        one for one in rows if one.likeness and (one.around if around else one.likeness) >= least
    ]


# ── lost ──────────────────────────────────────────────────────────────────────────────────────


def _lost(
    kind: MarkKind,
    draft: Wording,
    mine: Sequence[Mark],
    heard: Sequence[Heard],
    *,
    sums_up: bool,
) -> Change | None:
    own = Wording(tuple(word for word in draft.words if not word.quoted))
    quoted = {word.low for word in draft.words if word.quoted}
    for source in heard:
        shared = [m for m in source.marks if m.kind is kind and m.must and is_shared(m, own)]
        if not shared:
            continue
        free = _unpaired(mine, source.marks)
        for mark in _unpaired(source.marks, mine):
            if mark not in shared:
                continue
            words = tuple(w for w in own.words if w.sense in mark.senses)
            if not words or not _is_about(source, mark, draft) or _is_kept(kind, words, free):
                continue
            if not _is_same_word(words, mark) or {word.low for word in mark.words} <= quoted:
                continue  # ‘flight to nowhere’: kept as somebody's words
            if not sums_up and not _is_near(source, words, draft, heard):
                continue
            if mark.governs[0].says or not _is_said_plainly(kind, words, source, heard):
                return Change(kind, added=False, words=words, source=source.number, mark=mark)
    return None


def _is_same_word(words: Sequence[Word], mark: Mark) -> bool:
    """Tell whether the draft has one of the very words governed, not only some that mean it."""
    stems = {stem(word.low) for word in mark.governs}
    return mark.governs[0].says or any(stem(word.low) in stems for word in words)


def _is_about(source: Heard, mark: Mark, draft: Wording) -> bool:
    """Tell whether the draft has enough of a clause a mark bears on, the mark left out."""
    if mark.kind is MarkKind.CONDITION or mark.governs[0].says:
        return True  # what it bears on is another clause
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


def _unpaired(marks: Sequence[Mark], others: Sequence[Mark]) -> list[Mark]:
    """Return the marks less the negations that the other side has in the same words.

    "Did not rule out" and "ruled out" share a negation; what is told apart is the other one.
    """
    left = [one for one in others if one.kind is MarkKind.NEGATION]
    found: list[Mark] = []
    for mark in marks:
        pairs = [one for one in left if _are_one(mark, one)]
        shared = [len(one.senses & mark.senses) for one in pairs]
        pair = pairs[shared.index(max(shared))] if pairs else None
        if pair is None:
            found.append(mark)
        else:
            left.remove(pair)
    return found


def _are_one(one: Mark, other: Mark) -> bool:
    words = [word.low for word in one.words]
    if one.kind is not other.kind or words != [word.low for word in other.words]:
        return False
    return len(words) > 1 or bool(one.senses & other.senses) or not (one.senses or other.senses)


def is_shared(mark: Mark, other: Wording) -> bool:
    """Tell whether another sentence has most of what a mark governs, or its first word and half.

    A verb of saying proves little by itself: what was said has to be there too.
    """
    if not mark.governs:
        return False
    told = {word.sense for word in mark.governs if word.tells}
    has_first = mark.governs[0].sense in other.all_senses
    if mark.governs[0].says:
        is_opened = mark.opens is None or other.says_and_opens()
        return has_first and is_opened and (not told or other.holds(told) >= _WITH_FIRST)
    if mark.kind in {MarkKind.HEDGE, MarkKind.MAY} and not has_first:
        return False
    return other.holds(told) >= (_WITH_FIRST if has_first else _GOVERNED)


def _is_kept(kind: MarkKind, words: Iterable[Word], marks: Iterable[Mark]) -> bool:
    """Tell whether one of the marks bears on these words, or stands in their clause."""
    clauses = {word.clause for word in words}
    senses = {word.sense for word in words}
    return any(
        mark.kind is kind and (mark.clause in clauses or senses & mark.senses) for mark in marks
    )


def _is_said_plainly(
    kind: MarkKind, words: Sequence[Word], marked: Heard, heard: Iterable[Heard]
) -> bool:
    """Tell whether another source says these words without a mark of the kind."""
    senses = {word.sense for word in words}
    for source in heard:
        if source is marked or source.around < _AS_GOOD * marked.around:
            continue
        if source.wording.holds_even_sayings(senses) == 1:
            there = [word for word in source.wording.words if word.sense in senses]
            if not _is_kept(kind, there, source.marks):
                return True
    return False


# ── added ─────────────────────────────────────────────────────────────────────────────────────


def _added(
    draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard], *, sums_up: bool
) -> list[Change]:
    found: list[Change] = []
    for mark in mine:
        if mark.kind is not MarkKind.NEGATION or not mark.must:
            continue
        looked = _holding(mark, draft, heard, sums_up=sums_up)
        if not looked or any(_negates(source, mark, mine) for source in looked):
            continue
        best = max(looked, key=lambda one: one.likeness)
        if best.likeness < _TOLD or _share_one(draft, best):
            continue
        found.append(Change(mark.kind, added=True, words=mark.words, source=best.number, mark=mark))
    return found


def _share_one(draft: Wording, source: Heard) -> bool:
    """Tell whether a sentence of several words shares but one with a source: no proof of much."""
    return len(draft.senses) > 1 >= len(draft.senses & source.wording.senses)


def _holding(mark: Mark, draft: Wording, heard: Sequence[Heard], *, sums_up: bool) -> list[Heard]:
    """Return the sources that have what a mark governs, else those that have its clause."""
    fitting = [source for source in heard if is_shared(mark, source.wording)]
    if fitting:
        if sums_up:
            return fitting if len(mark.governs) >= _CLAUSE else []
        least = _MENTIONS * max(one.likeness for one in heard)
        return [one for one in _near_best(fitting, around=True) if one.around >= least]
    clause = {w.sense for w in draft.words if w.clause == mark.clause and w.tells}
    if len(clause) < _LONG_CLAUSE:
        return []
    return _near_best(one for one in heard if one.wording.holds(clause) >= _MOSTLY)


def _negates(source: Heard, mark: Mark, mine: Sequence[Mark]) -> bool:
    """Tell whether a source negates what a mark of the draft does, by a word not paired else."""
    others = [one for one in mine if one is not mark]
    for one in _unpaired(source.marks, others):
        if one.kind is not MarkKind.NEGATION:
            continue
        if one.senses & mark.senses or not source.wording.holds_even_sayings(mark.senses):
            return True
    return False


# ── told as done ──────────────────────────────────────────────────────────────────────────────


def _done(draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard]) -> Change | None:
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
        if all(mark for _, mark in marks) and not _share_one(draft, marks[0][0]):
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
