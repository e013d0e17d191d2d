"""``standfirst explain``: why something is as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from standfirst.archive import Archive
from standfirst.cli.options import desk_option, json_option, open_desk, print_json
from standfirst.cli.terminal import plain
from standfirst.run.explain import Explanation, Quoted, explain
from standfirst.run.explain_pairs import explain_pair

if TYPE_CHECKING:
    from pathlib import Path


@click.command("explain")
@click.argument("thing", metavar="ID")
@click.argument("other", metavar="[OTHER]", required=False)
@click.option("--profile", help="Of the edition in this manner (default: the one written last).")
@desk_option
@json_option
def command(
    thing: str,
    other: str | None,
    *,
    profile: str | None,
    desk_dir: Path | None,
    as_json: bool,
) -> int:
    """Say why a report, statement, story, sentence or drop is as it is.

    ID is an id, or a report's own id. An edition is 2022-12-12, the third sentence of its second
    section 2022-12-12:2.3, its headline 2022-12-12:h, its first standfirst sentence
    2022-12-12:s1. Inputs that were left out are found by their name or their reason.
    With OTHER, say why two reports stand in one story or in two: feature by feature.
    """
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive:
        if other is not None:
            found = explain_pair(desk, archive, thing, other)
        else:
            found = explain(
                archive,
                thing,
                profile=profile,
                borders_note=desk.borders_note,
                registers=desk.registers,
            )
    if as_json:
        print_json(_table(found))
    else:
        _show(found, "")
    return 0


def _table(one: Explanation) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "facts": dict(one.facts),
        "words": [
            {
                "label": quoted.label,
                "report": quoted.report,
                "revision": quoted.revision,
                "start": quoted.span.start,
                "end": quoted.span.end,
                "words": quoted.words,
            }
            for quoted in one.words
        ],
        "parts": [_table(part) for part in one.parts],
    }


def _show(one: Explanation, indent: str) -> None:
    click.echo(f"{indent}{click.style(one.kind, bold=True)} {plain(one.id)}")
    inner = f"{indent}  "
    for name, value in one.facts:
        click.echo(f"{inner}{name}: {plain(value)}")
    for quoted in one.words:
        click.echo(f"{inner}{_say(quoted)}")
    for part in one.parts:
        _show(part, inner)


def _say(quoted: Quoted) -> str:
    place = f"{quoted.report} r{quoted.revision} {quoted.span.start}-{quoted.span.end}"
    words = click.style(plain(quoted.words), fg="cyan")
    return f"{quoted.label} [{place}] {words}"
