"""Reports and what was read in them, as one self-contained HTML page to find errors with.

As the edition's page it needs no script and no network, and escapes all that a report says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from standfirst.publish.marking import Part, Role, mark
from standfirst.publish.small_map import draw_map
from standfirst.publish.statement_words import (
    KINDS,
    describe,
    say_confidence,
    say_day,
    say_flags,
    say_mention,
    say_speaker,
)
from standfirst.publish.templating import environment
from standfirst.publish.wording import safe_url, say_time
from standfirst.records import BORDERS_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import tzinfo

    from standfirst.publish.marking import Block, Run
    from standfirst.records import Outlet, Reading, Report, Span, Statement

CLIP = 90  # characters of a statement's words that the list of statements shows
LETTERS = {Role.CONTENT: "c", Role.SOURCE: "f", Role.CUE: "u", Role.MEDIUM: "d"}  # of the classes
SPLIT = " … "


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as its card and the list show it; ``parent`` is a number, too."""

    number: int
    kind: str
    meaning: str
    speaker: str
    is_named: bool
    source: str
    cue: str
    clip: str
    details: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    confidence: str
    parent: int | None
    is_placed: bool  # it has words in the text to lead to


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report ready to be drawn; ``groups`` are blocks that stand in one part together."""

    name: str
    report: Report
    headline: Block | None
    title: str
    outlet: str
    url: str | None
    day: str | None
    groups: tuple[tuple[Part, str | None, tuple[Block, ...]], ...]
    cards: tuple[Card, ...]
    n_mentions: int
    map: Markup | None  # of the spots it names, as SVG
    has_countries: bool  # pointing at a place shows one


def readings_to_html(
    readings: Sequence[tuple[Report, Reading]],
    *,
    outlets: Mapping[str, Outlet],
    zone: tzinfo = UTC,
    borders_note: str = BORDERS_NOTE,
) -> str:
    """Return reports with their readings as one HTML page; times are given in the zone.

    ``outlets`` is looked up by outlet id. Pointing at a statement, or opening its number, shows
    all its words together and what is known of it. ``borders_note`` stands under each map, and
    where places have countries.
    """
    sheets = tuple(
        _lay_out(f"r{number}", report, reading, outlets)
        for number, (report, reading) in enumerate(readings, 1)
    )
    return (
        environment()
        .get_template("reading.html.j2")
        .render(
            sheets=sheets,
            title=sheets[0].title if len(sheets) == 1 else f"{len(sheets)} reports",
            most=max((len(sheet.cards) for sheet in sheets), default=0),
            borders_note=borders_note,
            classes=_classes,
            say_mentions=_say_mentions,
            say_time=lambda moment: say_time(moment, zone),
        )
    )


def _lay_out(name: str, report: Report, reading: Reading, outlets: Mapping[str, Outlet]) -> Sheet:
    blocks = mark(report, reading)
    headline = next((block for block in blocks if block.part is Part.HEADLINE), None)
    outlet = outlets.get(report.outlet or "")
    drawn = draw_map(reading.mentions)
    return Sheet(
        name=name,
        report=report,
        headline=headline,
        title=headline.span.of(report.text) if headline else f"Report {report.key}",
        outlet=outlet.name if outlet else report.outlet or report.byline or "",
        url=safe_url(report.url),
        day=say_day(reading.day),
        groups=_group(block for block in blocks if block is not headline),
        cards=_cards(report, reading.statements, blocks),
        n_mentions=len(reading.mentions),
        map=Markup(drawn) if drawn else None,  # noqa: S704 - draw_map escapes what a report says
        has_countries=any(one.place and one.place.country for one in reading.mentions),
    )


def _group(blocks: Iterable[Block]) -> tuple[tuple[Part, str | None, tuple[Block, ...]], ...]:
    return tuple(
        (part, notice, tuple(together))
        for (part, notice), together in groupby(
            blocks, key=lambda block: (block.part, block.notice)
        )
    )


def _cards(
    report: Report, statements: Sequence[Statement], blocks: Iterable[Block]
) -> tuple[Card, ...]:
    numbers = {statement.id: number for number, statement in enumerate(statements, 1)}
    placed = {number for block in blocks for number in block.begun}

    def words(spans: Iterable[Span]) -> str:
        return SPLIT.join(" ".join(span.of(report.text).split()) for span in spans)

    return tuple(
        Card(
            number=number,
            kind=statement.kind.value,
            meaning=KINDS[statement.kind],
            speaker=say_speaker(statement),
            is_named=bool(statement.speaker and statement.speaker.name),
            source=words(statement.source),
            cue=words(statement.cue),
            clip=_clip(words(statement.content)),
            details=describe(statement),
            flags=say_flags(statement),
            confidence=say_confidence(statement),
            parent=numbers.get(statement.parent or ""),
            is_placed=number in placed,
        )
        for number, statement in enumerate(statements, 1)
    )


def _clip(words: str) -> str:
    if len(words) <= CLIP:
        return words
    end = words.rfind(" ", CLIP // 2, CLIP)
    return words[: end if end > 0 else CLIP].rstrip(" .,…") + "…"


def _classes(run: Run) -> str:
    """Name the classes of a run: what it looks like, and which statements light it up.

    ``h3`` lights up statement 3 when it is pointed at; ``c3 f3 u3 d3`` are its content, source
    (from whom), cue and medium.
    """
    if not run.layers:
        return ""
    contents = [layer for layer in run.layers if layer.role is Role.CONTENT]
    names = ["h", f"h{run.layers[-1].number}"]
    names += [f"{LETTERS[layer.role]}{layer.number}" for layer in run.layers]
    if contents:
        names.append(f"content {contents[-1].kind.value}")
    if len(contents) > 1:
        names.append("nested")
    names += sorted({layer.role.value for layer in run.layers if layer.role is not Role.CONTENT})
    return " ".join(names)


def _say_mentions(run: Run) -> str:
    return "; ".join(say_mention(mention) for mention in run.mentions)
