"""Who answers for words of a sentence: the statement around them, else the outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.group.tellers import Told
    from standfirst.records import Span, Statement

MOST_SOURCE_WORDS = 7
_COUNTS = re.compile(
    r"((?:[Tt]he )?(?:\w+ )?\w+) (?:counted|put|puts|estimated|estimates|gave|spoke of)\b"
)
_PRONOUNS = frozenset("he she it they who we i that which this".split())


def statement_at(told: Told, span: Span) -> Statement | None:
    """Return the innermost statement whose content covers a span of the report."""
    around = [
        (sum(part.end - part.start for part in one.content), one.id, one)
        for one in told.statements
        if any(part.overlaps(span) for part in one.content)
    ]
    return min(around)[2] if around else None


def speaker_at(told: Told, span: Span) -> str | None:
    """Return who is told to say words of a sentence: a name, else the source's own words.

    Null where nobody is. A source without a name is another one in each report.
    """
    one = statement_at(told, span)
    if one is None:
        match = _COUNTS.match(told.words)
        return f"{match[1]} ({told.report.id})" if match else None
    if one.speaker and one.speaker.name:
        return one.speaker.name
    words = _source_words(told, one)
    return f"{words} ({told.report.id})" if words else None


def teller_at(told: Told, span: Span) -> str | None:
    """Return who answers for words of a sentence, for a reader: speaker, source or outlet."""
    return teller_of(told, statement_at(told, span))


def teller_of(told: Told, one: Statement | None) -> str | None:
    """Return who answers for a statement of a sentence, or for the sentence where there is none."""
    if one is not None:
        if one.speaker and one.speaker.name:
            return one.speaker.name
        if words := _source_words(told, one):
            return words
    return told.own or told.by


def _source_words(told: Told, one: Statement) -> str:
    words = " ".join(span.of(told.report.text) for span in one.source)
    split = words.split()
    if not split or len(split) > MOST_SOURCE_WORDS or split[0].casefold() in _PRONOUNS:
        return ""
    return " ".join(split)
