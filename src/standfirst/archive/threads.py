"""How stories went on from day to day, as rows: one state a day, under the key of all behind it."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, delete, func, select

from standfirst.archive import dialect, schema
from standfirst.archive.codec import from_json, to_json
from standfirst.archive.reports import CHUNK, newest, report_of, sortable
from standfirst.records import Leaving, Merged, Move, Thread, ThreadState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from standfirst.records import Report

MOST_KEPT = 3  # states of one day as all is known now, and as many as of past moments


class Stamp(NamedTuple):
    """One revision of a report, when it was published, and what tells how it was read."""

    report: str
    revision: int
    published_at: datetime | None
    read_as: str


class StoredDay(NamedTuple):
    """A day that is stored: its key, and whether it was made of what was known at a past moment."""

    key: str
    is_past: bool


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


def days_of(connection: Connection, contents: Sequence[str]) -> dict[str, tuple[StoredDay, ...]]:
    """Return the days that are stored by what they hold, the one made last last."""
    table = schema.thread_days
    found: dict[str, tuple[StoredDay, ...]] = {}
    for at in range(0, len(contents), CHUNK):
        rows = connection.execute(
            select(*table.c["content", "key", "is_past"])
            .where(table.c.content.in_(contents[at : at + CHUNK]))
            .order_by(table.c.made)
        )
        for row in rows:
            found[row.content] = (*found.get(row.content, ()), StoredDay(row.key, row.is_past))
    return found


def put_day(
    connection: Connection,
    day: StoredDay,
    state: ThreadState,
    leaving: Leaving,
    content: str,
) -> None:
    """Store a day's state and what left on it; of one day's, let all but the newest few go.

    States as of past moments push out none but their like.
    """
    table = schema.thread_days
    name = state.date.isoformat() if state.date else ""
    held = connection.execute(select(table.c.is_past).where(table.c.key == day.key)).first()
    is_past = day.is_past and (held is None or held.is_past)
    connection.execute(delete(table).where(table.c.key == day.key))
    connection.execute(
        table.insert(),
        {
            "key": day.key,
            "made": _next(connection),
            "day": name,
            "content": content,
            "state": zlib.compress(to_json(state).encode("ascii")),
            "leaving": zlib.compress(to_json(leaving).encode("ascii")),
            "is_past": is_past,
        },
    )
    into = {one.id: None for one in leaving.threads} | {one.id: one.into for one in leaving.merged}
    ends = [{"key": day.key, "story": story, "into": other} for story, other in into.items()]
    if ends:
        connection.execute(schema.thread_ends.insert(), ends)
    alike = (table.c.day == name) & table.c.is_past.is_(is_past)
    kept = select(table.c.key).where(alike).order_by(table.c.made.desc()).limit(MOST_KEPT)
    connection.execute(delete(table).where(alike, table.c.key.not_in(kept)))


def take_days(connection: Connection, keys: Sequence[str]) -> None:
    """Let stored days, in their order, be those of what is known now."""
    table = schema.thread_days
    for key in keys:
        values = {"is_past": False, "made": _next(connection)}
        connection.execute(table.update().where(table.c.key == key).values(**values))


def _next(connection: Connection) -> int:
    return (connection.scalar(select(func.max(schema.thread_days.c.made))) or 0) + 1


def state_of(connection: Connection, key: str) -> ThreadState | None:
    """Return the state under a key; null where there is none."""
    table = schema.thread_days
    packed = connection.scalar(select(table.c.state).where(table.c.key == key))
    return None if packed is None else from_json(ThreadState, _unpack(packed))


def leavings(connection: Connection, keys: Sequence[str]) -> dict[str, Leaving]:
    """Return what left on the days of these keys, by key; what is not stored is absent."""
    table = schema.thread_days
    return {
        row.key: from_json(Leaving, _unpack(row.leaving))
        for at in range(0, len(keys), CHUNK)
        for row in connection.execute(
            select(table.c.key, table.c.leaving).where(table.c.key.in_(keys[at : at + CHUNK]))
        )
    }


def newest_state(connection: Connection) -> ThreadState:
    """Return the state of the last day that was grouped, as it was made last of all known now."""
    table = schema.thread_days
    packed = connection.scalar(
        select(table.c.state)
        .where(table.c.is_past.is_(False))
        .order_by(table.c.day.desc(), table.c.made.desc())
        .limit(1)
    )
    return ThreadState(None) if packed is None else from_json(ThreadState, _unpack(packed))


def find_thread(connection: Connection, story: str) -> Thread | None:
    """Return a story's course, as of the last day it was alive on; null where none has this id."""
    for thread in newest_state(connection).threads:
        if thread.id == story:
            return thread
    end = _end_of(connection, story, schema.thread_ends.c.into.is_(None))
    told = leavings(connection, [end.key])[end.key].threads if end else ()
    return next((thread for thread in told if thread.id == story), None)


def find_merged(connection: Connection, story: str) -> Merged | None:
    """Return the story that one went into; null for one that did not, or has parted again."""
    end = _end_of(connection, story)
    if end is None or end.into is None:
        return None
    if any(thread.id == story for thread in newest_state(connection).threads):
        return None
    return Merged(story, end.into, date.fromisoformat(end.day) if end.day else None)


def _end_of(connection: Connection, story: str, *which: ColumnElement[bool]) -> Any:
    """Return where a story ended or merged last, on days as they were made last."""
    days, ends = schema.thread_days, schema.thread_ends
    later = days.alias()
    newest_of_day = (
        select(func.max(later.c.made))
        .where(later.c.day == days.c.day, later.c.is_past.is_(False))
        .scalar_subquery()
    )
    return connection.execute(
        select(days.c.key, days.c.day, ends.c.into)
        .join(ends, ends.c.key == days.c.key)
        .where(ends.c.story == story, days.c.is_past.is_(False), days.c.made == newest_of_day)
        .where(*which)
        .order_by(days.c.day.desc())
        .limit(1)
    ).first()


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
