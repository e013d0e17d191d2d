"""``standfirst stories``: which reports tell of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.options import Day, desk_option, json_option, open_desk, print_json
from standfirst.cli.progress import draw_progress, say_stage
from standfirst.cli.terminal import plain
from standfirst.errors import UsageError
from standfirst.publish import stories_table
from standfirst.run.pipeline import bounds_of, group_stories

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from standfirst.records import Conflict, Story


@click.command("stories")
@click.option("--from", "first", type=Day(), help="The first day (default: all).")
@click.option("--to", "last", type=Day(), help="The last day (default: all).")
@desk_option
@json_option
def command(*, first: date | None, last: date | None, desk_dir: Path | None, as_json: bool) -> int:
    """List the stories: which reports tell of one event.

    A day is the 24 hours that end at the desk's cut-off. Every report of these days is in
    exactly one story. Reprints of one text count as one origin.
    """
    if first and last and last < first:
        raise UsageError(f"--to {last}: lies before --from {first}; swap them")
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        start, end = bounds_of(desk, first, last)
        stories = group_stories(
            desk, archive, start=start, end=end, progress=progress, tell=say_stage
        )
        reports = {one.id: one for one in archive.current_reports(start, end)}
    if as_json:
        keys = {report.id: report.key for report in reports.values()}
        print_json(stories_table(stories, keys))
        return 0
    for story in stories:
        _show(story)
    return 0


def _show(story: Story) -> None:
    headline = plain(story.headline.exact) if story.headline else "(no headline)"
    click.echo(f"{click.style(headline, bold=True)}")
    reports = _count(len(story.reports), "report")
    origins = _count(len(story.origins), "origin")
    seen = f", last {story.last_seen:%Y-%m-%d %H:%M %Z}" if story.last_seen else ""
    click.echo(f"  {story.id}: {reports} of {origins}{seen}")
    for conflict in story.conflicts:
        click.echo(f"  {_say_conflict(conflict)}")


def _say_conflict(conflict: Conflict) -> str:
    claims = "; ".join(
        f"{plain(claim.value)} ({plain(claim.by or 'not named')})" for claim in conflict.claims
    )
    return f"{conflict.kind} about {plain(conflict.about)}: {claims}"


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
