"""``standfirst feeds``: the list of feeds, and how they fare."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standfirst.archive import Archive, to_value
from standfirst.cli.feedtable import ago, span_of, until, words_of
from standfirst.cli.options import desk_option, json_option, now, open_desk, print_json
from standfirst.cli.terminal import plain
from standfirst.collect.sources import recognise, source_kind
from standfirst.config import LEAST_EVERY, MOST_EVERY
from standfirst.records import Feed, FeedState, make_id
from standfirst.run.collecting import feeds_of
from standfirst.run.feedlist import add_feeds, remove_feed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WIDEST = 200  # columns, where nobody says how wide a line may be


@click.group("feeds", invoke_without_command=True)
@desk_option
@json_option
@click.pass_context
def command(ctx: click.Context, *, desk_dir: Path | None, as_json: bool) -> None:
    """List the feeds with how they fare; add, remove, import and export them.

    The list stands in the desk's feeds.toml and may be edited by hand. Told are when a feed was
    last visited with success, when it last brought something new, when it is visited next, and what
    went wrong at the last visit.
    """
    if ctx.invoked_subcommand is not None:
        if desk_dir is not None or as_json:
            ctx.fail("options stand behind the subcommand")
        return
    desk = open_desk(desk_dir)
    feeds = feeds_of(desk)
    with Archive.open(desk.archive_path) as archive:
        states = archive.feed_states(feeds)
    if as_json:
        print_json([_value(feed, states[feed.id]) for feed in feeds])
    elif feeds:
        _show(feeds, states)
    else:
        click.echo(f'{desk.feeds_path}: no feeds yet; "standfirst feeds add ADDRESS" adds one')


def _value(feed: Feed, state: FeedState) -> dict[str, Any]:
    told: dict[str, Any] = to_value(state)
    told.pop("feed")
    told.pop("cursor", None)
    value: dict[str, Any] = to_value(feed)
    return value | {"every": feed.every, "full_text": feed.full_text, "state": told}


def _show(feeds: tuple[Feed, ...], states: dict[str, FeedState]) -> None:
    moment = now()
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDEST)
    table = Table("feed", "kind", "last good", "last new", "next", box=None, header_style="dim")
    for feed in feeds:
        state = states[feed.id]
        table.add_row(
            Text(words_of(feed), no_wrap=True, overflow="ellipsis"),
            feed.kind,
            ago(state.last_good, moment),
            ago(state.last_new, moment),
            until(state, moment),
        )
    console.print(table)
    for feed in feeds:
        for line in _notes_on(states[feed.id]):
            click.echo(f"{words_of(feed)}: {plain(line)}")


def _notes_on(state: FeedState) -> Iterator[str]:
    """Yield what an editor should know of a feed besides its times."""
    if state.error:
        often = f"{state.failures} times in a row" if state.failures > 1 else "once"
        yield f"failed {often}: {state.error}"
    if state.moved_to:
        yield f"moved to {state.moved_to}"
    if state.clock_offset:
        yield f"its clock is {span_of(timedelta(seconds=state.clock_offset))}" + (
            " ahead" if state.clock_offset > 0 else " behind"
        )
    for signal in state.signals:
        yield f"states {signal}"


@command.command("add")
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option("--kind", help="What it is, where its address does not tell: feed, page, …")
@click.option("--title", help="What lists call it.")
@click.option("--outlet", help="Whose reports they are: an outlet's id or name.")
@click.option("--folder", help="Where it stands in the list; / parts the levels.")
@click.option(
    "--every",
    type=click.IntRange(LEAST_EVERY, MOST_EVERY),
    help="Minutes between two visits, 15 at the least.",
)
@click.option("--language", help="The language of all its reports, as en.")
@click.option("--no-full-text", is_flag=True, help="Leave pages alone where items are teasers.")
@desk_option
@json_option
def add(
    addresses: tuple[str, ...],
    *,
    every: int | None,
    no_full_text: bool,
    desk_dir: Path | None,
    as_json: bool,
    kind: str | None,
    title: str | None,
    outlet: str | None,
    folder: str | None,
    language: str | None,
) -> int:
    """Add feeds to the list.

    A feed that is listed already stays as it is.
    """
    desk = open_desk(desk_dir)
    if kind:
        source_kind(kind)
    wanted = [
        Feed(
            id=make_id("f", address),
            address=address,
            kind=kind or recognise(address) or "",
            title=title,
            outlet=outlet,
            folder=folder,
            every=every or desk.collecting.every,
            language=language,
            full_text=not no_full_text,
        )
        for address in addresses
    ]
    return _tell(add_feeds(desk, wanted), wanted, as_json=as_json)


def _tell(added: tuple[Feed, ...], wanted: list[Feed], *, as_json: bool) -> int:
    if as_json:
        print_json({"added": [to_value(feed) for feed in added], "known": len(wanted) - len(added)})
        return 0
    for feed in added:
        click.echo(f"added {words_of(feed)}")
    if len(wanted) > len(added):
        click.echo(f"{len(wanted) - len(added)} listed already")
    return 0


@command.command("remove")
@click.argument("feed", metavar="FEED")
@desk_option
@json_option
def remove(feed: str, *, desk_dir: Path | None, as_json: bool) -> int:
    """Take a feed out of the list, by its address, title or id.

    Its reports and captures stay.
    """
    desk = open_desk(desk_dir)
    gone = remove_feed(desk, feed)
    with Archive.open(desk.archive_path) as archive:
        archive.forget_feed(gone.id)
    if as_json:
        print_json({"removed": to_value(gone)})
    else:
        click.echo(f"removed {words_of(gone)}")
    return 0
