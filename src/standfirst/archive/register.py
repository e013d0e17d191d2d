"""The register of people as rows: sightings a report, entries, doubtful matches.

All of it is made from readings, the desk's people and the editor's judgements, and can be made
again from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from standfirst.archive import dialect, schema
from standfirst.archive.codec import from_json, to_json
from standfirst.archive.derived import CHUNK, Done
from standfirst.errors import NotFoundError
from standfirst.records import Doubt, RegisterEntry, Sighting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STATE = "people"


def put_sightings(
    connection: Connection, found: Iterable[tuple[str, int, str, Sequence[Sighting]]]
) -> None:
    """Store the sightings of revisions, given with the hash of what each was read from."""
    rows = [
        {
            "report": report,
            "revision": revision,
            "input_hash": input_hash,
            "sightings": "\n".join(to_json(one) for one in sightings),
        }
        for report, revision, input_hash, sightings in found
    ]
    dialect.put(connection, schema.sightings, rows)


def sightings_done(connection: Connection) -> dict[tuple[str, int], str]:
    """Return, for each revision seen, the hash of what its sightings were taken from."""
    columns = schema.sightings.c["report", "revision", "input_hash"]
    return {
        (row.report, row.revision): row.input_hash for row in connection.execute(select(*columns))
    }


def sightings_of(
    connection: Connection, revisions: Sequence[tuple[str, int]]
) -> Iterator[Sighting]:
    """Give the sightings of these revisions, in order of report id."""
    wanted = dict(revisions)
    ids = sorted(wanted)
    table = schema.sightings
    for at in range(0, len(ids), CHUNK):
        rows = connection.execute(
            select(table).where(table.c.report.in_(ids[at : at + CHUNK])).order_by(table.c.report)
        )
        for row in rows:
            if wanted[row.report] == row.revision:
                yield from (from_json(Sighting, line) for line in row.sightings.splitlines())


def sightings_of_units(connection: Connection, units: Sequence[str]) -> tuple[Sighting, ...]:
    """Return the sightings of names by their ids, in current revisions, by day and report id."""
    table, reports = schema.sightings, schema.reports
    wanted = set(units)
    found: dict[tuple[str, int], str] = {}
    for unit in sorted(wanted):
        rows = connection.execute(
            select(*table.c["report", "revision", "sightings"])
            .join(
                reports,
                (reports.c.id == table.c.report) & (reports.c.revision == table.c.revision),
            )
            .where(reports.c.is_current, table.c.sightings.contains(unit, autoescape=True))
        )
        found |= {(row.report, row.revision): row.sightings for row in rows}
    lines = (line for text in found.values() for line in text.splitlines())
    sightings = [one for one in (from_json(Sighting, line) for line in lines) if one.unit in wanted]
    return tuple(sorted(sightings, key=lambda one: (str(one.day or ""), one.report, one.unit)))


def put_register(
    connection: Connection, entries: Sequence[RegisterEntry], doubts: Sequence[Doubt], done: Done
) -> None:
    """Store a register in place of the earlier one."""
    for table in (schema.people_units, schema.people, schema.doubts):
        connection.execute(delete(table))
    people = [{"id": one.id, "n": n, "entry": to_json(one)} for n, one in enumerate(entries)]
    units = [{"unit": unit, "person": one.id} for one in entries for unit in one.units]
    waiting = [{"n": n, "doubt": to_json(one)} for n, one in enumerate(doubts)]
    for table, rows in (
        (schema.people, people),
        (schema.people_units, units),
        (schema.doubts, waiting),
    ):
        if rows:
            connection.execute(table.insert(), rows)
    state = {"name": _STATE, "version": done.version, "input_hash": done.input_hash}
    dialect.put(connection, schema.register_states, [state])


def register_done(connection: Connection) -> Done | None:
    """Return by what and from what the register was put together; None if it was not."""
    table = schema.register_states
    row = connection.execute(select(table).where(table.c.name == _STATE)).first()
    return None if row is None else Done(row.version, row.input_hash)


def entries(connection: Connection) -> tuple[RegisterEntry, ...]:
    """Return all entries, in the register's order."""
    rows = connection.execute(select(schema.people.c.entry).order_by(schema.people.c.n))
    return tuple(from_json(RegisterEntry, row.entry) for row in rows)


def entry_of(connection: Connection, key: str) -> RegisterEntry:
    """Return the entry of an id, or that a name's id was matched to."""
    table, units = schema.people, schema.people_units
    person = connection.scalar(select(units.c.person).where(units.c.unit == key)) or key
    text = connection.scalar(select(table.c.entry).where(table.c.id == person))
    if text is None:
        raise NotFoundError(f'{key}: nobody in the register; "standfirst people" lists them')
    return from_json(RegisterEntry, text)


def doubts(connection: Connection) -> tuple[Doubt, ...]:
    """Return the doubtful matches, in the register's order."""
    rows = connection.execute(select(schema.doubts.c.doubt).order_by(schema.doubts.c.n))
    return tuple(from_json(Doubt, row.doubt) for row in rows)
