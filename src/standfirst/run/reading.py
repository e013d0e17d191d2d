"""The read stage: newest revisions to readings, skipping those read in the same way before."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from standfirst import read
from standfirst.archive import Archive, Done, hash_of
from standfirst.config import StatementReader
from standfirst.records import Drop, Reading, Report
from standfirst.run.executors import Executor, LocalExecutor
from standfirst.run.outlets import recognise_outlets
from standfirst.run.progress import SILENT, Progress, StageCount, Tell, tell_nobody
from standfirst.run.read_one import ReadOne

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.config import Desk

BATCH = 200  # readings a transaction


def read_reports(
    desk: Desk,
    archive: Archive,
    reports: Sequence[Report] | None = None,
    *,
    executor: Executor | None = None,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
) -> StageCount:
    """Read the newest revisions of all reports, or the given ones, and store what was found.

    A report is skipped when it was read before by this version of the stage with the same
    registers, counting rule, time zone and reader. One that cannot be read becomes a drop and stays
    unread.
    """
    began = time.perf_counter()
    given = archive.current_reports() if reports is None else reports
    todo = _find_unread(desk, archive, recognise_outlets(given, desk.registers))
    learned = desk.reader is StatementReader.MODEL
    work = ReadOne(desk.rule, desk.registers, desk.zone, learned)
    progress.start("read", len(todo))
    batch: list[tuple[Reading, Done]] = []
    drops: list[Drop] = []
    results = (executor or LocalExecutor()).map(work, [report for report, _ in todo])
    for (_, done), result in zip(todo, results, strict=True):
        if isinstance(result, Drop):
            drops.append(result)
        else:
            batch.append((result, done))
        if len(batch) >= BATCH:
            archive.save_readings(batch)
            batch = []
        progress.advance()
    if batch:
        archive.save_readings(batch)
    if drops:
        archive.add(drops=drops)
    progress.finish()
    count = StageCount(
        "read",
        len(todo) - len(drops),
        len(given) - len(todo),
        len(drops),
        time.perf_counter() - began,
    )
    tell(count)
    return count


def _find_unread(
    desk: Desk, archive: Archive, reports: Sequence[Report]
) -> list[tuple[Report, Done]]:
    knowledge = hash_of(desk.rule, desk.registers, str(desk.zone), desk.reader)
    before = archive.readings_done()
    wanted = [(one, Done(read.VERSION, hash_of(one, knowledge))) for one in reports]
    return [
        (report, done)
        for report, done in wanted
        if before.get((report.id, report.revision)) != done
    ]
