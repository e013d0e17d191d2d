"""Who denied, rejected or refused something, and in the sentence confirms, accepts or grants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.heard import Change, Heard
from standfirst.check.comparing.marks import Mark, MarkKind
from standfirst.check.comparing.stems import sense, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.comparing.wording import Word, Wording

_TOLD: Final = 0.3  # likeness from which a source tells of the same at all
_ASSENTS: Final = tuple(
    frozenset(map(stem, group.split()))
    for group in (
        "confirm admit acknowledge concede",
        "agree accept endorse grant approve allow",
    )
)
_CLAIMS: Final = frozenset(map(sense, "claim accusation allegation charge report it".split()))


def find_turned(draft: Wording, mine: Sequence[Mark], heard: Sequence[Heard]) -> Change | None:
    """Find an assent that no source has, of somebody who in a source denies or refuses the same."""
    for word in draft.words:
        alike = _alike(word)
        if word.quoted or not alike or _is_turned(word, mine):
            continue
        behind = _behind(draft, word)
        if any(_assents(one, alike, behind) for one in heard):
            continue
        for source in heard:
            mark = _denial(source, draft, word, behind) if source.around >= _TOLD else None
            if mark is not None:
                return Change(
                    MarkKind.NEGATION, added=False, words=(word,), source=source.number, mark=mark
                )
    return None


def _alike(word: Word) -> frozenset[str]:
    bare = stem(word.low)
    return next((group for group in _ASSENTS if bare in group), frozenset())


def _is_turned(word: Word, marks: Sequence[Mark]) -> bool:
    return any(one.kind is MarkKind.NEGATION and word in one.governs for one in marks)


def _behind(wording: Wording, word: Word) -> set[str]:
    """Return what the words behind one mean, names left out: what is confirmed or granted."""
    near = range(word.clause, word.clause + 2)
    return {
        one.sense
        for one in wording.words
        if one.start > word.start and one.clause in near and one.tells and not one.capital
    }


def _assents(source: Heard, alike: frozenset[str], behind: set[str]) -> bool:
    """Tell whether a source has a word of these, of the same, that nothing turns."""
    for one in source.wording.words:
        if stem(one.low) in alike and not _is_turned(one, source.marks):
            things = _behind(source.wording, one)
            if things & behind or (not things and not behind):
                return True
    return False


def _denial(source: Heard, draft: Wording, word: Word, behind: set[str]) -> Mark | None:
    """Return where a source denies the same; of a mere claim, where whoever is named does."""
    names = {one.sense for one in draft.words if one.capital and one.tells}
    told = draft.senses - {word.sense} - names
    for mark in source.marks:
        if not mark.is_deed:
            continue
        things = {one.sense for one in mark.governs if one.tells} - names
        if things & told or (behind <= _CLAIMS and names & source.wording.senses):
            return mark
    return None
