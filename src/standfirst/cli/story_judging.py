"""``standfirst stories same, different, merge, move, split``: the editor's word on stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.options import desk_option, now, open_desk
from standfirst.cli.terminal import plain
from standfirst.run.judging import DIFFERENT, MERGE, MOVE, SAME, SPLIT, judge_stories

if TYPE_CHECKING:
    from pathlib import Path

by_option = click.option("--by", "who", default="editor", help="Whose word it is.", metavar="NAME")


@click.command("same")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@by_option
@desk_option
def same(one: str, other: str, *, who: str, desk_dir: Path | None) -> int:
    """Say that A and B, reports or stories, tell of one event."""
    return _judge(SAME, (one, other), who, desk_dir)


@click.command("different")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@by_option
@desk_option
def different(one: str, other: str, *, who: str, desk_dir: Path | None) -> int:
    """Say that A and B, reports or stories, tell of two events."""
    return _judge(DIFFERENT, (one, other), who, desk_dir)


@click.command("merge")
@click.argument("stories", metavar="STORY STORY…", nargs=-1, required=True)
@by_option
@desk_option
def merge(stories: tuple[str, ...], *, who: str, desk_dir: Path | None) -> int:
    """Make one story of several."""
    if len(stories) < 2:
        raise click.UsageError("give two stories or more")
    return _judge(MERGE, stories, who, desk_dir)


@click.command("move")
@click.argument("report", metavar="REPORT")
@click.argument("story", metavar="STORY")
@by_option
@desk_option
def move(report: str, story: str, *, who: str, desk_dir: Path | None) -> int:
    """Take REPORT out of its story and put it into STORY."""
    return _judge(MOVE, (report, story), who, desk_dir)


@click.command("split")
@click.argument("reports", metavar="REPORT…", nargs=-1, required=True)
@by_option
@desk_option
def split(reports: tuple[str, ...], *, who: str, desk_dir: Path | None) -> int:
    """Take these reports out of their story and make one of their own of them."""
    return _judge(SPLIT, reports, who, desk_dir)


def _judge(kind: str, keys: tuple[str, ...], who: str, desk_dir: Path | None) -> int:
    parent = click.get_current_context().obj
    desk = open_desk(desk_dir or parent)
    with Archive.open(desk.archive_path) as archive:
        noted = judge_stories(archive, kind, keys, who=who, now=now)
        for one in noted:
            assert one.other is not None
            first, other = archive.report(one.subject).key, archive.report(one.other).key
            click.echo(f"{one.kind}: {plain(first)} and {plain(other)}, noted")
    return 0


JUDGING = (same, different, merge, move, split)
