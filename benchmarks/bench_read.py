"""Reading: the pure stage on one core, by rules alone too; then with the archive around it."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from measure import Figure, count_words, filled, stopwatch, tokenising_seconds
from standfirst.read.statements.learned import load_extractor
from standfirst.run.executors import LocalExecutor
from standfirst.run.read_one import ReadOne
from standfirst.run.reading import read_reports

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, size: int) -> list[Figure]:
    desk, archive = filled(folder, size)
    with archive:
        reports = archive.current_reports()
        work = ReadOne(desk.rule, desk.registers, UTC, learned=True)
        ruled = ReadOne(desk.rule, desk.registers, UTC, learned=False)
        ruled(reports[0])  # tables are loaded once, which is not what is measured
        _, loading = stopwatch(load_extractor)
        work(reports[0])
        _, by_rules = stopwatch(lambda: [ruled(report) for report in reports])
        _, seconds = stopwatch(lambda: [work(report) for report in reports])
        baseline = tokenising_seconds(reports)
        count, stored = stopwatch(lambda: read_reports(desk, archive))
        _, again = stopwatch(lambda: read_reports(desk, archive))
    assert (count.done, count.failed) == (size, 0)
    words = count_words(reports)
    return [
        Figure("read", "one core", words / seconds, "words/s", seconds / by_rules, "rules alone"),
        Figure(
            "read",
            "rules alone, one core",
            words / by_rules,
            "words/s",
            by_rules / baseline,
            "tokenising",
        ),
        Figure("read", "one core", size / seconds, "reports/s"),
        Figure("read", "model loaded", loading, "s"),
        Figure(
            "read",
            f"stored, {LocalExecutor().workers} cores",
            size / stored,
            "reports/s",
            stored / baseline,
            "tokenising",
        ),
        Figure("read", "nothing new", again, "s"),
    ]
