"""The aid that reports tell of as a table: a row a thing given, with the words it stands on.

The columns follow the manner of public trackers of aid: donor, recipient, day of announcement,
item and its class, number, value and currency as told, and how far it has come. Nothing is
converted or summed; what a report does not tell stays empty.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, TextIO

from standfirst.run.progress import SILENT, Progress, Tell, tell_nobody
from standfirst.run.reading import read_reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.archive import Archive
    from standfirst.config import Desk
    from standfirst.records import Aid, Quantity, Reading, Report

COLUMNS = (
    "id", "donor", "recipient", "announced_on", "stage", "item", "item_class",
    "number", "number_low", "number_high", "number_about", "unit",
    "value", "value_low", "value_high", "value_about", "currency",
    "outlet", "said_by", "published_at", "report", "revision", "start", "end", "exact", "sentence",
    "url", "statement", "text_sha256",
)  # fmt: skip
_BATCH = 500  # reports whose readings are held at once
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_aid(
    desk: Desk,
    archive: Archive,
    out: TextIO,
    *,
    form: str,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
) -> int:
    """Write the aid of all newest revisions as ``csv`` or ``jsonl``; return how many rows.

    What is not read yet, or was read by an older version, is read first. Rows come in order of
    publication and then of the text. In csv a text that a spreadsheet would run as a formula
    gets an apostrophe before it.
    """
    read_reports(desk, archive, progress=progress, tell=tell)
    n_rows = 0
    writer = csv.writer(out, lineterminator="\n") if form == "csv" else None
    if writer is not None:
        writer.writerow(COLUMNS)
    for row in _rows(archive):
        if writer is not None:
            writer.writerow([_cell(row[column]) for column in COLUMNS])
        else:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        n_rows += 1
    return n_rows


def _rows(archive: Archive) -> Iterator[dict[str, Any]]:
    reports = archive.current_reports()
    for at in range(0, len(reports), _BATCH):
        batch = reports[at : at + _BATCH]
        readings = archive.readings(batch)
        for report in batch:
            reading = readings.get(report.id)
            for aid in reading.aid if reading else ():
                yield row_of(report, reading, aid)


def row_of(report: Report, reading: Reading | None, aid: Aid) -> dict[str, Any]:
    """Return one aid as a row; the keys are ``COLUMNS``, in their order."""
    statements = {one.id: one for one in reading.statements} if reading else {}
    statement = statements.get(aid.statement or "")
    speaker = statement.speaker if statement else None
    values = {
        "id": aid.id,
        "donor": aid.donor,
        "recipient": aid.recipient,
        "announced_on": aid.announced_on.isoformat() if aid.announced_on else None,
        "stage": aid.stage.value,
        "item": aid.item,
        "item_class": aid.item_class,
        **_figures("number", aid.count),
        "unit": aid.count.unit if aid.count else None,
        **_figures("value", aid.worth),
        "currency": aid.worth.unit if aid.worth else None,
        "outlet": report.outlet,
        "said_by": speaker.name or speaker.role if speaker else None,
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "report": report.key,
        "revision": report.revision,
        "start": aid.span.start,
        "end": aid.span.end,
        "exact": aid.span.of(report.text),
        "sentence": aid.sentence.of(report.text),
        "url": report.url,
        "statement": aid.statement,
        "text_sha256": report.text_sha256,
    }
    return {column: values[column] for column in COLUMNS}


def _figures(name: str, quantity: Quantity | None) -> dict[str, Any]:
    if quantity is None:
        return dict.fromkeys((name, f"{name}_low", f"{name}_high", f"{name}_about"))
    return {
        name: _plain(quantity.value),
        f"{name}_low": _plain(quantity.low),
        f"{name}_high": _plain(quantity.high),
        f"{name}_about": quantity.approximate,
    }


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number.is_integer() else number


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
