"""Firms of one word that nothing tells to be one, but that they act: "Norrlink will refund …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.cast import folded
from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import (
    NO_NAMES,
    is_given,
    is_title,
    role_words,
    role_words_of,
)
from standfirst.read.statements.runs import acts, trimmed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from standfirst.read.statements.cast import Cast

_SHORTEST = 4  # letters
_OPENINGS = frozenset('.!?\n”’"»')  # behind these a word has its capital anyway


def find_firms(
    text: str, runs: Sequence[tuple[int, int]], cast: Cast, places: Collection[str]
) -> list[str]:
    """Find lone words that may name a firm: they act, and nothing tells a human being.

    ``runs`` are the capitalised words of the report, ``places`` the names of places, folded. Words
    that only open sentences are left out.
    """
    acting: set[str] = set()
    inside: set[str] = set()
    for start, end in runs:
        name = trimmed(text[start:end])
        if " " in name or not name.isalpha() or len(name) < _SHORTEST:
            continue
        before = text[max(0, start - 2) : start].strip(" ")
        if before and before[-1] not in _OPENINGS:
            inside.add(name)
        if folded(name) not in places and acts(text, start, end) and _is_free(name, start, cast):
            acting.add(name)
    return sorted(acting & inside)


def _is_free(name: str, at: int, cast: Cast) -> bool:
    """Tell whether a word is none of the language and names nobody the report knows."""
    low = name.lower()
    is_word = low in english().tags or low in NO_NAMES or is_title(low, role_words())
    is_word = is_word or low in role_words_of("bodies", "unnamed", "occupations", "body_kinds")
    return not (is_word or low in cast.nations or is_given(name)) and cast.by_name(name, at) is None
