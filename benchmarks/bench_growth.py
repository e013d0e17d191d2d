"""Whether importing stays quick while the archive grows: 2,000 stored reports against 200,000.

The archive is filled by its own ``add``, and the same number of new reports is imported at both
sizes, with the whole way from file to row. The ratio is one of processor time: waiting for a disk
or for a busy neighbour says nothing of the archive's size.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from measure import Figure, prepare, stopwatch
from standfirst.archive import Archive
from standfirst.records import Report, Span, make_id
from standfirst.run.importing import import_paths
from texts import as_lines, make_reports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from standfirst.config import Desk

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
BATCH = 500
WORDS = 300


def measure(folder: Path, size: int) -> list[Figure]:
    small, large = size * 5, size * 500
    desk, _ = prepare(folder, 1)
    with Archive.open(desk.archive_path) as archive:
        _fill(archive, 0, small)
        before, cost = _rate(desk, archive, folder, size, "before")
        _fill(archive, small, large)
        after, later_cost = _rate(desk, archive, folder, size, "after")
    told = f"importing at {small:,}, in processor time"
    return [
        Figure("growth", f"import at {small:,} reports", before, "reports/s"),
        Figure(
            "growth", f"import at {large:,} reports", after, "reports/s", cost / later_cost, told
        ),
    ]


def _fill(archive: Archive, start: int, end: int) -> None:
    texts = [one["text"] for one in make_reports(400, words=WORDS)]
    for at in range(start, end, BATCH):
        archive.add(_reports(texts, at, min(at + BATCH, end)))


def _reports(texts: list[str], start: int, end: int) -> Iterator[Report]:
    for n in range(start, end):
        text = f"{texts[n % len(texts)]}\n\nReport number {n}."
        key = f"fill-{n}"
        yield Report(
            make_id("r", key),
            1,
            text,
            external_id=key,
            outlet="Halvern Wire",
            url=f"https://wire.example/fill/{n}",
            language="en",
            published_at=NOON,
            collected_at=NOON,
            body=Span(0, len(text)),
        )


def _rate(desk: Desk, archive: Archive, folder: Path, size: int, name: str) -> tuple[float, float]:
    """Import new reports; return how many a second, and the processor's seconds for one."""
    reports = make_reports(max(size, 50) * 5, words=WORDS)
    for n, one in enumerate(reports):
        one |= {"id": f"{name}-{n}", "url": f"https://wire.example/{name}/{n}"}
        one["text"] += f"\n\nReport {name} {n}."
    file = folder / f"{name}.jsonl"
    file.write_text(as_lines(reports), encoding="utf-8")
    began = time.process_time()
    count, seconds = stopwatch(lambda: import_paths(desk, archive, [file]))
    cost = time.process_time() - began
    assert count.added == len(reports)
    return len(reports) / seconds, cost / len(reports)
