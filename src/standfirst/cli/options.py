"""What the commands share: options, opening a desk, and saying what went partly wrong."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.config import find_desk, load_desk
from standfirst.errors import UsageError

if TYPE_CHECKING:
    from datetime import tzinfo

    from standfirst.config import Desk

desk_option = click.option(
    "--desk",
    "desk_dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The desk's folder (default: the nearest above that holds a desk, else $STANDFIRST_DESK).",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON on standard output, and nothing else there."
)


class Day(click.ParamType[date]):
    """A date such as 2022-12-12."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date; complain where it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2022-12-12", param, ctx)


def open_desk(folder: Path | None) -> Desk:
    """Find and load the desk."""
    return load_desk(find_desk(folder))


def parse_moment(value: str | None, zone: tzinfo) -> datetime | None:
    """Read a time in ISO 8601; one without an offset is in the desk's zone."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise UsageError(
            f"--as-of: {value!r} is no time; write it as 2022-12-12T21:00 or with an offset, +02:00"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def now() -> datetime:
    """Return the time of the clock; the stages below are handed it and have none."""
    return datetime.now(UTC)


def print_json(value: object) -> None:
    """Print a value as JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
