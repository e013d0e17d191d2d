"""Makes the edition of day 455 of the example desk: what ``make demo`` runs.

The settings are copied to ``demo/``, where the archive and the edition come to lie, so that the
example itself stays as it is. A second run finds all done and does it not again.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from standfirst.archive import Archive
from standfirst.cli.commands.write import draw, frame_of
from standfirst.cli.output import save
from standfirst.cli.progress import draw_progress
from standfirst.config import DESK_FILE, GAZETTEER_FILE, PEOPLE_FILE, load_desk
from standfirst.errors import StandfirstError
from standfirst.run.desks import new_desk
from standfirst.run.pipeline import StageCount, import_paths, write_day
from standfirst.run.profiles import find_profile

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "day-455"
DEMO = ROOT / "demo"
DAY = date(2022, 12, 12)
UNITS = {"import": "reports", "read": "reports", "group": "stories", "write": "sentences"}


def main() -> int:
    """Bring the desk up to date, import, write the edition, draw it twice, say where it lies."""
    copy_settings()
    desk = load_desk(DEMO)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        import_paths(desk, archive, [EXAMPLE / "reports"], progress=progress, tell=say)
        edition = write_day(desk, archive, DAY, progress=progress, tell=say)
        frame = frame_of(edition, archive, desk, find_profile(desk))
    print(f"\nDay {edition.number} in {len(edition.sections)} stories, each sentence proved:")
    for form, name in (("md", "Markdown"), ("html", "HTML")):
        path = DEMO / f"day-{edition.number}.{form}"
        save(draw(edition, form, frame), path)
        print(f"  {name:<9} {path}")
    print('\nAsk on with "standfirst explain 2022-12-12:1.1 --desk demo", see docs/tutorial.md.')
    return 0


def copy_settings() -> None:
    """Make the desk where there is none; bring its settings up to date where there is one."""
    if not (DEMO / DESK_FILE).exists():
        new_desk(DEMO)
    for name in (DESK_FILE, PEOPLE_FILE, GAZETTEER_FILE):
        (DEMO / name).write_bytes((EXAMPLE / name).read_bytes())


def say(count: StageCount) -> None:
    """Say in one line what a stage did, how much of it was done before, and how long it took."""
    notes = [f"{count.done} {UNITS[count.stage]}"]
    notes += [f"{count.skipped} done before"] if count.skipped else []
    notes += [f"{count.failed} left out"] if count.failed else []
    print(f"{count.stage:<7}{', '.join(notes):<44}{count.seconds:>6.1f} s", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StandfirstError as error:
        sys.exit(f"standfirst: {error}")
