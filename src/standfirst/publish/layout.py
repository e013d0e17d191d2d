"""An edition laid out for readers: anchors, paragraphs, numbered notes and what stands in them.

Every form of the edition that shows its sources (Markdown, the page) is drawn from this one
layout, so that a note has the same number and the same words in each of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from standfirst.publish.arranging import arrange, cut_off
from standfirst.publish.excerpts import Excerpt, find_excerpts
from standfirst.publish.fields import fields_of
from standfirst.publish.forms import fill
from standfirst.publish.wording import safe_url, say_edits
from standfirst.records import Profile, StandfirstForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from standfirst.publish.arranging import Piece
    from standfirst.records import (
        Citation,
        DayRule,
        Edit,
        Edition,
        EditionSource,
        LeftOut,
        Outlet,
        Report,
        Sentence,
        SentenceKind,
    )

UCMC = Profile("ucmc")


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
    profile: Profile = UCMC
    rule: DayRule | None = None  # of the day's number


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
    not_proved: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in its place: ``s2-3`` is the third sentence of the second section.

    ``not_proved`` tells why an editor's words could not be proved; null where they could.
    """

    anchor: str
    text: str
    note: int
    not_proved: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """An outlet behind a paragraph; its second report is tagged 2, and so on."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One story: heading (null where the profile shows none) and paragraphs of sentences.

    ``clock`` is the time of day of an entry, empty where stories have none. ``tags`` are, for
    each paragraph, the outlets its words come from.
    """

    anchor: str
    story: str
    heading: Line | None
    paragraphs: tuple[tuple[Line, ...], ...]
    clock: str = ""
    tags: tuple[tuple[Tag, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The stories under one head; the name is empty where stories stand for themselves."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """An edition ready to be drawn.

    The title is ``before``, the headline and ``after``; either may be empty. ``values`` are what
    stands for the fields of a profile's lines.
    """

    title: str
    before: str
    headline: Line | None
    after: str
    kicker: str
    opening: tuple[str, ...]
    standfirst: tuple[Line, ...]
    below: str
    groups: tuple[Group, ...]
    closing: tuple[str, ...]
    notes: tuple[Note, ...]
    sources: tuple[Origin, ...]
    left_out: tuple[LeftOut, ...]
    values: Mapping[str, str]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All stories, in the order of reading."""
        return tuple(block for group in self.groups for block in group.blocks)

    @property
    def has_unproved(self) -> bool:
        """Whether an editor's words stand in it that no source proves."""
        return any(note.not_proved for note in self.notes)

    def note(self, line: Line) -> Note:
        """Return the note of a sentence."""
        return self.notes[line.note - 1]


def lay_out(edition: Edition, frame: Frame) -> Layout:
    """Put an edition in the order of its profile.

    Every sentence gets its anchor, which tells its place in the edition whatever the profile
    does, and its note; sentences with one proof share a note, numbered in the order of reading.
    """
    profile = frame.profile
    book = _NoteBook(frame)
    values = fields_of(edition, frame)
    before, shown, after = _title(profile.title, values)
    headline = book.place(edition.headline, "s0") if edition.headline and shown else None
    standfirst: tuple[Line, ...] = ()
    if profile.standfirst is not StandfirstForm.NONE:
        standfirst = tuple(
            book.place(sentence, f"s0-{n}")
            for n, sentence in enumerate(edition.standfirst[: profile.standfirst_most], 1)
        )
    groups = tuple(
        Group(name, tuple(_block(piece, book) for piece in pieces))
        for name, pieces in arrange(edition, frame)
    )
    return Layout(
        title=fill(profile.title, values),
        before=before,
        headline=headline,
        after=after,
        kicker=fill(profile.kicker, values),
        opening=_lines(profile.opening, values),
        standfirst=standfirst,
        below=fill(profile.below_standfirst, values),
        groups=groups,
        closing=_lines(profile.closing, values),
        notes=book.notes(),
        sources=_sources(edition.sources, frame) if profile.lists_sources else (),
        left_out=(*edition.left_out, *cut_off(edition, profile)) if profile.lists_left_out else (),
        values=values,
    )


def _lines(forms: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line for form in forms if (line := fill(form, values)))


def _title(form: str, values: Mapping[str, str]) -> tuple[str, bool, str]:
    """Part a title at its headline; the rest stands before where it has none."""
    mark = "\0"
    written = fill(form, dict(values, headline=mark if values["headline"] else ""))
    before, shown, after = written.partition(mark)
    return before, bool(shown), after


def _block(piece: Piece, book: _NoteBook) -> Block:
    heading = book.place(piece.heading, f"{piece.anchor}-0") if piece.heading else None
    paragraphs = tuple(
        tuple(book.place(sentence, f"{piece.anchor}-{at}") for at, sentence in paragraph)
        for paragraph in piece.paragraphs
    )
    tags = tuple(book.tags(paragraph) for paragraph in piece.paragraphs)
    return Block(piece.anchor, piece.story, heading, paragraphs, piece.clock, tags)


def find_origin(report_id: str, revision: int | None, frame: Frame) -> Origin:
    """Tell where a report comes from, as far as the frame knows it."""
    report = frame.reports.get(report_id)
    if report is None:
        return Origin(f"Report {report_id}", None, None, None, None, None, report_id, revision)
    outlet = frame.outlets.get(report.outlet or "")
    headline = report.text[slice(*report.headline)] if report.headline else None
    name = outlet.name if outlet else report.outlet or report.byline or "Outlet not named"
    return Origin(
        outlet=re.sub(r"\Athe (?=[A-Z])", "The ", name),  # it opens a note or a line of the list
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
            tuple[SentenceKind, tuple[Citation, ...], tuple[Edit, ...], str | None],
            tuple[int, list[str]],
        ] = {}

    def place(self, sentence: Sentence, anchor: str) -> Line:
        proof = (sentence.kind, sentence.citations, sentence.edits, sentence.not_proved)
        number, lines = self._numbers.setdefault(proof, (len(self._numbers) + 1, []))
        lines.append(anchor)
        return Line(anchor, sentence.text, number, sentence.not_proved, sentence.key)

    def tags(self, paragraph: Iterable[tuple[int, Sentence]]) -> tuple[Tag, ...]:
        """Tag a paragraph with the outlets of its words, those with an address each report once."""
        cited = dict.fromkeys(
            (citation.report, citation.revision)
            for _, sentence in paragraph
            for citation in sentence.citations
        )
        by_outlet: dict[str, list[str | None]] = {}
        for report, revision in cited:
            origin = find_origin(report, revision, self._frame)
            urls = by_outlet.setdefault(origin.outlet, [])
            if (origin.url and origin.url not in urls) or not urls:
                urls.append(origin.url)
        return tuple(
            Tag(outlet if n == 1 else str(n), url)
            for outlet, urls in by_outlet.items()
            for n, url in enumerate(urls, 1)
        )

    def notes(self) -> tuple[Note, ...]:
        return tuple(
            Note(
                number=number,
                anchor=f"n{number}",
                kind=kind,
                proofs=self._prove(citations),
                edits=say_edits(edits),
                lines=tuple(lines),
                not_proved=fault,
            )
            for (kind, citations, edits, fault), (number, lines) in self._numbers.items()
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
