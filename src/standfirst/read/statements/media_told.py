"""Outlets that nobody knows: whom something is told to, where the report has no such name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.media_phrases import capital_run, may_end
from standfirst.read.statements.media_words import media_words
from standfirst.read.statements.names import NO_NAMES, given_names, is_title, role_words
from standfirst.records import Medium, MediumKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.read.statements.media_phrases import Phrase, Word

_ON_AIR = ("welle", "vision", "cast", "radio", "tv", "fm")
_ON_AIR_LAST = frozenset("one two three live today tonight".split())
_ARTICLES = frozenset("le la il el los die der das o de het".split())
_PEOPLES = ("an", "ish", "ese", "men", "women", "people")
_LONGEST_NAME = 3  # words
_BEHIND = frozenset("that on in during last this at after before from over by".split())


def find_told(text: str, phrase: Phrase, known: Mapping[str, MediumKind | None]) -> Medium | None:
    """Read "told Vesper", "told the Trumpet" where the report knows no such name.

    ``known`` are, in small letters, the names of outlets and, with null, those the report gives
    to people, places and bodies. Nothing is found where it is empty.
    """
    words = phrase.words
    is_the = phrase.determiner == "the"
    if not known or phrase.placer != "told" or not words or (phrase.determiner and not is_the):
        return None
    first = int(words[0].owns)
    end = capital_run(words, first)
    if not 0 < end - first <= _LONGEST_NAME or not may_end(phrase, end - 1):
        return None
    if words[end - 1].owns or (end < len(words) and words[end].low not in _BEHIND):
        return None
    span = Span(words[first].span.start, words[end - 1].span.end)
    if span.of(text).lower() in known or not _may_be_outlet(words[first:end]):
        return None
    low = words[end - 1].low
    if is_the and not _may_be_paper(words[first:end]):
        return None
    if media_words().heads.get(low) is MediumKind.EVENT:
        return Medium(MediumKind.EVENT, span.of(text), span)  # "told Labour Conference"
    is_on_air = low.endswith(_ON_AIR) or (end - first > 1 and low in _ON_AIR_LAST)
    kind = MediumKind.BROADCAST if is_on_air else MediumKind.PRESS
    return Medium(kind, span.of(text), Span(phrase.begin, span.end) if is_the else span)


def _may_be_paper(named: Sequence[Word]) -> bool:
    """Tell whether "the Trumpet" may be a paper: one word, no people, no body of a few letters."""
    word = named[0]
    is_many = word.low.endswith("s") or word.low.endswith(_PEOPLES)
    is_heard = media_words().heads.get(word.low) is not None
    return len(named) == 1 and not (word.text.isupper() or is_many or is_heard)


def _may_be_outlet(named: Sequence[Word]) -> bool:
    """Tell whether no word of a name is a given name, a title, a day or a word for a body."""
    roles, first = role_words(), named[0]
    is_person = first.low.rstrip(".") in roles.courtesy or (
        first.text in given_names() and first.low not in _ARTICLES
    )
    is_body = named[-1].low in roles.bodies | media_words().bodies | media_words().houses
    is_office = any(is_title(word.low, roles) for word in named)
    return not (is_person or is_body or is_office or first.low in NO_NAMES)
