"""Writing and proving one day's edition, and what one more report costs from there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from measure import Figure, filled, stopwatch, tokenising_seconds
from standfirst.run.grouping import group_stories
from standfirst.run.importing import import_paths
from standfirst.run.writing import last_day, write_day
from texts import make_reports

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, size: int) -> list[Figure]:
    desk, archive = filled(folder, size, is_varied=True)
    with archive:
        day = last_day(desk, archive)
        reports = archive.current_reports()
        baseline = tokenising_seconds(reports)
        group_stories(desk, archive, start=desk.window(day)[0], end=desk.window(day)[1])
        counts: dict[str, float] = {}
        edition, whole = stopwatch(
            lambda: write_day(
                desk, archive, day, tell=lambda one: counts.update({one.stage: one.seconds})
            )
        )
        _, again = stopwatch(lambda: write_day(desk, archive, day))
        late = make_reports(size + 1, seed=456, is_varied=True)[-1] | {"id": "bench-late"}
        (folder / "late.jsonl").write_text(json.dumps(late) + "\n", encoding="utf-8")
        _, more = stopwatch(
            lambda: (
                import_paths(desk, archive, [folder / "late.jsonl"]),
                write_day(desk, archive, day),
            )
        )
    assert edition.number > 0
    return [
        Figure(
            "write",
            "write and prove",
            counts["write"],
            "s",
            counts["write"] / baseline,
            "tokenising",
        ),
        Figure("write", "group, write and prove", whole, "s", whole / baseline, "tokenising"),
        Figure("write", "nothing new", again, "s"),
        Figure("write", "one more report", more, "s"),
    ]
