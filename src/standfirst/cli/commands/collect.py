"""``standfirst collect``: visits to feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.feedtable import counted
from standfirst.cli.options import desk_option, json_option, open_desk, print_json
from standfirst.cli.progress import draw_visits
from standfirst.cli.terminal import complain, plain, say_drop
from standfirst.errors import BusyError, UsageError
from standfirst.run.checks import EXPECTED_DROPS
from standfirst.run.collecting import CollectCount, collect, dropped_of

if TYPE_CHECKING:
    from pathlib import Path


@click.command("collect")
@click.option(
    "--due", is_flag=True, help="Only the feeds whose time has come: for cron or a timer."
)
@click.option("--watch", is_flag=True, help="Go on for ever, with a table of the feeds.")
@desk_option
@json_option
def command(*, due: bool, watch: bool, desk_dir: Path | None, as_json: bool) -> int:
    """Visit the desk's feeds and add what is new to the archive.

    Every feed is visited, but none twice within a quarter of an hour, and none before its server
    wants it. What could not be visited is tried again later, at growing intervals. Exit status 1
    tells that a feed failed or that something was refused.
    """
    if watch and as_json:
        raise UsageError("--watch: goes on for ever and prints no JSON; leave one of the two out")
    desk = open_desk(desk_dir)
    if watch:
        from standfirst.cli.watching import watch_feeds  # noqa: PLC0415 - only where it is drawn

        return watch_feeds(desk)
    try:
        with Archive.open(desk.archive_path) as archive, draw_visits() as watcher:
            count = collect(desk, archive, only_due=due, watcher=watcher)
    except BusyError as error:
        complain(str(error))
        return 1  # nothing is wrong: the other one does the work
    if not desk.feeds:
        complain(f'{desk.feeds_path}: no feeds yet; "standfirst feeds add ADDRESS" adds one')
    if as_json:
        print_json(_table(count))
    else:
        _show(count)
    if count.failures:
        first = count.failures[0]
        complain(f"{counted(len(count.failures), 'feed')} failed; the first: {first.error}")
    refused = [drop for drop in count.found.dropped if drop.reason not in EXPECTED_DROPS]
    if refused:
        complain(f"{len(refused)} of the items refused; the first: {say_drop(refused[0])}")
    if count.unsealed:
        complain(f"captures wait for their timestamp: {count.unsealed}")
    return 1 if count.failures or refused or count.unsealed else 0


def _show(count: CollectCount) -> None:
    found = count.found
    put_off = f", {count.put_off} not yet" if count.put_off else ""
    click.echo(
        f"{counted(count.visited, 'feed')} visited{put_off}: {found.added} added,"
        f" {found.revised} revised, {found.unchanged} unchanged, {len(found.dropped)} left out"
    )
    for failure in count.failures:
        click.echo(f"  failed: {plain(failure.error)}")
    for drop in found.dropped:
        if drop.reason not in EXPECTED_DROPS:
            click.echo(f"  left out: {say_drop(drop)}")


def _table(count: CollectCount) -> dict[str, object]:
    return {
        "added": count.found.added,
        "revised": count.found.revised,
        "unchanged": count.found.unchanged,
        "dropped": [
            {"what": drop.what, "reason": drop.reason, "detail": drop.detail}
            for drop in dropped_of(count)
        ],
    }
