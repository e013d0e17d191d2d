"""Long sentences made shorter by what only adds: appositions, and a last clause.

Stricter than the gate by design: what is let go here must read well without it, and hold nothing
that turns, hedges or tells whose words they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import MentionKind, Span
from standfirst.write.drafts import Fragment, Replacement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.records import Reading
    from standfirst.write.units import Unit

LONG = 30  # words; a shorter sentence stays as it is
SHORTEST_LEFT = 12  # words that must be left of it
NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
ASIDE = re.compile(
    r", (?:\d\d|(?:an?|the|its|his|her|their|which|who) [a-z][\w’' -]{2,60}),"
    r"(?= (?!and |or |nor |but |as well|plus |\w+ing\b)[a-z])"
)
ITEM = re.compile(r", (?:[\w’'-]+ ){0,4}\Z")
ADDED = re.compile(r", (?:which|who|where|while|as|after|amid|following)\b")
RISKY = re.compile(
    r"\b(?:no|not|never|none|nor|without|may|might|could|would|should|if|unless|until|except\w*|"
    r"alleg\w+|report\w*|claim\w*|den(?:y|ies|ied)|refus\w+|reject\w*|accus\w+|suspect\w*|"
    r"likely|unlikely|possibl\w+|probabl\w+|perhaps|apparently|said|says?|saying|told|tells?|"
    r"according|announce\w*|confirm\w*|warn\w*|believ\w+|think\w*|about|around|nearly|almost|"
    r"some|least|most|only|than|up|false\w*|cannot|nobody|nothing|neither|\w+n['’]t|added|adds?|"
    r"writes?|wrote|tweeted|insist\w*|argu\w+|besides|instead|rather|approximately)\b",
    re.IGNORECASE,
)


def shorten(
    unit: Unit, head: Fragment, reading: Reading, quoted: Sequence[Span], *, most: int = LONG
) -> Fragment:
    """Return a long sentence without its appositions and its last clause, where they only add.

    The fragment may then end without a stop.
    """
    if len(unit.text.split()) <= most:
        return head
    head = head.change(*_asides(unit, reading, quoted))
    if _length(head) <= most:
        return head
    end = _clause_start(unit, quoted)
    if end is None:
        return head
    span = Span(head.span.start, end)
    return Fragment(
        head.report,
        span,
        tuple(r for r in head.replacements if span.covers(r.span)),
        head.statement,
    )


def _asides(unit: Unit, reading: Reading, quoted: Sequence[Span]) -> Iterator[Replacement]:
    text = unit.report.text
    names = {m.span.end for m in reading.mentions if m.kind in NAMED and unit.span.covers(m.span)}
    starts = {m.span.end: m.span.start for m in reading.mentions}
    people = [m.span for m in reading.mentions if m.kind is MentionKind.PERSON]
    for match in ASIDE.finditer(text, unit.span.start, unit.span.end):
        found = Span(match.start(), match.end())
        if found.start not in names or RISKY.search(match[0]) or " and " in match[0]:
            continue
        if ITEM.search(text[unit.span.start : starts[found.start]]):
            continue  # "Orn, mayor Belt, the council, …": an item of a list
        if any(found.overlaps(s) for s in (*quoted, *people, *_tellers(unit, reading))):
            continue
        yield Replacement(found, "", "apposition")


def _clause_start(unit: Unit, quoted: Sequence[Span]) -> int | None:
    text, span = unit.report.text, unit.span
    # The last such clause: an earlier one may hold what the sentence is about.
    starts = [m.start() for m in ADDED.finditer(text, span.start, span.end)]
    if not starts or text[span.end - 1] != ".":
        return None
    at = starts[-1]
    tail = Span(at, span.end)
    if RISKY.search(tail.of(text)) or any(tail.overlaps(q) for q in quoted):
        return None
    said = [part for s in unit.statements for part in (*s.source, *s.cue)]
    if any(tail.overlaps(part) for part in said):
        return None
    return at if len(text[span.start : at].split()) >= SHORTEST_LEFT else None


def _tellers(unit: Unit, reading: Reading) -> list[Span]:
    return [
        part
        for statement in reading.statements
        for part in (*statement.source, *statement.cue)
        if unit.span.overlaps(part)
    ]


def _length(head: Fragment) -> int:
    whole = len(head.span.of(head.report.text).split())
    text = head.report.text
    return whole - sum(
        len(r.span.of(text).split()) - len(r.after.split()) for r in head.replacements
    )
