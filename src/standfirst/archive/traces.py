"""What reports are compared by, as rows: one of each kind a revision, the one made last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from standfirst.archive import dialect, schema
from standfirst.archive.derived import CHUNK
from standfirst.records import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_KEPT = 90_000  # rows, some 100 MB: those of reports alive no more are made again if need be


def put_traces(connection: Connection, traces: Iterable[Trace]) -> None:
    """Store traces, in place of earlier ones of the same revisions and kinds.

    Those stored long before go, as many as are too many.
    """
    rows = [
        {
            "report": one.report,
            "revision": one.revision,
            "kind": one.kind,
            "key": one.key,
            "packed": one.packed,
        }
        for one in traces
    ]
    dialect.put(connection, schema.traces, rows)
    if rows:
        dialect.keep_newest(connection, schema.traces, MOST_KEPT)


def drop_traces(connection: Connection, reports: Sequence[str]) -> None:
    """Delete the traces of reports, of all their revisions."""
    table = schema.traces
    for at in range(0, len(reports), CHUNK):
        connection.execute(delete(table).where(table.c.report.in_(reports[at : at + CHUNK])))


def traces_of(connection: Connection, revisions: Sequence[tuple[str, int]]) -> list[Trace]:
    """Return the traces of revisions, of all kinds; what has none yet is absent."""
    wanted = dict(revisions)
    ids = sorted(wanted)
    table = schema.traces
    return [
        Trace(row.report, row.revision, row.kind, row.key, row.packed)
        for at in range(0, len(ids), CHUNK)
        for row in connection.execute(select(table).where(table.c.report.in_(ids[at : at + CHUNK])))
        if wanted[row.report] == row.revision
    ]
