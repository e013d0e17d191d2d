"""An edition laid out for readers: anchors, paragraphs, numbered notes and what stands in them.

Every form of the edition that shows its sources (Markdown, the page) is drawn from this one
layout, so that a note has the same number and the same words in each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from standfirst.publish.excerpts import Excerpt, find_excerpts
from standfirst.publish.wording import safe_url, say_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.records import (
        Citation,
        Edit,
        Edition,
        EditionSource,
        LeftOut,
        Outlet,
        Report,
        Sentence,
        SentenceKind,
    )

LONGEST_PARAGRAPH = 3  # sentences


@dataclass(frozen=True, slots=True)
class Frame:
    """What a published form needs beside the edition.

    ``reports`` are looked up by report id, ``outlets`` by outlet id; ``zone`` is the zone times
    are given in; ``window`` is the half-open time the edition's reports were published in.
    """

    reports: Mapping[str, Report]
    outlets: Mapping[str, Outlet]
    desk_name: str
    zone: tzinfo = UTC
    window: tuple[datetime, datetime] | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Origin:
    """The report that cited words come from, as readers know it."""

    outlet: str
    medium: str | None
    headline: str | None
    published_at: datetime | None
    url: str | None  # http or https
    language: str | None
    key: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class Proof:
    """The words of one report that a sentence stands on."""

    origin: Origin
    excerpts: tuple[Excerpt, ...]

    @property
    def is_headline(self) -> bool:
        """Whether the words cited are the report's headline itself."""
        return [words for one in self.excerpts for words in one.cited] == [self.origin.headline]


@dataclass(frozen=True, slots=True)
class Note:
    """All that proves the sentences which share it, under one number."""

    number: int
    anchor: str
    kind: SentenceKind
    proofs: tuple[Proof, ...]
    edits: tuple[str, ...]
    lines: tuple[str, ...]  # anchors of the sentences that stand on it


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in its place: ``s2-3`` is the third sentence of the second section."""

    anchor: str
    text: str
    note: int


@dataclass(frozen=True, slots=True)
class Block:
    """One section: heading and paragraphs of sentences."""

    anchor: str
    heading: Line
    paragraphs: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """An edition ready to be drawn."""

    title: str
    headline: Line | None
    standfirst: tuple[Line, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    sources: tuple[Origin, ...]
    left_out: tuple[LeftOut, ...]


def lay_out(edition: Edition, frame: Frame) -> Layout:
    """Give every sentence its anchor and its note; sentences with one proof share a note."""
    book = _NoteBook(frame)
    headline = book.place(edition.headline, "s0") if edition.headline else None
    standfirst = tuple(
        book.place(sentence, f"s0-{n}") for n, sentence in enumerate(edition.standfirst, 1)
    )
    blocks = tuple(
        Block(
            anchor=f"s{n}",
            heading=book.place(section.heading, f"s{n}-0"),
            paragraphs=tuple(
                tuple(book.place(sentence, f"s{n}-{at}") for at, sentence in paragraph)
                for paragraph in part_paragraphs(section.sentences, edition.sources)
            ),
        )
        for n, section in enumerate(edition.sections, 1)
    )
    return Layout(
        title=title_of(edition),
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        notes=book.notes(),
        sources=_sources(edition.sources, frame),
        left_out=edition.left_out,
    )


def title_of(edition: Edition) -> str:
    """Return ``Day 455: headline``, or ``Day 455`` alone where there is no headline."""
    day = f"Day {edition.number}"
    if edition.headline is None:
        return day
    return f"{day}: {edition.headline.text}"


def part_paragraphs(
    sentences: Sequence[Sentence], sources: Iterable[EditionSource]
) -> tuple[tuple[tuple[int, Sentence], ...], ...]:
    """Part a section into paragraphs of numbered sentences.

    Sentences that follow one another from one outlet make a paragraph, of three at most: a
    reader sees where another voice begins.
    """
    outlets = {source.report: source.outlet for source in sources}
    paragraphs: list[list[tuple[int, Sentence]]] = []
    last: str | None = None
    for number, sentence in enumerate(sentences, 1):
        report = sentence.citations[0].report if sentence.citations else ""
        voice = outlets.get(report) or report
        if not paragraphs or voice != last or len(paragraphs[-1]) == LONGEST_PARAGRAPH:
            paragraphs.append([])
        paragraphs[-1].append((number, sentence))
        last = voice
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def find_origin(report_id: str, revision: int | None, frame: Frame) -> Origin:
    """Tell where a report comes from, as far as the frame knows it."""
    report = frame.reports.get(report_id)
    if report is None:
        return Origin(f"Report {report_id}", None, None, None, None, None, report_id, revision)
    outlet = frame.outlets.get(report.outlet or "")
    headline = report.text[slice(*report.headline)] if report.headline else None
    return Origin(
        outlet=outlet.name if outlet else report.outlet or report.byline or "Outlet not named",
        medium=outlet.medium_name if outlet else None,
        headline=headline,
        published_at=report.published_at,
        url=safe_url(report.url),
        language=report.language,
        key=report.key,
        revision=revision,
    )


def _sources(sources: Iterable[EditionSource], frame: Frame) -> tuple[Origin, ...]:
    origins = [find_origin(source.report, None, frame) for source in sources]
    return tuple(
        sorted(
            origins,
            key=lambda origin: (
                origin.outlet.casefold(),
                origin.published_at.timestamp() if origin.published_at else 0.0,
                origin.key,
            ),
        )
    )


class _NoteBook:
    """Numbers proofs in the order of reading; holds nothing beyond one layout."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._numbers: dict[
            tuple[SentenceKind, tuple[Citation, ...], tuple[Edit, ...]], tuple[int, list[str]]
        ] = {}

    def place(self, sentence: Sentence, anchor: str) -> Line:
        proof = (sentence.kind, sentence.citations, sentence.edits)
        number, lines = self._numbers.setdefault(proof, (len(self._numbers) + 1, []))
        lines.append(anchor)
        return Line(anchor, sentence.text, number)

    def notes(self) -> tuple[Note, ...]:
        return tuple(
            Note(
                number=number,
                anchor=f"n{number}",
                kind=kind,
                proofs=self._prove(citations),
                edits=say_edits(edits),
                lines=tuple(lines),
            )
            for (kind, citations, edits), (number, lines) in self._numbers.items()
        )

    def _prove(self, citations: Iterable[Citation]) -> tuple[Proof, ...]:
        by_report: dict[tuple[str, int], list[Citation]] = {}
        for citation in citations:
            by_report.setdefault((citation.report, citation.revision), []).append(citation)
        return tuple(
            Proof(
                find_origin(report, revision, self._frame),
                find_excerpts(cited, self._frame.reports.get(report)),
            )
            for (report, revision), cited in by_report.items()
        )
