"""A report on a terminal: its statements marked in the text, their speakers in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from standfirst.cli.terminal import plain
from standfirst.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from standfirst.records import DayMark, Reading, Report, Span, Statement

WIDEST = 110  # columns; longer lines are hard to read
MARGIN = 24
CONTENT, SOURCE, CUE, HEADING = "cyan", "bold", "yellow", "bold"


def show_reading(report: Report, reading: Reading) -> None:
    """Print a report with what was read in it on standard output."""
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = min(console.width, WIDEST)
    console.print(Text(plain(_title(report, reading)), style="reverse"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=MARGIN, justify="right", style="dim")
    grid.add_column()
    marked = _mark(report, reading)
    for span in paragraphs(report.text):
        begun = [one for one in reading.statements if _begins_in(one, span)]
        margin = "\n".join(dict.fromkeys(_say_speaker(one) for one in begun))
        grid.add_row(Text(margin), marked[span.start : span.end])
        grid.add_row()
    console.print(grid)


def _title(report: Report, reading: Reading) -> str:
    published = report.published_at
    when = f"{published:%Y-%m-%d %H:%M %Z}" if published else None
    counts = f"{len(reading.statements)} statements, {len(reading.mentions)} mentions"
    return " · ".join(
        part for part in (report.key, report.outlet, when, _say_day(reading.day), counts) if part
    )


def _say_day(day: DayMark | None) -> str | None:
    if day is None:
        return None
    number = f"day {day.number}" if day.number is not None else "day not numbered"
    said = f"{number}, {day.date}" if day.date else number
    return said if day.agrees is not False else f"{said} (these do not agree)"


def _mark(report: Report, reading: Reading) -> Text:
    text = Text(report.text)
    parts = reading.parts
    headings = [parts.headline, *(section.heading for section in parts.sections)]
    for heading in headings:
        if heading:
            text.stylize(HEADING, *heading)
    for notice in parts.notices:
        text.stylize("dim", *notice.span)
    for statement in reading.statements:
        for spans, style in (
            (statement.content, CONTENT),
            (statement.source, SOURCE),
            (statement.cue, CUE),
        ):
            for span in spans:
                text.stylize(style, *span)
    return text


def _begins_in(statement: Statement, paragraph: Span) -> bool:
    first = min((*statement.source, *statement.cue, *statement.content), default=None)
    return first is not None and paragraph.start <= first.start < paragraph.end


def _say_speaker(statement: Statement) -> str:
    speaker = statement.speaker
    name = (speaker.name or "unnamed") if speaker else "?"
    medium = statement.medium.name or statement.medium.kind.value if statement.medium else None
    flags = [
        word
        for word, holds in (("negated", statement.negated), ("hedged", statement.hedged))
        if holds
    ]
    details = ", ".join([*([medium] if medium else []), *flags])
    return f"{name} ({details})" if details else name
