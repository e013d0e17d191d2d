"""Reports as rows: adding revisions, and reading them back as they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, update

from standfirst.archive import dialect, schema
from standfirst.errors import NotFoundError
from standfirst.records import Report, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.sql.selectable import Select

TABLE = schema.reports
PLAIN = (
    "id revision external_id outlet url language byline forwarded_from reply_to"
    " is_post is_partial capture extractor origin text"
).split()
MOMENTS = "published_at updated_at collected_at".split()
SPANS = "headline standfirst body".split()


@dataclass(frozen=True, slots=True)
class AddCount:
    """What became of a batch: ids of reports that were new, and that got a new revision."""

    added: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    unchanged: int = 0


def known_at(report: Report) -> datetime | None:
    """Return from when on a revision counts as known, for editions as of a past moment.

    That is when it was last edited, else published, else collected: files are imported long
    after the day they tell of, so the moment of their import says nothing.
    """
    return report.updated_at or report.published_at or report.collected_at


def sortable(moment: datetime | None) -> str | None:
    """Return a moment in UTC as text of fixed width that sorts as time does."""
    if moment is None:
        return None
    plain = moment.replace(tzinfo=None)
    try:
        plain -= moment.utcoffset() or timedelta(0)
    except OverflowError:  # the first and the last day of the calendar
        plain = datetime.min if plain.year == 1 else datetime.max  # noqa: DTZ901 - in UTC
    return plain.isoformat(timespec="microseconds") + "Z"


def add(connection: Connection, reports: Iterable[Report]) -> AddCount:
    """Add reports; the same id with another text becomes the next revision.

    A text the report had in any revision is unchanged, so that importing the same files again
    changes nothing, except where it brings the date the newest revision lacks.
    """
    added, revised, unchanged = [], [], 0
    for report in reports:
        earlier = connection.execute(
            select(*TABLE.c["row", "revision", "text", "published_at", *_span_names()])
            .where(TABLE.c.id == report.id)
            .order_by(TABLE.c.revision)
        ).all()
        if not earlier:
            _insert(connection, report)
            added.append(report.id)
        elif _is_known(report, earlier):
            unchanged += 1
        else:
            newest = earlier[-1]
            connection.execute(
                update(TABLE).where(TABLE.c.row == newest.row).values(is_current=False)
            )
            dialect.forget_text(connection, newest.row, newest.text)
            revision = max(newest.revision + 1, report.revision)
            _insert(connection, replace(report, revision=revision))
            revised.append(report.id)
    return AddCount(tuple(added), tuple(revised), unchanged)


def _is_known(report: Report, earlier: Sequence[Row[Any]]) -> bool:
    if report.published_at is not None and earlier[-1].published_at is None:
        return False
    return any(
        (report.text, report.headline, report.standfirst, report.body)
        == (row.text, *(_span_in(row, name) for name in SPANS))
        for row in earlier
    )


def _insert(connection: Connection, report: Report) -> None:
    row = connection.execute(TABLE.insert(), row_of(report)).inserted_primary_key
    dialect.index_text(connection, row[0] if row else 0, report.text)


def row_of(report: Report) -> dict[str, Any]:
    """Return the columns of a report, as the newest revision of it."""
    values: dict[str, Any] = {name: getattr(report, name) for name in PLAIN}
    for name in MOMENTS:
        moment = getattr(report, name)
        values[name] = moment and moment.isoformat()
    for name in SPANS:
        values[f"{name}_start"], values[f"{name}_end"] = getattr(report, name) or (None, None)
    return values | {
        "is_current": True,
        "published_utc": sortable(report.published_at),
        "known_utc": sortable(known_at(report)),
        "text_sha256": report.text_sha256,
    }


def report_of(row: Row[Any]) -> Report:
    """Return the report that a row holds."""
    values = {name: getattr(row, name) for name in PLAIN}
    for name in MOMENTS:
        written = getattr(row, name)
        values[name] = written and datetime.fromisoformat(written)
    for name in SPANS:
        values[name] = _span_in(row, name)
    return Report(**values)


def _span_names() -> list[str]:
    return [f"{name}_{side}" for name in SPANS for side in ("start", "end")]


def _span_in(row: Row[Any], name: str) -> Span | None:
    start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
    return None if start is None else Span(start, end)


def find(connection: Connection, key: str, revision: int | None = None) -> Report:
    """Return a report by its id or external id: the newest revision, or a given one.

    Raises NotFoundError when there is none, or when several outlets use that external id.
    """
    wanted = select(TABLE).where(or_(TABLE.c.id == key, TABLE.c.external_id == key))
    which = TABLE.c.is_current if revision is None else TABLE.c.revision == revision
    rows = connection.execute(wanted.where(which).order_by(TABLE.c.id)).all()
    exact = [row for row in rows if row.id == key] or rows
    if not exact:
        what = f"{key}: no such report" if revision is None else f"{key}: no revision {revision}"
        raise NotFoundError(f'{what}; "standfirst stories" lists the reports there are')
    if len(exact) > 1:
        ids = ", ".join(row.id for row in exact[:5])
        raise NotFoundError(f"{key}: {len(exact)} reports have this external id; give one of {ids}")
    return report_of(exact[0])


def revisions_of(connection: Connection, report_id: str) -> tuple[Report, ...]:
    """Return all revisions of a report, the first one first."""
    rows = connection.execute(
        select(TABLE).where(TABLE.c.id == report_id).order_by(TABLE.c.revision)
    )
    return tuple(report_of(row) for row in rows)


def current(
    connection: Connection,
    *,
    start: datetime | None = None,
    end: datetime | None = None,
    as_of: datetime | None = None,
    dated: bool = False,
) -> Iterator[Report]:
    """Give the newest revision of each report, in order of publication and id.

    ``start`` and ``end`` bound the time of publication, ``[start, end)``; with either, or with
    ``dated``, undated reports are left out, else they come first. ``as_of`` takes each report
    in the revision known then, and leaves out those not yet known.
    """
    wanted = select(TABLE).where(_newest(as_of))
    if start is not None:
        wanted = wanted.where(TABLE.c.published_utc >= sortable(start))
    if end is not None:
        wanted = wanted.where(TABLE.c.published_utc < sortable(end))
    if dated:
        wanted = wanted.where(TABLE.c.published_utc.is_not(None))
    return _in_order(connection, wanted.order_by(TABLE.c.published_utc, TABLE.c.id))


def every(connection: Connection) -> Iterator[Report]:
    """Give every revision of every report, in order of publication, id and revision."""
    first = (
        select(TABLE.c.id, func.min(TABLE.c.published_utc).label("first"))
        .group_by(TABLE.c.id)
        .subquery()
    )
    return _in_order(
        connection,
        select(TABLE)
        .join(first, first.c.id == TABLE.c.id)
        .order_by(first.c.first, TABLE.c.id, TABLE.c.revision),
    )


def _newest(as_of: datetime | None) -> ColumnElement[bool]:
    if as_of is None:
        return TABLE.c.is_current
    other = TABLE.alias()
    newest = (
        select(func.max(other.c.revision))
        .where(and_(other.c.id == TABLE.c.id, other.c.known_utc <= sortable(as_of)))
        .scalar_subquery()
    )
    return TABLE.c.revision == newest


def _in_order(connection: Connection, wanted: Select[Any]) -> Iterator[Report]:
    for row in connection.execution_options(yield_per=500).execute(wanted):
        yield report_of(row)
