"""Names of people and words for what they are: where in a phrase the name begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english, read_table, word_list, word_set
from standfirst.read.statements.nations import nation_at
from standfirst.read.statements.phrases import DAYS, MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DETERMINERS = word_list("source_determiners")
_PARTICLES = word_list("name_particles")
CAPITALS = re.compile(r"[^\W\d_a-z][\w’'.-]*+(?: [^\W\d_a-z][\w’'.-]*+){0,3}")
LINKS = frozenset(["of", "for", "to", "in", "at", "on", "from", "with", "and", "&", "against"])
_HOLIDAYS = frozenset("easter christmas ramadan lent advent passover diwali eid whitsun".split())
NO_NAMES = (DAYS | MONTHS | _HOLIDAYS) - {"may", "april", "june", "august"} | {
    "according",
    "meanwhile",
}
_GOVERNED = frozenset(("to", "of", "for", "in", "at", "by", "from", "about", "on", "with"))
_COMPOUND = re.compile(r"-[a-z]+ed$")
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_GENITIVE = re.compile(r"['’]s?$")
_PREFIXED = re.compile(r"[a-z]{1,3}[-'’][A-Z]")  # el-Amrun, d'Orsay
_PARTISAN = re.compile(r"(?:crat|ican|ist|man|woman|onian|er)\Z")
_LONGEST_NAME = 4
_LEAST_CALLED = 3  # words: an occupation, a given name, a surname
_LEAST_BEHIND = 3  # words: a place and a name
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
    orders: frozenset[str]
    honours: frozenset[str]
    ranks: frozenset[str]
    common: frozenset[str]
    modifiers: frozenset[str]
    occupations: frozenset[str]
    bearers: frozenset[str]
    anybody: frozenset[str]
    relations: frozenset[str]
    persons: frozenset[str]
    documents: frozenset[str]
    voices: frozenset[str]
    body_kinds: frozenset[str]
    body_openers: frozenset[str]
    place_ends: frozenset[str]
    names_in_s: frozenset[str]
    askers: frozenset[str]
    answerers: frozenset[str]
    pairs: frozenset[str]


@cache
def role_words() -> RoleWords:
    """Load the lists of roles, bodies and given names; the same object every time."""
    table = read_table("roles")
    return RoleWords(**{key: word_set(table, key) for key in RoleWords.__slots__})


@cache
def role_words_of(*lists: str) -> frozenset[str]:
    """Return the words of several lists of ``roles.toml`` as one set; the same object every time.

    To join sets of hundreds of words where a single word is looked up takes longer than all else.
    """
    return frozenset[str]().union(*(getattr(role_words(), name) for name in lists))


@cache
def given_names() -> Mapping[str, str]:
    """Load the given names whose gender is clear, with f or m; the same table every time."""
    path = files("standfirst.read.statements").joinpath("data", "en", "given_names.tsv")
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    known = role_words()
    return (
        {row[0]: row[1] for row in rows}
        | dict.fromkeys(known.feminine_names, "f")
        | dict.fromkeys(known.masculine_names, "m")
    )


def name_start(words: Sequence[str], nations: Mapping[str, str]) -> int:
    """Return where the name begins that ends a phrase; ``len(words)`` where none does."""
    known = role_words()
    start = len(words)
    while start > 0 and len(words) - start < _LONGEST_NAME:
        word = words[start - 1]
        low = word.lower().rstrip(".")
        is_name = (
            word[:1].isupper()
            or (low in _PARTICLES and start < len(words))
            or _PREFIXED.match(word) is not None
        )
        if _INITIAL.fullmatch(word) and start < len(words):
            start -= 1
            continue
        is_surname = start == len(words) > 1 and is_given(words[-2])
        if (
            not is_name
            or (word in known.orders and start < len(words))
            or (is_title(low, known) and not is_surname)
            or (_is_shouted(word, words[start:]) and start < len(words))
            or low in _DETERMINERS
            or low in LINKS
            or low in NO_NAMES
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
    start += _is_no_name(words[start:], known)
    return _behind_complement(words, start, known, nations)


def _is_no_name(name: Sequence[str], known: RoleWords) -> bool:
    """Tell whether the first word says what somebody is: "Singer Tereza Andul"."""
    if len(name) < _LEAST_CALLED or is_given(name[0]) or "." in name[0] + name[1]:
        return False
    low = name[0].lower()
    return low in known.occupations or (
        is_given(name[1]) and (_PARTISAN.search(low) is not None or low in english().tags)
    )


def _behind_complement(
    words: Sequence[str], start: int, known: RoleWords, nations: Mapping[str, str]
) -> int:
    """Part "ambassador to Aldmark | Petra Lunz" from "spokesman for the Defence Ministry"."""
    link = next((i for i, word in enumerate(words) if i and word.lower() in _GOVERNED), len(words))
    if (
        start > 1
        and words[start - 1].lower() in _GOVERNED
        and (start - 1 > link or start > len(words) - _LEAST_BEHIND)
    ):
        return len(words)  # "a spokeswoman for the embassy in Port Ellery"
    if link >= len(words) - 1 or start <= link:
        return start
    is_parted = _is_body_word(words[start - 1], known) or (
        nation_at(list(words), start - 1, nations) is not None
    )
    if words[0].lower() in _DETERMINERS and not is_parted:
        return len(words)  # "a spokesman for presidential candidate Petra Lunz" is not she
    head = _GENITIVE.sub("", words[link - 1].lower())
    is_office = is_title(head, known)
    if words[link - 1][:1].isupper() and not is_office and start > link + 1:
        return start
    if len(words) - link > 2 and is_given(words[-2]):
        return len(words) - 2
    capitals = sum(word[:1].isupper() for word in words[link + 1 :])
    ends_in_body = bool({words[-1].lower(), words[-2].lower()} & known.bodies)
    return len(words) - 2 if is_office and capitals >= 3 and not ends_in_body else len(words)


def _is_body_word(word: str, known: RoleWords) -> bool:
    return word.lower() in known.bodies or word.lower() in known.place_ends


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and 1 < len(word) <= _LONGEST_ACRONYM


def _is_shouted(word: str, name: Sequence[str]) -> bool:
    """Tell whether capitals before a name are none of it: "UN chief", "FURIOUS Barry Quell"."""
    return _is_acronym(word) or (
        word.isupper() and len(word) > _LONGEST_ACRONYM and not all(map(str.isupper, name))
    )


def is_given(word: str) -> bool:
    """Tell whether a word is a given name that says whether its bearer is a man or a woman."""
    return word in given_names()


def is_title(low: str, known: RoleWords) -> bool:
    """Tell whether a word in small letters belongs to a role ("deputy", "minister")."""
    parts = low.split("-")
    return (
        low in known.offices
        or low in known.qualifiers
        or (len(parts) > 1 and parts[-1] in known.offices)
    )
