"""``standfirst reread``: all captures once more, with the readers of this version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.options import desk_option, json_option, now, open_desk, print_json
from standfirst.cli.progress import draw_progress
from standfirst.run.rereading import reread

if TYPE_CHECKING:
    from pathlib import Path


@click.command("reread")
@desk_option
@json_option
def command(*, desk_dir: Path | None, as_json: bool) -> int:
    """Read all captures again, with the readers of this version.

    For after an upgrade: what a better reader makes another text of becomes a new revision, all
    else stays. Nothing is fetched.
    """
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        count = reread(desk, archive, now=now, progress=progress)
    if as_json:
        print_json(
            {
                "added": count.added,
                "revised": count.revised,
                "unchanged": count.unchanged,
                "dropped": [
                    {"what": drop.what, "reason": drop.reason, "detail": drop.detail}
                    for drop in count.dropped
                ],
            }
        )
    else:
        click.echo(
            f"{count.added} added, {count.revised} revised, {count.unchanged} unchanged,"
            f" {len(count.dropped)} left out"
        )
    return 0
