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
_PERSONS = frozenset(("man", "woman", "boy", "girl", "person", "husband", "wife", "lady"))
_GOVERNED = frozenset(("to", "of", "for", "in", "at", "by", "from", "about", "on", "with"))
_HEADS_OFF = frozenset(("from", "at", "with", "in", "on", "of", "for"))
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
    rest = [phrase for phrase in phrases[1:] if _is_apposition(phrase)]
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
    if head.role is None or head.role.endswith("."):  # a rank alone says less
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


def _is_apposition(phrase: str) -> bool:
    first = phrase.split(None, 1)[0].lower()
    return not phrase[0].isdigit() and first not in {"who", "which", "whose", "and", "or"}


def _describe_phrase(phrase: str, nations: Mapping[str, str]) -> Described:
    words = [word.strip("()[]") for word in _WORD.findall(re.sub(r"\s*\([^)]*\)", "", phrase))]
    words = [word for word in words if word]
    if not words:
        return Described()
    if _is_pair(words):
        return Described(" ".join(words), body=True)
    words = _head_of(words, nations)
    first = int(words[0].lower() in _DETERMINERS)
    country = nation_at(words, first, nations)
    if country and first + country[1] == len(words):
        return Described(country[0], None, country[0], body=True, definite=True)
    definite = words[0].lower() == "the"
    if _is_common(words[0]):
        words[0] = words[0].lower()
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
    if role is not None and role.lower() in known.courtesy | _PERSONS:
        role = None
    if role is not None and _GENITIVE.search(role):
        affiliation = affiliation or _GENITIVE.sub("", role)
        role = None
    name_words[-1] = _GENITIVE.sub("", name_words[-1])
    return Described(" ".join(name_words), role, affiliation, gender)


def _is_pair(words: Sequence[str]) -> bool:
    """Tell whether two names are joined ("Dolsk and Verrin"): they speak together."""
    known = role_words()
    for i in range(1, len(words) - 1):
        left, right = words[i - 1], words[i + 1]
        if words[i].lower() in {"and", "&"} and left[:1].isupper():
            is_office = _is_title(left.lower(), known)
            return not is_office and (right[:1].isupper() or right.lower() in _DETERMINERS)
    return False


def _head_of(words: list[str], nations: Mapping[str, str]) -> list[str]:
    """Cut what follows a full name: "Gleb Orshin from the ministry"."""
    known = role_words()
    for i in range(2, len(words)):
        if words[i].lower() not in _HEADS_OFF:
            continue
        head = words[:i]
        start = _name_start(head, nations)
        if i - start >= 2 and not any(word.lower() in known.bodies for word in head[start:]):
            return head
        return words
    return words


def _is_common(word: str) -> bool:
    """Tell whether a word with a capital is a common noun that opens a sentence."""
    known, low = role_words(), word.lower()
    single = low.removesuffix("s")
    plural = low.endswith("s") and (single in known.bodies or single in known.offices)
    return word[:1].isupper() and not word.isupper() and (low in known.unnamed or plural)


def _name_start(words: Sequence[str], nations: Mapping[str, str]) -> int:
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
            or (_is_title(low, known) and not is_surname)
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
    is_office = _is_title(head, known)
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


def _is_title(low: str, known: RoleWords) -> bool:
    parts = low.split("-")
    return (
        low in known.offices
        or low in known.qualifiers
        or (len(parts) > 1 and parts[-1] in known.offices)
    )


def _is_body(words: Sequence[str], name: Sequence[str], *, definite: bool) -> bool:
    known = role_words()
    last = _GENITIVE.sub("", name[-1].lower())
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
    last = _GENITIVE.sub("", heads[-1]) if heads else ""
    is_capital = any(word[:1].isupper() for word in words[words[0].lower() in _DETERMINERS :])
    if last in known.bodies and is_capital and not _opens_sentence_plain(words, known):
        return _body(words, nations)
    role, affiliation = read_role(" ".join(words), nations)
    return Described(None, role, affiliation, gender_of_role(role), definite=definite)


def _opens_sentence_plain(words: Sequence[str], known: RoleWords) -> bool:
    """Tell whether the only capital is that of a sentence's first word ("Police", "Officials")."""
    return words[0][:1].isupper() and len(words) == 1 and words[0].lower() in known.unnamed


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
        if inside and _is_stray(parts[:i]) and i + inside[1] < len(parts):
            return " ".join(parts[i + inside[1] :]), inside[0]
        if inside:
            return " ".join(parts), inside[0]
    return " ".join(parts), None


def _is_stray(words: Sequence[str]) -> bool:
    """Tell whether words before a role are none of it (a picture credit run into the line)."""
    known = role_words()
    return bool(words) and all(
        word[:1].isupper() and not _is_title(word.lower(), known) for word in words
    )


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
