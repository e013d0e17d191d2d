"""The span finder by rules: source, cue and content of every statement in some paragraphs.

This is the part a learned model can take the place of: text and paragraphs go in, raw
statements come out; who the speaker is, on what it was said and the like is settled elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.assembly import read_unit
from standfirst.read.statements.layouts import read_signature, read_title_colon
from standfirst.read.statements.lexicon import english
from standfirst.read.statements.sentences import Sentences
from standfirst.read.statements.tails import with_own_tails
from standfirst.read.statements.turns import TURN, read_turn, turn_takers
from standfirst.read.statements.unclosed import mend
from standfirst.read.statements.units import Unit, find_units, is_all_quotes, joined
from standfirst.records import Span
from standfirst.text import Quotation, find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.read.statements.raw import RawStatement

# "plan" and "document" are read by the same rules, but are no statements.
DEFAULT_ACTS = frozenset(english().acts) - {"plan", "document"}

# "KARSK, Dec 11 (VPA) – ": where and when an agency's report was written; no part of what is said.
_DATELINE = re.compile(
    r"[^\W\d_a-z]{2}[^\Wa-z_]*+(?:[ .'’-][^\W\d_a-z][^\Wa-z_]*+){0,3}"
    r"(?:, ?[^()\n–—]{1,40}?)?(?: ?\([^()\n]{2,40}\))? ?(?:–|—|--| - )\s*"
)
_LONGEST_PARAGRAPH = 50_000  # characters; prose has none of a tenth of this
_WORD = re.compile(r"[^\W\d_]++")
_LAID_OUT = re.compile(r"according to|words of|: ?\W")
_NESTED_ACTS = frozenset({"say", "ask", "confirm", "deny", "warn", "announce"})
_OPENING_MARKS = frozenset("“„«»‹›‘‚\"'")
_FIRST_PERSONS = frozenset({"i", "we", "you"})
_SHORTEST_NESTING = 20  # characters
_CARRIED = 0.93  # how often a lone quotation is the last speaker's, on texts held for tuning
_NESTED = 0.8  # how much less sure a statement inside a quotation is


def find_spans(
    text: str,
    paragraphs: Iterable[Span],
    acts: frozenset[str] = DEFAULT_ACTS,
    *,
    sentences: Sentences | None = None,
) -> list[RawStatement]:
    """Find the statements of some paragraphs of a text, in order of their first character.

    ``acts`` are the classes of cues that count; "plan" and "document" are left out at first.
    A quotation that nobody is named for belongs to the statement right before it, also where it
    is a paragraph of its own below one that is a quotation with its source. ``sentences`` are those
    of the paragraphs, where somebody parted them before.
    """
    spans = list(paragraphs)
    sentences = Sentences(text, spans) if sentences is None else sentences
    reader = _Reader(text, acts, turn_takers(text, spans), sentences)
    for paragraph in spans:
        for piece in _pieces(text, paragraph):
            reader.read(piece)
    return reader.finish()


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """Cut an endless paragraph between two words, so that memory does not grow with it."""
    start, end = paragraph
    while end - start > _LONGEST_PARAGRAPH:
        cut = text.rfind(" ", start + 1, start + _LONGEST_PARAGRAPH) + 1
        cut = cut or start + _LONGEST_PARAGRAPH
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


class _Reader:
    """Reads paragraph after paragraph and keeps what the next one may go on with."""

    def __init__(
        self, text: str, acts: frozenset[str], turns: frozenset[str], sentences: Sentences
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.turns = turns  # who takes turns in an interview
        self.acts = acts
        self.lexicon = english()
        self.found: list[RawStatement] = []
        self.nested: list[RawStatement] = []
        self.is_open = False  # a quotation without its closing mark
        self.may_go_on = False  # a quotation with its source and nothing behind it
        self.unsaid: list[Span] = []  # open quotations whose source is still to come
        self.lone: Unit | None = None  # a paragraph of one unit that says nothing by itself
        self.waiting: Unit | None = None  # words that end in a colon

    def read(self, paragraph: Span) -> None:
        """Read one paragraph."""
        text = self.text
        dateline = _DATELINE.match(text, paragraph.start, paragraph.end)
        if dateline:
            paragraph = Span(dateline.end(), paragraph.end)
        quotations = [q for q in find_quotations(text, paragraph) if q.depth == 0]
        quotations = mend(text, paragraph, quotations, self.lexicon)
        sentences = self.sentences.of(paragraph)
        units = find_units(text, paragraph, quotations, sentences)
        if self._takes_turn(paragraph, units):
            return
        for unit in units:
            for quote in unit.quotes.values():
                if quote.inner.end - quote.inner.start >= _SHORTEST_NESTING:
                    self.nested += _told_inside(text, quote.inner, self.lexicon)
        units = self._with_waiting(units)
        if (
            self.is_open
            and self.found
            and quotations
            and quotations[0].span.start == paragraph.start
        ):
            units, taken = _take_leading_quote(units)
            self.found[-1] = _extend(self.found[-1], taken)
            self.is_open = not quotations[0].closed and len(quotations) == 1 and not units
        if (signed := _signature(units, self.lone)) is not None:
            self.found.append(signed)
            units = []
        if self.may_go_on and len(units) == 1 and is_all_quotes(units[0]):
            self.found[-1] = _carried_over(self.found[-1], units.pop())
        here = _read_units(units, self.lexicon, self.acts)
        if not here and len(units) == 1 and units[0].tags[-1] not in ".?":
            here = read_title_colon(units[0])
        opens = quotations[0].span.start if quotations else None
        if here and self.unsaid and here[0].content[0].start == opens:
            here[0] = replace(here[0], content=(*self.unsaid, *here[0].content))
        self.unsaid = self._still_unsaid(units, quotations) if not here else []
        self.found += here
        self.may_go_on = bool(here) and _ends_quoted(text, here[-1], quotations)
        self.lone = units[0] if len(units) == 1 and not here else None
        if here or units:
            self.is_open = bool(here) and _ends_open(here[-1], quotations)

    def _takes_turn(self, paragraph: Span, units: list[Unit]) -> bool:
        """Read the paragraph as one turn of an interview, if it is one."""
        opening = TURN.match(self.text, paragraph.start, paragraph.end)
        if not (opening and opening.group(1) in self.turns and units):
            return False
        turn = read_turn(units[0], paragraph.end)
        for row in turn:
            self.nested += _told_inside(self.text, row.content[0], self.lexicon)
        self.found += turn
        return bool(turn)

    def _still_unsaid(self, units: list[Unit], quotations: list[Quotation]) -> list[Span]:
        """Return open quotations, paragraph by paragraph, that nobody is named for yet."""
        if len(units) != 1 or not is_all_quotes(units[0]) or quotations[-1].closed:
            return []
        return [*self.unsaid, *(units[0].span(i, i + 1) for i in units[0].quotes)]

    def _with_waiting(self, units: list[Unit]) -> list[Unit]:
        """Put words that ended in a colon before the quotation that stands below them."""
        units = list(units)
        if self.waiting is not None and units and units[0].tags[0] == "Q":
            units[0] = joined(self.waiting, units[0])
        elif self.waiting is not None:
            units.insert(0, self.waiting)
        self.waiting = units.pop() if units and units[-1].tags[-1] == ":" else None
        return units

    def finish(self) -> list[RawStatement]:
        """Return all statements, in order."""
        self.found += _read_units([self.waiting] if self.waiting else [], self.lexicon, self.acts)
        rows = [*self.found, *_covered(self.nested, self.found)]
        return sorted(rows, key=lambda row: (row.first, row.cue, row.depth))


def _read_units(units: list[Unit], lexicon: Lexicon, acts: frozenset[str]) -> list[RawStatement]:
    found: list[RawStatement] = []
    owner = -1  # the statement that a quotation with no source of its own goes on with
    for unit in with_own_tails(units, lexicon, acts):
        rows = read_unit(unit, lexicon, acts)
        if not rows and owner >= 0 and is_all_quotes(unit):
            found[owner] = _extend(found[owner], [unit.span(i, i + 1) for i in unit.quotes])
        if rows:
            at = _owner(rows, unit)
            owner = len(found) + at if at >= 0 else -1
        found += rows
    return found


def _owner(rows: list[RawStatement], unit: Unit) -> int:
    """Return which statement of a unit a quotation behind it goes on with, -1 for none.

    One that begins with the unit's first quotation speaks on ('“A,” said X, recalling B. “C.”'),
    else the last one.
    """
    firsts = {unit.starts[i] for i, tag in enumerate(unit.tags) if tag == "Q"}
    for at, row in enumerate(rows):
        if row.depth == 0 and row.content[0].start in firsts and "tail" in row.pattern:
            return at
    return len(rows) - 1 if rows[-1].depth == 0 else -1


def _told_inside(text: str, words: Span, lexicon: Lexicon) -> list[RawStatement]:
    """Read what somebody's words tell of the words of others: "Verrin told me that …"."""
    small = text[words.start : words.end].lower()
    if lexicon.cues.keys().isdisjoint(_WORD.findall(small)) and not _LAID_OUT.search(small):
        return []
    inner = [q for q in find_quotations(text, words) if q.depth == 0]
    return [
        replace(row, depth=1, confidence=round(row.confidence * _NESTED, 2))
        for unit in find_units(text, words, inner)
        for row in read_unit(unit, lexicon, _NESTED_ACTS)
        if row.source is not None and _counts(text, row)
    ]


