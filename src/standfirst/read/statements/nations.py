"""Which country an adjective or short name stands for: "Droskian", "UK", "Velmora's"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from standfirst.read.kept import kept
from standfirst.read.statements.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.records import Registers

_MOST_WORDS = 3
_GENITIVES = ("'s", "’s", "'", "’")


@cache
def _known() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for name, words in read_table("nations").items():
        table[name.lower()] = name
        for word in words.split():
            table[word.replace("_", " ").lower()] = name
    return table


@kept
def make_nations(registers: Registers) -> Mapping[str, str]:
    """Return names and adjectives, in small letters, with the country each stands for.

    A place of the desk's register goes before a country of the world.
    """
    table = dict(_known())
    for place in registers.places:
        if place.level == "country":
            for word in (place.name, *place.names, *place.demonyms):
                table[word.lower()] = place.name
    return table


def nation_at(words: list[str], start: int, nations: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the country named from ``start`` on and the number of words that name it."""
    if start >= len(words) or not words[start][:1].isupper():
        return None
    for size in range(min(_MOST_WORDS, len(words) - start), 0, -1):
        phrase = " ".join(words[start : start + size])
        if len(phrase) < 2:
            continue
        key = _without_genitive(phrase.lower())
        if key in nations and (key not in {"us", "eu", "uk"} or phrase.isupper()):
            return nations[key], size
    return None


def _without_genitive(word: str) -> str:
    if word.endswith(_GENITIVES):
        return word[: -2 if word[-1] == "s" else -1]
    return word
