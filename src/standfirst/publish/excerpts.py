"""Cited words in their context: what a reader sees when a sentence opens its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.records import Citation, Report

CONTEXT = 160  # characters shown at most before and after cited words, inside their paragraph
PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt: cited words, or the context they stand in."""

    text: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Cited words of one report in their context; a clipped end goes on in the report."""

    pieces: tuple[Piece, ...]
    clipped_before: bool = False
    clipped_after: bool = False

    @property
    def cited(self) -> tuple[str, ...]:
        """The cited words alone."""
        return tuple(piece.text for piece in self.pieces if piece.cited)


def find_excerpts(citations: Sequence[Citation], report: Report | None) -> tuple[Excerpt, ...]:
    """Cut the excerpts that show the citations, all of one revision of one report.

    Citations whose contexts touch share an excerpt. Where the report is not at hand, or is not
    in the cited revision, each citation's own prefix and suffix are its context.
    """
    if report is None or any(not _stands_in(report, citation) for citation in citations):
        return tuple(_from_citation(citation) for citation in citations)
    marks = _merge(Span(citation.start, citation.end) for citation in citations)
    windows: list[tuple[Span, list[Span]]] = []
    for mark in marks:
        window = _window(report.text, mark)
        if windows and window.start <= windows[-1][0].end:
            before, inside = windows[-1]
            windows[-1] = (Span(before.start, max(before.end, window.end)), [*inside, mark])
        else:
            windows.append((window, [mark]))
    return tuple(_cut(report.text, window, inside) for window, inside in windows)


def _stands_in(report: Report, citation: Citation) -> bool:
    return (
        report.revision == citation.revision
        and report.text[citation.start : citation.end] == citation.exact
    )


def _from_citation(citation: Citation) -> Excerpt:
    pieces = (
        Piece(citation.prefix, cited=False),
        Piece(citation.exact, cited=True),
        Piece(citation.suffix, cited=False),
    )
    return Excerpt(
        tuple(piece for piece in pieces if piece.text),
        clipped_before=bool(citation.prefix),
        clipped_after=bool(citation.suffix),
    )


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _window(text: str, mark: Span) -> Span:
    """Widen a span to its context: at most CONTEXT characters, whole words, one paragraph."""
    start = max(0, mark.start - CONTEXT)
    opening = text.rfind(PARAGRAPH, start, mark.start)
    if opening >= 0:
        start = opening + len(PARAGRAPH)
    elif start > 0 and not text.endswith(PARAGRAPH, 0, start):
        space = text.find(" ", start, mark.start)
        start = space + 1 if space >= 0 else start
    end = min(len(text), mark.end + CONTEXT)
    closing = text.find(PARAGRAPH, mark.end, end)
    if closing >= 0:
        end = closing
    elif end < len(text) and not text.startswith(PARAGRAPH, end):
        space = text.rfind(" ", mark.end, end)
        end = space if space >= 0 else end
    return Span(start, end)


def _cut(text: str, window: Span, marks: Sequence[Span]) -> Excerpt:
    pieces: list[Piece] = []
    at = window.start
    for mark in marks:
        if at < mark.start:
            pieces.append(Piece(text[at : mark.start], cited=False))
        pieces.append(Piece(mark.of(text), cited=True))
        at = mark.end
    if at < window.end:
        pieces.append(Piece(text[at : window.end], cited=False))
    return Excerpt(
        tuple(pieces),
        clipped_before=window.start > 0 and not text.endswith(PARAGRAPH, 0, window.start),
        clipped_after=window.end < len(text) and not text.startswith(PARAGRAPH, window.end),
    )
