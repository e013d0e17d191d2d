"""Grouping a day's reports into stories: the pure stage, and a second run that skips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measure import Figure, filled, stopwatch, tokenising_seconds
from standfirst.group import group_reports
from standfirst.run.grouping import group_stories
from standfirst.run.reading import read_reports

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, size: int) -> list[Figure]:
    desk, archive = filled(folder, size)
    with archive:
        read_reports(desk, archive)
        reports = archive.current_reports()
        readings = archive.readings(reports)
        stories, seconds = stopwatch(
            lambda: group_reports(reports, readings, registers=desk.registers)
        )
        baseline = tokenising_seconds(reports)
        stored = group_stories(desk, archive)
        _, again = stopwatch(lambda: group_stories(desk, archive))
    assert stored == stories
    assert sum(len(story.reports) for story in stories) == size
    return [
        Figure("group", "pure", size / seconds, "reports/s", seconds / baseline, "tokenising"),
        Figure("group", "nothing new", again, "s"),
    ]
