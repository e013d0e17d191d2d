"""What collecting leaves beside reports, as rows: feeds' states, fetches, hosts and the lease."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from standfirst.archive import dialect, schema
from standfirst.archive.codec import from_json, to_json
from standfirst.errors import BusyError
from standfirst.records import Feed, FeedState, Fetch, HostNote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LEASE = timedelta(minutes=5)  # what a killed collector on another machine costs at most


def put_fetches(connection: Connection, fetches: Iterable[Fetch]) -> None:
    """Store how captures came; the same bytes from the same address are noted once."""
    dialect.put_new(
        connection,
        schema.fetches,
        [
            {
                "address": one.address,
                "capture": one.capture,
                "feed": one.feed,
                "fetched_at": one.fetched_at.isoformat(),
                "fetch": to_json(one),
            }
            for one in fetches
        ],
    )


def fetches_of(connection: Connection, *, feed: str | None = None) -> tuple[Fetch, ...]:
    """Return all fetches, or those of one feed, the first one first."""
    table = schema.fetches
    wanted = select(table.c.fetch).order_by(table.c.row)
    if feed is not None:
        wanted = wanted.where(table.c.feed == feed)
    return tuple(from_json(Fetch, text) for text in connection.scalars(wanted))


def put_states(connection: Connection, states: Iterable[FeedState]) -> None:
    """Store what is known of feeds, in place of what was."""
    dialect.put(
        connection,
        schema.feed_states,
        [{"feed": one.feed, "state": to_json(one)} for one in states],
    )


def states_of(connection: Connection, feeds: Sequence[Feed]) -> dict[str, FeedState]:
    """Return what is known of each feed, by its id; of one never visited, nothing but that."""
    table = schema.feed_states
    found = {row.feed: from_json(FeedState, row.state) for row in connection.execute(select(table))}
    return {feed.id: found.get(feed.id) or FeedState(feed.id) for feed in feeds}


def forget_state(connection: Connection, feed: str) -> None:
    """Forget what is known of a feed; what it brought stays."""
    connection.execute(delete(schema.feed_states).where(schema.feed_states.c.feed == feed))


def put_notes(connection: Connection, notes: Iterable[HostNote]) -> None:
    """Store what hosts want, in place of what they wanted before."""
    dialect.put(
        connection,
        schema.host_notes,
        [{"origin": one.origin, "note": to_json(one)} for one in notes],
    )


def note_of(connection: Connection, origin: str) -> HostNote | None:
    """Return what a host wants of its visitors; None where it was never asked."""
    table = schema.host_notes
    text = connection.scalar(select(table.c.note).where(table.c.origin == origin))
    return None if text is None else from_json(HostNote, text)


def take_lease(
    connection: Connection,
    name: str,
    holder: str,
    now: datetime,
    is_dead: Callable[[str], bool],
) -> None:
    """Take a lease, or renew one that is held; raise BusyError where another holds it.

    A lease can be taken over when its time is up, when its holder is known to be dead, and when
    it ends later than any lease can: then it was taken before the clock was set back.
    """
    table = schema.leases
    row = connection.execute(select(table).where(table.c.name == name)).one_or_none()
    since = now
    if row is not None and row.holder == holder:
        since = datetime.fromisoformat(row.since)
    elif row is not None and not is_dead(row.holder):
        until = datetime.fromisoformat(row.until)
        if now < until <= now + LEASE:
            raise BusyError(
                f"another collector ({row.holder}) has been at work since {row.since};"
                " let it end, or stop it"
            )
    dialect.put(
        connection,
        table,
        [
            {
                "name": name,
                "holder": holder,
                "since": since.isoformat(),
                "until": (now + LEASE).isoformat(),
            }
        ],
    )


def give_back(connection: Connection, name: str, holder: str) -> None:
    """End a lease, if it is still ours."""
    table = schema.leases
    connection.execute(delete(table).where(table.c.name == name, table.c.holder == holder))
