"""Negations that a sentence has and none of its sources.

A negation is told as a figure is: it needs a source. Whoever tells of the same, by the word that
is negated or by most of its clause, is a witness; where no witness negates anything of it, and
none turns it by another word ("unable", "kept out"), the negation is the draft's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.heard import Change, Heard, share_one, unpaired
from standfirst.check.comparing.marks import Mark, MarkKind
from standfirst.check.comparing.stems import sense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.comparing.wording import Word, Wording

_OF_ALL: Final = 0.3  # what the rest of a sentence counts for beside the clause negated
_SURE: Final = 0.5  # how close a witness must be
_AS_CLOSE: Final = 0.8  # share of what the closest witness holds that another speaks with
_TOLD: Final = 0.3  # likeness from which a source that denies something may deny this
_HALF: Final = 0.45  # share of what the closest witness holds from which another is near it
_MOSTLY: Final = 0.67  # share of a clause that a witness has who has not the word negated
_CLAUSE: Final = 2  # telling words a clause needs to be looked for by itself
_SAY: Final = sense("say")
_CLAIMS: Final = frozenset(
    map(sense, "claim accusation allegation charge demand request offer proposal it this".split())
)
_TIMES: Final = frozenset(map(sense, "minute hour day week month year time".split()))
_PERFECT: Final = frozenset("has have had hasn't haven't hadn't yet".split())
_IF: Final = frozenset("if unless whether".split())
_NEXT: Final = 3  # words of a source that its negation bears on for sure
_FIRST: Final = 2  # words that "not" bears on for sure
_THINGS: Final = frozenset("no none nobody nothing neither nor without".split())


def find_added(
    draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard], *, sums_up: bool
) -> list[Change]:
    """Find the negations that no witness has, by words of the sentence's own."""
    found: list[Change] = []
    for mark in mine:
        if mark.kind is not MarkKind.NEGATION or not mark.must or is_open(draft, mark):
            continue
        best = _plainest(draft, mark, mine, heard, sums_up=sums_up)
        if best is not None:
            number = best.number
            found.append(Change(mark.kind, added=True, words=mark.words, source=number, mark=mark))
    return found


def _plainest(
    draft: Wording, mark: Mark, mine: Sequence[Mark], heard: Sequence[Heard], *, sums_up: bool
) -> Heard | None:
    """Return the closest witness of what a mark negates, where none as close negates it."""
    clause = _clause_of(draft, mark)
    bears = {word.sense for word in _first(mark) if word.sense != _SAY}
    is_yet = _is_not_yet(draft, mark)
    fit = [one for one in heard if not (is_yet and _is_to_come(one, mark))]
    having = [one for one in fit if bears & one.wording.all_senses]
    close = {one.number: _closeness(one, clause) for one in heard}
    most = max((close[one.number] for one in having), default=0.0)
    things = {word.sense for word in mark.governs if word.tells} - _head(mark)
    telling = [
        one
        for one in fit
        if one.wording.holds(clause) >= _MOSTLY
        and (not bears or one.wording.holds(things) >= _MOSTLY)
    ]
    closest = max((close[one.number] for one in telling), default=0.0)
    if most < max(_SURE, _AS_CLOSE * closest):
        having, most = telling, closest
    if not having or (sums_up and (len(clause) < _CLAUSE or most < 1 - _OF_ALL)):
        return None
    near = [
        one
        for one in heard
        if close[one.number] >= most * (_AS_CLOSE if bears & one.wording.all_senses else 1)
    ]
    others = [one for one in mine if one is not mark]
    if any(_negates(one, bears, clause, others) for one in near):
        return None
    is_anywhere = sums_up or len(mark.words) > 1
    least = 0.0 if is_anywhere else _HALF * most
    rows = [(one, close[one.number] >= _HALF * most) for one in heard]
    if any(
        _negates_first(one, mark, others, is_near=is_near)
        for one, is_near in rows
        if close[one.number] >= least
    ):
        return None
    if mark.is_deed:
        claims = {word.sense for word in draft.words if word.clause == mark.clause} & _CLAIMS
        told = [
            one
            for one in heard
            if claims or one.around >= _TOLD or one.wording.holds(clause) >= _MOSTLY
        ]
        if any(_denies(one, set() if claims else bears) for one in told):
            return None
    best = max(having, key=lambda one: close[one.number])
    return None if share_one(draft, best) else best


