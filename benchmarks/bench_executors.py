"""From how many reports on a pool of processes pays: sets ``run.executors.POOL_PAYS_FROM``."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from measure import Figure, filled, stopwatch
from standfirst.run.executors import LocalExecutor
from standfirst.run.read_one import ReadOne

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, size: int) -> list[Figure]:
    desk, archive = filled(folder, size, words=600)
    with archive:
        reports = archive.current_reports()
    work = ReadOne(desk.rule, desk.registers, UTC)
    work(reports[0])
    alone, one = stopwatch(lambda: list(LocalExecutor(workers=1).map(work, reports)))
    pool = LocalExecutor(pool_from=1)
    shared, many = stopwatch(lambda: list(pool.map(work, reports)))
    assert shared == alone
    workers = max(pool.workers, 2)
    # Of the pool's time, what is not the work itself, shared out, is the cost of starting it.
    starting = max(many - one / workers, 0.0)
    pays_from = starting / (one / size * (1 - 1 / workers))
    return [
        Figure("executors", "one process", size / one, "reports/s"),
        Figure(
            "executors",
            f"{pool.workers} processes",
            size / many,
            "reports/s",
            many / one,
            "one process",
        ),
        Figure("executors", "starting the pool", starting, "s"),
        Figure("executors", "a pool pays from", pays_from, "reports"),
    ]
