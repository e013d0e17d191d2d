"""Which reports hold a word: the raw material of a search that weighs words for itself.

Rows are the numbers that the search table and ``reports.row`` share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from standfirst.archive import dialect, schema
from standfirst.archive.reports import report_of, sortable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from standfirst.records import Report

TABLE = schema.reports
CHUNK = 500  # bound parameters a query


def rows_published(connection: Connection, start: datetime, end: datetime) -> list[int]:
    """Return the rows of current reports published in ``[start, end)``, in rising order."""
    wanted = select(TABLE.c.row).where(
        TABLE.c.is_current,
        TABLE.c.published_utc >= sortable(start),
        TABLE.c.published_utc < sortable(end),
    )
    return sorted(connection.scalars(wanted))


def rows_with(
    connection: Connection, words: Iterable[str], *, limit: int, within: tuple[int, int] | None
) -> dict[str, list[int]]:
    """Return for each word the rows of current reports that hold it, the newest ``limit`` of them.

    ``within`` bounds the rows, both ends included. A word with marks in it, such as "1,500", stands
    for its parts in a row.
    """
    return {word: dialect.rows_of(connection, word, limit, within) for word in words}


def reports_at(connection: Connection, rows: Sequence[int]) -> dict[int, Report]:
    """Return the reports of rows."""
    found: dict[int, Report] = {}
    for at in range(0, len(rows), CHUNK):
        wanted = select(TABLE).where(TABLE.c.row.in_(rows[at : at + CHUNK]))
        found |= {row.row: report_of(row) for row in connection.execute(wanted)}
    return found


def n_current(connection: Connection) -> int:
    """Return how many reports there are."""
    wanted = select(func.count()).select_from(TABLE).where(TABLE.c.is_current)
    return connection.scalar(wanted) or 0
