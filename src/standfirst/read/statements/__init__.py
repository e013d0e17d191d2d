"""Statements: who said what, in which words, on what, when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.finding import find_raw
from standfirst.read.statements.flags import is_hedged, is_negated
from standfirst.read.statements.framing import day_said, kind_of, with_closing_commas
from standfirst.read.statements.media import find_medium, names_told, outlet_names
from standfirst.read.statements.media_again import with_names
from standfirst.read.statements.named import find_cast
from standfirst.read.statements.nations import make_nations
from standfirst.read.statements.offices import with_officeholders
from standfirst.read.statements.posts import find_own_words
from standfirst.read.statements.sentences import Sentences, past_clock
from standfirst.read.statements.speakers import Speakers
from standfirst.read.statements.surroundings import surroundings_of
from standfirst.records import MentionKind, Statement, make_id
from standfirst.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from standfirst.read.context import ReadingContext
    from standfirst.read.statements.raw import RawStatement
    from standfirst.records import DayMark, Medium, Mention, Parts, Report, Speaker
    from standfirst.text import WordIndex

__all__ = ["find_statements"]


def find_statements(
    report: Report,
    parts: Parts,
    mentions: Sequence[Mention],
    context: ReadingContext,
    *,
    day: DayMark | None = None,
    words: WordIndex | None = None,
) -> tuple[Statement, ...]:
    """Find the statements of a report, in the order of their first characters.

    Notices and captions are left out. A post of an outlet that speaks for somebody is one
    statement of that speaker; what it reports of others stands inside it, with ``parent`` set.
    ``day`` is the report's own day where it is an edition of a numbered digest: those cut sources
    without the comma that closes an apposition, while PolNeAR's convention has it inside, and in
    those the rules go before the learned model. ``words`` is the text's index, if there is one.
    """
    shut = [notice.span for notice in parts.notices] + list(parts.captions)
    readable = [
        past_clock(report.text, span)
        for span in paragraphs(report.text)
        if not any(closed.overlaps(span) for closed in shut)
    ]
    sentences = Sentences(report.text, readable)
    is_digest = day is not None and day.number is not None
    found = _settled(
        report,
        find_raw(
            report.text,
            readable,
            learned=context.learned,
            is_digest=is_digest,
            sentences=sentences,
        ),
        sentences,
        mentions,
        context,
        words=words,
    )
    if not is_digest:
        found = [with_closing_commas(report.text, row) for row in found]
    own = find_own_words(report, shut, context)
    if own is not None:
        found = [own, *(_inside(row, own) for row in found if _is_inside(row, own))]
    return tuple(sorted(found, key=lambda row: (_first(row), row.cue, row.id)))


def _first(row: Statement) -> int:
    return min(span.start for span in (*row.source, *row.cue, *row.content))


def _is_inside(row: Statement, own: Statement) -> bool:
    return any(span.covers(row.cue[0]) for span in own.content)


def _inside(row: Statement, own: Statement) -> Statement:
    return row if row.parent else replace(row, parent=own.id)


def _settled(
    report: Report,
    rows: list[RawStatement],
    sentences: Sentences,
    mentions: Sequence[Mention],
    context: ReadingContext,
    *,
    words: WordIndex | None,
) -> list[Statement]:
    """Find speaker, medium, day and marks of raw statements."""
    if not rows:
        return []
    text, registers = report.text, context.registers
    published = report.published_at
    on = published.astimezone(context.day_zone).date() if published else None
    cast = find_cast(text, mentions, registers, make_nations(registers), on, words=words)
    speakers = Speakers(
        text,
        report.id,
        cast,
        registers,
        sentences.starts(),
        outlet=report.outlet,
    )
    outlets = names_told(cast, mentions) | outlet_names(registers.outlets)
    times = [mention for mention in mentions if mention.kind is MentionKind.TIME]
    arounds = surroundings_of(text, rows)
    told = [find_medium(text, row, near, outlets) for row, near in zip(rows, arounds, strict=True)]
    media = with_names(text, rows, told)
    heard = with_officeholders(
        text, rows, [speakers.resolve(row) for row in rows], registers.people, on
    )
    found = [
        _made(
            report,
            row,
            speaker=speakers.completed(speaker),
            medium=medium,
            said_on=day_said(around.near, times, on),
            hedged=is_hedged(text, row, around.near),
            chance=1.0 if speaker is None or speaker.name is None else speakers.chance(row),
        )
        for row, speaker, around, medium in zip(rows, heard, arounds, media, strict=True)
    ]
    return _with_parents(found)


def _made(
    report: Report,
    row: RawStatement,
    *,
    speaker: Speaker | None,
    medium: Medium | None,
    said_on: date | None,
    hedged: bool,
    chance: float,
) -> Statement:
    """Make the statement of some spans, with what was found of it.

    It is no surer than the speaker is: a doubtful name must not reach an edition.
    """
    source = () if row.source is None else (row.source,)
    return Statement(
        id=make_id("s", report.id, str(report.revision), repr((source, row.cue, row.content))),
        report=report.id,
        revision=report.revision,
        kind=kind_of(report.text, row.content),
        source=source,
        cue=(row.cue,),
        content=row.content,
        speaker=speaker,
        medium=medium,
        said_on=said_on,
        negated=is_negated(report.text, row),
        hedged=hedged,
        confidence=min(row.confidence, chance),
    )


def _holds(row: Statement, other: Statement) -> bool:
    """Tell whether another statement stands in the content of this one, the longer of the two."""
    sizes = [sum(span.end - span.start for span in one.content) for one in (row, other)]
    return sizes[0] >= sizes[1] and any(span.covers(other.cue[0]) for span in row.content)


def _with_parents(found: list[Statement]) -> list[Statement]:
    """Set the parent of each statement that stands inside the content of another.

    One sweep over the text: ``around`` holds the contents that are open, the innermost last.
    """
    by_id = {row.id: row for row in found}
    contents = sorted((span.start, -span.end, row.id) for row in found for span in row.content)
    parents: dict[str, str] = {}
    around: list[tuple[int, str]] = []
    at = 0
    for row in sorted(found, key=lambda row: row.cue[0]):
        cue = row.cue[0]
        while at < len(contents) and contents[at][0] <= cue.start:
            around.append((-contents[at][1], contents[at][2]))
            at += 1
        around = [(end, owner) for end, owner in around if end > cue.start]
        for end, owner in around:
            if end >= cue.end and owner != row.id and not _holds(row, by_id[owner]):
                parents[row.id] = owner
    return [replace(row, parent=parents[row.id]) if row.id in parents else row for row in found]
