"""Quotations: set in the edition's marks, and cut to their first sentence with whose they are.

Whole sentences are left out, never words, so nothing has to be marked and no "not" can be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.records import Span, StatementKind
from standfirst.text.quotes import find_quotations
from standfirst.text.sentences import split_sentences
from standfirst.write.drafts import Fragment, Insertion, Piece, Replacement
from standfirst.write.posts import full_stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.records import Statement
    from standfirst.write.units import Unit

MARKS = frozenset("\"'“”‘’«»„‟")
SHORTEST_KEPT = 5  # words of a first sentence; "Yes." says too little without the next


def first_sentence_of(unit: Unit) -> Span | None:
    """Return the first sentence of a unit's quotation, from its opening mark on.

    None where the unit is no single quotation with its speaker, or a quotation of one sentence.
    """
    direct = _only_direct(unit)
    if direct is None or unit.own_words is not None:
        return None  # all of a post is somebody's words; what is cut must not leave them nobody's
    text, content = unit.report.text, direct.content[0]
    first = split_sentences(text, content)[0]
    if len(first.of(text).split()) < SHORTEST_KEPT or text[content.start] not in '“"':
        return None
    if len(direct.content) == 2:
        closes = content.end <= direct.content[1].start
        told = all(
            content.end <= part.start and part.end <= direct.content[1].start
            for part in (*direct.source, *direct.cue)
        )
        return content if closes and told else None
    if first.end >= content.end - 2 or text[first.end - 1] not in ".!?":
        return None
    return first


def cut_short(unit: Unit, head: Fragment) -> list[Piece] | None:
    """Return a unit's pieces with its quotation cut to its first sentence; None if it cannot be."""
    direct, first = _only_direct(unit), first_sentence_of(unit)
    if direct is None or first is None:
        return None
    text = unit.report.text
    if len(direct.content) == 2:
        told = max(part.end for part in (*direct.source, *direct.cue))
        end = next(
            (s.end for s in split_sentences(text, unit.span) if s.start < told <= s.end), told
        )
        if end > direct.content[1].start or text[end - 1] != ".":
            return None
        return [_cut(head, Span(unit.span.start, end))]
    content = direct.content[0]
    if content.start == unit.span.start:
        front = _cut(head, first).change(*full_stop(text, first))
        return [front, Insertion("”", "marks"), _cut(head, Span(content.end, unit.span.end))]
    if content.end == unit.span.end:
        return [_cut(head, Span(unit.span.start, first.end)), Insertion("”", "marks")]
    return None


def _cut(head: Fragment, span: Span) -> Fragment:
    return Fragment(head.report, span, tuple(r for r in head.replacements if span.covers(r.span)))


def _only_direct(unit: Unit) -> Statement | None:
    """Return the one direct statement of a unit that names its source; None for none or more."""
    direct = [s for s in unit.statements if s.kind is StatementKind.DIRECT and s.source]
    if len(direct) != 1 or not 1 <= len(direct[0].content) <= 2:
        return None
    inside = all(unit.span.covers(part) for part in direct[0].content)
    return direct[0] if inside and direct[0].cue else None


def round_marks(text: str, span: Span) -> Iterator[Replacement]:
    """Set quotations in “ ”, those inside them in ‘ ’, as the edition's style has them."""
    for quotation in find_quotations(text, span):
        opening, closing = quotation.span.start, quotation.span.end - 1
        if not quotation.closed or text[opening] not in MARKS or text[closing] not in MARKS:
            continue
        style = "“”" if quotation.depth == 0 else "‘’"
        for at, mark in zip((opening, closing), style, strict=True):
            if text[at] != mark:
                yield Replacement(Span(at, at + 1), mark, "marks")
