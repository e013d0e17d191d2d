"""Who is named in a reading, where, and with which title: the register's raw material."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from standfirst.records import MentionKind, Passage, SaidRole, Sighting, Span, make_id
from standfirst.text.people.offices import title_words
from standfirst.text.people.roles import FAR, field_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from standfirst.records import Entity, Reading, Report

_KINDS: Final = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
_MOST_ROLES: Final = 20  # of one person in one report


def sightings_in(report: Report, reading: Reading, day: date | None) -> tuple[Sighting, ...]:
    """Return the people and bodies that one revision of a report names, in text order.

    ``day`` is that of publication at the desk. A role is one that a statement's source gives its
    speaker in words that stand in the report; what the desk knows beforehand is none.
    """
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    entities: dict[str, Entity] = {}
    bodies: set[str] = set()
    for mention in reading.mentions:
        if mention.kind in _KINDS and mention.entity is not None:
            spans[mention.entity.id].append(mention.span)
            entities.setdefault(mention.entity.id, mention.entity)
            if mention.kind is MentionKind.ORGANISATION:
                bodies.add(mention.entity.id)
    roles = _roles(report, reading, day)
    return tuple(
        Sighting(
            report.id,
            report.revision,
            _unit(unit, roles.get(unit, ())),
            unit,
            entity.name,
            tuple(spans[unit]),
            body=unit in bodies,
            day=day,
            roles=tuple(roles.get(unit, ())),
        )
        for unit, entity in entities.items()
    )


def _unit(entity: str, roles: Sequence[SaidRole]) -> str:
    """Return the id of a name; a goalkeeper's is not that of a minister of his name."""
    fields = sorted({field_of(role.title) or "" for role in roles} & FAR)
    return make_id("p", entity, fields[0]) if fields else entity


def _roles(report: Report, reading: Reading, day: date | None) -> dict[str, list[SaidRole]]:
    """Return the roles that statements' sources tell, by speaker, each way of saying it once."""
    roles: defaultdict[str, dict[tuple[frozenset[str], str | None], SaidRole]] = defaultdict(dict)
    people = {one.text for one in reading.mentions if one.kind is MentionKind.PERSON}
    for one in reading.statements:
        speaker = one.speaker
        if speaker is None or not speaker.role or not one.source:
            continue
        span = Span(one.source[0].start, one.source[-1].end)
        exact = span.of(report.text)
        if not title_words(speaker.role) <= title_words(exact):
            continue
        if any(name in speaker.role for name in people):
            continue  # "the minister's aide Vera Holm and her husband": whose role is it
        key = title_words(speaker.role), speaker.affiliation
        if len(roles[speaker.id]) < _MOST_ROLES:
            passage = Passage(report.id, report.revision, span, exact, one.id)
            roles[speaker.id].setdefault(
                key, SaidRole(speaker.role, speaker.affiliation, day, passage)
            )
    return {speaker: list(said.values()) for speaker, said in roles.items()}
