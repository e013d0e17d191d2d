"""Readings as the writer takes them: sure statements only, and one id a person in all reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Entity, MentionKind, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.records import Statement
    from standfirst.write.people import Names

LEAST_SURE = 0.6  # of a statement: see the reliability table in the card of the model
LEAST_FOUND = 0.35  # below it a statement may be none at all


def identity(given: str, name: str, names: Names) -> str:
    """Return the id under which all reports know somebody: the register's, or the name.

    A report knows its people by ids of its own; a section must know whom another has introduced.
    """
    person = names.person(given, name)
    return person.id if person else name


class Identified(Mapping[str, Reading]):
    """Readings by report id, each made ready when it is first asked for.

    Statements less sure than ``LEAST_SURE`` name no speaker, those below ``LEAST_FOUND`` are gone.
    """

    def __init__(self, readings: Mapping[str, Reading], names: Names) -> None:
        self._readings = readings
        self._names = names
        self._made: dict[str, Reading] = {}

    def __getitem__(self, report: str) -> Reading:
        """Return the reading of a report."""
        made = self._made.get(report)
        if made is None:
            found = self._readings[report]
            sure = replace(found, statements=tuple(_sure_of(found.statements)))
            made = self._made[report] = _known(sure, self._names)
        return made

    def __iter__(self) -> Iterator[str]:
        """Give the reports' ids."""
        return iter(self._readings)

    def __len__(self) -> int:
        """Return how many readings there are."""
        return len(self._readings)


def _sure_of(statements: Iterable[Statement]) -> Iterator[Statement]:
    for one in statements:
        if one.confidence >= LEAST_SURE:
            yield one
        elif one.confidence >= LEAST_FOUND and one.source and one.cue:
            yield replace(one, speaker=None)


def _known(reading: Reading, names: Names) -> Reading:
    return replace(
        reading,
        statements=tuple(
            replace(one, speaker=replace(who, id=now))
            if (who := one.speaker) is not None
            and who.name
            and (now := identity(who.id, who.name, names)) != who.id
            else one
            for one in reading.statements
        ),
        mentions=tuple(
            replace(one, entity=Entity(now, one.entity.name))
            if one.entity is not None
            and one.kind is MentionKind.PERSON
            and (now := identity(one.entity.id, one.entity.name, names)) != one.entity.id
            else one
            for one in reading.mentions
        ),
    )
