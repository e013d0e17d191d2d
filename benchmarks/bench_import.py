"""Importing JSON Lines into an empty archive, and once more into the full one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from measure import Figure, prepare, stopwatch
from standfirst.archive import Archive
from standfirst.run.importing import import_paths

if TYPE_CHECKING:
    from pathlib import Path


def measure(folder: Path, size: int) -> list[Figure]:
    desk, file = prepare(folder, size)
    parsed, parsing = stopwatch(
        lambda: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    )
    with Archive.open(desk.archive_path) as archive:
        first, cold = stopwatch(lambda: import_paths(desk, archive, [file]))
        again, warm = stopwatch(lambda: import_paths(desk, archive, [file]))
    assert first.added == again.unchanged == len(parsed) == size
    return [
        Figure("import", "new", size / cold, "reports/s", cold / parsing, "bare JSON parsing"),
        Figure(
            "import", "unchanged", size / warm, "reports/s", warm / parsing, "bare JSON parsing"
        ),
    ]
