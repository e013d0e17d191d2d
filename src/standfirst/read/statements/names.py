"""Names of people and words for what they are: where in a phrase the name begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import read_table, word_list, word_set
from standfirst.read.statements.nations import nation_at
from standfirst.read.statements.phrases import DAYS, MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DETERMINERS = word_list("source_determiners")
_PARTICLES = word_list("name_particles")
_LINKS = frozenset(["of", "for", "to", "in", "at", "on", "from", "with", "and", "&", "against"])
_NO_NAMES = (DAYS | MONTHS) - {"may", "april", "june", "august"} | {"according", "meanwhile"}
_GOVERNED = frozenset(("to", "of", "for", "in", "at", "by", "from", "about", "on", "with"))
_COMPOUND = re.compile(r"-[a-z]+ed$")
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_GENITIVE = re.compile(r"['’]s?$")
_LONGEST_NAME = 4
_LONGEST_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lists of ``roles.toml``."""

    offices: frozenset[str]
    qualifiers: frozenset[str]
    courtesy: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    unnamed: frozenset[str]
    bodies: frozenset[str]
    feminine_names: frozenset[str]
    masculine_names: frozenset[str]


@cache
def role_words() -> RoleWords:
    """Load the lists of roles, bodies and given names; the same object every time."""
    table = read_table("roles")
    return RoleWords(**{key: word_set(table, key) for key in RoleWords.__slots__})


def name_start(words: Sequence[str], nations: Mapping[str, str]) -> int:
    """Return where the name begins that ends a phrase; ``len(words)`` where none does."""
    known = role_words()
    start = len(words)
    while start > 0 and len(words) - start < _LONGEST_NAME:
        word = words[start - 1]
        low = word.lower().rstrip(".")
        is_name = word[:1].isupper() or (low in _PARTICLES and start < len(words))
        if _INITIAL.fullmatch(word) and start < len(words):
            start -= 1
            continue
        is_surname = start == len(words) > 1 and _is_given(words[-2], known)
        if (
            not is_name
            or (is_title(low, known) and not is_surname)
            or (_is_acronym(word) and start < len(words))
            or low in _DETERMINERS
            or low in _LINKS
            or low in _NO_NAMES
            or _COMPOUND.search(word)
            or (start < len(words) and _GENITIVE.search(word))
            or nation_at(list(words), start - 1, nations)
        ):
            break
        start -= 1
    while (
        start < len(words) and words[start].lower() in _PARTICLES and not words[start][0].isupper()
    ):
        start += 1
    return _behind_complement(words, start, known)


def _behind_complement(words: Sequence[str], start: int, known: RoleWords) -> int:
    """Part "ambassador to Aldmark | Petra Lunz" from "spokesman for the Defence Ministry"."""
    link = next((i for i, word in enumerate(words) if i and word.lower() in _GOVERNED), len(words))
    if link >= len(words) - 1 or start <= link:
        return start
    head = _GENITIVE.sub("", words[link - 1].lower())
    is_office = is_title(head, known)
    if words[link - 1][:1].isupper() and not is_office and start > link + 1:
        return start
    if len(words) - link > 2 and _is_given(words[-2], known):
        return len(words) - 2
    capitals = sum(word[:1].isupper() for word in words[link + 1 :])
    ends_in_body = bool({words[-1].lower(), words[-2].lower()} & known.bodies)
    return len(words) - 2 if is_office and capitals >= 3 and not ends_in_body else len(words)


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and 1 < len(word) <= _LONGEST_ACRONYM


def _is_given(word: str, known: RoleWords) -> bool:
    return word in known.feminine_names or word in known.masculine_names


def is_title(low: str, known: RoleWords) -> bool:
    """Tell whether a word in small letters belongs to a role ("deputy", "minister")."""
    parts = low.split("-")
    return (
        low in known.offices
        or low in known.qualifiers
        or (len(parts) > 1 and parts[-1] in known.offices)
    )
