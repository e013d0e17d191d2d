"""The role that stands beside a name: before it, behind it, or in apposition in front of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import role_words, role_words_of
from standfirst.read.statements.roles import read_role
from standfirst.read.statements.sources import describe

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROLE_AFTER = re.compile(r", ([^,.;:\n“”\"()]{3,90})")
_NO_OPENING = frozenset("ISCAvXPOW")  # tags of words that open no description of somebody
_ROLE_IN_FRONT = re.compile(
    r"\b((?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[^\W\d_]+['’]s) [^,.;:“”\"\n]{3,70}), \Z"
)
_LOOK_BACK = 60


def role_before(text: str, start: int) -> str:
    """Return the lower-case words of a role right before a name ("campaign spokesman ")."""
    words = text[max(0, start - _LOOK_BACK) : start]
    if not words.endswith(" "):
        return ""
    known = role_words()
    parts = words.split()[-4:]
    if not parts or parts[-1].lower() not in role_words_of("offices", "occupations"):
        return ""
    taken: list[str] = []
    for word in reversed(parts):
        low = word.lower()
        if word.endswith((".", ",", ":", ";")):
            break
        is_office = low in known.offices or (not taken and low in known.occupations)
        is_part = is_office or low in known.qualifiers or low in known.bodies
        if is_part or (taken and word[:1].isupper()):
            taken.insert(0, word)
        else:
            break
    return " ".join(taken) + " "


def role_after(
    text: str, end: int, nations: Mapping[str, str]
) -> tuple[str | None, str | None] | None:
    """Read the role behind a name: "Jürgen Hadrath, chief of the Air Force"."""
    match = _ROLE_AFTER.match(text, end)
    if match is None:
        return None
    known = role_words()
    words = match.group(1).split()
    if english().tags.get(words[0].lower(), "D") in _NO_OPENING:
        return None
    for i, word in enumerate(words[:6]):
        low = word.lower()
        if _is_verb_before(words, i) or low in {
            "who",
            "which",
            "said",
            "says",
            "and",
            "told",
            "was",
            "is",
        }:
            return None
        if low in known.offices or low in known.occupations:
            role = " ".join(_before_verb(words))
            if describe(role, nations).name is not None:
                return None  # the next one of a list: "Brenova, spokesman Gleb Orshin"
            return read_role(role, nations)
    return None


def role_in_front(
    text: str, start: int, nations: Mapping[str, str]
) -> tuple[str | None, str | None] | None:
    """Read the role a name stands in apposition to: "the head of the guild, Farid Qasem"."""
    if not text.startswith(", ", start - 2):
        return None  # most names: quicker told so than by the pattern
    match = _ROLE_IN_FRONT.search(text, max(0, start - 2 * _LOOK_BACK), start)
    if match is None:
        return None
    words = match.group(1).split()
    tags, cues = english().tags, english().cues
    if any(tags.get(word, "N") in "PvAWSO" or word in cues for word in words[1:-1]):
        return None  # "By the time she called the sheriff, Dolores Achterberg"
    head = next(
        (i for i, word in enumerate(words) if i and word in {"of", "for", "to"}), len(words)
    )
    if words[head - 1].lower() not in role_words_of("offices", "occupations", "relations"):
        return None
    return read_role(" ".join(words), nations)


def _is_verb_before(words: list[str], i: int) -> bool:
    """Tell whether a word does something to the next: "today received the president"."""
    follows = words[i + 1].lower() if i + 1 < len(words) else ""
    return words[i].endswith("ed") and english().tags.get(follows) == "D"


def _before_verb(words: list[str]) -> list[str]:
    tags = english().tags
    cues = english().cues
    for i, word in enumerate(words):
        low = word.lower()
        if i and (
            _is_verb_before(words, i)
            or tags.get(low) in {"A", "v", "W", "S"}
            or (low in cues and word.endswith("ed"))
            or low in {"said", "told", "says"}
        ):
            return words[:i]
    return words
