"""Several who are named in one source: pairs that speak together, lists that do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.names import (
    CAPITALS,
    LINKS,
    RoleWords,
    is_title,
    name_start,
    role_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DETERMINERS = word_list("source_determiners")
_WITH_PRONOUN = re.compile(r"(?:he|she|they|I|we) and ", re.IGNORECASE)
_LAST_OF_LIST = re.compile(r"(?:and|or) (?:other |former |many |the )?[^\W\d_a-z]")
_TWO = 2


def is_list(phrases: Sequence[str]) -> bool:
    """Tell whether several are named, so that no one of them speaks: "A, B and C"."""
    if _WITH_PRONOUN.match(phrases[0]):
        return True
    if len(phrases) > _TWO and _LAST_OF_LIST.match(phrases[-1]):
        return True
    halves = phrases[-1].split(" and ")
    names = [*phrases[:-1], halves[0]]
    if len(phrases) > _TWO and len(halves) == _TWO and all(map(CAPITALS.fullmatch, names)):
        return True
    return (
        len(phrases) == len(halves) == _TWO
        and all(CAPITALS.fullmatch(one) for one in (phrases[0], *halves))
        and not any(is_title(half.split()[0].lower(), role_words()) for half in halves)
    )


def is_pair(words: Sequence[str]) -> bool:
    """Tell whether two names are joined ("Dolsk and Verrin"): they speak together."""
    known = role_words()
    for i in range(1, len(words) - 1):
        left, right = words[i - 1], words[i + 1]
        if words[i].lower() in {"and", "&"} and left[:1].isupper():
            is_office = is_title(left.lower(), known)
            names_only = all(_is_name_word(word, known) for word in words[:i])
            is_right = right[:1].isupper() or right in _DETERMINERS or is_title(right, known)
            return names_only and not is_office and is_right
    return False


def _is_name_word(word: str, known: RoleWords) -> bool:
    low = word.lower()
    is_part = low in _DETERMINERS or low in LINKS or low in known.bodies or is_title(low, known)
    return not word[:1].islower() or is_part


def join_names(words: Sequence[str], nations: Mapping[str, str]) -> str:
    """Return two names without their titles: "Dr. Marsh and Col. Hekking" are two people."""
    i = next(i for i, word in enumerate(words) if i and word.lower() in {"and", "&"})
    halves = [list(words[:i]), list(words[i + 1 :])]
    names = []
    for half in halves:
        start = name_start(half, nations)
        known = role_words().bodies
        is_person = start < len(half) and not any(word.lower() in known for word in half)
        names.append(" ".join(half[start:] if is_person else half))
    return f"{names[0]} {words[i]} {names[1]}"


def is_group(words: Sequence[str], first: int) -> bool:
    """Tell whether one word with a capital names a party or one of it: "the Greens"."""
    if not first or len(words) != first + 1 or words[-1].isupper():
        return False
    word = words[-1]
    many = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    is_one = words[0].lower() in {"a", "an", "one", "another"}
    return word[:1].isupper() and word.lower() not in role_words().bodies and (many or is_one)