def _counts(text: str, row: RawStatement) -> bool:
    """Tell whether nested words count: another's, or the speaker's own set in marks."""
    is_own = row.source is None or row.source.of(text).lower() in _FIRST_PERSONS
    return not is_own or text[row.content[0].start] in _OPENING_MARKS


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
    if before is None or len(units) != 1 or not is_all_quotes(before):
        return None
    return read_signature(units[0], tuple(before.span(i, i + 1) for i in before.quotes))


def _take_leading_quote(units: list[Unit]) -> tuple[list[Unit], list[Span]]:
    """Part a paragraph that goes on with a quotation from the words behind that quotation."""
    if not units or not is_all_quotes(units[0]):
        return units, []
    return units[1:], [units[0].span(i, i + 1) for i in units[0].quotes]


def _extend(row: RawStatement, spans: list[Span]) -> RawStatement:
    return replace(row, content=(*row.content, *spans))


def _carried_over(row: RawStatement, unit: Unit) -> RawStatement:
    """Add a paragraph that is one quotation with no source of its own."""
    spans = [unit.span(i, i + 1) for i in unit.quotes]
    return replace(_extend(row, spans), confidence=round(row.confidence * _CARRIED, 2))


def _ends_quoted(text: str, row: RawStatement, quotations: list[Quotation]) -> bool:
    """Tell whether a paragraph is a quotation with its source, and nothing else behind it."""
    return (
        bool(quotations)
        and "tail" in row.pattern
        and row.depth == 0
        and row.content[0].start == quotations[0].span.start
        and max(row.content[-1].end, row.cue.end) >= quotations[-1].span.end
        and not text[max(row.frame.end, row.content[-1].end) : quotations[-1].span.end].strip()
    )


def _ends_open(row: RawStatement, quotations: list[Quotation]) -> bool:
    """Tell whether a statement's last words are a quotation that its paragraph leaves open."""
    last = quotations[-1] if quotations else None
    return last is not None and not last.closed and row.content[-1].end >= last.span.end
