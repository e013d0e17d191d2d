"""Two who speak together, told by "both men", "the two ministers", "the former", "the latter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.holders import last_named
from standfirst.read.statements.names import role_words, role_words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.cast import Cast, Member

_PAIRED = re.compile(
    r"both|neither|either|the former|the latter|the pair|the two"
    r"|(?:both|the two|the pair of) (?:[a-z-]+ ){0,2}[a-z-]+(?: of state| of government)?"
    r"|the couple|the duo"
)
_WOMEN = frozenset({"women", "woman", "ladie", "lady", "girl"})
_MEN = frozenset({"men", "man", "gentlemen", "boy"})
_PEOPLE = _WOMEN | _MEN | {"former", "latter", "pair", "two", "couple", "duo"}
_PAIR = 2
_AHEAD = 1_200  # characters within which "the two ministers" are named later
_FAR = 1_200  # characters a pair looks back


def is_paired(low: str) -> bool:
    """Tell whether a source in small letters means two people who were named."""
    if _PAIRED.fullmatch(low) is None:
        return False
    head = _head(low)
    people = role_words_of("offices", "occupations", "relations", "persons")
    return low in role_words().pairs or head in people or head in _PEOPLE


def find_pair(
    low: str,
    at: int,
    cast: Cast,
    *,
    bodies: Sequence[tuple[int, str]],
    heard: Sequence[Member],
) -> tuple[str, ...]:
    """Return the names of the two, in the order of the report; the one of "the former".

    ``bodies`` spoke before, with where: "both" alone means them where the last two speakers
    were bodies. ``heard`` are the people who spoke; two of them go before people only named.
    Empty where it cannot be told.
    """
    if low == "the couple" and (couple := _couple(cast)):
        return couple
    near = [(last_named(one, at), one) for one in cast.members if one.is_sure]
    people = [(place, one) for place, one in near if place >= 0 and at - place < _FAR]
    head = _head(low)
    gender = "f" if head in _WOMEN | {"women"} else "m" if head in _MEN else ""
    people = [(place, one) for place, one in people if not gender or one.gender in {"", gender}]
    named = dict(sorted((name, place) for place, name in bodies if at - place < _FAR))
    if low == "both" and len(named) > 1:
        last = sorted(named, key=lambda name: named[name])[-2:]
        if not people or min(named[name] for name in last) > max(place for place, _ in people):
            return tuple(last)
    spoke = [row for row in people if any(row[1] is one for one in heard)]
    two = _last_two(spoke if len(spoke) > 1 else people)
    if len(two) < _PAIR and low not in role_words().pairs:
        ahead = [one for one in cast.members if one.is_sure and _is_ahead(one, at)]
        two = sorted(ahead, key=lambda one: one.places[0])[:_PAIR]
    if len(two) < _PAIR:
        return ()
    if low.endswith("former"):
        return (two[0].name,)
    if low.endswith("latter"):
        return (two[1].name,)
    return two[0].name, two[1].name


def _head(low: str) -> str:
    words = low.split(" of ", maxsplit=1)[0] if not low.startswith("the pair") else low
    return words.rsplit(maxsplit=1)[-1].removesuffix("s")


def _is_ahead(member: Member, at: int) -> bool:
    return bool(member.places) and " " in member.name and at < member.places[0] < at + _AHEAD


def _couple(cast: Cast) -> tuple[str, ...]:
    """Return the two of one surname, where there are just two."""
    by_surname: dict[str, list[Member]] = {}
    for member in cast.members:
        if " " in member.name:
            by_surname.setdefault(member.surname, []).append(member)
    pairs = [rows for rows in by_surname.values() if len(rows) == _PAIR]
    return tuple(one.name for one in pairs[0]) if len(pairs) == 1 else ()


def _last_two(people: Sequence[tuple[int, Member]]) -> list[Member]:
    """Return the two named last, the one first who came first into the report."""
    last = [one for _, one in sorted(people, key=lambda row: row[0])[-2:]]
    return sorted(last, key=lambda one: one.places[0])
