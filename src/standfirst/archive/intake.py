"""What comes in beside reports, as rows: captures, refused inputs, the editor's decisions."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from standfirst.archive import dialect, schema
from standfirst.records import Capture, Drop, Judgement, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable


def put_captures(connection: Connection, captures: Iterable[Capture]) -> None:
    """Store captures; one that is known keeps the name and time it first came with."""
    rows = [
        {
            "sha256": capture.sha256,
            "n_bytes": capture.n_bytes,
            "media_type": capture.media_type,
            "origin": _storable(capture.origin),
            "collected_at": capture.collected_at.isoformat(),
        }
        for capture in captures
    ]
    dialect.put_new(connection, schema.captures, rows)


def all_captures(connection: Connection) -> tuple[Capture, ...]:
    """Return all captures, by hash."""
    rows = connection.execute(select(schema.captures).order_by(schema.captures.c.sha256))
    return tuple(
        Capture(
            row.sha256,
            row.n_bytes,
            row.media_type,
            row.origin,
            datetime.fromisoformat(row.collected_at),
        )
        for row in rows
    )


def put_drops(connection: Connection, drops: Iterable[Drop], at: datetime | None) -> None:
    """Store refused inputs; the same refusal is kept once, with the time it first came."""
    rows = []
    for drop in drops:
        what, reason, detail = map(_storable, (drop.what, drop.reason, drop.detail))
        rows.append(
            {
                "id": make_id("d", what, reason, detail),
                "what": what,
                "reason": reason,
                "detail": detail,
                "dropped_at": at and at.isoformat(),
            }
        )
    dialect.put_new(connection, schema.drops, rows)


def all_drops(connection: Connection, reasons: Iterable[str] | None = None) -> tuple[Drop, ...]:
    """Return all refused inputs, by name, or those of some reasons."""
    table = schema.drops
    query = select(table).order_by(table.c.what, table.c.reason, table.c.id)
    if reasons is not None:
        query = query.where(table.c.reason.in_(tuple(reasons)))
    rows = connection.execute(query)
    return tuple(Drop(row.what, row.reason, row.detail) for row in rows)


def put_judgement(connection: Connection, judgement: Judgement) -> None:
    """Append a decision."""
    connection.execute(
        schema.judgements.insert(),
        {
            "kind": judgement.kind,
            "subject": judgement.subject,
            "other": judgement.other,
            "who": judgement.who,
            "made_at": judgement.made_at.isoformat(),
        },
    )


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Return all decisions, the first one first."""
    rows = connection.execute(select(schema.judgements).order_by(schema.judgements.c.row))
    return tuple(
        Judgement(row.kind, row.subject, row.other, row.who, datetime.fromisoformat(row.made_at))
        for row in rows
    )


def _storable(words: str) -> str:
    # File names may hold bytes that are no UTF-8; those come as lone surrogates.
    return words.encode("utf-8", "backslashreplace").decode()
