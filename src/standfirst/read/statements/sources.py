"""What a source says of its speaker: a name, a role, an affiliation, or none of them."""

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

_WORD = re.compile(r"[^\s,]+")
_DETERMINERS = word_list("source_determiners")
_PARTICLES = word_list("name_particles")
_LINKS = frozenset(["of", "for", "to", "in", "at", "on", "from", "with", "and", "&", "against"])
_NO_NAMES = (DAYS | MONTHS) - {"may", "april", "june", "august"} | {"according", "meanwhile"}
_LONGEST_NAME = 4
_PLURAL_ADDRESS = frozenset(("they", "we"))


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


@dataclass(frozen=True, slots=True)
class Described:
    """What the words of one source tell; ``gender`` is f, m or empty, ``body`` an organisation."""

    name: str | None = None
    role: str | None = None
    affiliation: str | None = None
    gender: str = ""
    body: bool = False
    definite: bool = False  # "the minister", not "a minister" or "ministers"


def describe(words: str, nations: Mapping[str, str]) -> Described:
    """Read the words of a source.

    Handles a role before the name ("Droskian spokesman Gleb Orshin"), after it ("Jürgen
    Hadrath, chief of the Aldmarkian Air Force"), and the name as apposition ("Velmora's
    defence minister, Tomas Verrin").
    """
    phrases = [phrase.strip() for phrase in words.split(",") if phrase.strip()]
    if not phrases:
        return Described()
    head = _describe_phrase(phrases[0], nations)
    rest = [phrase for phrase in phrases[1:] if not phrase[0].isdigit()]
    if not rest:
        return head
    if head.name is None or head.body:
        named = _describe_phrase(rest[0], nations)
        if named.name is not None and not named.body and head.role is not None:
            return Described(
                named.name,
                head.role,
                head.affiliation or named.affiliation,
                named.gender or head.gender,
            )
        return head
    if head.role is None:
        role, affiliation = read_role(", ".join(rest), nations)
        return Described(
            head.name,
            role,
            affiliation,
            head.gender or gender_of_role(role),
            head.body,
            head.definite,
        )
    return head


def _describe_phrase(phrase: str, nations: Mapping[str, str]) -> Described:
    words = [word.strip("()[]") for word in _WORD.findall(re.sub(r"\s*\([^)]*\)", "", phrase))]
    words = [word for word in words if word]
    if not words:
        return Described()
    definite = words[0].lower() == "the"
    start = _name_start(words, nations)
    name_words, before = words[start:], words[:start]
    known = role_words()
    if not name_words:
        return _without_name(words, nations, definite=definite)
    is_body = _is_body(words, name_words, definite=definite)
    if is_body:
        return _body(words, nations)
    gender = _gender(before, name_words, known)
    role_text = " ".join(word for word in before if word.lower().rstrip(".") not in known.courtesy)
    role, affiliation = read_role(role_text, nations)
    name_words[-1] = re.sub(r"['’]s?$", "", name_words[-1])
    return Described(" ".join(name_words), role, affiliation, gender)


def _name_start(words: Sequence[str], nations: Mapping[str, str]) -> int:
    """Return where the name begins that ends a phrase; ``len(words)`` where none does."""
    known = role_words()
    start = len(words)
    while start > 0 and len(words) - start < _LONGEST_NAME:
        word = words[start - 1]
        low = word.lower().rstrip(".")
        is_name = word[:1].isupper() or (low in _PARTICLES and start < len(words))
        if (
            not is_name
            or _is_title(low, known)
            or low in _DETERMINERS
            or low in _LINKS
            or low in _NO_NAMES
            or nation_at(list(words), start - 1, nations)
        ):
            break
        start -= 1
    while (
        start < len(words) and words[start].lower() in _PARTICLES and not words[start][0].isupper()
    ):
        start += 1
    if start > 0 and words[start - 1].lower() in {"to", "of", "for", "in", "at"}:
        n_name = len(words) - start
        if n_name >= 3:
            return len(words) - 2
        return len(words)
    return start


def _is_title(low: str, known: RoleWords) -> bool:
    parts = low.split("-")
    return (
        low in known.offices
        or low in known.qualifiers
        or (len(parts) > 1 and parts[-1] in known.offices)
    )


def _is_body(words: Sequence[str], name: Sequence[str], *, definite: bool) -> bool:
    known = role_words()
    last = re.sub(r"['’]s?$", "", name[-1].lower())
    if last in known.bodies:
        return True
    if definite and len(name) == len(words) - 1:
        return True
    return any(word.lower() in known.bodies for word in name[1:]) and len(words) == len(name)


def _body(words: Sequence[str], nations: Mapping[str, str]) -> Described:
    rest = list(words)
    if rest[0].lower() in _DETERMINERS:
        rest = rest[1:]
    found = nation_at(rest, 0, nations)
    return Described(" ".join(rest), None, found[0] if found else None, body=True, definite=True)


def _without_name(words: Sequence[str], nations: Mapping[str, str], *, definite: bool) -> Described:
    known = role_words()
    low = [word.lower() for word in words]
    heads = low[: next((i for i, word in enumerate(low) if word in _LINKS), len(low))]
    last = re.sub(r"['’]s?$", "", heads[-1]) if heads else ""
    country = nation_at(list(words), 0, nations) or nation_at(list(words), 1, nations)
    if country and len(words) - (words[0].lower() in _DETERMINERS) == country[1]:
        return Described(country[0], None, country[0], body=True, definite=True)
    is_capital = any(word[:1].isupper() for word in words[definite:])
    if last in known.bodies and is_capital:
        return _body(words, nations)
    role, affiliation = read_role(" ".join(words), nations)
    return Described(None, role, affiliation, gender_of_role(role), definite=definite)


def read_role(words: str, nations: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Part the words of a role: the role as written, and the country it belongs to.

    A country's name or adjective that opens the role is taken off; one inside stays.
    """
    parts = words.split()
    while parts and parts[0].lower() in _DETERMINERS:
        parts = parts[1:]
    if not parts:
        return None, None
    opening = nation_at(parts, 0, nations)
    if opening:
        parts = parts[opening[1] :]
        return (" ".join(parts) or None), opening[0]
    for i, word in enumerate(parts):
        if i and parts[i - 1].lower() in {"to", "with", "against", "on"}:
            continue
        inside = nation_at(parts, i, nations) if word[:1].isupper() else None
        if inside:
            return " ".join(parts), inside[0]
    return " ".join(parts), None


def gender_of_role(role: str | None) -> str:
    """Return f or m where a role's word tells it."""
    known = role_words()
    for word in (role or "").lower().split():
        if word in known.feminine:
            return "f"
        if word in known.masculine:
            return "m"
    return ""


def _gender(before: Sequence[str], name: Sequence[str], known: RoleWords) -> str:
    found = gender_of_role(" ".join(before))
    if found:
        return found
    if len(name) > 1:
        if name[0] in known.feminine_names:
            return "f"
        if name[0] in known.masculine_names:
            return "m"
    return ""
