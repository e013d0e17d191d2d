"""Statements without a verb of saying: "according to …", "Dolsk: “…”", "“…” — Dolsk"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.extents import content_end, skip_opening
from standfirst.read.statements.lexicon import english, sureness
from standfirst.read.statements.names import role_words
from standfirst.read.statements.phrases import has_verb
from standfirst.read.statements.raw import RawStatement
from standfirst.read.statements.subjects import source_after, subject_before
from standfirst.records import Span

if TYPE_CHECKING:
    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.read.statements.subjects import Range
    from standfirst.read.statements.units import Unit

_LONGEST_CUE = 6  # tokens between a subject and the colon behind what it does
_LONGEST_OPENING = 4  # tokens before the colon of a headline or a turn
_SHORTEST_TITLE = 3
_LONGEST_NAME = 8  # tokens before a colon that can name a speaker


def read_according(unit: Unit, ceiling: int, lexicon: Lexicon) -> list[RawStatement]:
    """Read "according to": its content is the rest of the sentence, or the clause before it."""
    rows: list[RawStatement] = []
    floor = 0
    for at in range(ceiling - 2):
        width = _opening(unit, at)
        if not width:
            continue
        end = source_after(unit, at + width, ceiling, closed=at == 0 or width > 2)
        before = _content_before(unit, floor, at, lexicon)
        after = _content_after(unit, end, ceiling)
        is_open = (
            before is None or width > 2 or not has_verb(unit, *before) or unit.tag(before[1]) == "C"
        )
        content = [one for one in (before, after if is_open else None) if one is not None]
        if end > at + width and content:
            rows.append(_row(unit, "according", (at + width, end), (at, at + width), content))
            floor = end
    return rows


def _opening(unit: Unit, at: int) -> int:
    """Return the length of "according to" or "in the words of" at a token; 0 for neither."""
    low = unit.lows[at]
    if low == "according" and unit.lows[at + 1] == "to":
        return 2
    return 4 if low == "in" and unit.lows[at : at + 4] == ["in", "the", "words", "of"] else 0


def _content_before(unit: Unit, floor: int, at: int, lexicon: Lexicon) -> Range | None:
    end = at
    while end > floor and unit.tags[end - 1] in ",-(C":
        end -= 1
    start = skip_opening(unit, floor, end, lexicon)
    return (start, end) if start < end else None


def _content_after(unit: Unit, source_end: int, ceiling: int) -> Range | None:
    if source_end + 1 >= ceiling or unit.tags[source_end] != ",":
        return None
    start = source_end + 1
    return start, content_end(unit, start, ceiling, "clause")


def read_colon(unit: Unit, ceiling: int) -> list[RawStatement]:
    """Read a name with a colon before a quotation, and a dash with a name behind one."""
    colon = unit.tags.find(":", 0, min(ceiling, _LONGEST_NAME + 1))
    if colon > 0 and unit.tag(colon + 1) == "Q":
        start = 1 if unit.lows[0] == "from" else 0
        if _is_name(unit, start, colon):
            content = [(colon + 1, content_end(unit, colon + 1, ceiling, "quote"))]
            return [_row(unit, "colon", (start, colon), (colon, colon + 1), content)]
    dash = unit.tags.rfind("-", 0, ceiling)
    if dash > 0 and _is_name(unit, dash + 1, ceiling) and set(unit.tags[:dash]) <= set("Q.-"):
        return [_row(unit, "dash", (dash + 1, ceiling), (dash, dash + 1), [(0, dash)])]
    return []


def read_title_colon(unit: Unit) -> list[RawStatement]:
    """Read a headline that opens with who says it: "Velmora: road to Karsk open again"."""
    colon = unit.tags.find(":", 0, _LONGEST_OPENING + 1)
    end = len(unit.tags) - (unit.tags[-1] == ".")
    if colon < 1 or end - colon < _SHORTEST_TITLE or "Q" in unit.tags or "#" in unit.tags[:colon]:
        return []
    is_one = unit.lows[colon - 1] in role_words().unnamed | role_words().bodies
    if not _is_name(unit, 0, colon) and not is_one:
        return []
    if not has_verb(unit, colon + 1, end):
        return []
    return [_row(unit, "colon", (0, colon), (colon, colon + 1), [(colon + 1, end)])]


def read_turn(unit: Unit, end: int) -> list[RawStatement]:
    """Read one turn of an interview: a name, a colon, and all the rest of the paragraph.

    ``end`` is the offset where the paragraph ends.
    """
    colon = unit.tags.find(":", 0, _LONGEST_OPENING + 1)
    if colon < 1 or unit.tag(colon + 1) in ".Q":
        return []  # a quotation is read like any other
    row = _row(unit, "colon", (0, colon), (colon, colon + 1), [(colon + 1, colon + 2)])
    start = unit.starts[colon + 1]
    stop = end - unit.text.endswith(".", start, end)
    return [replace(row, content=(Span(start, stop),))] if stop > start else []


def read_rare_verb(unit: Unit, ceiling: int) -> list[RawStatement]:
    """Read a verb of no list that only its place beside a quotation tells: '…,” Dolsk barked'."""
    for at, quote in unit.quotes.items():
        if unit.tags[at] != "Q":
            continue
        if at > 1 and unit.tags[at - 1] == ":":
            verb = next(
                (i for i in range(at - 2, max(0, at - _LONGEST_CUE), -1) if unit.tags[i] in "dvK"),
                0,
            )
            subject = subject_before(unit, verb, 0) if verb else None
            if subject is not None:
                content = [(at, content_end(unit, at, ceiling, "quote"))]
                return [_row(unit, "colon", subject, (verb, at), content)]
        if quote.inner.of(unit.text).endswith((",", "?", "!")):
            verb = next(
                (
                    i
                    for i in range(at + 1, min(ceiling, at + _LONGEST_NAME))
                    if unit.tags[i] in "dv"
                ),
                0,
            )
            subject = subject_before(unit, verb, at + 1) if verb else None
            if subject is not None and subject[0] == at + 1:
                return [_row(unit, "rare verb", subject, (verb, verb + 1), [(at, at + 1)])]
    return []


def read_signature(unit: Unit, quotes: tuple[Span, ...]) -> RawStatement | None:
    """Read a paragraph "— Dolsk" that signs the quotations of the paragraph before."""
    end = len(unit.tags) - (unit.tags[-1] == ".")
    if unit.tags[0] != "-" or not _is_name(unit, 1, end):
        return None
    row = _row(unit, "dash", (1, end), (0, 1), [(1, end)])
    return replace(row, content=quotes)


def _is_name(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens name somebody: capitals, no verb."""
    tags = unit.tags[start:end]
    return (
        0 < len(tags) <= _LONGEST_NAME
        and "N" in tags
        and all(tag in "NnDGI,T()" for tag in tags)
        and unit.word(end - 1)[:1].isupper()
    )


def _row(unit: Unit, pattern: str, source: Range, cue: Range, content: list[Range]) -> RawStatement:
    return RawStatement(
        source=unit.span(*source),
        cue=unit.span(*cue),
        content=tuple(unit.span(*one) for one in content),
        act="say",
        pattern=pattern,
        confidence=sureness(english(), pattern, "say"),
        frame=unit.span(0, len(unit.tags)),
    )