def is_open(draft: Wording, mark: Mark) -> bool:
    """Tell whether a negation is but thought of, or leaves open what it negates.

    "If nothing is signed", "the union says no", "ninety were not", "not for three weeks".
    """
    before = [
        one for one in draft.words if one.clause == mark.clause and one.start < mark.words[0].start
    ]
    told = [one for one in mark.governs if one.start > mark.words[-1].end]
    says = [one for one in told if not one.sense[0].isdigit() and one.sense not in _TIMES]
    is_span = not says and any(one.sense in _TIMES for one in told)
    return not told or is_span or any(one.low in _IF for one in before)


def _head(mark: Mark) -> set[str]:
    return {word.sense for word in mark.governs[:1]}


def _is_not_yet(draft: Wording, mark: Mark) -> bool:
    """Tell whether a negation is of a perfect: "has not been let in" may be said of what is due."""
    at = draft.place_of(mark.words[0])
    near = {one.low for one in draft.words[max(0, at - 1) : at + len(mark.words)]}
    return not near.isdisjoint(_PERFECT)


def _is_to_come(source: Heard, mark: Mark) -> bool:
    """Tell whether a source asks for or plans what is negated: "not yet let in", "to let in"."""
    return any(one.kind is MarkKind.FUTURE and _head(one) & _head(mark) for one in source.marks)


def _closeness(source: Heard, clause: frozenset[str]) -> float:
    return (1 - _OF_ALL) * source.wording.holds(clause) + _OF_ALL * source.around


def _first(mark: Mark) -> Sequence[Word]:
    """Return what a mark bears on for sure: the verb behind "not", all that "no" is said of."""
    return mark.governs if mark.words[0].low in _THINGS else mark.governs[:_FIRST]


def _clause_of(draft: Wording, mark: Mark) -> frozenset[str]:
    """Return what the telling words around a mark mean: of its clause, or of the next as well."""
    found: frozenset[str] = frozenset()
    if mark.is_deed and len({word.sense for word in mark.governs if word.tells}) >= _CLAUSE:
        return frozenset(word.sense for word in mark.governs if word.tells)
    for number in (mark.clause, mark.clause - 1, mark.clause + 1):
        found |= {one.sense for one in draft.words if one.clause == number and one.tells}
        found -= {one.sense for one in mark.words}
        if len(found) >= _CLAUSE:
            break
    return found


def _negates(
    source: Heard, bears: set[str], clause: frozenset[str], others: Sequence[Mark]
) -> bool:
    """Tell whether a source turns one of these words, by a word not paired with another mark.

    Where it has none of them, it has to turn something of the clause.
    """
    has = bears & source.wording.all_senses
    for one in unpaired(source.marks, others):
        if one.kind is not MarkKind.NEGATION or any(word.sense in has for word in one.words):
            continue
        if has & one.senses or not bears:
            return True
        is_verbs = one.must and one.words[0].low not in _THINGS
        if is_verbs and has & _clause_at(source, one):
            return True
        if not has and (one.senses & clause or _clause_at(source, one) & clause):
            return True
    return False


def _clause_at(source: Heard, mark: Mark) -> frozenset[str]:
    return source.wording.clause_of(mark.words[0])


def _negates_first(source: Heard, mark: Mark, others: Sequence[Mark], *, is_near: bool) -> bool:
    """Tell whether a source negates the very verb; of one of saying, with words of what is said."""
    if not mark.governs:
        return False
    head = mark.governs[0]
    for one in unpaired(source.marks, others):
        if one.kind is not MarkKind.NEGATION or not one.governs:
            continue
        firsts = {word.sense for word in one.governs[: _NEXT if is_near else 1]}
        if head.sense in firsts and (not head.says or is_near or _share_more(one, mark)):
            return True
    return False


def _denies(source: Heard, bears: set[str]) -> bool:
    """Tell whether somebody denies these words there, or where they are few, anything."""
    return any(
        one.is_deed and (len(bears) < _CLAUSE or bool(bears & one.senses)) for one in source.marks
    )


def _share_more(one: Mark, other: Mark) -> bool:
    told = {word.sense for word in one.governs if word.tells}
    return bool(told & {word.sense for word in other.governs if word.tells})
