"""Grouping a day's reports into stories: the pure stage, and a second run that skips."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from measure import Figure, cpu_watch, filled, stopwatch, tokenising_seconds
from standfirst.group import group_reports
from standfirst.group.reprints import find_origins
from standfirst.run.grouping import group_stories
from standfirst.run.importing import import_paths
from standfirst.run.outlets import recognise_outlets
from standfirst.run.reading import read_reports
from texts import make_reports

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, size: int) -> list[Figure]:
    desk, archive = filled(folder, size, is_varied=True)
    with archive:
        read_reports(desk, archive)
        reports = recognise_outlets(archive.current_reports(), desk.registers)
        readings = archive.readings(reports)
        stories, seconds = cpu_watch(
            lambda: group_reports(reports, readings, registers=desk.registers, day_of=desk.day_of)
        )
        _, baseline = cpu_watch(lambda: tokenising_seconds(reports))
        stored = group_stories(desk, archive)
        _, again = stopwatch(lambda: group_stories(desk, archive))
        late = make_reports(size + 1, seed=456, is_varied=True)[-1] | {"id": "bench-late"}
        (folder / "late.jsonl").write_text(json.dumps(late) + "\n", encoding="utf-8")
        import_paths(desk, archive, [folder / "late.jsonl"])
        read_reports(desk, archive)
        _, more = cpu_watch(lambda: group_stories(desk, archive))
    assert stored == stories  # on one desk's days and outlets the pure stage says the same
    assert sum(len(story.reports) for story in stories) == size
    found, finding = cpu_watch(lambda: find_origins(reports, desk.registers))
    assert sum(len(origin.reports) for origin in found) == size
    return [
        Figure("group", "reprints", size / finding, "reports/s", finding / baseline, "tokenising"),
        Figure("group", "pure", size / seconds, "reports/s", seconds / baseline, "tokenising"),
        Figure("group", "nothing new", again, "s"),
        Figure("group", "one more report", more, "s"),
    ]
