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
    r"|(?:both|the two|the pair of) [a-z-]+"
)
_WOMEN = frozenset({"women", "ladies", "girls"})
_MEN = frozenset({"men", "gentlemen", "boys"})
_PEOPLE = _WOMEN | _MEN | {"former", "latter", "pair", "two"}
_FAR = 1_200  # characters a pair looks back


def is_paired(low: str) -> bool:
    """Tell whether a source in small letters means two people who were named."""
    if _PAIRED.fullmatch(low) is None:
        return False
    head = low.rsplit(maxsplit=1)[-1].removesuffix("s")
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
    near = [(last_named(one, at), one) for one in cast.members if one.is_sure]
    people = [(place, one) for place, one in near if place >= 0 and at - place < _FAR]
    head = low.rsplit(maxsplit=1)[-1]
    gender = "f" if head in _WOMEN else "m" if head in _MEN else ""
    people = [(place, one) for place, one in people if not gender or one.gender in {"", gender}]
    named = dict(sorted((name, place) for place, name in bodies if at - place < _FAR))
    if low == "both" and len(named) > 1:
        last = sorted(named, key=lambda name: named[name])[-2:]
        if not people or min(named[name] for name in last) > max(place for place, _ in people):
            return tuple(last)
    spoke = [row for row in people if any(row[1] is one for one in heard)]
    two = _last_two(spoke if len(spoke) > 1 else people)
    if len(two) < 2:
        return ()
    if low.endswith("former"):
        return (two[0].name,)
    if low.endswith("latter"):
        return (two[1].name,)
    return two[0].name, two[1].name


def _last_two(people: Sequence[tuple[int, Member]]) -> list[Member]:
    """Return the two named last, the one first who came first into the report."""
    last = [one for _, one in sorted(people, key=lambda row: row[0])[-2:]]
    return sorted(last, key=lambda one: one.places[0])
