"""``standfirst feeds``: the list of feeds, and how they fare."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standfirst.archive import Archive, to_value
from standfirst.cli.feedtable import ago, span_of, trouble_of, until, words_of
from standfirst.cli.options import desk_option, json_option, now, open_desk, print_json
from standfirst.cli.output import save
from standfirst.cli.terminal import complain, plain, say_drop
from standfirst.collect.sources import source_kind
from standfirst.config import LEAST_EVERY, MOST_EVERY
from standfirst.errors import InputError, UsageError
from standfirst.run.collecting import feeds_of
from standfirst.run.discovering import discover, feed_at, feeds_in, list_of
from standfirst.run.feedlist import add_feeds, remove_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.config import Desk
    from standfirst.records import Feed, FeedState

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
        if as_json:
            ctx.fail("--json stands behind the subcommand")
        ctx.obj = desk_dir
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
    has_folders = any(feed.folder for feed in feeds)
    names = ["feed", *(["folder"] if has_folders else []), "kind", "last good", "last new", "next"]
    table = Table(*names, box=None, header_style="dim")
    for feed in feeds:
        state = states[feed.id]
        table.add_row(
            Text(words_of(feed, state), no_wrap=True, overflow="ellipsis"),
            *([plain(feed.folder or "")] if has_folders else []),
            feed.kind,
            ago(state.last_good, moment),
            ago(state.last_new, moment),
            until(state, moment),
        )
    console.print(table)
    for feed in feeds:
        state = states[feed.id]
        for line in _notes_on(feed, state):
            click.echo(f"{words_of(feed, state)}: {plain(line)}")


def _notes_on(feed: Feed, state: FeedState) -> Iterator[str]:
    """Yield what an editor should know of a feed besides its times."""
    if state.error:
        often = f"{state.failures} times in a row" if state.failures > 1 else "once"
        yield f"failed {often}: {trouble_of(feed, state)}"
    if state.moved_to:
        yield f"moved to {state.moved_to}"
    if state.clock_offset:
        yield f"its clock is {span_of(timedelta(seconds=state.clock_offset))}" + (
            " ahead" if state.clock_offset > 0 else " behind"
        )
    if state.ttl:
        yield f"asks for {span_of(timedelta(minutes=state.ttl))} between two visits"
    if state.skip_hours:
        hours = ", ".join(map(str, state.skip_hours))
        yield f"asks for no visit in the hours {hours} (UTC)"
    if state.hub:
        yield f"tells of new items through {state.hub}"
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
@click.option("--all", "take_all", is_flag=True, help="Every feed a site names, not the first.")
@desk_option
@json_option
def add(
    addresses: tuple[str, ...],
    *,
    take_all: bool,
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

    ADDRESS is that of a feed, or of a site: then the site is asked for its feeds, and the first
    one is added. --kind page follows a page itself. A feed that is listed already stays as it is.
    """
    desk = open_desk(desk_dir or click.get_current_context().obj)
    if kind:
        source_kind(kind)
    found: list[Feed] = []
    for address in addresses:
        feed = feed_at(address, desk, kind=kind or "")
        found += [feed] if feed.kind else _ask_for_feeds(desk, address, take_all=take_all)
    wanted = [
        replace(
            feed,
            title=title or feed.title,
            outlet=outlet,
            folder=folder,
            every=every or feed.every,
            language=language,
            full_text=not no_full_text,
        )
        for feed in found
    ]
    return _tell(add_feeds(desk, wanted), wanted, as_json=as_json)


def _ask_for_feeds(desk: Desk, address: str, *, take_all: bool) -> list[Feed]:
    with Archive.open(desk.archive_path) as archive:
        found = discover(desk, archive, address, now=now)
    if not found:
        raise UsageError(f"{address}: names no feed; --kind page follows the page itself")
    if take_all:
        return list(found)
    for other in found[1:]:
        complain(f"{address}: names {other.address} too; --all adds every one")
    return [found[0]]


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
    desk = open_desk(desk_dir or click.get_current_context().obj)
    gone = remove_feed(desk, feed)
    with Archive.open(desk.archive_path) as archive:
        archive.forget_feed(gone.id)
    if as_json:
        print_json({"removed": to_value(gone)})
    else:
        click.echo(f"removed {words_of(gone)}")
    return 0


@command.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@desk_option
@json_option
def import_list(file: Path, *, desk_dir: Path | None, as_json: bool) -> int:
    """Add the feeds of an OPML file, as feed readers export it, with their folders.

    Exit status 1 tells that some of its addresses cannot be used.
    """
    desk = open_desk(desk_dir or click.get_current_context().obj)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the file") from error
    wanted, drops = feeds_in(data, file.name, desk)
    _tell(add_feeds(desk, wanted), wanted, as_json=as_json)
    for drop in drops:
        complain(f"left out: {say_drop(drop)}")
    return 1 if drops else 0


@command.command("export")
@click.argument(
    "out",
    default="-",
    metavar="OUT",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
)
@desk_option
def export_list(out: Path, *, desk_dir: Path | None) -> int:
    """Write the feeds as OPML, each under the address it has now, to OUT or standard output."""
    desk = open_desk(desk_dir or click.get_current_context().obj)
    feeds = feeds_of(desk)
    with Archive.open(desk.archive_path) as archive:
        text = list_of(feeds, archive.feed_states(feeds), desk.name)
    if str(out) == "-":
        click.echo(text, nl=False)
    else:
        save(text, out)
    return 0
