"""Equipment: arms and vehicles by designator, by name and by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from standfirst.read.tables import read_table
from standfirst.records import Span
from standfirst.text import WordIndex

_LETTERS = re.compile(r"[^\W\d_]+")
_SOVIET_GUNS = ("2S", "2A")  # 2S19: the designators that begin with a digit


@dataclass(frozen=True, slots=True)
class Equipment:
    """One piece of equipment; ``name`` is its designator, null for a bare kind ("drones")."""

    span: Span
    name: str | None


@cache
def _pattern() -> re.Pattern[str]:
    table = read_table("equipment")
    prefixes = _alternatives(table["prefixes"].split())
    # F-16, Su-27, T-72B3, M777A2, 2S19: letters, then digits with a mark, or a known shape.
    designator = (
        rf"(?:(?:{prefixes})-\d{{1,3}}[A-Z]{{0,3}}\d?s?|M\d{{3}}(?:A\d)?|2[SA]\d{{1,2}}|CV90(?:\d\d)?)"
        r"(?![\w-])"
    )
    # What may follow a name: Leopard 2A6, Tor-M2, Storm Shadow.
    mark = r"(?:[ -](?:\d[A-Z]?\d?[A-Z]?\d?|[A-Z]\d?|Mk\s?\d)(?![\w-]))?"
    names = _alternatives(table["names"].strip().split("|"))
    kinds = _alternatives(table["kinds"].split())
    before = _alternatives(table["kind_words"].split())
    general = _alternatives(table["general"].split())
    kind = (
        rf"(?:(?:{before})(?:\s|-)){{1,4}}(?:{kinds})s?\b"
        rf"|(?!(?:{general})s?\b)(?:{kinds})s?\b"
    )
    return re.compile(
        rf"\b(?:(?P<name>{designator}|(?:{names})\b{mark}s?)"
        rf"(?:\s(?:(?:{before})\s){{0,4}}(?:{kinds})s?\b)?|(?:{kind}))"
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(read_table("equipment")["doubtful"].strip().split("|"))


@cache
def _first_words() -> frozenset[str]:
    """Return the runs of letters, in small letters, with which a match can begin."""
    table = read_table("equipment")
    kinds = table["kinds"].split()
    openers = [*table["prefixes"].split(), *table["names"].strip().split("|")]
    openers += [*table["kind_words"].split(), *kinds, *(f"{kind}s" for kind in kinds), "M", "CV"]
    return frozenset(match[0].lower() for word in openers if (match := _LETTERS.match(word)))


def find_equipment(text: str, words: WordIndex | None = None) -> list[Equipment]:
    """Find equipment in text order, without overlaps.

    ``words`` is the text's index, where there is one already.
    """
    words = WordIndex(text) if words is None else words
    starts = words.places(_first_words())
    starts += [at for at in words.numbers if text.startswith(_SOVIET_GUNS, at)]
    pattern = _pattern()
    found = []
    end = 0
    for start in sorted(starts):
        match = pattern.match(text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        name = match["name"]
        if name in _doubtful() and match.group() == name:
            continue
        found.append(Equipment(Span(*match.span()), name))
    return found
