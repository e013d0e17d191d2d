"""How stories went on from day to day, as rows: one state a day, under the key of all behind it."""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, delete, func, select

from standfirst.archive import dialect, schema
from standfirst.archive.codec import from_json, to_json
from standfirst.archive.reports import CHUNK, newest, report_of, sortable
from standfirst.records import Leaving, Move, Thread, ThreadState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.records import Report

MOST_KEPT = 3  # states of one day: as all is known now, and as of a moment or two before


class Stamp(NamedTuple):
    """One revision of a report, when it was published, and what tells how it was read."""

    report: str
    revision: int
    published_at: datetime | None
    read_as: str


def stamps(
    connection: Connection, end: datetime | None, as_of: datetime | None, *, undated: bool
) -> list[Stamp]:
    """Return what grouping rests on: all reports up to a moment, by time and id, undated last."""
    table, readings = schema.reports, schema.readings
    wanted = (
        select(
            *table.c["id", "revision", "published_at", "text_sha256"],
            *readings.c["version", "input_hash"],
        )
        .join(
            readings,
            (readings.c.report == table.c.id) & (readings.c.revision == table.c.revision),
            isouter=True,
        )
        .where(newest(as_of))
    )
    if end is not None:
        wanted = wanted.where(table.c.published_utc < sortable(end))
    if not undated:
        wanted = wanted.where(table.c.published_utc.is_not(None))
    ordered = wanted.order_by(table.c.published_utc.is_(None), table.c.published_utc, table.c.id)
    return [
        Stamp(
            row.id,
            row.revision,
            row.published_at and datetime.fromisoformat(row.published_at),
            f"{row.version} {row.input_hash}" if row.version else row.text_sha256,
        )
        for row in connection.execute(ordered)
    ]


def revisions(connection: Connection, wanted: Sequence[tuple[str, int]]) -> tuple[Report, ...]:
    """Return these revisions of reports, in no order that means anything."""
    of = dict(wanted)
    ids = sorted(of)
    table = schema.reports
    return tuple(
        report_of(row)
        for at in range(0, len(ids), CHUNK)
        for row in connection.execute(select(table).where(table.c.id.in_(ids[at : at + CHUNK])))
        if of[row.id] == row.revision
    )


def keys_of(connection: Connection, contents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the keys of days by what these hold, the one made last last."""
    table = schema.thread_days
    found: dict[str, tuple[str, ...]] = {}
    for at in range(0, len(contents), CHUNK):
        rows = connection.execute(
            select(table.c.content, table.c.key)
            .where(table.c.content.in_(contents[at : at + CHUNK]))
            .order_by(table.c.made)
        )
        for row in rows:
            found[row.content] = (*found.get(row.content, ()), row.key)
    return found


def put_day(
    connection: Connection, key: str, state: ThreadState, leaving: Leaving, content: str
) -> None:
    """Store a day's state and what left on it; of one day's, let all but the newest few go."""
    table = schema.thread_days
    made = (connection.scalar(select(func.max(table.c.made))) or 0) + 1
    day = state.date.isoformat() if state.date else ""
    connection.execute(delete(table).where(table.c.key == key))
    connection.execute(
        table.insert(),
        {
            "key": key,
            "made": made,
            "day": day,
            "content": content,
            "state": zlib.compress(to_json(state).encode("ascii")),
            "leaving": zlib.compress(to_json(leaving).encode("ascii")),
        },
    )
    kept = select(table.c.key).where(table.c.day == day).order_by(table.c.made.desc())
    connection.execute(
        delete(table).where(table.c.day == day, table.c.key.not_in(kept.limit(MOST_KEPT)))
    )


def state_of(connection: Connection, key: str) -> ThreadState:
    """Return the state under a key, that of no day where there is none."""
    table = schema.thread_days
    packed = connection.scalar(select(table.c.state).where(table.c.key == key))
    return ThreadState(None) if packed is None else from_json(ThreadState, _unpack(packed))


def leavings(connection: Connection, keys: Sequence[str]) -> tuple[Leaving, ...]:
    """Return what left on the days of these keys, in their order."""
    table = schema.thread_days
    found = {
        row.key: row.leaving
        for at in range(0, len(keys), CHUNK)
        for row in connection.execute(
            select(table.c.key, table.c.leaving).where(table.c.key.in_(keys[at : at + CHUNK]))
        )
    }
    return tuple(from_json(Leaving, _unpack(found[key])) for key in keys if key in found)


def newest_state(connection: Connection) -> ThreadState:
    """Return the state of the last day that was grouped, as it was made last."""
    table = schema.thread_days
    packed = connection.scalar(
        select(table.c.state).order_by(table.c.day.desc(), table.c.made.desc()).limit(1)
    )
    return ThreadState(None) if packed is None else from_json(ThreadState, _unpack(packed))


def find_thread(connection: Connection, story: str) -> Thread | None:
    """Return a story's course, as of the last day it was alive on; null where none has this id."""
    table = schema.thread_days
    for thread in newest_state(connection).threads:
        if thread.id == story:
            return thread
    rows = connection.execute(
        select(table.c.leaving).order_by(table.c.day.desc(), table.c.made.desc())
    )
    for row in rows:
        text = _unpack(row.leaving)
        if story in text:  # quicker than to decode them all
            for thread in from_json(Leaving, text).threads:
                if thread.id == story:
                    return thread
    return None


def put_moves(connection: Connection, moves: Sequence[Move]) -> None:
    """Note which reports stand in another story than before."""
    table = schema.story_moves
    n = connection.scalar(select(func.max(table.c.n))) or 0
    rows = [
        {
            "report": one.report,
            "story": one.story,
            "into": one.into,
            "n": n + place,
            "late": json.dumps(one.late),
        }
        for place, one in enumerate(moves, 1)
    ]
    dialect.put(connection, table, rows)


def moves_of(connection: Connection, key: str) -> tuple[Move, ...]:
    """Return the moves of a report, or those out of a story, the first one first."""
    table = schema.story_moves
    rows = connection.execute(
        select(table).where((table.c.report == key) | (table.c.story == key)).order_by(table.c.n)
    )
    return tuple(Move(row.report, row.story, row.into, tuple(json.loads(row.late))) for row in rows)


def _unpack(packed: bytes) -> str:
    return zlib.decompress(packed).decode("ascii")
