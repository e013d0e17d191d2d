"""What a source has as a plan, a wish or a chance, and a sentence as done or as sure to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.marks import Mark, MarkKind
from standfirst.check.comparing.stems import stem
from standfirst.check.comparing.tenses import is_past_form, is_told_as_done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.comparing.heard import Heard
    from standfirst.check.comparing.wording import Word, Wording

_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december".split()
)
_TOWARDS: Final = frozenset("until till for to from".split())  # no day that a thing is done on
# What is done now for a day to come: set for Thursday, announced for January.
_ARRANGES: Final = frozenset(
    map(stem, "set schedule announce name fix invite order approve decide delay postpone".split())
)
_REACH: Final = 3  # words from "has" to its participle, and from "will" to its verb
_TOLD: Final = 0.34  # likeness from which a source tells of the same at all
_MENTIONS: Final = 0.5  # share of the best likeness from which a source tells of the same
_AS_GOOD: Final = 0.8  # share of the best likeness a source needs to be heard on a verb
_WISHES: Final = frozenset(
    map(stem, "can able possible ready offer want hope consider likely".split())
)
_URGES: Final = frozenset(map(stem, "call ask urge propose".split()))


def find_early(
    draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard]
) -> tuple[Word, Heard, Mark] | None:
    """Find a perfect that stands with a day which the sources have in what is to come.

    "Have taken effect on Thursday": no source tells anything done on Thursday, and one has the
    day behind "will" or "to". Returns the participle, and the source with its mark.
    """
    least = _MENTIONS * max((one.likeness for one in heard), default=0.0)
    for at, has in enumerate(draft.words):
        done = _participle(draft, at) if has.low in {"has", "have"} and not has.quoted else None
        if done is None or done.says or stem(done.low) in _ARRANGES:
            continue
        if any(one.kind is MarkKind.FUTURE and one.clause == has.clause for one in mine):
            continue
        days = _days_in(draft, has.clause)
        looked = [
            (one, clauses)
            for one in heard
            if one.around >= max(least, _TOLD) and (clauses := _clauses_with(one.wording, days))
        ]
        if any(_is_done(one.wording, clauses) for one, clauses in looked):
            continue
        for one, clauses in looked:
            mark = _coming_in(one, clauses, done)
            if mark is not None:
                return done, one, mark
    return None


def _days_in(draft: Wording, clause: int) -> set[str]:
    """Return the days and months of a clause, those left out that something is put off to."""
    found: set[str] = set()
    previous = ""
    for word in draft.words:
        is_day = word.clause == clause and word.low in _DAYS and word.capital
        if is_day and previous not in _TOWARDS:
            found.add(word.low)
        previous = word.low
    return found


def _coming_in(source: Heard, clauses: set[int], done: Word) -> Mark | None:
    """Return what puts these clauses of a source off: will, to, or the verb in the present."""
    for mark in source.marks:
        is_coming = mark.must or mark.words[0].low == "to"
        if mark.kind is MarkKind.FUTURE and is_coming and mark.clause in clauses:
            return mark
    for word in source.wording.words:
        if word.clause in clauses and word.sense == done.sense and not is_past_form(word):
            return Mark(MarkKind.FUTURE, (word,), (), must=True)
    return None


def _participle(draft: Wording, at: int) -> Word | None:
    for word in draft.words[at + 1 : at + 1 + _REACH]:
        if word.clause != draft.words[at].clause or word.low == "to":
            return None
        if is_past_form(word) or word.low == "been":
            return word
    return None


def _clauses_with(source: Wording, days: set[str]) -> set[int]:
    return {word.clause for word in source.words if word.low in days}


def _is_done(source: Wording, clauses: set[int]) -> bool:
    return any(
        word.clause in clauses and not word.says and is_told_as_done(source, word)
        for word in source.words
    )


def find_raised(
    draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard]
) -> tuple[Word, Heard, Mark] | None:
    """Find a verb behind "will" that every source which has it holds for a wish or a chance."""
    most = max((one.likeness for one in heard), default=0.0)
    for mark in mine:
        sure = {"will", "would"} if any(one.says for one in draft.words) else {"will"}
        if mark.words[0].low not in sure or not mark.governs:
            continue
        verb = mark.governs[0]
        if not verb.tells or _is_weak_in(draft, mine, verb):
            continue
        having = [
            one
            for one in heard
            if verb.sense in one.wording.senses and not _is_urged(one.marks, verb)
        ]
        best = max((one.likeness for one in having), default=0.0)
        if best < max(_TOLD, _MENTIONS * most):
            continue
        weak = [(one, _weak(one.marks, verb)) for one in having if one.likeness >= _AS_GOOD * best]
        if all(found for _, found in weak):
            source, found = weak[0]
            assert found is not None
            return verb, source, found
    return None


def _is_weak_in(draft: Wording, mine: Sequence[Mark], verb: Word) -> bool:
    """Tell whether a sentence itself weakens a verb, or asks whether it holds."""
    before = {word.low for word in draft.words if word.end <= verb.start}
    return _weak(mine, verb) is not None or bool(before & {"if", "whether", "when", "unless"})


def _is_urged(marks: Sequence[Mark], verb: Word) -> bool:
    """Tell whether somebody is called on to do it: that tells nothing of whether they will."""
    return any(
        mark.kind is MarkKind.FUTURE
        and stem(mark.words[0].low) in _URGES
        and verb.sense in mark.senses
        for mark in marks
    )


def _weak(marks: Sequence[Mark], verb: Word) -> Mark | None:
    """Return the mark by which a verb may be, or is wished; none where it also will be."""
    found: Mark | None = None
    for mark in marks:
        governs = [word.sense for word in mark.governs[:2]]
        if verb.sense not in governs:
            continue
        if mark.words[0].low in {"will", "would", "shall"}:
            return None
        is_wish = stem(mark.words[0].low) in _WISHES
        if mark.kind in {MarkKind.MAY, MarkKind.HEDGE} and (mark.must or is_wish):
            found = mark
    return found
