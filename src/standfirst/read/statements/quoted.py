"""Quotations ahead of a cue: those that are said, and those that only name a programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.read.statements.phrases import TIME_NOUNS, is_time_at

if TYPE_CHECKING:
    from standfirst.read.statements.cues import CueGroup
    from standfirst.read.statements.units import Unit

_FAR = 24  # tokens between a cue and the quotation it leads up to
_NO_CLAUSE = frozenset("KAvWSHP;?")  # none of these in what only leads up to a quotation
_QUOTING = frozenset("cq")
_STOPS = frozenset(",.!?…")
_LONGEST_TIME = 4  # tokens of "a day earlier,"
_LONGEST_TITLE = 7  # words


@dataclass(frozen=True, slots=True)
class Forward:
    """Where content begins behind a cue, and of what kind it is.

    ``kind`` is quote, that, clause, infinitive or phrase; ``start`` its first token; ``comma``
    tells that a comma stands before it; ``colon`` is the token of a colon or dash that
    introduces it, or -1.
    """

    kind: str
    start: int
    comma: bool = False
    colon: int = -1


def quotation_ahead(unit: Unit, group: CueGroup, ceiling: int) -> Forward | None:
    """Find a quotation with nothing but adjuncts before it: "said back in May: “…”"."""
    at = group.end
    quote = unit.tags.find("Q", at + 1, min(ceiling, at + _FAR))
    between = unit.tags[at:quote] if quote > 0 else ""
    if not between or not _NO_CLAUSE.isdisjoint(between):
        return None
    if between[-1] == ":":
        if between[0] in "D#" and "o" in group.cue.frames:
            return None  # "revealed a few facts: “…”"
        return Forward("quote", quote, colon=quote - 1)
    is_adjunct = (
        between[0] in "IR"
        or is_time_at(unit, at)
        or not TIME_NOUNS.isdisjoint(unit.lows[at : at + _LONGEST_TIME])
    )
    ends = unit.quotes[quote].inner.of(unit.text)[-1:] in _STOPS
    if not (is_adjunct and ends and set(group.cue.frames) & _QUOTING):
        return None
    return Forward("quote", quote, comma=True) if between[-1] == "," else None


def skip_title(unit: Unit, after: int, at: int, ceiling: int) -> int:
    """Step over a quoted title that ends an adjunct: "said on “The Evening Hour”"."""
    if not at < after < ceiling or unit.tags[after] != "Q" or unit.tags[after - 1] in "#R":
        return after
    words = unit.quotes[after].inner.of(unit.text).split()
    is_title = 1 < len(words) <= _LONGEST_TITLE and all(
        word[:1].isupper() or word in {"of", "the", "and", "with", "in", "a"} for word in words
    )
    return after + 1 if is_title else after
