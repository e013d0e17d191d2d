"""Roles: the words for what somebody is, parted from whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.names import LINKS, is_title, role_words
from standfirst.read.statements.nations import nation_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DETERMINERS = word_list("source_determiners")
_OPENERS = _DETERMINERS | {"your"}
_MATES = frozenset({"counterpart", "colleague", "opposite"})  # offices they are not
_RANK = re.compile(r"(?:Lt|Col|Gen|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr)\.")
_AGE = re.compile(r"\d+-year-old")
_GENITIVE = re.compile(r"['’]s?$")


def read_role(words: str, nations: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Part the words of a role: the role as written, and the country it belongs to.

    A country's name or adjective that opens the role is taken off; one inside stays.
    """
    parts = words.split()
    while parts and parts[0].lower() in _OPENERS and parts[1:2] != ["of"]:
        parts = parts[1:]
    while len(parts) > 1 and _AGE.fullmatch(parts[0]):
        parts = parts[1:]
    if not parts or parts[0].lower() in _MATES:
        return None, None
    while len(parts) > 1 and _RANK.fullmatch(parts[-1]) and not _RANK.fullmatch(parts[-2]):
        parts = parts[:-1]
    head = next((i for i, word in enumerate(parts) if word.lower() in LINKS), len(parts))
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


def says_more(role: str, known: str | None) -> bool:
    """Tell whether a role is fuller than the known one: an office beside a mere rank."""
    if known is None:
        return True
    is_longer = len(role) > len(known) and role.lower().endswith(" " + known.lower())
    return is_longer or (known.endswith(".") and not role.endswith("."))
