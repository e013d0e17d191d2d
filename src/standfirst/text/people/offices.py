"""Who held which office on a day, and whether somebody held one: by the roles of the register."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from standfirst.records import Person, Role

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPELLINGS: Final = {"defense": "defence", "councilor": "councillor", "spokesman": "spokesperson",
                     "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
                     "chairperson": "chair", "ministry": "minister", "head": "chief",
                     "foreign": "foreign", "prime-minister": "premier"}  # fmt: skip
_SMALL: Final = frozenset("the a an of for to and s in on".split())
_FORMER: Final = frozenset({"former", "ex", "late", "then", "previous", "outgoing", "onetime"})
# A title without one of these is another office, not a shorter form of it.
_RANKS: Final = frozenset(
    "deputy vice first second acting assistant interim junior senior lieutenant major brigadier"
    " under shadow designate elect envoy spokesperson adviser advisor".split()
)


_STEM: Final = 4  # letters of a country's name that its adjective keeps at least


class Standing(StrEnum):
    """How somebody stands to a title on a day."""

    HELD = "held"
    FORMER = "former"  # held before, and over by then
    FUTURE = "future"  # not yet
    UNKNOWN = "unknown"  # the register has no such role of theirs


@dataclass(frozen=True, slots=True)
class RoleAnswer:
    """Whether somebody held a title on a day, and the role of the register that says so."""

    standing: Standing
    role: Role | None = None


@lru_cache(maxsize=1 << 14)
def title_words(title: str) -> frozenset[str]:
    """Return what a title says, without order, spelling habits and small words.

    "Minister of Defense" and "defence minister" say the same.
    """
    text = title.casefold().replace("prime minister", "premier").replace("ex-", "ex ")
    words = (_SPELLINGS.get(word, word) for word in _WORD.findall(text.replace("’s", " ")))
    return frozenset(word.removesuffix("'s") for word in words) - _SMALL


def is_called_former(title: str) -> bool:
    """Tell whether a title itself says that it is over ("former", "ex-")."""
    return bool(title_words(title) & _FORMER)


def is_title_of(title: str, role: Role) -> bool:
    """Tell whether a title means a role: the same words, or fewer of them but the rank.

    The affiliation may stand in either: "Velmora's defence minister", "Velmoran minister".
    """
    said = title_words(title) - _FORMER
    full = title_words(role.title)
    around = title_words(role.affiliation or "")
    if not said:
        return False
    said = frozenset(word for word in said if word in full or not _is_adjective(word, around))
    return said <= full | around and bool(said & full) and not (full - said) & _RANKS


def _is_adjective(word: str, around: frozenset[str]) -> bool:
    """Tell whether a word is made from one of an affiliation's: Velmoran, of Velmora."""
    return any(len(one) > _STEM and word.startswith(one[:-1]) for one in around)


def role_on(person: Person, title: str, day: date) -> RoleAnswer:
    """Say whether somebody held a title on a day: held, former, future or unknown.

    Where several roles fit, one held on the day is taken, then the one that ended last, then the
    one that begins first.
    """
    fitting = [role for role in person.roles if is_title_of(title, role)]
    held = [role for role in fitting if role.held_on(day)]
    if held:
        return RoleAnswer(Standing.HELD, held[0])
    ends = [(role.until_on, n) for n, role in enumerate(fitting) if role.until_on]
    over = [end for end in ends if end[0] < day]
    if over:
        return RoleAnswer(Standing.FORMER, fitting[max(over)[1]])
    starts = [(role.from_on, n) for n, role in enumerate(fitting) if role.from_on]
    coming = [start for start in starts if start[0] > day]
    if coming:
        return RoleAnswer(Standing.FUTURE, fitting[min(coming)[1]])
    return RoleAnswer(Standing.UNKNOWN)


def holders_on(
    people: Iterable[Person], title: str, day: date, affiliation: str | None = None
) -> tuple[Person, ...]:
    """Return who held a title on a day, in the register's order; more than one is no answer.

    ``affiliation`` leaves out those whose role is at another one; an exact title beats a shorter
    form of it, so that "the minister" is not everybody's.
    """
    exact: list[Person] = []
    short: list[Person] = []
    wanted = title_words(affiliation) if affiliation else None
    for person in people:
        for role in person.roles:
            if not role.held_on(day) or not is_title_of(title, role):
                continue
            at = title_words(role.affiliation or "")
            if wanted and at and not (wanted & at):
                continue
            is_exact = title_words(role.title) == title_words(title) - _FORMER - at
            (exact if is_exact else short).append(person)
            break
    return tuple(exact or short)
