"""Who holds a role in a report: "the Deputy Defence Minister", "the colonel", "the minister"."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import read_table
from standfirst.read.statements.names import role_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.sources import Described

_RANKS_READ = 20
_VAGUE = frozenset({"leader"})  # a country must tell which
_STOPS = frozenset("of for to at in with from on by who and".split())


def find_holder(
    found: Described, at: int, *, text: str, cast: Cast, is_bare: bool
) -> Member | None:
    """Find who holds a role that was given with a name: "the Deputy Defence Minister".

    A role told in more or fewer words is the same while its head is ("the governor of the
    Ulvask region", "Governor Felts"); a rank before the name counts too ("the colonel"), and
    where nobody fits a wider word ("the diplomat", once an ambassador).
    Headlines have roles without an article: then there must be one holder only.
    """
    if not found.role or head_word(found.role).endswith("s"):
        return None
    people = [
        member
        for member in cast.members
        if member.places
        and member.is_sure
        and not (
            found.affiliation and member.affiliation and found.affiliation != member.affiliation
        )
    ]
    holders = [one for one in people if _holds(text, one, found.role)]
    if not holders:
        holders = [one for one in people if _is_told_wider(text, one, found)]
        holders = holders if len(holders) == 1 else []
    if not found.definite and (len(holders) != 1 or not is_bare):
        return None
    return max(holders, key=lambda member: last_named(member, at), default=None)


def find_national(affiliation: str, at: int, cast: Cast) -> Member | None:
    """Find whom "the Halvernian" means: the one of that country who was named last."""
    people = [
        one for one in cast.members if one.affiliation == affiliation and last_named(one, at) >= 0
    ]
    return max(people, key=lambda one: last_named(one, at), default=None)


def _holds(text: str, member: Member, role: str) -> bool:
    wanted, head = _role_key(role), head_word(role)
    if member.role and head == head_word(member.role):
        known = _role_key(member.role)
        # "the governor of Ulvask" may be "Governor Felts"; "the deputy minister" is no minister.
        if "vice" in known - wanted:
            return False
        same_office = _role_key(_head(role)) == _role_key(_head(member.role))
        if same_office or wanted <= known:
            return True
        is_wider = known <= wanted and role_words().modifiers.isdisjoint(wanted - known)
        return is_wider and is_single_office(head)
    return wanted == {head} and head in _ranks(text, member)


def _is_told_wider(text: str, member: Member, found: Described) -> bool:
    """Tell whether a wider word can mean somebody: "the lawmaker", once a senator."""
    role = found.role or ""
    if found.affiliation != member.affiliation and (found.affiliation or head_word(role) in _VAGUE):
        return False
    wider = _wider().get(head_word(role), frozenset())
    if not wider:
        return False
    heads = {head_word(member.role)} if member.role else set()
    if wider.isdisjoint(heads | _ranks(text, member)):
        return False
    known = _role_key(member.role or "")
    others = _role_key(role) - {head_word(role)}
    return others <= known and role_words().modifiers.isdisjoint(known)


def is_single_office(role: str) -> bool:
    """Tell whether a role is one that few in a report can hold: "the ambassador"."""
    head = head_word(role)
    return head in _single_offices() and not head.endswith("s")


@cache
def _single_offices() -> frozenset[str]:
    known = role_words()
    return (known.offices | frozenset(_spellings().values())) - known.occupations - known.common


@cache
def _spellings() -> Mapping[str, str]:
    table: dict[str, str] = read_table("roles")["spellings"]
    return table


@cache
def _wider() -> Mapping[str, frozenset[str]]:
    table: dict[str, str] = read_table("roles")["wider"]
    return {word: frozenset(words.split()) for word, words in table.items()}


def wider_words(head: str) -> frozenset[str]:
    """Return the offices that a wider word takes up again."""
    return _wider().get(head, frozenset())


def _ranks(text: str, member: Member) -> frozenset[str]:
    """Return the ranks that stand before a member's name: "Col. Witold Arden"."""
    if member.ranks is not None:
        return member.ranks
    found: set[str] = set()
    for place in member.places[:_RANKS_READ]:
        before = text[max(0, place - 24) : place].split()
        after = text[place : place + 24].split()
        for word in (*before[-1:], *after[:1]):
            low = word.lower()
            found.add(_spellings().get(low, low))
    member.ranks = frozenset(found & role_words().ranks)
    return member.ranks


def last_named(member: Member, at: int) -> int:
    """Return where somebody was last named before an offset, or -1."""
    index = bisect_right(member.places, at - 1)
    return member.places[index - 1] if index else -1


def _head(role: str) -> str:
    """Return the part of a role before "of", "for", "to" …: "chief" of "chief of the guard"."""
    words = role.split()
    stops = (i for i, word in enumerate(words) if i and word in _STOPS)
    return " ".join(words[: next(stops, len(words))])


@lru_cache(maxsize=4_096)
def head_word(role: str) -> str:
    """Return the noun a role turns on: "chief" of "chief of the guard", spellings folded."""
    words = _head(role).lower().replace("-", " ").split()
    word = words[-1] if words else ""
    return _spellings().get(word, word)


@lru_cache(maxsize=4_096)
def _role_key(role: str) -> frozenset[str]:
    words = role.lower().replace("-", " ").split()
    return frozenset(
        _spellings().get(word, word) for word in words if word not in {"of", "the", "for", "to"}
    )
