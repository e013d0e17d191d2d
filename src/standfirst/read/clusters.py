"""Who is who within one report: full name, surname and acronym stand for one entity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.read.kept import kept
from standfirst.read.names import FoundName
from standfirst.records import Entity, Mention, MentionKind, Span, make_id

if TYPE_CHECKING:
    from standfirst.records import Registers

_PARTICLES: Final = frozenset("de la del der van von bin ibn al du da dos di".split())
_SUFFIXES: Final = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})
_ACRONYM_AFTER: Final = re.compile(r"\s\(([A-Z][A-Za-z&]{1,7})\)")


@dataclass(frozen=True, slots=True)
class Clusters:
    """Mentions of people and bodies, and what they tell about places.

    ``covered`` holds every offset inside a person's name, ``surnames`` the last words of full
    names.
    """

    mentions: list[Mention]
    covered: set[int]
    surnames: frozenset[str]


def cluster(text: str, found: list[FoundName], registers: Registers) -> Clusters:
    """Give each name its entity: a register entry, else the first full name in this report."""
    known = _register_names(registers)
    acronyms = _acronyms(text, found)
    by_surname: dict[str, str] = {}
    for name in found:
        if not name.is_body and name.is_full:
            by_surname.setdefault(surname_of(name.name), name.name)
    mentions: list[Mention] = []
    covered: set[int] = set()
    taken_until = {MentionKind.PERSON: 0, MentionKind.ORGANISATION: 0}
    for name in sorted([*found, *_bare_surnames(text, found, by_surname, known)], key=_order):
        kind = MentionKind.ORGANISATION if name.is_body else MentionKind.PERSON
        entity = known.get(name.name)
        if entity is None:
            canonical = name.name
            if name.is_body:
                canonical = acronyms.get(name.name, name.name)
            elif not name.is_full:
                canonical = by_surname.get(name.name, name.name)
            # The same id as a statement's speaker of that name has.
            entity = known.get(canonical) or Entity(make_id("p", canonical), canonical)
        if name.span.start < taken_until[kind]:
            continue
        taken_until[kind] = name.span.end
        mentions.append(Mention(kind, name.span, name.span.of(text), entity=entity))
        if not name.is_body:
            covered.update(range(name.span.start, name.span.end))
    return Clusters(mentions, covered, frozenset(by_surname))


def surname_of(name: str) -> str:
    """Return the last word of a name that is no suffix ("Jr.")."""
    words = [word for word in name.split() if word not in _SUFFIXES]
    return words[-1] if words else name


def _order(name: FoundName) -> tuple[int, int]:
    return name.span.start, -name.span.end


@kept
def _register_names(registers: Registers) -> dict[str, Entity]:
    names: dict[str, Entity] = {}
    for person in registers.people:
        for name in (person.name, *person.names):
            names.setdefault(name, Entity(person.id, person.name))
    return names


def _acronyms(text: str, found: list[FoundName]) -> dict[str, str]:
    """Return the long name of each acronym introduced in brackets after it."""
    table: dict[str, str] = {}
    for name in found:
        if name.is_body and (match := _ACRONYM_AFTER.match(text, name.span.end)):
            table.setdefault(match[1], name.name)
    return table


def _bare_surnames(
    text: str, found: list[FoundName], by_surname: dict[str, str], known: dict[str, Entity]
) -> list[FoundName]:
    """Find the surnames that stand alone after a full name, and the register's names."""
    wanted = {surname: False for surname in by_surname if len(surname) > 2}
    wanted |= dict.fromkeys(known, True)
    if not wanted:
        return []
    pattern = re.compile(
        r"(?<!\w)(?:"
        + "|".join(re.escape(n) for n in sorted(wanted, key=lambda n: (-len(n), n)))
        + r")(?!\w)"
    )
    bodies = sorted(name.span for name in found)
    names = []
    cursor = 0
    for match in pattern.finditer(text):
        while cursor < len(bodies) and bodies[cursor].end <= match.start():
            cursor += 1
        inside = cursor < len(bodies) and bodies[cursor].start <= match.start()
        if not inside:
            names.append(
                FoundName(
                    Span(*match.span()), match.group(), is_body=False, is_full=wanted[match.group()]
                )
            )
    return names
