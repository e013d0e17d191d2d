"""A report cut into runs of text at every border of what was read in it.

Statements overlap, nest and are split; a run is a stretch within one paragraph over which all
of them stay the same, so that both the page and the terminal can draw any of them flat.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from standfirst.records import Span
from standfirst.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standfirst.records import Mention, Parts, Reading, Report, Statement, StatementKind

DEEPEST = 24  # overlapping marks that are drawn; more come only from texts made to hurt


class Role(StrEnum):
    """What a run is to a statement."""

    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"
    MEDIUM = "medium"


class Part(StrEnum):
    """What a paragraph is in its report."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    NOTICE = "notice"
    CAPTION = "caption"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Layer:
    """One span of a statement; ``number`` counts the statements of the report from 1."""

    number: int
    role: Role
    kind: StatementKind
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Text over which the layers (the innermost last) and mentions do not change.

    ``first`` holds the numbers of the statements that begin here.
    """

    span: Span
    text: str
    layers: tuple[Layer, ...]
    mentions: tuple[Mention, ...]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph and the part it belongs to; ``notice`` is the kind of a notice."""

    part: Part
    span: Span
    runs: tuple[Run, ...]
    notice: str | None = None

    @property
    def begun(self) -> tuple[int, ...]:
        """The numbers of the statements that begin in this paragraph."""
        return tuple(number for run in self.runs for number in run.first)


def mark(report: Report, reading: Reading) -> tuple[Block, ...]:
    """Cut a report into paragraphs and runs; no word of the report is left out or added."""
    ground = paragraphs(report.text)
    marks: list[list[tuple[Span, Layer | Mention]]] = [[] for _ in ground]
    begun: dict[int, list[int]] = {}  # where the first word of these statements stands
    seen = set()
    for layer in _layers(reading.statements):
        for at, clipped in _lay(layer.span, ground):
            marks[at].append((clipped, layer))
            if layer.number not in seen and layer.role is not Role.MEDIUM:
                seen.add(layer.number)
                begun.setdefault(clipped.start, []).append(layer.number)
    for mention in reading.mentions:
        for at, clipped in _lay(mention.span, ground):
            marks[at].append((clipped, mention))
    parts = sorted(_parts(reading.parts))
    return tuple(
        Block(part, paragraph, tuple(_cut(report.text, paragraph, inside, begun)), notice)
        for paragraph, inside in zip(ground, marks, strict=True)
        for part, notice in [_part_of(paragraph, parts)]
    )


def _layers(statements: Iterable[Statement]) -> Iterator[Layer]:
    for number, statement in enumerate(statements, 1):
        spans = [
            *((span, Role.SOURCE) for span in statement.source),
            *((span, Role.CUE) for span in statement.cue),
            *((span, Role.CONTENT) for span in statement.content),
        ]
        if statement.medium and statement.medium.span:
            spans.append((statement.medium.span, Role.MEDIUM))
        for span, role in sorted(spans):
            yield Layer(number, role, statement.kind, span)


def _lay(span: Span, ground: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Part a span among the paragraphs it touches."""
    first = bisect_right(ground, span.start, key=lambda paragraph: paragraph.end)
    for at in range(first, len(ground)):
        paragraph = ground[at]
        if paragraph.start >= span.end:
            return
        yield at, Span(max(span.start, paragraph.start), min(span.end, paragraph.end))


def _parts(parts: Parts) -> Iterator[tuple[Span, Part, str | None]]:
    if parts.headline:
        yield parts.headline, Part.HEADLINE, None
    if parts.standfirst:
        yield parts.standfirst, Part.STANDFIRST, None
    for section in parts.sections:
        if section.heading:
            yield section.heading, Part.HEADING, None
    for caption in parts.captions:
        yield caption, Part.CAPTION, None
    for notice in parts.notices:
        yield notice.span, Part.NOTICE, notice.kind


def _part_of(
    paragraph: Span, parts: Sequence[tuple[Span, Part, str | None]]
) -> tuple[Part, str | None]:
    after = bisect_right(parts, paragraph.start, key=lambda part: part[0].start)
    if after and paragraph.start < parts[after - 1][0].end:
        return parts[after - 1][1:]
    return Part.BODY, None


def _cut(
    text: str,
    paragraph: Span,
    marks: Sequence[tuple[Span, Layer | Mention]],
    begun: Mapping[int, list[int]],
) -> Iterator[Run]:
    borders = sorted({*paragraph, *(border for span, _ in marks for border in span)})
    coming = sorted(marks, key=lambda found: found[0].start, reverse=True)
    active: list[tuple[Span, Layer | Mention]] = []
    for start, end in pairwise(borders):
        active = [found for found in active if found[0].end > start]
        while coming and coming[-1][0].start <= start:
            found = coming.pop()
            if len(active) < DEEPEST:
                active.append(found)
        layers = [what for _, what in active if isinstance(what, Layer)]
        yield Run(
            Span(start, end),
            text[start:end],
            tuple(sorted(layers, key=_reach)),
            tuple(what for _, what in active if not isinstance(what, Layer)),
            tuple(begun.get(start, ())),
        )


def _reach(layer: Layer) -> tuple[int, int]:
    return layer.span.start - layer.span.end, layer.number
