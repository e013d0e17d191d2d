"""A paragraph on a terminal with its notes beside it, or under it where the window is narrow.

Statements are marked by styles where the terminal has any (they differ without colours, too),
else by brackets; small numbers lead from the notes to the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from standfirst.publish.marking import Role
from standfirst.records import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.console import Console

    from standfirst.publish.marking import Block, Layer

NARROW = 72  # columns; below, notes go under their paragraph
GUTTER = 3
INDENT = "  "
Note = tuple[Text, Text]  # who, and the rest
STYLES = {Role.SOURCE: "bold", Role.CUE: "italic yellow"}
KIND_STYLES = {
    StatementKind.DIRECT: "underline cyan",
    StatementKind.MIXED: "underline magenta",
    StatementKind.INDIRECT: "underline green",
}
BRACKETS = {Role.CONTENT: "[]", Role.SOURCE: "{}", Role.CUE: "‹›"}
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BEGINS = "begins"  # the key under which a mark in the text carries its statement's number


def small(number: int) -> str:
    """Write a number in superior figures."""
    return str(number).translate(SMALL)


def has_styles(console: Console) -> bool:
    """Tell whether styles show on a console; they do not in a pipe, a file or a plain terminal."""
    return console.color_system is not None


def mark_words(block: Block, *, styled: bool) -> Text:
    """Return a paragraph's words, in one line, with its statements marked."""
    text = Text()
    pending = set(block.begun)
    for run in block.runs:
        layers = [layer for layer in run.layers if layer.role is not Role.MEDIUM]
        for layer in layers:
            if max(layer.span.start, block.span.start) == run.span.start:
                meta = {BEGINS: layer.number} if layer.number in pending else {}
                pending.discard(layer.number)
                opening = "" if styled else BRACKETS[layer.role][0]
                text.append(opening + small(layer.number), Style(dim=True, meta=meta))
        text.append(" ".join(run.text.split("\n")), _style(layers))
        if not styled:
            for layer in reversed(layers):
                if min(layer.span.end, block.span.end) == run.span.end:
                    text.append(BRACKETS[layer.role][1], Style(dim=True))
    return text


def _style(layers: list[Layer]) -> Style:
    """Join the styles of what a run is: content of the innermost statement, and source, and cue."""
    styles = [KIND_STYLES[one.kind] for one in layers if one.role is Role.CONTENT][-1:]
    styles += [STYLES[one.role] for one in layers if one.role in STYLES]
    return Style.combine([Style.null(), *map(Style.parse, styles)])


def set_beside(
    console: Console, text: Text, notes: Mapping[int, Note], label: Text | None
) -> Iterator[Text]:
    """Yield the lines of a paragraph with each note beside the line its statement begins in."""
    margin = max(24, min(32, console.width * 3 // 10))
    width = console.width - margin - GUTTER
    lines = list(_wrap(console, text, width))
    beside = list(_wrap(console, label, margin)) if label else []
    for number, row in _rows(lines, notes):
        beside += [Text()] * (row - len(beside))
        beside += _set_note(console, notes[number], margin)
    for row in range(max(len(lines), len(beside))):
        line = lines[row] if row < len(lines) else Text()
        if row < len(beside) and beside[row]:
            line = line + Text(" " * (width + GUTTER - line.cell_len)) + beside[row]
        yield line


def set_under(
    console: Console, text: Text, notes: Mapping[int, Note], label: Text | None
) -> Iterator[Text]:
    """Yield the lines of a paragraph between its label and its notes."""
    if label:
        yield from _wrap(console, label, console.width)
    yield from _wrap(console, text, console.width)
    for note in notes.values():
        yield from _set_note(console, note, console.width)


def _set_note(console: Console, note: Note, width: int) -> Iterator[Text]:
    head, facts = note
    first, *rest = _wrap(console, head, width - len(INDENT))
    yield first
    for line in [*rest, *_wrap(console, facts, width - len(INDENT))]:
        yield Text(INDENT) + line


def _wrap(console: Console, text: Text, width: int) -> Iterator[Text]:
    for line in text.wrap(console, width):
        line.rstrip()
        yield line


def _rows(lines: Iterable[Text], notes: Mapping[int, Note]) -> Iterator[tuple[int, int]]:
    rows = {
        span.style.meta[BEGINS]: row
        for row, line in enumerate(lines)
        for span in line.spans
        if isinstance(span.style, Style) and BEGINS in span.style.meta
    }
    for number in notes:
        yield number, rows.get(number, 0)
