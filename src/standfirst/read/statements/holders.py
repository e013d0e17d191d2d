"""The nouns that roles turn on, and who was named last."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.read.statements.cast import Cast, Member

_PHRASES = (("head of state", "president"), ("head of government", "premier"))
_BEFORE_GENERAL = frozenset(
    "director secretary attorney prosecutor inspector consul governor commissioner solicitor"
    " auditor procurator".split()
)
_STOPS = frozenset("of for to at in with from on by who and".split())


def find_national(affiliation: str, at: int, cast: Cast) -> Member | None:
    """Find whom "the Halvernian" means: the one of that country who was named last."""
    people = [
        one for one in cast.members if one.affiliation == affiliation and last_named(one, at) >= 0
    ]
    return max(people, key=lambda one: last_named(one, at), default=None)


@cache
def _spellings() -> Mapping[str, str]:
    table: dict[str, str] = read_table("roles")["spellings"]
    return table


def last_named(member: Member, at: int) -> int:
    """Return where somebody was last named before an offset, or -1."""
    index = bisect_right(member.places, at - 1)
    return member.places[index - 1] if index else -1


def _head(role: str) -> str:
    """Return the part of a role before "of", "for", "to" …: "chief" of "chief of the guard"."""
    words = role.split()
    stops = (i for i, word in enumerate(words) if i and word in _STOPS)
    return " ".join(words[: next(stops, len(words))])


@lru_cache(maxsize=4_096)
def head_word(role: str) -> str:
    """Return the noun a role turns on: "chief" of "chief of the guard", spellings folded.

    A director general is a director, no general, and a head of state is a president.
    """
    low = role.lower()
    for phrase, word in _PHRASES:
        if phrase in low:
            return word
    words = _head(role).lower().replace("-", " ").split()
    if words[-1:] == ["general"] and words[-2:-1] and words[-2] in _BEFORE_GENERAL:
        words.pop()
    word = words[-1] if words else ""
    return _spellings().get(word, word)
