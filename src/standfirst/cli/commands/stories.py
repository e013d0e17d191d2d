"""``standfirst stories``: which reports tell of one event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.options import Day, desk_option, json_option, open_desk, print_json
from standfirst.cli.output import save
from standfirst.cli.progress import draw_progress, say_stage
from standfirst.cli.story_judging import JUDGING
from standfirst.cli.story_list import show_stories
from standfirst.cli.view import open_console
from standfirst.errors import UsageError
from standfirst.publish import StoryFrame, stories_table, stories_to_html
from standfirst.run.grouping import readings_for
from standfirst.run.outlets import recognise_outlets
from standfirst.run.pipeline import bounds_of, group_stories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from standfirst.config import Desk
    from standfirst.records import Story

FOLDER = "stories"  # in the desk, for pages


@click.group("stories", invoke_without_command=True)
@click.option("--from", "first", type=Day(), help="The first day (default: all).")
@click.option("--to", "last", type=Day(), help="The last day (default: all).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    help="A list, JSON, or pages: an index and one for each story (default: text).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the pages go (default: the folder stories of the desk).",
)
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    first: date | None,
    last: date | None,
    form: str | None,
    out: Path | None,
    desk_dir: Path | None,
    as_json: bool,
) -> int:
    """List the stories: which reports tell of one event.

    A day is the 24 hours that end at the desk's cut-off. Every report of these days is in
    exactly one story. What stands on one source counts as one origin: reprints, one owner's
    reports, an agency and all that credit it. The pages show each story's timeline, who said what,
    its figures, its conflicts and the words they stand on; they need no network.

    A story goes on over days under one id, from the first report in the archive on: what it had
    before the first day listed is counted, and what merged, split or moved is told.

    The subcommands note an editor's word, which every grouping honours and a later word undoes.
    """
    if ctx.invoked_subcommand is not None:
        if as_json or form or out or first or last:
            ctx.fail("the options of the list do not go with a subcommand, but --desk")
        ctx.obj = desk_dir
        return 0
    if first and last and last < first:
        raise UsageError(f"--to {last}: lies before --from {first}; swap them")
    form = form or ("json" if as_json else "text")
    if out and form != "html":
        raise UsageError(f"--out {out}: is for pages; add --format html")
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        start, end = bounds_of(desk, first, last)
        stories = group_stories(
            desk, archive, start=start, end=end, progress=progress, tell=say_stage
        )
        if form == "html":
            return _save_pages(
                stories, _frame_of(desk, archive, start, end), out or desk.folder / FOLDER
            )
        reports = {one.id: one for one in archive.current_reports(start, end)}
    if form == "json":
        keys = {report.id: report.key for report in reports.values()}
        print_json(stories_table(stories, keys))
    else:
        show_stories(stories, reports, open_console(), desk.zone)
    return 0


for _one in JUDGING:
    command.add_command(_one)


def _frame_of(
    desk: Desk, archive: Archive, start: datetime | None, end: datetime | None
) -> StoryFrame:
    reports = recognise_outlets(archive.current_reports(start, end), desk.registers)
    return StoryFrame(
        reports={report.id: report for report in reports},
        readings=readings_for(archive, reports),
        outlets={outlet.id: outlet for outlet in desk.registers.outlets},
        desk_name=desk.name,
        zone=desk.zone,
    )


def _save_pages(stories: Sequence[Story], frame: StoryFrame, folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be made ({error.strerror}); choose another place with --out"
        ) from error
    written = set()
    for name, page in stories_to_html(stories, frame):
        save(page, folder / name)
        written.add(name)
    for page_before in folder.glob("story-y*.html"):  # of a story that is told no more
        if page_before.name not in written:
            page_before.unlink(missing_ok=True)
    click.echo(f"{folder / 'index.html'}: {len(stories)} stories", err=True)
    return 0
