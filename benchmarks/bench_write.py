"""One day's edition from reports nobody has read yet, and what one more report costs from there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from measure import Figure, filled, stopwatch, tokenising_seconds
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
        counts: dict[str, float] = {}
        edition, cold = stopwatch(
            lambda: write_day(
                desk, archive, day, tell=lambda one: counts.update({one.stage: one.seconds})
            )
        )
        whole = counts["group"] + counts["write"]
        first = dict(counts)
        _, again = stopwatch(lambda: write_day(desk, archive, day))
        late = make_reports(size + 1, seed=456, is_varied=True)[-1] | {"id": "bench-late"}
        (folder / "late.jsonl").write_text(json.dumps(late) + "\n", encoding="utf-8")
        _, more = stopwatch(
            lambda: (
                import_paths(desk, archive, [folder / "late.jsonl"]),
                write_day(
                    desk, archive, day, tell=lambda one: counts.update({one.stage: one.seconds})
                ),
            )
        )
    assert edition.number > 0
    return [
        Figure(
            "write",
            "write and prove",
            first["write"],
            "s",
            first["write"] / baseline,
            "tokenising",
        ),
        Figure("write", "group, write and prove", whole, "s", whole / baseline, "tokenising"),
        Figure("write", "cold, reading too", cold, "s", cold / baseline, "tokenising"),
        Figure("write", "nothing new", again, "s"),
        Figure("write", "one more report", more, "s"),
        Figure("write", "of it, write and prove", counts["write"], "s"),
    ]
