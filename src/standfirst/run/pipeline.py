"""The whole way from files to an edition.

::

    collect           | collect → captures, drops, reports       the feeds that are due
    import FILE…      | collect → captures, drops, reports       one transaction a batch
    read              | read    → readings, statements           newest revisions not yet read
    people            | text    → register, doubtful names        sightings not yet taken
    group START END   | group   → stories                        three days up to the cut-off
    write DAY         | write | check → edition                  only what the gate could prove
    edit DAY          | write | check → edition                  the editor's decisions made upon it
    publish           | publish → JSON, Markdown, HTML, text     drawn by the command line

Each step calls those before it as far as they are not done, asks the archive for records, hands
them to a stage that knows nothing of archives, and writes what comes back in one transaction.
What was done by the same version of a stage from the same input is skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standfirst.run.editing import edit_day
from standfirst.run.exporting import export_jsonl
from standfirst.run.grouping import bounds_of, group_stories
from standfirst.run.importing import import_paths
from standfirst.run.people import fill_register
from standfirst.run.progress import Progress, StageCount
from standfirst.run.reading import read_reports
from standfirst.run.writing import count_days, last_day, write_day

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: dict[str, Callable[..., Any]] = {
    "import": import_paths,
    "read": read_reports,
    "people": fill_register,
    "group": group_stories,
    "write": write_day,
    "edit": edit_day,
}

__all__ = [
    "STAGES",
    "Progress",
    "StageCount",
    "bounds_of",
    "count_days",
    "edit_day",
    "export_jsonl",
    "fill_register",
    "group_stories",
    "import_paths",
    "last_day",
    "read_reports",
    "write_day",
]
