"""One report under several names: by its outlet's own id, and by its text.

A report's id is made from its address where it has one. The same report may come through another
feed under another address, or under none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, select

from standfirst.archive import dialect, schema
from standfirst.archive.reports import CHUNK, TABLE, held, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.records import Report

LEAST_OF_A_TEXT = 300  # characters; a shorter text may well be written twice
SAME_WITHIN = timedelta(days=3)


def same_as(connection: Connection, batch: Sequence[Report]) -> dict[str, str]:
    """Return, by the ids of new reports, the ids of reports that are the same by another name.

    Two reports of one outlet are one where they share the outlet's own id and headline or time,
    or a text of ``LEAST_OF_A_TEXT`` characters within ``SAME_WITHIN``. Of several the first one
    added counts. Posts are told apart by their ids alone: "Air raid alert" comes each night.
    """
    ids = sorted({report.id for report in batch})
    known = held(connection, ids)
    found = _aliases(connection, [one for one in ids if one not in known])
    fresh = [report for report in batch if report.id not in known and not report.is_post]
    numbers = sorted({report.external_id for report in fresh if report.external_id})
    texts = sorted({report.text_sha256 for report in fresh if _is_telling(report)})
    candidates = [
        *_found_by(connection, TABLE.c.external_id, numbers),
        *_found_by(connection, TABLE.c.text_sha256, texts),
    ]
    by_name: dict[tuple[str, str | None, str], list[Report]] = {}
    for report in candidates:
        _note(report, by_name)
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


def put_aliases(connection: Connection, aliases: Mapping[str, str]) -> None:
    """Remember the ids by which reports are known, beside the ones they would have had."""
    rows = [{"id": one, "report": known} for one, known in sorted(aliases.items())]
    dialect.put_new(connection, schema.aliases, rows)


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
        wanted = select(TABLE).where(column.in_(values[at : at + CHUNK])).order_by(TABLE.c.row)
        for row in connection.execute(wanted):
            yield report_of(row)


def _is_telling(report: Report) -> bool:
    return len(report.text) >= LEAST_OF_A_TEXT and not report.is_partial


def _note(report: Report, by_name: dict[tuple[str, str | None, str], list[Report]]) -> None:
    if report.external_id:
        by_name.setdefault(("id", report.outlet, report.external_id), []).append(report)
    if _is_telling(report):
        by_name.setdefault(("text", report.outlet, report.text_sha256), []).append(report)


def _other_name(
    report: Report, by_name: Mapping[tuple[str, str | None, str], Sequence[Report]]
) -> str | None:
    if report.external_id:
        for one in by_name.get(("id", report.outlet, report.external_id), ()):
            if one.id != report.id and _goes_with(one, report):
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
