"""Grouping a day's reports into stories: the pure stage, and a second run that skips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measure import Figure, filled, stopwatch, tokenising_seconds
from standfirst.group import group_reports
from standfirst.group.reprints import find_origins
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
    assert [story.reports for story in stored] == [story.reports for story in stories]
    assert sum(len(story.reports) for story in stories) == size
    found, finding = stopwatch(lambda: find_origins(reports, desk.registers))
    assert sum(len(origin.reports) for origin in found) == size
    return [
        Figure("group", "reprints", size / finding, "reports/s", finding / baseline, "tokenising"),
        Figure("group", "pure", size / seconds, "reports/s", seconds / baseline, "tokenising"),
        Figure("group", "nothing new", again, "s"),
    ]
