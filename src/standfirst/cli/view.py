"""A report on a terminal: its statements marked in the text, their speakers in the margin."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from standfirst.cli.margin import (
    BRACKETS,
    KIND_STYLES,
    NARROW,
    STYLES,
    has_styles,
    mark_words,
    set_beside,
    set_under,
    small,
)
from standfirst.cli.terminal import plain
from standfirst.publish.marking import Part, mark
from standfirst.publish.statement_words import say_confidence, say_day, say_flags, say_speaker

if TYPE_CHECKING:
    from standfirst.cli.margin import Note
    from standfirst.publish.marking import Block
    from standfirst.records import Reading, Report, Statement

WIDEST = 110  # columns; longer lines are hard to read
UNLABELLED = {Part.BODY, Part.HEADING}


def open_console(file: IO[str] | None = None) -> Console:
    """Return a console for showing reports on a file, by default standard output."""
    console = Console(file=file, highlight=False, emoji=False, markup=False)
    console.width = min(console.width, WIDEST)
    return console


def show_reading(report: Report, reading: Reading, console: Console) -> None:
    """Print a report with what was read in it."""
    styled = has_styles(console)
    console.print(Text(plain(_title(report, reading)), style="reverse"), soft_wrap=True)
    console.print(_legend(styled=styled))
    arrange = set_under if console.width < NARROW else set_beside
    for block in mark(report, reading):
        text = mark_words(block, styled=styled)
        if block.part in {Part.HEADLINE, Part.HEADING}:
            text.stylize_before("bold")
        notes = {number: _note(number, reading.statements[number - 1]) for number in block.begun}
        console.print()
        for line in arrange(console, text, notes, _label(block)):
            console.print(line, soft_wrap=True)
    console.print()


def _title(report: Report, reading: Reading) -> str:
    published = report.published_at
    when = f"{published:%Y-%m-%d %H:%M %Z}" if published else None
    counts = f"{len(reading.statements)} statements, {len(reading.mentions)} mentions"
    return " · ".join(
        part for part in (report.key, report.outlet, when, say_day(reading.day), counts) if part
    )


def _legend(*, styled: bool) -> Text:
    if not styled:
        return Text("  ".join(role.value.join(BRACKETS[role]) for role in BRACKETS))
    kinds = [Text(kind.value, style) for kind, style in KIND_STYLES.items()]
    roles = [Text(role.value, style) for role, style in STYLES.items()]
    return Text("  ").join([*kinds, *roles])


def _label(block: Block) -> Text | None:
    if block.part in UNLABELLED:
        return None
    words = f"{block.part}: {block.notice}" if block.notice else block.part.value
    return Text(words, style="dim italic")


def _note(number: int, statement: Statement) -> Note:
    medium = statement.medium
    facts = [
        statement.kind.value,
        *([plain(medium.name or medium.kind.value)] if medium else []),
        *say_flags(statement),
        say_confidence(statement),
    ]
    head = Text.assemble((f"{small(number)} ", "dim"), plain(say_speaker(statement)))
    return head, Text(" · ".join(facts), "dim")
