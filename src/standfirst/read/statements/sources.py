"""What a source says of its speaker: a name, a role, an affiliation, or none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.names import RoleWords, is_title, name_start, role_words
from standfirst.read.statements.nations import nation_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\s,]+")
_DETERMINERS = word_list("source_determiners")
_LINKS = frozenset(["of", "for", "to", "in", "at", "on", "from", "with", "and", "&", "against"])
_PERSONS = frozenset(("man", "woman", "boy", "girl", "person", "husband", "wife", "lady"))
_MATES = frozenset({"counterpart", "colleague", "host"})  # offices they are not
_RANK = re.compile(r"(?:Lt|Col|Gen|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr)\.")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_AGE = re.compile(r"\d+-year-old")
_HEADS_OFF = frozenset(("from", "at", "with", "in", "on", "of", "for"))
_GENITIVE = re.compile(r"['’]s?$")


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
    if _PLURAL_ACRONYM.fullmatch(words[-1]):
        return Described(None, " ".join(words[first:]))
    definite = words[0].lower() == "the"
    if _is_common(words[0]):
        words[0] = words[0].lower()
    start = name_start(words, nations)
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
            is_office = is_title(left.lower(), known)
            return not is_office and (right[:1].isupper() or right.lower() in _DETERMINERS)
    return False


def _head_of(words: list[str], nations: Mapping[str, str]) -> list[str]:
    """Cut what follows a full name: "Gleb Orshin from the ministry"."""
    known = role_words()
    for i in range(1, len(words)):
        if words[i].lower() == "who":
            return words[:i]
        if words[i].lower() not in _HEADS_OFF:
            continue
        head = words[:i]
        start = name_start(head, nations)
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
    place = next(
        (i for i, word in enumerate(rest) if i and word.lower() in {"in", "at"}), len(rest)
    )
    rest = rest[:place]
    # "Aldmark Relief Fund" is a name; "Aldmarkian army" and "Aldmark’s army" tell whose it is.
    is_name = found is not None and " ".join(rest[: found[1]]) == found[0]
    affiliation = found[0] if found and not is_name else None
    return Described(" ".join(rest), None, affiliation, body=True, definite=True)


def _without_name(words: Sequence[str], nations: Mapping[str, str], *, definite: bool) -> Described:
    known = role_words()
    low = [word.lower() for word in words]
    heads = low[: next((i for i, word in enumerate(low) if word in _LINKS), len(low))]
    last = _GENITIVE.sub("", heads[-1]) if heads else ""
    own = next((i for i in range(len(words) - 1, -1, -1) if _GENITIVE.search(words[i])), -1) + 1
    if own and nation_at(list(words), 0, nations):
        own = 0
    first = int(words[0].lower() in _DETERMINERS)
    until = next((i for i, word in enumerate(low) if i and word in _LINKS), len(words))
    is_capital = any(word[:1].isupper() for word in words[max(own, first) : until])
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
    while parts and parts[0].lower() in _DETERMINERS and parts[1:2] != ["of"]:
        parts = parts[1:]
    while len(parts) > 1 and _AGE.fullmatch(parts[0]):
        parts = parts[1:]
    if not parts or parts[0].lower() in _MATES:
        return None, None
    while len(parts) > 1 and _RANK.fullmatch(parts[-1]) and not _RANK.fullmatch(parts[-2]):
        parts = parts[:-1]
    head = next((i for i, word in enumerate(parts) if word.lower() in _LINKS), len(parts))
    owner = next((i for i in range(min(head, len(parts) - 1)) if _GENITIVE.search(parts[i])), -1)
    if owner >= 0 and not nation_at(parts, 0, nations):
        name = " ".join([*parts[:owner], _GENITIVE.sub("", parts[owner])])
        known = role_words().bodies
        is_named = name[:1].isupper() and (owner > 0 or name.lower() not in known)
        role, affiliation = read_role(" ".join(parts[owner + 1 :]), nations)
        return role, affiliation or (name if is_named else None)
    opening = nation_at(parts, 0, nations)
    if opening:
        parts = parts[opening[1] :]
        is_office = parts and parts[-1].lower() not in _MATES
        return (" ".join(parts) if is_office else None), opening[0]
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
        word[:1].isupper() and not is_title(word.lower(), known) for word in words
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
