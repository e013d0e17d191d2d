"""Golden editions: invented days, and the editions written from them, byte for byte.

``python evals/golden.py`` compares; ``--refresh`` shows the differences and takes them over.
``gold/editions/README.md`` tells what each day is for and how its reports are written.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standfirst.archive import Archive
from standfirst.check import Evidence
from standfirst.config import DESK_FILE, GAZETTEER_FILE, PEOPLE_FILE, load_desk
from standfirst.run.desks import new_desk
from standfirst.run.grouping import bounds_of, group_stories, readings_for
from standfirst.run.importing import import_paths
from standfirst.run.outlets import recognise_outlets
from standfirst.run.publishers import with_publishers
from standfirst.run.writing import DAYS_GROUPED, last_day, write_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.config import Desk
    from standfirst.records import Edition, Manner, Sentence, Story

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold" / "editions"
EXAMPLE = HERE.parent / "examples" / "day-455"
REPORTS, GOLDEN, ADDED = "reports.txt", "edition.txt", "edition.toml"
FIELD = re.compile(r"(?<!\\) \| ")


@dataclass(frozen=True, slots=True)
class GoldenDay:
    """One invented day as the product writes it, and what is needed to judge it."""

    name: str
    edition: Edition
    evidence: Evidence
    stories: tuple[Story, ...]
    manner: Manner


def days() -> list[str]:
    """Return the names of the golden days."""
    return sorted(folder.parent.name for folder in GOLD.glob(f"*/{REPORTS}"))


def write_golden(name: str) -> GoldenDay:
    """Import, read, group and write one golden day in a folder that goes when that is done."""
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(GOLD / name, Path(folder))
        rows = write_rows(GOLD / name, Path(folder))
        with Archive.open(desk.archive_path) as archive:
            import_paths(desk, archive, [rows])
            day = last_day(desk, archive)
            edition = write_day(desk, archive, day)
            start, end = bounds_of(desk, day, day, days_before=DAYS_GROUPED - 1)
            stories = group_stories(desk, archive, start=start, end=end)
            reports = recognise_outlets(archive.current_reports(start, end), desk.registers)
            evidence = Evidence(
                {one.id: one for one in reports},
                readings_for(archive, reports),
                with_publishers(desk.registers, reports),
                desk.zone,
                (desk.manner.unverified,) if desk.manner.unverified else (),
            )
    return GoldenDay(name, edition, evidence, stories, desk.manner)


def read_reports(source: Path) -> Iterator[dict[str, Any]]:
    """Yield the reports of an invented day in the shape that ``import`` reads."""
    text = (source / REPORTS).read_text("utf-8")
    for block in text.split("\n=== "):
        head, _, body = block.removeprefix("=== ").partition("\n")
        identity, outlet, moment, *flags = FIELD.split(head)
        words = {flag for one in flags for flag in one.split()}
        row: dict[str, Any] = {"id": identity, "outlet": outlet.replace("\\|", "|")}
        row |= {"published_at": moment, "is_post": "post" in words}
        row["language"] = next(iter(sorted(words - {"post"})), "en")
        if body.startswith("# "):
            headline, _, body = body.removeprefix("# ").partition("\n")
            row["headline"] = headline
        yield row | {"text": body.strip()}


def write_rows(source: Path, folder: Path) -> Path:
    """Write the reports of an invented day as a file to import, and return it."""
    rows = folder / "reports.jsonl"
    rows.write_text("".join(json.dumps(row) + "\n" for row in read_reports(source)), "utf-8")
    return rows


def make_desk(source: Path, folder: Path) -> Desk:
    """Make a desk in an empty folder with the settings and registers of an invented day."""
    new_desk(folder)
    own = (source / DESK_FILE).exists()
    for file in (DESK_FILE, PEOPLE_FILE, GAZETTEER_FILE):
        given = source / file if own else EXAMPLE / file
        if given.exists():
            shutil.copy(given, folder / file)
    if (source / ADDED).exists():
        with (folder / DESK_FILE).open("a", encoding="utf-8") as settings:
            settings.write("\n" + (source / ADDED).read_text("utf-8"))
    return load_desk(folder)


def draw_golden(day: GoldenDay) -> str:
    """Write a golden day out: each sentence with the reports it cites, and what was left out."""
    edition, reports = day.edition, day.evidence.reports

    def told(sentence: Sentence) -> str:
        cited = dict.fromkeys(reports[one.report].key for one in sentence.citations)
        return f"{sentence.text}  [{', '.join(cited)}]"

    lines = [f"Day {edition.number}, {edition.date}"]
    lines += [f"{edition.headline.text}", ""] if edition.headline else ["", ""]
    lines += [told(sentence) for sentence in edition.standfirst]
    for section in edition.sections:
        lines += ["", f"## {told(section.heading)}", ""]
        lines += [told(sentence) for sentence in section.sentences]
    lines += ["", "Left out:"]
    lines += [f"- {row.reason}: {row.text}".replace("\n", " / ") for row in edition.left_out]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Compare all golden editions; return 1 where one reads otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--refresh", action="store_true", help="take the new texts over")
    parser.add_argument("names", nargs="*", help="days; all without one")
    options = parser.parse_args(arguments)
    changed = 0
    for name in options.names or days():
        path = GOLD / name / GOLDEN
        old = path.read_text("utf-8") if path.exists() else ""
        new = draw_golden(write_golden(name))
        if new == old:
            continue
        changed += 1
        lines = difflib.unified_diff(
            old.splitlines(keepends=True), new.splitlines(keepends=True), name, f"{name}, now"
        )
        sys.stdout.writelines(lines)
        if options.refresh:
            path.write_text(new, "utf-8")
    return int(changed > 0 and not options.refresh)


if __name__ == "__main__":
    sys.exit(main())
