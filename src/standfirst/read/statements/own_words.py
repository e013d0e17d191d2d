"""Words that speak of whoever utters them: "I" and "we" outside what is told, "it" of a letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from standfirst.read.statements.names import role_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.answers import Said
    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.who.entities import Entity
    from standfirst.read.statements.who.stage import Stage

_DASH = re.compile(r"[–—-] ")
_LINES = 40  # before and behind, among which these are looked for
_REMEMBERED = 50  # statements, or places where somebody is told of
_TURNS = 4  # paragraphs behind a dash that make a report an interview
_SPOKEN_NEAR = 600  # characters from who spoke last to a quotation that nobody is named for
_PAPERS = frozenset("postcard card newsletter telegram text tweet thread post log diary".split())
_PAPER_LAST = re.compile(
    r" (?:an?|the|his|her|its|their)(?: [a-z-]+)? ([a-z-]+é?)"
    r"(?: (?:of|on|from) [^.!?,]{3,40})?\.\s*\Z"
)
_OPENING = 14  # characters of a sentence before "it": "According to it"
_WORD = re.compile(r"[a-z][\w-]*")


def is_turn(stage: Stage, at: int) -> bool:
    """Tell whether an offset lies in an answer or question of an interview set with dashes."""
    line = bisect_right(stage.breaks, at) - 1
    if line < 0 or not _DASH.match(stage.text, stage.breaks[line] + 1):
        return False
    near = stage.breaks[max(0, line - _LINES) : line + _LINES]
    return sum(_DASH.match(stage.text, one + 1) is not None for one in near) >= _TURNS


def last_voice(said: Sequence[Said], at: int) -> Said | None:
    """Return who spoke last before a quotation that names nobody, if that is not long ago."""
    for one in reversed(said[-_REMEMBERED:]):
        if not one.is_nested:
            return one if 0 <= at - one.at <= _SPOKEN_NEAR else None
    return None


def paper_in_front(stage: Stage, at: int) -> str | None:
    """Return the paper that "it" takes up: the last words of the sentence in front.

    "The ministry put out a statement. It says …"
    """
    number = bisect_right(stage.starts, at) - 1
    if number < 1 or at - stage.starts[number] > _OPENING:
        return None
    match = _PAPER_LAST.search(stage.text, stage.starts[number - 1], stage.starts[number])
    if match is None or match[1] not in role_words().documents | _PAPERS:
        return None
    return match[1]


def writer_of_paper(row: RawStatement, stage: Stage, said: Sequence[Said]) -> Entity | None:
    """Return whose letter "it read" closes: who is told to write in the sentence in front.

    "The general, Otto Brimm, sent a card. “…,” it said."
    """
    assert row.source is not None
    first = row.content[0].start if row.content else row.source.start
    if first >= row.source.start:
        return None
    number = bisect_right(stage.starts, first) - 1
    if number < 1:
        return None
    low, high = stage.starts[number - 1], stage.starts[number]
    words = set(_WORD.findall(stage.text[low:high]))
    if words.isdisjoint(role_words().documents | _PAPERS):
        return None
    for one in reversed(said[-_REMEMBERED:]):
        if low <= one.at < high and one.member is not None:
            return stage.of_member(one.member)
    named = [
        who
        for place, who in stage.near(high, _REMEMBERED)
        if place >= low and who.member is not None and who.human > 0
    ]
    return named[-1] if named else None
