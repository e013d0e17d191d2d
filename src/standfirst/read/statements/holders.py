"""Who holds a role in a report: "the Deputy Defence Minister", "the colonel", "the minister"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.sources import Described

_RANKS_READ = 20
_COUNTERPART = re.compile(r"\b([A-Z][\w-]+) (?:counterpart|opposite number|colleague),? $")
_RANKS = frozenset(
    "senator governor representative general colonel captain ambassador major lieutenant mayor"
    " admiral president chancellor minister professor judge sergeant".split()
)
_SPELLINGS = {
    "defense": "defence",
    "centre": "center",
    "spokeswoman": "spokesperson",
    "spokesman": "spokesperson",
    "sen.": "senator",
    "gov.": "governor",
    "rep.": "representative",
    "gen.": "general",
    "col.": "colonel",
    "capt.": "captain",
    "amb.": "ambassador",
    "maj.": "major",
    "lt.": "lieutenant",
    "prof.": "professor",
    "sgt.": "sergeant",
}


def find_holder(
    found: Described, at: int, *, text: str, cast: Cast, is_bare: bool
) -> Member | None:
    """Find who holds a role that was given with a name: "the Deputy Defence Minister".

    A role told in more or fewer words is the same while its head is ("the governor of the
    Ulvask region", "Governor Felts"); a rank before the name counts too ("the colonel").
    Headlines have roles without an article: then there must be one holder only.
    """
    if not found.role or head_word(found.role).endswith("s"):
        return None
    wanted, head = _role_key(found.role), head_word(found.role)
    holders = [
        member
        for member in cast.members
        if member.places
        and _holds(text, member, found.role, wanted, head)
        and not (
            found.affiliation and member.affiliation and found.affiliation != member.affiliation
        )
    ]
    if not found.definite and (len(holders) != 1 or not is_bare):
        return None
    if not holders and found.affiliation:
        holders = _counterparts(text, cast, found.affiliation)
    return max(holders, key=lambda member: last_named(member, at), default=None)


def _holds(text: str, member: Member, role: str, wanted: frozenset[str], head: str) -> bool:
    if member.role and head == head_word(member.role):
        # "the governor of Ulvask" may be "Governor Felts"; "the deputy minister" is no minister.
        same_office = _role_key(_head(role)) == _role_key(_head(member.role))
        if same_office or wanted <= _role_key(member.role):
            return True
    return wanted == {head} and head in _ranks(text, member)


def _ranks(text: str, member: Member) -> frozenset[str]:
    """Return the ranks that stand before a member's name: "Col. Witold Arden"."""
    found: set[str] = set()
    for place in member.places[:_RANKS_READ]:
        before = text[max(0, place - 24) : place].split()
        after = text[place : place + 24].split()
        for word in (*before[-1:], *after[:1]):
            low = word.lower()
            found.add(_SPELLINGS.get(low, low))
    return frozenset(found & _RANKS)


def _counterparts(text: str, cast: Cast, affiliation: str) -> list[Member]:
    """Find who was named as a country's "counterpart": "his Velmoran counterpart, X"."""
    found = []
    for member in cast.members:
        for place in member.places[:_RANKS_READ]:
            match = _COUNTERPART.search(text[max(0, place - 48) : place])
            if match and cast.nations.get(match[1].lower()) == affiliation:
                found.append(member)
                break
    return found if len(found) == 1 else []


def last_named(member: Member, at: int) -> int:
    """Return where somebody was last named before an offset, or -1."""
    index = bisect_right(member.places, at - 1)
    return member.places[index - 1] if index else -1


def _head(role: str) -> str:
    """Return the part of a role before "of", "for", "to" …: "chief" of "chief of the guard"."""
    words = role.split()
    stops = (i for i, word in enumerate(words) if i and word in {"of", "for", "to", "at", "in"})
    return " ".join(words[: next(stops, len(words))])


def head_word(role: str) -> str:
    """Return the noun a role turns on: "chief" of "chief of the guard", spellings folded."""
    word = _head(role).lower().replace("-", " ").split()[-1]
    return _SPELLINGS.get(word, word)


def _role_key(role: str) -> frozenset[str]:
    words = role.lower().replace("-", " ").split()
    return frozenset(
        _SPELLINGS.get(word, word) for word in words if word not in {"of", "the", "for", "to"}
    )
