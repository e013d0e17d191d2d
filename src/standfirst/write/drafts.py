"""A sentence under way: source words and the changes made to them, each recorded as it is made.

A ``Draft`` is a row of fragments. A ``Fragment`` is one cited span with replacements inside it;
an ``Insertion`` puts words of a register between fragments. ``finish`` turns the row into a
``Sentence`` whose text can be derived from its citations and edits alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standfirst.records import Citation, Edit, Sentence, SentenceKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.records import Report

CONTEXT = 40  # code points of context before and after cited words


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of the report at ``span`` become ``after``, for the reason ``op``."""

    span: Span
    after: str
    op: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """One span of a report, with what is changed inside it."""

    report: Report
    span: Span
    replacements: tuple[Replacement, ...] = ()
    statement: str | None = None

    def change(self, *more: Replacement) -> Fragment:
        """Return the fragment with more replacements; one that overlaps an earlier is left."""
        kept = list(self.replacements)
        for new in more:
            if self.span.covers(new.span) and not any(_clash(new, old) for old in kept):
                kept.append(new)
        return replace(self, replacements=tuple(sorted(kept, key=lambda r: (r.span, r.op))))


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words put between fragments; they come from a register or are punctuation."""

    after: str
    op: str


Piece = Fragment | Insertion


def _clash(one: Replacement, other: Replacement) -> bool:
    return one.span == other.span or one.span.overlaps(other.span)


def finish(
    pieces: Sequence[Piece], kind: SentenceKind, *, support: Sequence[Citation] = ()
) -> Sentence:
    """Write out the pieces: the text, one citation a fragment, the edits in their order."""
    words: list[str] = []
    citations: list[Citation] = []
    edits: list[Edit] = []
    for piece in pieces:
        if isinstance(piece, Insertion):
            words.append(piece.after)
            edits.append(Edit(piece.op, "", piece.after))
            continue
        at = piece.span.start
        for change in piece.replacements:
            words.append(piece.report.text[at : change.span.start])
            words.append(change.after)
            edits.append(Edit(change.op, change.span.of(piece.report.text), change.after))
            at = change.span.end
        words.append(piece.report.text[at : piece.span.end])
        citations.append(cite(piece.report, piece.span, statement=piece.statement))
    return Sentence("".join(words), kind, (*citations, *support), tuple(edits))


def cite(report: Report, span: Span, *, statement: str | None = None) -> Citation:
    """Cite a span of a report with its context and the hash of the text it stands in."""
    return Citation(
        report=report.id,
        revision=report.revision,
        start=span.start,
        end=span.end,
        exact=span.of(report.text),
        prefix=report.text[max(0, span.start - CONTEXT) : span.start],
        suffix=report.text[span.end : span.end + CONTEXT],
        text_sha256=report.text_sha256,
        statement=statement,
    )


def strip_span(text: str, span: Span) -> Span:
    """Return the span without white space at its edges."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
