"""``standfirst check``: a linter for drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.finding_forms import FORMATS
from standfirst.cli.options import Day, desk_option, json_option, open_desk
from standfirst.cli.terminal import UNUSABLE, complain
from standfirst.errors import InputError
from standfirst.run.checking import check_plain
from standfirst.run.drafts import open_draft

if TYPE_CHECKING:
    from datetime import date

    from standfirst.run.checking import Checked


@click.command("check")
@click.argument(
    "drafts", nargs=-1, required=True, metavar="DRAFT...", type=click.Path(path_type=Path)
)
@click.option("--day", type=Day(), help="The day the draft is for (default: as it says).")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="The form of the findings.",
)
@desk_option
@json_option
def command(
    drafts: tuple[Path, ...],
    *,
    day: date | None,
    form: str,
    desk_dir: Path | None,
    as_json: bool,
) -> int:
    """Check drafts against the archive: quotations, attribution, figures, days, names.

    DRAFT is a .md, .html or .txt file, whoever wrote it. Each finding has a place, a code, what is
    wrong and what the source says. Exit status 1 tells that there is an error among them.
    """
    desk = open_desk(desk_dir)
    checked: list[Checked] = []
    failed = False
    with Archive.open(desk.archive_path) as archive:
        for path in drafts:
            try:
                checked.append(check_plain(desk, archive, open_draft(path), str(path), day=day))
            except InputError as error:
                complain(str(error))
                failed = True
    click.echo(FORMATS["json" if as_json else form](checked, desk.zone), nl=False)
    if failed:
        return UNUSABLE
    return int(any(one.severity == "error" for each in checked for one in each.findings))
