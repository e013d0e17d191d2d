"""``standfirst doctor``: what is right and wrong, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standfirst.cli.options import desk_option, json_option, print_json
from standfirst.cli.terminal import complain, plain
from standfirst.config import find_desk
from standfirst.errors import DeskError
from standfirst.run.checks import Check, State
from standfirst.run.doctor import check_desk, check_installation

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = {State.OK: "green", State.ATTENTION: "yellow", State.BROKEN: "red"}


@click.command("doctor")
@desk_option
@json_option
def command(*, desk_dir: Path | None, as_json: bool) -> int:
    """Check the installation and the desk, and say what to do.

    Without a desk the installation alone is checked. Exit status 1 tells that something is
    broken; what is worth a look, but works, leaves it 0.
    """
    checks = [*check_installation(), *_check_desk(desk_dir)]
    if as_json:
        print_json(
            [
                {
                    "state": check.state.value,
                    "subject": check.subject,
                    "fact": check.fact,
                    "todo": check.todo,
                }
                for check in checks
            ]
        )
    else:
        for check in checks:
            _show(check)
    broken = sum(check.state is State.BROKEN for check in checks)
    if broken:
        complain(f"{broken} of {len(checks)} checks found something broken")
    return 1 if broken else 0


def _check_desk(given: Path | None) -> tuple[Check, ...]:
    try:
        folder = find_desk(given)
    except DeskError:
        if given is not None:
            raise
        return (Check(State.OK, "desk", "none here; --desk DIR checks one"),)
    return check_desk(folder)


def _show(check: Check) -> None:
    state = click.style(f"{check.state.value:<10}", fg=COLOURS[check.state])
    click.echo(f"{state}{check.subject}: {plain(check.fact)}")
    if check.todo:
        click.echo(f"{'':<10}→ {plain(check.todo)}")
