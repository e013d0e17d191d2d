"""What is said on a terminal: one line a message, and nothing in it that could act on it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from standfirst.records import Drop

UNUSABLE = 2  # exit status: the arguments or the input cannot be used
ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control and direction characters, line separators


def plain(text: str) -> str:
    """Return a text in one line that is safe to show: its acting characters become spaces."""
    return " ".join(
        "".join(" " if unicodedata.category(one) in ACTING else one for one in text).split()
    )


def complain(message: str) -> None:
    """Say one line on standard error."""
    click.echo(f"standfirst: {plain(message)}", err=True)


def say_drop(drop: Drop) -> str:
    """Say in one line what was refused and why."""
    detail = f" ({plain(drop.detail)})" if drop.detail else ""
    return f"{plain(drop.what)}: {drop.reason}{detail}"
