"""Making a desk: settings that teach, registers to fill, an empty archive."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from standfirst.archive import Archive
from standfirst.config import (
    ARCHIVE_FILE,
    DESK_FILE,
    FEEDS_FILE,
    GAZETTEER_FILE,
    PEOPLE_FILE,
    Desk,
    load_desk,
)
from standfirst.errors import ArchiveError, DeskError

if TYPE_CHECKING:
    from pathlib import Path

STAGING = ".standfirst-new"  # made whole in here, then moved to its place


def new_desk(
    folder: Path,
    *,
    name: str | None = None,
    epoch: date | None = None,
    time_zone: str = "UTC",
) -> Desk:
    """Make a desk in a folder, which may hold other files, and return it.

    ``epoch`` is day 1; without one it is today. Registers that lie there already are kept.
    Raises DeskError where the folder holds a desk or an archive, or cannot be written. Settings
    come last, so a folder with a ``desk.toml`` is a whole desk however this ended.
    """
    _refuse(folder)
    values = {
        "name": json.dumps(name or folder.resolve().name, ensure_ascii=False)[1:-1],
        "epoch": (epoch or datetime.now(UTC).date()).isoformat(),
        "time_zone": json.dumps(time_zone)[1:-1],
    }
    is_ours = not folder.exists()
    staging = folder / STAGING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        _fill(staging, values)
        load_desk(staging)  # refuses a time zone there is not, before anything is in its place
        for file in (PEOPLE_FILE, GAZETTEER_FILE, FEEDS_FILE, ARCHIVE_FILE, DESK_FILE):
            if not (folder / file).exists():
                (staging / file).rename(folder / file)
    except OSError as error:
        raise DeskError(
            f"{folder}: cannot be written ({error.strerror}); choose another folder"
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        if is_ours and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return load_desk(folder)


def _refuse(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise DeskError(f"{folder}: is a file; give a folder")
    if (folder / DESK_FILE).exists():
        raise DeskError(f"{folder}: holds a desk already; use it, or choose another folder")
    if (folder / ARCHIVE_FILE).exists() and not _is_empty(folder / ARCHIVE_FILE):
        raise DeskError(
            f"{folder}: holds an archive without a {DESK_FILE}; put that file back,"
            " or choose another folder"
        )


def _is_empty(path: Path) -> bool:
    # What a killed "new" left: its archive has no report, and the next one may use it.
    try:
        with Archive.open(path) as archive:
            return archive.counts()["reports"] == 0
    except ArchiveError:
        return False


def _fill(folder: Path, values: dict[str, str]) -> None:
    templates = resources.files("standfirst.run") / "templates"
    for file in (DESK_FILE, PEOPLE_FILE, GAZETTEER_FILE, FEEDS_FILE):
        text = (templates / file).read_text(encoding="utf-8")
        (folder / file).write_text(Template(text).substitute(values), encoding="utf-8")
    Archive.create(folder / ARCHIVE_FILE).close()
