"""Statements without a verb of saying: "according to …", "Dolsk: “…”", "“…” — Dolsk"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.extents import content_end, skip_opening
from standfirst.read.statements.lexicon import english, sureness
from standfirst.read.statements.names import is_title, role_words
from standfirst.read.statements.phrases import has_verb
from standfirst.read.statements.raw import RawStatement
from standfirst.read.statements.subjects import source_after

if TYPE_CHECKING:
    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.read.statements.subjects import Range
    from standfirst.read.statements.units import Unit
    from standfirst.records import Span

_LONGEST_OPENING = 4  # tokens before the colon of a headline or a turn
_SHORTEST_TITLE = 3
_LONGEST_SIGNATURE = 20  # tokens behind the dash below a quotation
_PARTERS = ".;-?:"
_PLACES = frozenset({"on", "in", "at"})
_EVENT_PLACES = frozenset("on in at near over after from against across off".split())
_LONGEST_NAME = 8  # tokens before a colon that can name a speaker


def read_according(unit: Unit, ceiling: int, lexicon: Lexicon) -> list[RawStatement]:
    """Read "according to": its content is the rest of the sentence, or the clause before it."""
    rows: list[RawStatement] = []
    if "according" not in unit.lows and "words" not in unit.lows:
        return rows
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
            rows.append(lay_out(unit, "according", (at + width, end), (at, at + width), content))
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
    opens = unit.tag(source_end) == "," or unit.tags[source_end : source_end + 2] == ":Q"
    if source_end + 1 >= ceiling or not opens:
        return None
    start = source_end + 1
    kind = "quote" if unit.tags[start] == "Q" else "clause"
    return start, content_end(unit, start, ceiling, kind)


def read_colon(unit: Unit, ceiling: int) -> list[RawStatement]:
    """Read a name with a colon before a quotation, and a dash with a name behind one."""
    colon = unit.tags.find(":Q", 0, ceiling)
    if colon > 0:
        start = colon
        while start > 0 and unit.tags[start - 1] not in _PARTERS:
            start -= 1
        source = _named_before(unit, start, colon)
        if source is not None:
            content = [(colon + 1, content_end(unit, colon + 1, ceiling, "quote"))]
            return [lay_out(unit, "colon", source, (colon, colon + 1), content)]
    dash = unit.tags.rfind("-", 0, ceiling)
    if dash > 0 and set(unit.tags[:dash]) <= set("Q.-") and _signs(unit, dash + 1, ceiling):
        return [lay_out(unit, "dash", (dash + 1, ceiling), (dash, dash + 1), [(0, dash)])]
    return []


def _named_before(unit: Unit, start: int, colon: int) -> Range | None:
    """Return who is named before a colon: "Dolsk", "From Dolsk", "Mayor Dolsk on Telegram"."""
    letter = unit.tags.find("I", start, colon)
    if letter >= 0 and unit.lows[letter] == "from" and colon - start <= _LONGEST_NAME:
        start = letter + 1
        while unit.lows[start : start + 3] in (["the", "desk", "of"], ["the", "office", "of"]):
            start += 3
        return (start, colon) if set(unit.tags[start:colon]) <= set("NnDG#dg,I") else None
    while start < colon - 1 and unit.tags[start] == "/":
        start += 1  # a bullet
    stop = next(
        (i for i in range(start + 1, colon) if unit.lows[i] in _PLACES and unit.tags[i - 1] == "N"),
        colon,
    )
    is_office = start == 0 and is_title(unit.lows[colon - 1], role_words())
    return (start, stop) if is_office or _is_name(unit, start, stop) else None


def read_title_colon(unit: Unit) -> list[RawStatement]:
    """Read a headline that opens with who says it: "Velmora: road to Karsk open again"."""
    colon = unit.tags.find(":", 0, _LONGEST_OPENING + 1)
    end = len(unit.tags) - (unit.tags[-1] == ".")
    if colon < 1 or end - colon < _SHORTEST_TITLE or "Q" in unit.tags or "#" in unit.tags[:colon]:
        return []
    is_one = unit.lows[colon - 1] in role_words().unnamed | role_words().bodies
    if not is_one and (not _is_name(unit, 0, colon) or _tells_event(unit, colon)):
        return []
    if not has_verb(unit, colon + 1, end):
        return []
    return [lay_out(unit, "colon", (0, colon), (colon, colon + 1), [(colon + 1, end)])]


def _tells_event(unit: Unit, colon: int) -> bool:
    """Tell whether what stands before a headline's colon is a topic: "Missile attack on Karsk"."""
    lows = unit.lows[:colon]
    return not _EVENT_PLACES.isdisjoint(lows) and not any(
        is_title(low, role_words()) or low in role_words().unnamed for low in lows
    )


def read_signature(unit: Unit, quotes: tuple[Span, ...]) -> RawStatement | None:
    """Read a paragraph "— Dolsk" that signs the quotations of the paragraph before."""
    end = len(unit.tags) - (unit.tags[-1] == ".")
    if unit.tags[0] != "-" or not _signs(unit, 1, end):
        return None
    row = lay_out(unit, "dash", (1, end), (0, 1), [(1, end)])
    return replace(row, content=quotes)


def _signs(unit: Unit, start: int, end: int) -> bool:
    """Tell whether tokens behind a dash sign a quotation: a noun phrase with what adds to it."""
    if not 0 < end - start <= _LONGEST_SIGNATURE or unit.tags[start] not in "NnDG#d":
        return False
    relative = unit.tags.find("W", start, end)
    plain = range(start, relative if relative > 0 else end)
    return _is_name(unit, start, end) or not any(
        unit.tags[i] in "AvPOSHCQ;:?" or (unit.tags[i] == "K" and unit.lows[i][-3:] != "ing")
        for i in plain
    )


def _is_name(unit: Unit, start: int, end: int) -> bool:
    """Tell whether the tokens name somebody: capitals, no verb."""
    tags = unit.tags[start:end]
    return (
        0 < len(tags) <= _LONGEST_NAME
        and "N" in tags
        and all(tag in "NnDGI,T()" for tag in tags)
        and unit.word(end - 1)[:1].isupper()
    )


def lay_out(
    unit: Unit, pattern: str, source: Range, cue: Range, content: list[Range]
) -> RawStatement:
    """Make a statement of ranges of tokens; ``pattern`` names the layout."""
    return RawStatement(
        source=unit.span(*source),
        cue=unit.span(*cue),
        content=tuple(unit.span(*one) for one in content),
        act="say",
        pattern=pattern,
        confidence=sureness(english(), pattern, "say"),
        frame=unit.span(0, len(unit.tags)),
    )
