"""``standfirst import``: files and folders into the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.options import desk_option, json_option, open_desk, print_json
from standfirst.cli.progress import draw_progress, say_stage
from standfirst.cli.terminal import complain, say_drop
from standfirst.errors import InputError
from standfirst.run.checks import EXPECTED_DROPS
from standfirst.run.pipeline import import_paths

if TYPE_CHECKING:
    from standfirst.records import ImportCount


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@desk_option
@json_option
def command(files: tuple[Path, ...], *, desk_dir: Path | None, as_json: bool) -> int:
    """Add the reports in files and folders to the archive.

    FILE is a .txt, .md, .html, .json, .jsonl, .eml, .mbox, .warc, .warc.gz or .wacz file, the
    result.json of a Telegram export, or a folder of these. What was imported before and has not
    changed is not added again; a changed report becomes a new revision. An import of a web archive
    that was stopped goes on where it was. Exit status 1 tells that something was refused.
    """
    desk = open_desk(desk_dir)
    for path in files:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the name")
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        count = import_paths(desk, archive, files, progress=progress, tell=say_stage)
    refused = [drop for drop in count.dropped if drop.reason not in EXPECTED_DROPS]
    if as_json:
        print_json(_table(count))
    else:
        click.echo(
            f"{count.added} added, {count.revised} revised, {count.unchanged} unchanged,"
            f" {len(count.dropped)} left out"
        )
        for drop in count.dropped:
            click.echo(f"  left out: {say_drop(drop)}")
    if refused:
        complain(f"{len(refused)} of the inputs refused; the first: {say_drop(refused[0])}")
    return 1 if refused else 0


def _table(count: ImportCount) -> dict[str, object]:
    return {
        "added": count.added,
        "revised": count.revised,
        "unchanged": count.unchanged,
        "dropped": [
            {"what": drop.what, "reason": drop.reason, "detail": drop.detail}
            for drop in count.dropped
        ],
    }
