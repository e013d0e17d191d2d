"""The span finder by rules: source, cue and content of every statement in some paragraphs.

This is the part a learned model can take the place of: text and paragraphs go in, raw
statements come out; who the speaker is, on what it was said and the like is settled elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.assembly import read_unit
from standfirst.read.statements.layouts import read_signature
from standfirst.read.statements.lexicon import english
from standfirst.read.statements.units import Unit, find_units
from standfirst.text import Quotation, find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.read.statements.raw import RawStatement
    from standfirst.records import Span

# "plan" and "document" are read by the same rules, but are no statements.
DEFAULT_ACTS = frozenset(english().acts) - {"plan", "document"}

_NESTED_ACTS = frozenset({"say", "confirm", "deny", "warn", "announce"})
_FIRST_PERSONS = frozenset({"i", "we", "you"})
_SHORTEST_NESTING = 20  # characters
_NESTED = 0.8  # how much less sure a statement inside a quotation is


def find_spans(
    text: str, paragraphs: Iterable[Span], acts: frozenset[str] = DEFAULT_ACTS
) -> list[RawStatement]:
    """Find the statements of some paragraphs of a text, in order of their first character.

    ``acts`` are the classes of cues that count; "plan" and "document" are left out at first.
    A quotation that nobody is named for belongs to the statement right before it.
    """
    lexicon = english()
    found: list[RawStatement] = []
    nested: list[RawStatement] = []
    open_quote = False
    last_unit: Unit | None = None
    for paragraph in paragraphs:
        quotations = [q for q in find_quotations(text, paragraph) if q.depth == 0]
        units = find_units(text, paragraph, quotations, lexicon)
        for unit in units:
            nested += _inside_quotations(text, unit, lexicon)
        if open_quote and found and quotations and quotations[0].span.start == paragraph.start:
            units, taken = _take_leading_quote(units)
            found[-1] = _extend(found[-1], taken)
            open_quote = not quotations[0].closed and len(quotations) == 1 and not units
        if (signed := _signature(units, last_unit)) is not None:
            found.append(signed)
            units = []
        here = _read_units(units, lexicon, acts)
        found += here
        last_unit = units[0] if len(units) == 1 and not here else None
        if here:
            open_quote = _ends_open(here[-1], quotations)
        elif units:
            open_quote = False
    return sorted(
        [*found, *_covered(nested, found)], key=lambda row: (row.first, row.cue, row.depth)
    )


def _read_units(units: list[Unit], lexicon: Lexicon, acts: frozenset[str]) -> list[RawStatement]:
    found: list[RawStatement] = []
    for unit in units:
        rows = read_unit(unit, lexicon, acts)
        if not rows and found and found[-1].depth == 0 and _is_all_quotes(unit):
            found[-1] = _extend(found[-1], [unit.span(i, i + 1) for i in unit.quotes])
        found += rows
    return found


def _inside_quotations(text: str, unit: Unit, lexicon: Lexicon) -> list[RawStatement]:
    """Read what a quotation tells of the words of others: "Verrin told me that …"."""
    found: list[RawStatement] = []
    for quote in unit.quotes.values():
        if quote.inner.end - quote.inner.start < _SHORTEST_NESTING:
            continue
        inner = [q for q in find_quotations(text, quote.inner) if q.depth == 0]
        for part in find_units(text, quote.inner, inner, lexicon):
            found += [
                replace(row, depth=1, confidence=round(row.confidence * _NESTED, 2))
                for row in read_unit(part, lexicon, _NESTED_ACTS)
                if row.source is not None and row.source.of(text).lower() not in _FIRST_PERSONS
            ]
    return found


def _covered(nested: list[RawStatement], found: list[RawStatement]) -> list[RawStatement]:
    """Keep what stands inside the content of a statement; a lone quotation has no speaker."""
    content = sorted(span for row in found for span in row.content)
    starts = [span.start for span in content]
    return [
        row
        for row in nested
        if (at := bisect_right(starts, row.first) - 1) >= 0 and content[at].covers(row.cue)
    ]


def _signature(units: list[Unit], before: Unit | None) -> RawStatement | None:
    """Read "— Dolsk" under a paragraph that is nothing but a quotation."""
    if before is None or len(units) != 1 or not _is_all_quotes(before):
        return None
    return read_signature(units[0], tuple(before.span(i, i + 1) for i in before.quotes))


def _take_leading_quote(units: list[Unit]) -> tuple[list[Unit], list[Span]]:
    """Part a paragraph that goes on with a quotation from the words behind that quotation."""
    if not units or not _is_all_quotes(units[0]):
        return units, []
    return units[1:], [units[0].span(i, i + 1) for i in units[0].quotes]


def _is_all_quotes(unit: Unit) -> bool:
    return bool(unit.quotes) and all(tag in "Q.?" for tag in unit.tags)


def _extend(row: RawStatement, spans: list[Span]) -> RawStatement:
    return replace(row, content=(*row.content, *spans))


def _ends_open(row: RawStatement, quotations: list[Quotation]) -> bool:
    """Tell whether a statement's last words are a quotation that its paragraph leaves open."""
    last = quotations[-1] if quotations else None
    return last is not None and not last.closed and row.content[-1].end >= last.span.end
