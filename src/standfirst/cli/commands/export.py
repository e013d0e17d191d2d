"""``standfirst export``: the archive's reports as JSON Lines."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from standfirst.archive import Archive
from standfirst.cli.options import desk_option, json_option, open_desk, print_json
from standfirst.cli.progress import draw_progress
from standfirst.errors import UsageError
from standfirst.run.pipeline import export_jsonl


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="The form of the file."
)
@click.option("--revisions", is_flag=True, help="Every revision of each report, oldest first.")
@desk_option
@json_option
def command(out: Path, *, form: str, revisions: bool, desk_dir: Path | None, as_json: bool) -> int:
    """Write the archive's reports as JSON Lines to OUT (- is standard output).

    One report a line, in the shape that import reads: importing an export into an empty desk
    gives the same archive.
    """
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        if str(out) == "-":
            export_jsonl(archive, sys.stdout, revisions=revisions, progress=progress)
            return 0
        beside = out.with_name(f".{out.name}.{os.getpid()}")
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                n_lines = export_jsonl(archive, file, revisions=revisions, progress=progress)
            beside.replace(out)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise UsageError(
                f"{out}: cannot be written ({error.strerror}); choose another place"
            ) from error
    if as_json:
        print_json({"format": form, "out": str(out), "lines": n_lines})
    else:
        click.echo(f"{out}: {n_lines} reports", err=True)
    return 0
