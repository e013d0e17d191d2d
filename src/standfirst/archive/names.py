"""One report under several names: by its outlet's own id, and by its text.

A report's id is made from its address where it has one. The same report may come through another
feed under another address, or under none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, select

from standfirst.archive import dialect, schema
from standfirst.archive.posts import same_posts
from standfirst.archive.reports import CHUNK, TABLE, held, report_of, sortable
from standfirst.records import make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standfirst.records import Report

_Name = tuple[str, str | None, str]  # of which kind, by which outlet, and the name
LEAST_OF_A_TEXT = 300  # characters; a shorter text may well be written twice
SAME_WITHIN = timedelta(days=3)


def same_as(connection: Connection, batch: Sequence[Report]) -> dict[str, str]:
    """Return, by the ids of new reports, the ids of reports that are the same by another name.

    Two reports of one outlet are one where they share two of the outlet's own id, headline and
    time of publication, or a text of ``LEAST_OF_A_TEXT`` characters within ``SAME_WITHIN``. Of
    several the first one added counts. Posts are told apart by their numbers alone: "Air raid
    alert" comes each night.
    """
    ids = sorted({report.id for report in batch})
    known = held(connection, ids)
    found = _aliases(connection, [one for one in ids if one not in known])
    found |= same_posts(connection, [one for one in batch if one.id not in found], known)
    by_name = _names_of(connection, [r for r in batch if r.id not in known and not r.is_post])
    for report in batch:
        if report.is_post or report.id in found:
            continue
        if report.id not in known:
            other = _other_name(report, by_name)
            if other:
                found[report.id] = other
                continue
        _note(report, by_name)
    return found


def _names_of(connection: Connection, fresh: Sequence[Report]) -> dict[_Name, list[Report]]:
    """Return the reports that share any name with new ones, by name, the first added first."""
    numbers = sorted({report.external_id for report in fresh if report.external_id})
    texts = sorted({report.text_sha256 for report in fresh if _is_telling(report)})
    named = _aliases(connection, sorted({key for one in fresh for key in _keys_of(one).values()}))
    by_name: dict[_Name, list[Report]] = {}
    for report in (
        *_found_by(connection, TABLE.c.external_id, numbers),
        *_found_by(connection, TABLE.c.text_sha256, texts),
    ):
        _note(report, by_name)
    by_id = {one.id: one for one in _found_by(connection, TABLE.c.id, sorted({*named.values()}))}
    for report in fresh:  # names that an unchanged report came with stand in no revision
        for name, key in _keys_of(report).items():
            if other := by_id.get(named.get(key, "")):
                by_name.setdefault(name, []).append(other)
    return by_name


def put_aliases(
    connection: Connection, aliases: Mapping[str, str], reports: Iterable[Report]
) -> None:
    """Remember the ids that reports would have had by other names, and those names' keys."""
    keys = {key: one.id for one in reports for key in _keys_of(one).values()}
    rows = [{"id": one, "report": known} for one, known in sorted({**aliases, **keys}.items())]
    dialect.put_new(connection, schema.aliases, rows)


def _keys_of(report: Report) -> dict[_Name, str]:
    """Return the keys of a report's names that no index leads to; none for posts."""
    if report.is_post:
        return {}
    keys: dict[_Name, str] = {}
    if report.external_id and report.url:
        name = ("id", report.outlet, report.external_id)
        keys[name] = make_id("n", report.outlet or "", report.external_id)
    if headline := _headline_of(report):
        keys["headline", report.outlet, headline] = make_id("h", report.outlet or "", headline)
    return keys


def _aliases(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    table = schema.aliases
    for at in range(0, len(ids), CHUNK):
        wanted = select(table).where(table.c.id.in_(ids[at : at + CHUNK]))
        found.update((row.id, row.report) for row in connection.execute(wanted))
    return found


def _found_by(
    connection: Connection, column: ColumnElement[Any], values: Sequence[str]
) -> Iterator[Report]:
    for at in range(0, len(values), CHUNK):
        wanted = select(TABLE).where(column.in_(values[at : at + CHUNK]))
        wanted = wanted.order_by(TABLE.c.row)
        for row in connection.execute(wanted):
            yield report_of(row)


def _headline_of(report: Report) -> str | None:
    """Return headline and time as one name; null where either is wanting."""
    if report.headline is None or report.published_at is None:
        return None
    return f"{sortable(report.published_at)} {report.text[slice(*report.headline)]}"


def _is_telling(report: Report) -> bool:
    return len(report.text) >= LEAST_OF_A_TEXT and not report.is_partial


def _note(report: Report, by_name: dict[_Name, list[Report]]) -> None:
    if report.external_id:
        by_name.setdefault(("id", report.outlet, report.external_id), []).append(report)
    if name := _headline_of(report):
        by_name.setdefault(("headline", report.outlet, name), []).append(report)
    if _is_telling(report):
        by_name.setdefault(("text", report.outlet, report.text_sha256), []).append(report)


def _other_name(report: Report, by_name: Mapping[_Name, Sequence[Report]]) -> str | None:
    if report.external_id:
        for one in by_name.get(("id", report.outlet, report.external_id), ()):
            if one.id != report.id and _goes_with(one, report):
                return one.id
    if name := _headline_of(report):
        for one in by_name.get(("headline", report.outlet, name), ()):
            # Where the outlet numbers both, it means two.
            if one.id != report.id and not (one.external_id and report.external_id):
                return one.id
    if _is_telling(report):
        for one in by_name.get(("text", report.outlet, report.text_sha256), ()):
            if one.id != report.id and _is_near(one, report):
                return one.id
    return None


def _goes_with(one: Report, other: Report) -> bool:
    """Tell whether two reports of one number are one: careless feeds number all items alike."""
    if one.published_at and one.published_at == other.published_at:
        return True
    heads = [report.headline and report.text[slice(*report.headline)] for report in (one, other)]
    return heads[0] is not None and heads[0] == heads[1]


def _is_near(one: Report, other: Report) -> bool:
    if one.published_at is None or other.published_at is None:
        return True
    return abs(one.published_at - other.published_at) <= SAME_WITHIN
