"""How nouns for people and bodies hang together: the same, wider, of one field of life."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Nouns:
    """The lists of ``nouns.toml``; ``same`` has for each noun those that may take it up.

    ``wider`` has for a wide word those it may mean, ``doing`` for a verb who does so.
    """

    same: Mapping[str, frozenset[str]]
    fields: Mapping[str, frozenset[str]]
    body_words: Mapping[str, frozenset[str]]  # kinds of body by the word that takes one up
    body_signs: Mapping[str, frozenset[str]]  # kinds of body by a word of its name
    wider: Mapping[str, frozenset[str]]
    doing: Mapping[str, tuple[str, ...]]
    firm_ends: frozenset[str]
    groups: frozenset[str]
    people: frozenset[str]  # all that mean one human being
    topics: Mapping[str, frozenset[str]]  # beginnings of words that go with a field


@cache
def nouns() -> Nouns:
    """Load the lists; the same object every time."""
    table = read_table("nouns")
    same: dict[str, set[str]] = {}
    for line in table["same"].strip().splitlines():
        first, *others = line.split()
        for other in others:
            same.setdefault(first, set()).add(other)
            same.setdefault(other, set()).add(first)
    kinds = {kind: words.partition("|")[::2] for kind, words in table["bodies"].items()}
    return Nouns(
        {word: frozenset(others) for word, others in same.items()},
        _turned(table["fields"]),
        _turned({kind: words for kind, (words, _) in kinds.items()}),
        _turned({kind: signs for kind, (_, signs) in kinds.items()}),
        _wider(table["wider"]),
        {verb: tuple(words.split()) for verb, words in table["doing"].items()},
        frozenset(table["firm_ends"].split()),
        frozenset(table["groups"].split()),
        frozenset(" ".join((*table["fields"].values(), table["same"], table["wider"])).split()),
        {field: frozenset(words.split()) for field, words in table["topics"].items()},
    )


def _wider(table: str) -> dict[str, frozenset[str]]:
    """Read lines of a word and those it may mean; a line set in further goes on with the last."""
    found: dict[str, set[str]] = {}
    first = ""
    for line in table.rstrip().splitlines():
        words = line.split()
        if words and not line.startswith("    "):
            first, *words = words
        found.setdefault(first, set()).update(words)
    return {word: frozenset(others) for word, others in found.items() if word}


def _turned(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, words in table.items():
        for word in words.split():
            found.setdefault(word, set()).add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


def fields_of(heads: Iterable[str]) -> frozenset[str]:
    """Return the fields of life that nouns belong to."""
    known = nouns().fields
    return _NONE.union(*[known[head] for head in heads if head in known])


def may_be_wider(head: str, heads: Iterable[str]) -> bool:
    """Tell whether a noun is a wider word for one of others: a minister is a politician."""
    others = nouns().wider.get(head)
    return others is not None and not others.isdisjoint(heads)


def may_be_same(head: str, heads: Iterable[str]) -> bool:
    """Tell whether a noun may take up somebody told by one of others."""
    others = nouns().same.get(head)
    return others is not None and not others.isdisjoint(heads)
