"""Makes the edition of day 455 of the example desk, as ``make demo`` asks: two runs do one's work.

The settings are copied to ``demo/``, where the archive and the edition come to lie, so that the
example itself stays as it is. All the work is done by the command line, as a user would do it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "day-455"
DEMO = ROOT / "demo"
SETTINGS = ("desk.toml", "people.toml", "gazetteer.toml")
DAY = "2022-12-12"
EDITION = ("day-455.md", "day-455.html")


def copy_settings() -> None:
    """Make the desk where there is none and bring its settings up to date."""
    if not (DEMO / "desk.toml").exists():
        run_standfirst("new", DEMO.name, desk=False)
    for name in SETTINGS:
        wanted = (EXAMPLE / name).read_bytes()
        target = DEMO / name
        if not target.exists() or target.read_bytes() != wanted:
            target.write_bytes(wanted)


def run_standfirst(*arguments: str, desk: bool = True) -> None:
    """Run one command for the demo's desk; a failure of it ends the demo with its status."""
    words = [sys.executable, "-m", "standfirst", *arguments]
    words += ["--desk", DEMO.name] if desk else []
    done = subprocess.run(words, cwd=ROOT, check=False)  # noqa: S603 - our own command
    if done.returncode:
        sys.exit(done.returncode)


def main() -> None:
    """Import the reports, write the edition twice over (to read and to click), say where it is."""
    copy_settings()
    run_standfirst("import", str(EXAMPLE.relative_to(ROOT) / "reports"))
    for name in EDITION:
        run_standfirst("write", "--day", DAY, "--out", f"{DEMO.name}/{name}")
    print("\nThe edition of day 455, every sentence with its sources:")
    for name in EDITION:
        print(f"  {DEMO / name}")


if __name__ == "__main__":
    main()
