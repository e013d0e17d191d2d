"""The example desk as reports and readings, by the product's own import and reading."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standfirst.archive import Archive
from standfirst.config import DESK_FILE, GAZETTEER_FILE, PEOPLE_FILE, load_desk
from standfirst.run.desks import new_desk
from standfirst.run.importing import import_paths
from standfirst.run.outlets import recognise_outlets
from standfirst.run.reading import read_reports

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.config import Desk
    from standfirst.records import Reading, Report

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "day-455"


@dataclass(frozen=True, slots=True)
class Example:
    """The newest revisions of the example's reports, their readings, and what is planted."""

    desk: Desk
    reports: tuple[Report, ...]
    readings: Mapping[str, Reading]
    expected: Mapping[str, Any]


def load_example(folder: Path = EXAMPLE) -> Example:
    """Import and read the example in a folder of its own, which goes when that is done."""
    with tempfile.TemporaryDirectory() as name:
        new_desk(Path(name))
        for file in (DESK_FILE, PEOPLE_FILE, GAZETTEER_FILE):
            shutil.copy(folder / file, name)
        desk = load_desk(Path(name))
        with Archive.open(desk.archive_path) as archive:
            import_paths(desk, archive, [folder / "reports"])
            reports = recognise_outlets(archive.current_reports(), desk.registers)
            read_reports(desk, archive, reports)
            readings = dict(archive.readings(reports))
    expected = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    return Example(desk, reports, readings, expected)
