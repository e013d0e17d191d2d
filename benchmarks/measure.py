"""What the benchmarks share: a desk with reports, a stopwatch, and figures."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from standfirst.archive import Archive
from standfirst.run.desks import new_desk
from standfirst.run.importing import import_paths
from standfirst.text import tokenise
from texts import as_lines, make_reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from standfirst.config import Desk
    from standfirst.records import Report

T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """One measured figure; ``ratio`` tells it against a baseline of the same run."""

    stage: str
    what: str
    value: float
    unit: str
    ratio: float | None = None
    baseline: str = ""


def stopwatch(work: Callable[[], T]) -> tuple[T, float]:
    """Return what some work gives, and its seconds."""
    began = time.perf_counter()
    result = work()
    return result, max(time.perf_counter() - began, 1e-9)


def cpu_watch(work: Callable[[], T]) -> tuple[T, float]:
    """Return what some work gives, and the processor's seconds: others' work counts for less."""
    began = time.process_time()
    result = work()
    return result, max(time.process_time() - began, 1e-9)


def peak_mib() -> float:
    """Return the most memory this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def prepare(
    folder: Path, size: int, *, words: int = 300, is_varied: bool = False
) -> tuple[Desk, Path]:
    """Make an empty desk and a file of reports."""
    desk = new_desk(folder / "desk", epoch=date(2021, 9, 14))
    file = folder / "reports.jsonl"
    file.write_text(
        as_lines(make_reports(size, words=words, is_varied=is_varied)), encoding="utf-8"
    )
    return desk, file


def filled(
    folder: Path, size: int, *, words: int = 300, is_varied: bool = False
) -> tuple[Desk, Archive]:
    """Make a desk whose archive holds reports."""
    desk, file = prepare(folder, size, words=words, is_varied=is_varied)
    archive = Archive.open(desk.archive_path)
    import_paths(desk, archive, [file])
    return desk, archive


def tokenising_seconds(reports: tuple[Report, ...]) -> float:
    """Return how long plain tokenising of the same texts takes: the baseline of the stages."""
    return stopwatch(lambda: [tokenise(report.text) for report in reports])[1]


def count_words(reports: tuple[Report, ...]) -> int:
    """Return the number of words between blanks."""
    return sum(len(report.text.split()) for report in reports)
