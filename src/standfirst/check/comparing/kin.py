"""Words of one family or one field: "arrived" and "arrival", "slept" and "overnight".

Wider than what counts as one word in ``stems``: by it one tells how much of a sentence its sources
explain, never that something differs.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import load_table, stem
from standfirst.check.comparing.synonyms import synonyms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.check.comparing.wording import Wording

FIELD: Final = 0.6  # what a word of the same field explains of another; one of the family all
_LEAST: Final = 4  # letters of a root
_LONG: Final = 6  # letters of what may still have the ending of a noun of action


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """Return what the words of one family share: "negotiat" of "negotiators"; no word itself."""
    bare = stem(word)
    bare = _nouns().get(bare, bare)
    for ending in load_table("kin")["endings"]:
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST:
            bare = bare.removesuffix(ending)
            break
    if bare.endswith(("at", "it")) and len(bare) > _LONG:
        bare = bare[:-2]
    if len(bare) > _LEAST and bare[-1] == bare[-2]:
        bare = bare[:-1]
    return bare.rstrip("ey") if len(bare) > _LEAST else bare


@cache
def _nouns() -> Mapping[str, str]:
    return {stem(word): stem(noun) for word, noun in load_table("kin")["roots"].items()}


@cache
def _fields() -> Mapping[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, words in enumerate(load_table("kin")["fields"]):
        for word in words.split():
            found[root(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=1 << 12)
def kin_of(wording: Wording) -> tuple[frozenset[str], frozenset[int]]:
    """Return the senses and roots of a sentence's words, and the fields they belong to."""
    held: set[str] = set()
    fields: set[int] = set()
    for word in wording.words:
        if word.tells or word.says:
            own = root(word.low.removesuffix("'s"))
            held |= {word.sense, own, stem(word.low)}
            fields |= _fields().get(own, frozenset())
    return frozenset(held), frozenset(fields)


def share_explained(low: str, sense: str, held: frozenset[str], fields: frozenset[int]) -> float:
    """Return how far one of some words explains another: 1 of its family, less of its field."""
    own = root(low.removesuffix("'s"))
    if sense in held or own in held:
        return 1.0
    return FIELD if not fields.isdisjoint(_fields().get(own, frozenset())) else 0.0


def may_stand_for(low: str, held: frozenset[str]) -> bool:
    """Tell whether a word may stand for one of others, whose stems are among what is held."""
    return not synonyms_of(stem(low)).isdisjoint(held)
