"""The register: what the desk and the reports together tell of each person and body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.records import Doubt, KnownRole, Passage, RegisterEntry
from standfirst.text.people.linking import Cluster, body_key, link, names_by_use
from standfirst.text.people.names import parse_name
from standfirst.text.people.offices import is_title_of, title_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from standfirst.records import Judgement, Outlet, Registers, Role, SaidRole, Sighting

VERSION: Final = "1"  # part of what tells the pipeline that a stored register is stale
MOST_CITED: Final = 10  # passages kept for one role, the first ones


def make_register(
    registers: Registers, sightings: Iterable[Sighting], judgements: Iterable[Judgement]
) -> tuple[tuple[RegisterEntry, ...], tuple[Doubt, ...]]:
    """Put the register together: the desk's people first, then others by how often they are named.

    Desk roles keep the dates of the desk; a role that reports tell has the days it was said on.
    """
    clusters, doubts = link(registers.people, sightings, judgements)
    entries = [_entry(one, registers.outlets) for one in clusters]
    desk = [one for one in entries if one.on_desk]
    others = [one for one in entries if not one.on_desk]
    others.sort(key=lambda one: (-one.reports, -one.mentions, one.name, one.id))
    order = {one.id: n for n, one in enumerate((*desk, *others))}
    ordered = sorted(doubts, key=lambda one: (order[one.entry], one.name, one.unit))
    return (*desk, *others), tuple(ordered)


def _entry(cluster: Cluster, outlets: Sequence[Outlet]) -> RegisterEntry:
    person = cluster.person
    used = names_by_use(cluster.units)
    name = person.name if person else _best(used)
    known = {person.name, *person.names} if person else set()
    seen = [one for unit in cluster.units for one in unit.sightings]
    names = sorted((known | set(used)) - {name})
    return RegisterEntry(
        id=cluster.id,
        name=name,
        names=tuple(names),
        body=person.body if person else cluster.units[0].body,
        on_desk=person is not None,
        roles=_roles(person.roles if person else (), [role for one in seen for role in one.roles]),
        outlets=_owned(cluster.id, {name, *names}, outlets),
        units=tuple(sorted(unit.id for unit in cluster.units)),
        reports=len({one.report for one in seen}),
        mentions=sum(len(one.spans) for one in seen),
    )


def _best(names: list[str]) -> str:
    """Return the most used name that has a given name, in Latin letters if there is one."""
    whole = [name for name in names if parse_name(name).given] or names
    latin = [name for name in whole if name.isascii() or "a" <= name[0].lower() <= "ž"]
    return (latin or whole)[0]


def _owned(entry: str, names: set[str], outlets: Sequence[Outlet]) -> tuple[str, ...]:
    mine = {body_key(name) for name in names} | {body_key(entry)}
    return tuple(
        outlet.id
        for outlet in outlets
        if {body_key(owner) for owner in (outlet.speaker, outlet.owner) if owner} & mine
    )


def _roles(desk: Sequence[Role], said: Sequence[SaidRole]) -> tuple[KnownRole, ...]:
    """Return the desk's roles with what reports say of each, then the roles that only they tell."""
    cited: list[list[SaidRole]] = [[] for _ in desk]
    others: dict[tuple[frozenset[str], str], list[SaidRole]] = {}
    for one in said:
        fits = [n for n, role in enumerate(desk) if _is_told(role, one)]
        if fits:
            cited[fits[0]].append(one)
        else:
            key = title_words(one.title), (one.affiliation or "").casefold()
            others.setdefault(key, []).append(one)
    known = [
        _known(role.title, role.affiliation, told, role)
        for role, told in zip(desk, cited, strict=True)
    ]
    found = [_known(told[0].title, told[0].affiliation, told, None) for told in others.values()]
    found.sort(key=lambda role: (-len(role.said_by), role.title, role.affiliation or ""))
    return (*known, *found)


def _is_told(role: Role, said: SaidRole) -> bool:
    return is_title_of(said.title, role) and (said.day is None or role.held_on(said.day))


def _known(
    title: str, affiliation: str | None, told: list[SaidRole], role: Role | None
) -> KnownRole:
    days = sorted(one.day for one in told if one.day is not None)
    return KnownRole(
        title,
        affiliation,
        from_on=role.from_on if role else None,
        until_on=role.until_on if role else None,
        on_desk=role is not None,
        first_said=days[0] if days else None,
        last_said=days[-1] if days else None,
        said_by=_passages(told),
    )


def _passages(told: list[SaidRole]) -> tuple[Passage, ...]:
    ordered = sorted(told, key=lambda one: (_day(one.day), one.passage.report, one.passage.span))
    return tuple(one.passage for one in ordered[:MOST_CITED])


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
