"""Gold as marked text: ``On [Monday]{2023-05-22} …``, one sentence a line, or in short reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")
HELD = 3  # reports whose number it divides are held out: nobody tunes on them


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """One short report of the gold: ``records`` are the lines that stand under it."""

    number: int
    text: str
    marks: dict[Span, str]
    published: date | None = None
    epoch: date | None = None
    records: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """Tell whether nobody may tune on this report."""
        return self.number % HELD == 0


def read_marked(path: Path) -> list[tuple[str, dict[Span, str]]]:
    """Return each sentence without its marks, and the value of each marked span."""
    return [
        _unmarked(line)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def read_reports(path: Path) -> list[MarkedReport]:
    """Return the reports of a file that parts them by ``== number, day [epoch=day]``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    whole = "\n".join(line for line in lines if not line.startswith("#"))
    return [_report(block) for block in re.split(r"^== ", whole, flags=re.MULTILINE)[1:]]


def _report(block: str) -> MarkedReport:
    head, _, body = block.partition("\n")
    number, *rest = head.split()
    days = [date.fromisoformat(word.removeprefix("epoch=")) for word in rest]
    lines = body.rstrip().split("\n")
    text, marks = _unmarked("\n".join(line for line in lines if not line.startswith(">")))
    return MarkedReport(
        int(number),
        text,
        marks,
        published=days[0] if days else None,
        epoch=days[1] if len(days) > 1 else None,
        records=tuple(line.removeprefix("> ") for line in lines if line.startswith(">")),
    )


def _unmarked(line: str) -> tuple[str, dict[Span, str]]:
    text, end, marks = "", 0, {}
    for match in _MARK.finditer(line):
        text += line[end : match.start()]
        marks[Span(len(text), len(text) + len(match[1]))] = match[2]
        text += match[1]
        end = match.end()
    return text + line[end:], marks


def scores(found: list[dict[Span, str]], gold: list[dict[Span, str]]) -> dict[str, float]:
    """Return F1 of exact spans, of overlapping spans, and of exact spans with the right value.

    ``matched`` is the share of the exact spans whose value is right.
    """
    n_found, n_gold = sum(map(len, found)), sum(map(len, gold))
    exact = sum(len(f.keys() & g.keys()) for f, g in zip(found, gold, strict=True))
    valued = sum(len(f.items() & g.items()) for f, g in zip(found, gold, strict=True))
    near = sum(
        any(span.overlaps(other) for other in f)
        for f, g in zip(found, gold, strict=True)
        for span in g
    )
    figures = {
        name: 2 * right / max(1, n_found + n_gold)
        for name, right in (("span_f1", exact), ("overlap_f1", near), ("value_f1", valued))
    }
    return figures | {"matched": valued / max(1, exact)}


def named(prefix: str, figures: dict[str, float]) -> dict[str, float]:
    """Return figures under names that tell the part of the gold they were measured on."""
    return {f"{prefix}_{name}": value for name, value in figures.items()}
