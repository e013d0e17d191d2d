"""Interviews and transcripts: paragraphs that open with who speaks and a colon."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.layouts import lay_out
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.units import Unit

TURN = re.compile(
    r"([^\W\d_a-z][\w.’'-]*+(?: [^\W\d_a-z][\w.’'-]*+){0,3})(?: \([^()\n]{1,30}\))?: (?=\S)"
)
_LETTERS = frozenset({"Q", "A", "Question", "Answer"})


def turn_takers(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """Return the names that open two paragraphs or more, each before a colon: an interview's."""
    found = [TURN.match(text, span.start, span.end) for span in paragraphs]
    names = [match.group(1) if match else "" for match in found]
    openings = Counter(name for name in names if name)
    if len(openings) < 2:
        return frozenset()
    takers = {name for name, n in openings.items() if n > 1 or name in _LETTERS}
    takers |= {
        name for name, before in zip(names[1:], names, strict=False) if name and before in takers
    }
    short = {word for name in takers for word in _short(name)}
    return frozenset(
        name for name in openings if name in takers | short or not takers.isdisjoint(_short(name))
    )


def _short(name: str) -> tuple[str, str]:
    """Return what a name of a first turn may be cut to later on: its initials, its last word."""
    words = name.split()
    return "".join(word[0] for word in words), words[-1]


def read_turn(unit: Unit, end: int) -> list[RawStatement]:
    """Read one turn of an interview: a name, a colon, and all the rest of the paragraph.

    ``end`` is the offset where the paragraph ends.
    """
    colon = unit.tags.find(":")
    if colon < 1 or unit.tag(colon + 1) in ".Q":
        return []  # a quotation is read like any other
    stage = unit.tags.find("(", 0, colon)  # "Dolsk (laughs): …"
    row = lay_out(
        unit,
        "colon",
        (0, stage if stage > 0 else colon),
        (colon, colon + 1),
        [(colon + 1, colon + 2)],
    )
    start = unit.starts[colon + 1]
    stop = end - unit.text.endswith(".", start, end)
    return [replace(row, content=(Span(start, stop),))] if stop > start else []
