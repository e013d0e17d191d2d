"""Gists as rows, each with the reading it was taken from: one of another reading counts as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from standfirst.archive import dialect, schema
from standfirst.archive.codec import from_json, to_json
from standfirst.archive.derived import CHUNK
from standfirst.records import Gist

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_KEPT = 30_000  # gists of 3 kB; editions of days long past are seldom written again


def put_gists(connection: Connection, gists: Iterable[Gist], version: str) -> None:
    """Store gists made by a version of their stage from the readings that are stored now.

    Those stored long before go, as many as are too many.
    """
    made = {(one.report, one.revision): one for one in gists}
    table = schema.readings
    ids = sorted({report for report, _ in made})
    rows = [
        {
            "report": row.report,
            "revision": row.revision,
            "version": version,
            "read_by": row.version,
            "read_from": row.input_hash,
            "gist": to_json(made[row.report, row.revision]),
        }
        for at in range(0, len(ids), CHUNK)
        for row in connection.execute(
            select(*table.c["report", "revision", "version", "input_hash"]).where(
                table.c.report.in_(ids[at : at + CHUNK])
            )
        )
        if (row.report, row.revision) in made
    ]
    dialect.put(connection, schema.gists, rows)
    dialect.keep_newest(connection, schema.gists, MOST_KEPT)


def gists_of(
    connection: Connection, revisions: Sequence[tuple[str, int]], version: str
) -> dict[str, Gist]:
    """Return the gists of revisions, by report id, that this version made of their readings."""
    wanted = dict(revisions)
    ids = sorted(wanted)
    gists, readings = schema.gists, schema.readings
    current = (
        select(*gists.c["report", "revision", "gist"])
        .join(
            readings,
            (readings.c.report == gists.c.report)
            & (readings.c.revision == gists.c.revision)
            & (readings.c.version == gists.c.read_by)
            & (readings.c.input_hash == gists.c.read_from),
        )
        .where(gists.c.version == version)
    )
    return {
        row.report: from_json(Gist, row.gist)
        for at in range(0, len(ids), CHUNK)
        for row in connection.execute(current.where(gists.c.report.in_(ids[at : at + CHUNK])))
        if wanted[row.report] == row.revision
    }
