"""Offices told before, or without, the name of who holds them: "his Aldmarkian counterpart"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.read.statements.holders import head_word, is_single_office
from standfirst.read.statements.lexicon import english, word_list
from standfirst.read.statements.roles import gender_of_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.sources import Described

_COUNTERPART = re.compile(r"\b([A-Z][\w-]+) (?:counterpart|opposite number|colleague),? $")
_BEHIND = re.compile(r" ([a-z]+)")
_BEFORE = re.compile(r"[”\"’,] ([a-z]+) \Z")
_REPLYING = word_list("replying")
_NAMINGS_READ = 20
_LAST_TURNS = 3
_LEAD = 2  # paragraph breaks before which an office is told ahead of its holder's name
_SOON = 420  # characters within which an office's holder is named


def find_counterpart(
    found: Described, owner: Member | None, at: int, *, text: str, cast: Cast
) -> Member | None:
    """Find who holds the same office in another country: "his Aldmarkian counterpart".

    One named as such goes first, then a holder of the office there, then a newcomer.
    """
    if found.affiliation is None:
        return None
    named = find_named_counterparts(text, cast, found.affiliation)
    if named:
        return named[0]
    head = head_word(owner.role) if owner and owner.role else None
    holders = [
        one
        for one in cast.members
        if one is not owner
        and one.affiliation == found.affiliation
        and one.role
        and head_word(one.role) == head
    ]
    if len(holders) == 1:
        return holders[0]
    others = [] if owner is None else [owner]
    return find_newcomer(replace(found, definite=True), at, text=text, cast=cast, spoke=others)


def find_newcomer(
    found: Described, at: int, *, text: str, cast: Cast, spoke: Sequence[Member | None]
) -> Member | None:
    """Find the name that is told soon after the office: "the ambassador … Petra Lunz".

    He or she has no office yet, bears the full name there, and is alone in that. A title in
    capitals ("the Defence Secretary") may also look back to the one speaker without an office.
    """
    role = found.role or ""
    if not found.definite or (role and not is_single_office(role)):
        return None
    gender = gender_of_role(role)
    fitting = [
        one
        for one in cast.members
        if one.role is None
        and " " in one.name
        and one.is_sure
        and one not in spoke
        and (not gender or one.gender in {"", gender})
        and not (one.affiliation and found.affiliation and one.affiliation != found.affiliation)
    ]
    ahead = _ahead(fitting, at, text)
    is_unique = len(role.split()) > 1 and all(word[:1].isupper() for word in role.split())
    is_unique = is_unique or found.affiliation is not None
    if ahead:
        return ahead[0] if is_unique or len(ahead) == 1 else None
    last = [one for one in spoke if one is not None][-_LAST_TURNS:]
    if not is_unique or not last or len({one.id for one in last}) > 1:
        return None
    return last[-1] if last[-1].role is None else None


def _ahead(fitting: Sequence[Member], at: int, text: str) -> list[Member]:
    """Return those who are presented in this paragraph or the next, in the order of the text."""
    if text.count("\n\n", 0, at) > _LEAD:
        return []
    near = text.find("\n\n", at)
    near = text.find("\n\n", near + 2) if near >= 0 else near
    until = min(at + _SOON, near) if near >= 0 else at + _SOON
    found = [place for one in fitting if (place := _presented(one, at, until, text))]
    return [one for _, one in sorted(found, key=lambda row: row[0])]


def speaks(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of saying stands right behind a name, or right before it.

    Who replies or agrees is another one than who spoke before.
    """
    cues = english().cues
    after = _BEHIND.match(text, end)
    before = _BEFORE.search(text[max(0, start - 24) : start])
    verbs = {match[1] for match in (after, before) if match is not None}
    return any(verb in cues for verb in verbs) and verbs.isdisjoint(_REPLYING)


def replies(text: str, end: int) -> bool:
    """Tell whether a verb of replying or agreeing stands right behind a name."""
    after = _BEHIND.match(text, end)
    return after is not None and after[1] in _REPLYING


def _presented(member: Member, at: int, until: int, text: str) -> tuple[int, Member] | None:
    """Return where somebody's full name first stands in a stretch."""
    for place in member.places:
        end = place + len(member.name)
        if at < place < until and text.startswith(member.name, place) and speaks(text, place, end):
            return place, member
    return None


def find_named_counterparts(text: str, cast: Cast, affiliation: str) -> list[Member]:
    """Find who was named as a country's "counterpart": "his Velmoran counterpart, X"."""
    found = []
    for member in cast.members:
        for place in member.places[:_NAMINGS_READ]:
            match = _COUNTERPART.search(text[max(0, place - 48) : place])
            if match and cast.nations.get(match[1].lower()) == affiliation:
                found.append(member)
                break
    return found if len(found) == 1 else []
