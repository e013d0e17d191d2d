"""Hostile texts: seconds, and how many times longer twice the text takes (2 is linear)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measure import Figure, stopwatch
from standfirst.read import ReadingContext, read_report
from standfirst.records import Report, Span
from standfirst.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“" * n,
    "straight marks": lambda n: '"a ' * n,
    "nested marks": lambda n: "“‘" * n + "a" + "’”" * n,
    "marks never closed": lambda n: "“We row, Dolsk said it. " * n,
    "one word again and again": lambda n: "said " * n,
    "subject and cue": lambda n: "Dolsk said " * n,
    "relative clauses": lambda n: "who said " * n,
    "one long line": lambda n: "The bridge holds, Dolsk said on Monday. " * n,
    "no blanks": lambda n: "x" * 40 * n,
    "no blanks but names": lambda n: "News-Council-" * n,
    "bidirectional controls": lambda n: "\u202e“abc\u202c " * n,
    "turns": lambda n: "".join(f"Dolsk {i}: yes\n\nVerrin: no\n\n" for i in range(n)),
}


def measure(_: Path, size: int) -> list[Figure]:
    context = ReadingContext(learned=False)

    def read(raw: str) -> None:
        text = normalise(raw).text
        read_report(Report("r1hostile", 1, text, language="en", body=Span(0, len(text))), context)

    read("Dolsk said so.")  # tables are loaded once
    figures = []
    for name, text in TEXTS.items():
        _, once = stopwatch(lambda text=text: read(text(size)))
        _, twice = stopwatch(lambda text=text: read(text(2 * size)))
        figures.append(Figure("hostile", name, twice, "s", twice / once, "half of it"))
    return figures
