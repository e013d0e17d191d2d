"""``standfirst export``: reports and tables out of the archive, captures as a web archive."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from standfirst.archive import Archive
from standfirst.cli.options import desk_option, json_option, open_desk, print_json
from standfirst.cli.progress import draw_progress
from standfirst.errors import UsageError
from standfirst.run.aid_table import export_aid
from standfirst.run.pipeline import export_jsonl
from standfirst.run.warcs import export_warc

if TYPE_CHECKING:
    from collections.abc import Callable


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "warc"]),
    default="jsonl",
    help="jsonl or csv; warc: the raw captures, packed, with how they came.",
)
@click.option(
    "--table",
    type=click.Choice(["reports", "aid"]),
    default="reports",
    help="reports; aid: the aid they tell of, a row a thing given.",
)
@click.option("--revisions", is_flag=True, help="Every revision of each report, oldest first.")
@desk_option
@json_option
def command(
    out: Path, *, form: str, table: str, revisions: bool, desk_dir: Path | None, as_json: bool
) -> int:
    """Write the archive's reports as JSON Lines to OUT (- is standard output).

    One report a line, in the shape that import reads: importing an export into an empty desk
    gives the same archive. As warc, the captures are written for whoever checks them. The table of
    aid has donor, recipient, item, number, value and stage, with the words each stands on.
    """
    _refuse(form, table, revisions=revisions)
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:

        def write(file: BinaryIO) -> int:
            if form == "warc":
                return export_warc(desk, archive, file, progress=progress)
            lines = TextIOWrapper(file, encoding="utf-8", newline="\n")
            if table == "aid":
                n_lines = export_aid(desk, archive, lines, form=form, progress=progress)
            else:
                n_lines = export_jsonl(archive, lines, revisions=revisions, progress=progress)
            lines.flush()
            lines.detach()  # or it would close what is not its own
            return n_lines

        if str(out) == "-":
            write(sys.stdout.buffer)
            return 0
        n_written = _write_whole(out, write)
    what = "records" if form == "warc" else "rows" if table == "aid" else "reports"
    if as_json:
        counted = "lines" if what == "reports" else what
        print_json({"format": form, "out": str(out), counted: n_written})
    else:
        click.echo(f"{out}: {n_written} {what}", err=True)
    return 0


def _refuse(form: str, table: str, *, revisions: bool) -> None:
    """Refuse options that do not go together."""
    if form == "warc" and revisions:
        raise UsageError("--revisions: is about reports, and a warc holds captures; leave it out")
    if form == "warc" and table != "reports":
        raise UsageError(f"--table {table}: a warc holds captures; choose --format csv or jsonl")
    if form == "csv" and table == "reports":
        raise UsageError(
            "--format csv: reports are written as jsonl; leave it out or add --table aid"
        )
    if table == "aid" and revisions:
        raise UsageError("--revisions: the aid is that of the newest revisions; leave it out")


def _write_whole(out: Path, write: Callable[[BinaryIO], int]) -> int:
    """Write a file as a whole or not at all."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            n_written = write(file)
        beside.replace(out)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror}); choose another place"
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return n_written
