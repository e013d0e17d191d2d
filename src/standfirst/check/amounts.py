"""N001: amounts told by a word: a place in a row, a share, dozens and hundreds, twice and doubled.

Such a word is wrong where a source that tells the same has another of its kind before the same
thing, and no source has it there.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import load_table, sense
from standfirst.check.findings import note
from standfirst.check.passages import wording_of
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from standfirst.check.comparing.wording import Word, Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.passages import Passage
    from standfirst.check.slotted import Sides
    from standfirst.records import Finding

_BEHIND: Final = 3  # words behind an amount in which the thing stands
_TOLD: Final = 0.5  # share of a sentence that a passage must hold to speak for its amount
_SHARE: Final = "share"
_ARTICLES: Final = frozenset({"a", "one", "two"})  # "a third", but "the third"


def find_wrong_amounts(sides: Sides, context: CheckContext) -> Iterator[Finding]:
    """Find words of an amount that no source has before what they are said of, but another."""
    for at, word in enumerate(sides.draft.words):
        kind = _kind_at(sides.draft, at)
        things = _things(sides.draft, at)
        if kind is None or word.quoted or not things or _stands(word.low, kind, things, context):
            continue
        found = _other(word.low, kind, things, sides)
        if found is None:
            continue
        passage, other = found
        yield note(
            "N001",
            Span(word.start, word.end),
            f"no source has this of it; the nearest passage has “{other.low}”",
            cites=[(passage.source, passage.span)],
        )


def has_amounts(draft: Wording) -> bool:
    """Tell whether a sentence has any word of an amount."""
    return any(word.low in _kinds() for word in draft.words)


@cache
def _kinds() -> Mapping[str, str]:
    table = load_table("words")["amounts"]
    return {word: kind for kind, words in table.items() for word in words.split()}


def _kind_at(wording: Wording, at: int) -> str | None:
    kind = _kinds().get(wording.words[at].low)
    before = wording.words[at - 1].low if at else ""
    return _SHARE if kind == "row" and before in _ARTICLES else kind


def _things(wording: Wording, at: int) -> frozenset[str]:
    """Return what the telling words right behind an amount mean, other amounts left out."""
    word = wording.words[at]
    return frozenset(
        one.sense
        for one in wording.words[at + 1 : at + 1 + _BEHIND]
        if one.clause == word.clause and one.tells and one.low not in _kinds()
    )


def _stands(low: str, kind: str, things: frozenset[str], context: CheckContext) -> bool:
    """Tell whether any source has the amount of one of these things."""
    known = context.keep("amounts", lambda: _amounts_of(context))
    return not things.isdisjoint(known.get((low, kind), ()))


def _amounts_of(context: CheckContext) -> Mapping[tuple[str, str], AbstractSet[str]]:
    """Return, by amount and its kind, the things that the sources have it of."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for source in context.sources.values():
        for span in source.sentences:
            wording = wording_of(source.report.text, span)
            for at, word in enumerate(wording.words):
                kind = _kind_at(wording, at) if word.low in _kinds() else None
                if kind is not None:
                    found[word.low, kind] |= _things(wording, at)
    return found


def _other(
    low: str, kind: str, things: frozenset[str], sides: Sides
) -> tuple[Passage, Word] | None:
    """Return the likest passage that has another amount of the kind of the same thing."""
    rest = {one for one in sides.draft.senses if one != sense(low)}
    ranked = sorted(sides.passages, key=lambda one: -one.wording.holds(rest))
    for passage in ranked:
        if passage.wording.holds(rest) < _TOLD:
            return None
        for at, word in enumerate(passage.wording.words):
            is_other = word.low != low and _kind_at(passage.wording, at) == kind
            if is_other and things & _things(passage.wording, at):
                return passage, word
    return None
