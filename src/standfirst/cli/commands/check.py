"""``standfirst check``: a linter for drafts."""

from __future__ import annotations

import inspect
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.archive import Archive
from standfirst.check.codes import code_of
from standfirst.cli.finding_forms import FORMATS
from standfirst.cli.fixing import write_fixed
from standfirst.cli.options import Day, desk_option, json_option, open_desk
from standfirst.cli.terminal import UNUSABLE, complain
from standfirst.errors import StandfirstError, UsageError
from standfirst.run.checking import check_plain
from standfirst.run.drafts import open_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from standfirst.config import Desk
    from standfirst.run.checking import Checked, Known

NAP = 0.5  # seconds between two looks at the drafts


def _explain(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    code = code_of(value)
    click.echo(f"{click.style(code.code, bold=True)} {code.title} ({code.severity})\n")
    click.echo(inspect.cleandoc(code.explanation) + "\n")
    for label, words in (("source", code.source), ("wrong", code.wrong), ("right", code.right)):
        click.echo(f"{label + ':':<8} {words}")
    ctx.exit()


@click.command("check")
@click.argument("drafts", nargs=-1, metavar="DRAFT...", type=click.Path(path_type=Path))
@click.option("--day", type=Day(), help="The day the draft is for (default: as it says).")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="The form of the findings.",
)
@click.option("--fix", is_flag=True, help="Make the changes to which there is but one answer.")
@click.option("--watch", is_flag=True, help="Check again whenever a draft is saved, until Ctrl-C.")
@click.option(
    "--explain",
    metavar="CODE",
    callback=_explain,
    expose_value=False,
    is_eager=True,
    help="Say what a code means, and leave.",
)
@desk_option
@json_option
def command(
    *,
    drafts: tuple[Path, ...],
    day: date | None,
    form: str,
    fix: bool,
    watch: bool,
    desk_dir: Path | None,
    as_json: bool,
) -> int:
    """Check drafts against the archive: quotations, attribution, figures, days, names.

    DRAFT is a .md, .html, .txt or .docx file, whoever wrote it. Each finding has a place, a code,
    what is wrong and what the source says. Exit status 1 tells that there is an error among them.
    """
    if not drafts:
        raise click.UsageError("Missing argument 'DRAFT...'.")
    desk = open_desk(desk_dir)
    draw = FORMATS["json" if as_json else form]

    def check_all() -> int:
        return _check(desk, drafts, day, fix=fix, draw=draw)

    return watch_drafts(drafts, check_all) if watch else check_all()


def _check(
    desk: Desk,
    drafts: Sequence[Path],
    day: date | None,
    *,
    fix: bool,
    draw: Callable[[Sequence[Checked], Any], str],
) -> int:
    checked: list[Checked] = []
    known: Known = {}
    failed = False
    with Archive.open(desk.archive_path) as archive:

        def look(path: Path) -> Checked:
            plain = open_draft(path)
            return check_plain(desk, archive, plain, str(path), day=day, known=known)

        for path in drafts:
            try:
                found = look(path)
                if fix and _fix(path, found):
                    found = look(path)
                checked.append(found)
            except UsageError as error:
                complain(str(error))
                failed = True
    click.echo(draw(checked, desk.zone), nl=False)
    if failed:
        return UNUSABLE
    return int(any(one.severity == "error" for each in checked for one in each.findings))


def _fix(path: Path, found: Checked) -> bool:
    """Make the fixes, say each on standard error, and tell whether there were any."""
    changes = write_fixed(path, found).changes
    for change in changes:
        click.echo(f"{path}:{change}", err=True)
    return bool(changes)


def watch_drafts(
    drafts: Sequence[Path],
    check: Callable[[], int],
    *,
    rounds: int | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> int:
    """Check whenever a draft is changed, until Ctrl-C; return the last exit status.

    What cannot be read meanwhile is said in one line. ``rounds`` ends it after so many looks.
    """
    seen: list[tuple[int, int] | None] | None = None
    status = 0
    while rounds is None or rounds > 0:
        now = [_stamp(path) for path in drafts]
        if now != seen:
            seen = now
            click.clear()
            try:
                status = check()
            except StandfirstError as error:
                complain(str(error))
                status = UNUSABLE
            # A fix writes the draft itself: that is no change to look at again.
            seen = [_stamp(path) for path in drafts]
        rounds = None if rounds is None else rounds - 1
        if rounds != 0:
            sleep(NAP)
    return status


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
