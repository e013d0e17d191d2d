"""``standfirst people``: who is who at this desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.archive import Archive, to_value
from standfirst.cli.options import Day, desk_option, json_option, now, open_desk, print_json
from standfirst.cli.output import save
from standfirst.cli.people_words import lines_of, say_doubt, say_role
from standfirst.cli.progress import draw_progress, say_stage
from standfirst.cli.terminal import complain, plain, say_drop
from standfirst.errors import InputError
from standfirst.run.people import fill_register, find_person, judge
from standfirst.run.peoplefile import add_people, csv_of, people_in
from standfirst.text.people.linking import DIFFERENT, SAME

if TYPE_CHECKING:
    from datetime import date

    from standfirst.records import RegisterEntry

_MOST_LISTED = 50
by_option = click.option("--by", "who", default="editor", help="Whose word it is.", metavar="NAME")


@click.group("people", invoke_without_command=True)
@click.option("--all", "show_all", is_flag=True, help=f"List all, not the first {_MOST_LISTED}.")
@click.option("--bodies", is_flag=True, help="List ministries, companies and other bodies.")
@click.option("--on", "day", type=Day(), help="Show the roles of this day (default: the last).")
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    show_all: bool,
    bodies: bool,
    day: date | None,
    desk_dir: Path | None,
    as_json: bool,
) -> None:
    """List who is who: the desk's people, then those whom reports name.

    Names of reports in other spellings and scripts are matched to them; what the names alone
    cannot tell waits under "standfirst people doubtful". Entries of the desk bear a star.
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            ctx.fail("--json stands behind the subcommand")
        ctx.obj = desk_dir
        return
    entries = [one for one in _filled(desk_dir) if one.body is bodies]
    if as_json:
        print_json([to_value(entry) for entry in entries])
        return
    shown = entries if show_all else entries[:_MOST_LISTED]
    for entry in shown:
        click.echo(_line(entry, day))
    if len(shown) < len(entries):
        click.echo(f"{len(entries) - len(shown)} more; --all lists them")
    if not entries:
        click.echo('nobody yet; "standfirst import" adds reports, people.toml is yours to fill')


def _filled(desk_dir: Path | None) -> tuple[RegisterEntry, ...]:
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        return fill_register(desk, archive, progress=progress, tell=say_stage)


def _line(entry: RegisterEntry, day: date | None) -> str:
    role = say_role(entry, day)
    star = "*" if entry.on_desk else " "
    reports = f"{entry.reports} report{'' if entry.reports == 1 else 's'}"
    name = click.style(plain(entry.name), bold=True)
    return f"{star} {name}{f', {plain(role)}' if role else ''} ({reports}) {plain(entry.id)}"


@command.command("show")
@click.argument("person", metavar="ID")
@desk_option
@json_option
def show(person: str, *, desk_dir: Path | None, as_json: bool) -> int:
    """Show one person or body: names, roles with their sources, mentions, statements.

    ID is an id of the list, or a name.
    """
    desk = open_desk(desk_dir or click.get_current_context().obj)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        fill_register(desk, archive, progress=progress, tell=say_stage)
        entry = find_person(archive, person)
        sightings = archive.sightings_of(entry.units)
        speakers = sorted({one.speaker for one in sightings})
        named_in = {one.report for one in sightings}
        statements = [one for one in archive.statements_by(speakers) if one.report in named_in]
        reports = {one: archive.report(one) for one in sorted(named_in)}
    if as_json:
        value: dict[str, Any] = to_value(entry)
        value["sightings"] = [to_value(one) for one in sightings]
        value["statements"] = [to_value(one) for one in statements]
        print_json(value)
        return 0
    for line in lines_of(entry, sightings, statements, reports):
        click.echo(line)
    return 0


@command.command("doubtful")
@click.option("--all", "show_all", is_flag=True, help=f"List all, not the first {_MOST_LISTED}.")
@desk_option
@json_option
def doubtful(*, show_all: bool, desk_dir: Path | None, as_json: bool) -> int:
    """List names that may be somebody's of the register, with what speaks for and against.

    "standfirst people same" and "different" answer them, for good.
    """
    desk = open_desk(desk_dir or click.get_current_context().obj)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        fill_register(desk, archive, progress=progress, tell=say_stage)
        doubts = archive.doubts()
    if as_json:
        print_json([to_value(one) for one in doubts])
        return 0
    shown = doubts if show_all else doubts[:_MOST_LISTED]
    for doubt in shown:
        for line in say_doubt(doubt):
            click.echo(line)
    if len(shown) < len(doubts):
        click.echo(f"{len(doubts) - len(shown)} more; --all lists them")
    if not doubts:
        click.echo("no doubtful names")
    return 0


@command.command("same")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@by_option
@desk_option
def same(one: str, other: str, *, who: str, desk_dir: Path | None) -> int:
    """Say that A and B are one person; ids or names. It holds until you say otherwise."""
    return _judge(SAME, one, other, who, desk_dir)


@command.command("different")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@by_option
@desk_option
def different(one: str, other: str, *, who: str, desk_dir: Path | None) -> int:
    """Say that A and B are two; ids or names. It holds until you say otherwise."""
    return _judge(DIFFERENT, one, other, who, desk_dir)


def _judge(kind: str, one: str, other: str, who: str, desk_dir: Path | None) -> int:
    desk = open_desk(desk_dir or click.get_current_context().obj)
    with Archive.open(desk.archive_path) as archive:
        fill_register(desk, archive)
        a, b = judge(archive, kind, one, other, who=who, now=now)
        fill_register(desk, archive)
    click.echo(f"{plain(a)} and {plain(b)}: {'one person' if kind == SAME else 'two'}, noted")
    return 0


@command.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@desk_option
@json_option
def import_list(file: Path, *, desk_dir: Path | None, as_json: bool) -> int:
    """Add the people of a CSV or TOML file to the desk's people.toml.

    A CSV has one row for each role, with the columns that "export" writes; "name" is needed. Exit
    status 1 tells that some stand in people.toml already, and otherwise: change them there.
    """
    desk = open_desk(desk_dir or click.get_current_context().obj)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the file") from error
    wanted = people_in(data, file)
    added, drops = add_people(desk, wanted)
    known = len(wanted) - len(added) - len(drops)
    if as_json:
        left_out = [to_value(drop) for drop in drops]
        print_json(
            {"added": [to_value(one) for one in added], "known": known, "left_out": left_out}
        )
    else:
        click.echo(f"added {len(added)}, known {known}")
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
@click.option("--desk-only", is_flag=True, help="Leave out whom only reports name.")
@desk_option
def export_list(out: Path, *, desk_only: bool, desk_dir: Path | None) -> int:
    """Write the register as CSV, one row for each role, to OUT or standard output."""
    desk = open_desk(desk_dir or click.get_current_context().obj)
    entries = _filled(desk.folder)
    text = csv_of((one for one in entries if one.on_desk or not desk_only), desk.registers.people)
    if str(out) == "-":
        click.echo(text, nl=False)
    else:
        save(text, out)
    return 0
