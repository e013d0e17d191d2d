"""Quotations that no cue of the list reaches: what stands beside them tells who says them.

A verb of no list ('…,” Dolsk sobbed', 'He shrugged: “…”'), or a noun ('His answer: “…”').
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.cues import is_plural
from standfirst.read.statements.extents import content_end
from standfirst.read.statements.layouts import lay_out
from standfirst.read.statements.lexicon import english, word_list
from standfirst.read.statements.phrases import phrase_before
from standfirst.read.statements.subjects import source_after, subject_at, subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.units import Unit

_LONGEST_CUE = 10  # tokens between a subject and the colon behind what it does
_LONGEST_SUBJECT = 12  # tokens between a quotation and the verb behind it
_SHORTEST_DEED = 6  # "shrugged a little:" is a cue; what one does at length is none, its colon is
_LONG = 4  # letters; shorter words stay small in titles
_NOUNS_OF_SAYING = word_list("nouns_of_saying")
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our"})
_STANDING = word_list("standing")
_LEADING_UP = frozenset({"is", "was", ":", ","})
_STOPS = (",", "?", "!")


def read_beside(unit: Unit, ceiling: int, known: Sequence[RawStatement]) -> list[RawStatement]:
    """Read the quotations of a unit that none of the ``known`` statements holds."""
    rows: list[RawStatement] = []
    for at in unit.quotes:
        span = unit.span(at, at + 1)
        if unit.tags[at] != "Q" or any(
            held.covers(span) for row in (*known, *rows) for held in row.content
        ):
            continue
        row = _by_noun(unit, at, ceiling) or _behind_colon(unit, at, ceiling)
        row = row or _before_verb(unit, at, ceiling)
        if row is not None and not _is_taken(row, known):
            rows.append(row)
    return rows


def _is_taken(row: RawStatement, known: Sequence[RawStatement]) -> bool:
    """Tell whether a known statement has the cue, or holds the source in its content."""
    return any(
        row.cue.overlaps(other.cue)
        or any(row.source is not None and held.covers(row.source) for held in other.content)
        for other in known
    )


def _by_noun(unit: Unit, at: int, ceiling: int) -> RawStatement | None:
    """Read "His answer: “…”" and "Dolsk’s only comment was “…”"."""
    noun = at - 1
    while noun > 0 and (unit.lows[noun] in _LEADING_UP or unit.tags[noun] == "R"):
        noun -= 1
    if noun < 1 or noun == at - 1 or unit.lows[noun] not in _NOUNS_OF_SAYING:
        return None
    owner = noun - 1
    while owner > 0 and unit.tags[owner] in "nRd#" and unit.lows[owner] not in _OWNERS:
        owner -= 1
    if unit.lows[owner] in _OWNERS:
        start: int | None = owner
    else:
        start = phrase_before(unit, owner + 1, 0) if unit.tags[owner] == "G" else None
    if start is None:
        return None
    stop = at - (unit.tags[at - 1] == ",")
    content = [(at, content_end(unit, at, ceiling, "quote"))]
    return lay_out(unit, "noun", (start, owner + 1), (owner + 1, stop), content)


def _behind_colon(unit: Unit, at: int, ceiling: int) -> RawStatement | None:
    """Read 'The general only smiled: “…”'."""
    if at < 3 or unit.tags[at - 1] != ":":
        return None
    for verb in range(at - 2, max(0, at - 2 - _LONGEST_CUE), -1):
        if not _may_be_verb(unit, verb):
            continue
        first = verb
        while first > 0 and unit.tags[first - 1] in "RXA":
            first -= 1
        subject = (
            subject_at(unit, 0, first)
            if unit.tag(first - 1) == "C"
            else subject_before(unit, first, 0)
        )
        if subject is not None:
            content = [(at, content_end(unit, at, ceiling, "quote"))]
            cue = (first, at) if at - verb <= _SHORTEST_DEED else (at - 1, at)
            return lay_out(unit, "colon", subject, cue, content)
    return None


def _before_verb(unit: Unit, at: int, ceiling: int) -> RawStatement | None:
    """Read '“…,” Dolsk sobbed' and '“…!” sobbed one of them'."""
    after = at + 1
    words = unit.quotes[at].inner.of(unit.text)
    if words[:1].islower():
        return None  # a piece of a sentence, not all that somebody says
    if not words.endswith(("!", "?")) and _may_be_title(words.split()):
        return None
    if unit.tag(after) == "," and after + 1 < ceiling and unit.tag(at - 1) != ",":
        after += 1
    elif not words.endswith(_STOPS):
        return None
    first = at
    while first > 0 and unit.tags[first - 1] == "Q":
        first -= 1
    if after < ceiling and _may_be_verb(unit, after) and _may_be_source(unit, after + 1):
        end = source_after(unit, after + 1, ceiling)
        if end > after + 1:
            return lay_out(
                unit, "rare verb", (after + 1, end), (after, after + 1), [(first, at + 1)]
            )
    for verb in range(after + 1, min(ceiling, after + _LONGEST_SUBJECT)):
        if not _may_be_verb(unit, verb):
            continue
        start = verb
        while start > after and unit.tags[start - 1] in "RX":
            start -= 1
        subject = subject_before(unit, start, after) if unit.tags[start - 1] != "A" else None
        if subject is not None and subject[0] == after:
            content = [(first, at + 1)]
            if unit.tags[verb + 1 : verb + 3] == ",Q":
                content.append((verb + 2, content_end(unit, verb + 2, ceiling, "quote")))
            return lay_out(unit, "rare verb", subject, (start, verb + 1), content)
        return None
    return None


def _may_be_title(words: Sequence[str]) -> bool:
    """Tell whether quoted words may name a book or nickname somebody: all long ones in capitals."""
    long = [word for word in words if len(word.strip(",.")) >= _LONG]
    return all(word[:1].isupper() for word in long or words)


def _may_be_source(unit: Unit, i: int) -> bool:
    return unit.tag(i) in "DNnP" and unit.lows[i] not in _OWNERS - {"his"}


def _may_be_verb(unit: Unit, i: int) -> bool:
    """Tell a finite verb; one in -s only right behind a pronoun, a name or a quotation."""
    tag, low = unit.tags[i], unit.lows[i]
    is_noun = unit.tag(i - 1) in "DG" and unit.lows[i - 1] not in _STANDING
    if tag in "dv":
        return not is_noun
    if tag == "K" and (low in english().past or low.endswith("s") or is_plural(unit, i - 1)):
        return not is_noun and not low.endswith("ing")
    is_present = tag == "n" and low.endswith("s") and not low.endswith("ss") and len(low) > 3
    return is_present and unit.tag(i - 1) in "PNQ,"
