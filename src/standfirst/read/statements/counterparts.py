"""Who holds the same office elsewhere: "his Aldmarkian counterpart"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.holders import head_word

if TYPE_CHECKING:
    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.sources import Described

_COUNTERPART = re.compile(r"\b([A-Z][\w-]+) (?:counterpart|opposite number|colleague),? $")
_NAMINGS_READ = 20
_SOON = 900  # characters within which an office's holder is named


def find_counterpart(
    found: Described, owner: Member | None, at: int, *, text: str, cast: Cast, headline: int
) -> Member | None:
    """Find who holds the same office in another country: "his Aldmarkian counterpart".

    One named as such goes first, then a holder of the office there, then who is named next
    without another office.
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
    others = [
        one
        for one in cast.members
        if one is not owner
        and " " in one.name
        and one.is_sure
        and (0 < _next(one, at, headline) - at < _SOON)
        and one.affiliation in {None, found.affiliation}
        and (one.role is None or head is None or head_word(one.role) == head)
    ]
    return min(others, key=lambda one: _next(one, at, headline), default=None)


def _next(member: Member, at: int, headline: int) -> int:
    """Return where somebody is first named, but for the headline; -1 where that was before."""
    first = next((place for place in member.places if place >= headline), -1)
    return first if first > at else -1


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
