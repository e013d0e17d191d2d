"""Reports as rows: adding revisions, and reading them back as they were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, update

from standfirst.archive import dialect, schema
from standfirst.errors import NotFoundError
from standfirst.records import Report, Span
from standfirst.text.essence import essence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.sql.selectable import Select

TABLE = schema.reports
PLAIN = (
    "id revision external_id outlet url language byline forwarded_from reply_to"
    " is_post is_partial work capture extractor origin text"
).split()
CHUNK = 500  # bound parameters a query
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
    batch = list(reports)
    history = _history_of(connection, sorted({report.id for report in batch}))
    next_row = (connection.scalar(select(func.max(TABLE.c.row))) or 0) + 1
    added, revised, fresh = [], [], []
    for report in batch:
        earlier = history.setdefault(report.id, [])
        if _is_known(report, earlier):
            continue
        if earlier:
            revision = max(earlier[-1].report.revision + 1, report.revision)
            revised.append(report.id)
            earlier.append(_Kept(next_row, replace(report, revision=revision)))
        else:
            added.append(report.id)
            earlier.append(_Kept(next_row, report))
        fresh.append(earlier[-1])
        next_row += 1
    _store(connection, fresh, history)
    return AddCount(tuple(added), tuple(revised), len(batch) - len(fresh))


class _Kept(NamedTuple):
    row: int
    report: Report


def _history_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[_Kept]]:
    history: dict[str, list[_Kept]] = {}
    for at in range(0, len(ids), CHUNK):
        wanted = select(TABLE).where(TABLE.c.id.in_(ids[at : at + CHUNK]))
        for row in connection.execute(wanted.order_by(TABLE.c.id, TABLE.c.revision)):
            history.setdefault(row.id, []).append(_Kept(row.row, report_of(row)))
    return history


def _is_known(report: Report, earlier: Sequence[_Kept]) -> bool:
    """Tell whether a report says no more than one of its revisions does.

    A teaser says less than the whole text it belongs to; what a page changes by itself says
    nothing. A revision without a date is not known where a report brings one.
    """
    if not earlier:
        return False
    if report.is_partial and any(not kept.report.is_partial for kept in earlier):
        return True
    if report.published_at and earlier[-1].report.published_at is None:
        return False
    if any(_parts_of(report) == _parts_of(kept.report) for kept in earlier):
        return True
    said, feed = _said_by(report), _feed_of(report)
    return any(
        _says_the_same(said, _said_by(kept.report), is_one_feed=feed == _feed_of(kept.report))
        for kept in earlier
        if kept.report.is_partial == report.is_partial
    )


def _parts_of(report: Report) -> tuple[object, ...]:
    return (report.text, report.headline, report.standfirst, report.body)


def _said_by(report: Report) -> tuple[tuple[str, ...], ...]:
    """Return the essence of headline, body and standfirst."""
    parts = (report.headline, report.body, report.standfirst)
    return tuple(essence(report.text[slice(*(span or (0, 0)))]) for span in parts)


def _says_the_same(
    one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...], *, is_one_feed: bool
) -> bool:
    """Tell whether two revisions say the same; feeds differ in the standfirst they give."""
    return one == other or (one[:2] == other[:2] and not is_one_feed)


def _feed_of(report: Report) -> str:
    return report.origin.partition("#")[0]


def _store(
    connection: Connection, fresh: Sequence[_Kept], history: Mapping[str, Sequence[_Kept]]
) -> None:
    if not fresh:
        return
    new = {kept.row for kept in fresh}
    superseded = {
        kept.row: kept.report.text
        for report_id in {kept.report.id for kept in fresh}
        for kept in history[report_id][:-1]
    }
    if stored := sorted(superseded.keys() - new):
        rows = connection.scalars(
            select(TABLE.c.row).where(TABLE.c.row.in_(stored), TABLE.c.is_current)
        ).all()
        dialect.forget_texts(connection, [(row, superseded[row]) for row in rows])
        connection.execute(update(TABLE).where(TABLE.c.row.in_(rows)).values(is_current=False))
    connection.execute(
        TABLE.insert(),
        [
            row_of(kept.report) | {"row": kept.row, "is_current": kept.row not in superseded}
            for kept in fresh
        ],
    )
    dialect.index_texts(
        connection, [(k.row, k.report.text) for k in fresh if k.row not in superseded]
    )


def row_of(report: Report) -> dict[str, Any]:
    """Return the columns of a report, without those that depend on other revisions."""
    values: dict[str, Any] = {name: getattr(report, name) for name in PLAIN}
    for name in MOMENTS:
        moment = getattr(report, name)
        values[name] = moment and moment.isoformat()
    for name in SPANS:
        values[f"{name}_start"], values[f"{name}_end"] = getattr(report, name) or (None, None)
    return values | {
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


def held(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Return which of these report ids the archive holds."""
    found: set[str] = set()
    for at in range(0, len(ids), CHUNK):
        wanted = TABLE.c.id.in_(ids[at : at + CHUNK])
        found.update(connection.scalars(select(TABLE.c.id).where(wanted).distinct()))
    return found


def nameless(connection: Connection) -> dict[tuple[str, str], str]:
    """Return the ids of reports known by their text alone, by the capture and place they are from.

    Such a report has neither an address nor an external id.
    """
    rows = connection.execute(
        select(TABLE.c.capture, TABLE.c.origin, TABLE.c.id).where(
            TABLE.c.url.is_(None), TABLE.c.external_id.is_(None), TABLE.c.capture.is_not(None)
        )
    )
    return {(capture, origin): report_id for capture, origin, report_id in rows}


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
    wanted = select(TABLE).where(newest(as_of))
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


def newest(as_of: datetime | None) -> ColumnElement[bool]:
    """Tell which revision of a report counts: the newest, or the newest known at a moment."""
    if as_of is None:
        return TABLE.c.is_current
    other = TABLE.alias()
    known = (
        select(func.max(other.c.revision))
        .where(and_(other.c.id == TABLE.c.id, other.c.known_utc <= sortable(as_of)))
        .scalar_subquery()
    )
    return TABLE.c.revision == known


def _in_order(connection: Connection, wanted: Select[Any]) -> Iterator[Report]:
    for row in connection.execution_options(yield_per=500).execute(wanted):
        yield report_of(row)
