"""``standfirst new``: a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.cli.options import Day, desk_option, json_option, print_json
from standfirst.errors import UsageError
from standfirst.run.desks import new_desk

if TYPE_CHECKING:
    from datetime import date


@click.command("new")
@click.argument("folder", required=False, metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The desk's name (default: the folder's).")
@click.option("--epoch", type=Day(), help="The date of day 1 (default: today).")
@click.option(
    "--time-zone", metavar="ZONE", default="UTC", help="A zone such as Europe/Kyiv (default: UTC)."
)
@desk_option
@json_option
def command(
    folder: Path | None,
    *,
    name: str | None,
    epoch: date | None,
    time_zone: str,
    desk_dir: Path | None,
    as_json: bool,
) -> int:
    """Make a desk in DIR: settings, registers and an empty archive.

    The settings are files to be read and filled by an editor: desk.toml (the count of days, the
    outlets), people.toml (who speaks), gazetteer.toml (where) and feeds.toml (what is collected).
    A folder that holds a desk is refused. --desk DIR means the same as DIR.
    """
    if (folder is None) == (desk_dir is None):
        raise UsageError('new: needs one folder; give it as "standfirst new DIR"')
    place = folder or desk_dir
    assert place is not None
    desk = new_desk(place, name=name, epoch=epoch, time_zone=time_zone)
    if as_json:
        print_json(
            {
                "desk": str(desk.folder),
                "name": desk.name,
                "epoch": desk.rule.epoch.isoformat(),
                "counting": desk.rule.counting.value,
                "time_zone": str(desk.zone),
            }
        )
        return 0
    click.echo(
        f"{desk.folder}: a desk is made; look at its desk.toml, then\n"
        f'  standfirst import FILE… --desk "{desk.folder}"'
    )
    return 0
