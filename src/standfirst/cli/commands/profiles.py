"""``standfirst profiles``: the manners of an edition, and copies of them to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standfirst.cli.options import desk_option, json_option, open_desk, print_json
from standfirst.errors import DeskError
from standfirst.publish.forms import FIELDS
from standfirst.run.profiles import copy_profile, list_profiles, read_place

if TYPE_CHECKING:
    from pathlib import Path


@click.group("profiles", invoke_without_command=True)
@desk_option
@json_option
@click.pass_context
def command(ctx: click.Context, *, desk_dir: Path | None, as_json: bool) -> int:
    """List the profiles: the manners in which an edition can be written.

    Those of the desk bear a star and win over those of the package. A profile is a folder with a
    profile.toml and, where the usual ones will not do, templates; docs/profiles.md tells all of it.
    Exit status 1 tells that one is broken.
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = desk_dir
        return 0
    desk = None
    try:
        desk = open_desk(desk_dir)
    except DeskError:
        if desk_dir is not None:
            raise
    rows, n_broken = [], 0
    for place in list_profiles(desk):
        try:
            about = read_place(place).about
        except DeskError as error:
            about, n_broken = str(error), n_broken + 1
        rows.append({"name": place.name, "own": place.is_own, "about": about})
    if as_json:
        print_json(rows)
    else:
        width = max(len(str(row["name"])) for row in rows)
        for row in rows:
            click.echo(f"{'*' if row['own'] else ' '} {row['name']:<{width}}  {row['about']}")
    return 1 if n_broken else 0


@command.command("copy")
@click.argument("name", metavar="NAME")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--templates", is_flag=True, help="Copy the usual templates too, to change them.")
@desk_option
def copy(name: str, new: str | None, *, templates: bool, desk_dir: Path | None) -> int:
    """Copy a profile into the desk, under its own name or a new one.

    A copy under its own name stands in for the package's.
    """
    desk = open_desk(desk_dir or click.get_current_context().obj)
    folder = copy_profile(desk, name, new, templates=templates)
    click.echo(f"{folder}: change profile.toml there, then write --profile {folder.name}")
    return 0


@command.command("fields")
@json_option
def fields(*, as_json: bool) -> int:
    """List the fields that the lines of a profile may hold, with what stands for them."""
    if as_json:
        print_json(FIELDS)
        return 0
    width = max(len(name) for name in FIELDS)
    for name, meaning in FIELDS.items():
        click.echo(f"{{{name}}}{' ' * (width - len(name))}  {meaning}")
    return 0
