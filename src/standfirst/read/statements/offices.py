"""Who an office means where the report names nobody: whoever held it on that day, by the register.

"The Velmoran defence minister said" in a report of March is another person than in one of
December. Precision first: the report must say whose office it is, the register must have exactly
one holder on the day, and "a minister" is nobody's office.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Via
from standfirst.text.people import holders_on
from standfirst.text.people.offices import title_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from standfirst.read.statements.raw import RawStatement
    from standfirst.records import Person, Speaker

_INDEFINITE = ("a ", "an ", "one ", "another ", "some ", "former ", "the former ")


def with_officeholders(
    text: str,
    rows: Sequence[RawStatement],
    speakers: Sequence[Speaker | None],
    people: Sequence[Person],
    on: date | None,
) -> list[Speaker | None]:
    """Return the speakers, with the register's name where an office of the day tells who it is.

    ``on`` is the day of the report; without one no office can be told. "He" and
    "the minister" behind it mean the same.
    """
    if on is None or not any(person.roles for person in people):
        return list(speakers)
    persons = [person for person in people if not person.body]
    told: dict[Person, frozenset[str]] = {}  # officeholders, with the words of their office
    found: list[Speaker | None] = []
    for row, speaker in zip(rows, speakers, strict=True):
        person = None
        if speaker is not None and speaker.name is None and speaker.role:
            person = _meant(text, row, speaker, persons, told=told, on=on)
        if speaker is None or person is None:
            found.append(speaker)
            continue
        told.setdefault(person, title_words(speaker.role or ""))
        via = Via.ROLE if speaker.via is Via.UNNAMED else speaker.via
        found.append(replace(speaker, id=person.id, name=person.name, via=via))
    return found


def _meant(
    text: str,
    row: RawStatement,
    speaker: Speaker,
    persons: Sequence[Person],
    *,
    told: Mapping[Person, frozenset[str]],
    on: date,
) -> Person | None:
    if row.source is None or row.source.of(text).lower().startswith(_INDEFINITE):
        return None
    if speaker.affiliation is None:
        # "He added", "the minister added": the officeholder told before, if it is one alone.
        words = title_words(speaker.role or "")
        before = [person for person, office in told.items() if words <= office]
        return before[0] if len(before) == 1 and words else None
    if speaker.via is not Via.UNNAMED:
        return None
    holders = holders_on(persons, speaker.role or "", on, speaker.affiliation)
    return holders[0] if len(holders) == 1 and _is_at(holders[0], speaker.affiliation) else None


def _is_at(person: Person, affiliation: str) -> bool:
    """Tell whether the register says of a role of theirs that it is at that very affiliation."""
    wanted = affiliation.casefold()
    return any((role.affiliation or "").casefold() == wanted for role in person.roles)
