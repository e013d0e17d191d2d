"""``standfirst diff``: what changed in a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from standfirst.archive import Archive
from standfirst.cli.options import desk_option, json_option, open_desk, print_json
from standfirst.cli.terminal import plain
from standfirst.errors import UsageError
from standfirst.run.differences import Difference, compare_revisions
from standfirst.text import ChangeKind

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from standfirst.records import Report, Span
    from standfirst.text import Change

_RANGE = re.compile(r"(\d{1,6})?(?:\.\.(\d{1,6})?)?\Z")
_SIGNS = {ChangeKind.INSERTED: "+", ChangeKind.DELETED: "-", ChangeKind.MOVED: "»"}
_COLOURS = {ChangeKind.INSERTED: "green", ChangeKind.DELETED: "red", ChangeKind.MOVED: "yellow"}


@click.command("diff")
@click.argument("report", metavar="ID")
@click.argument("revisions", metavar="[A..B]", required=False)
@desk_option
@json_option
def command(report: str, revisions: str | None, *, desk_dir: Path | None, as_json: bool) -> int:
    """Show what changed between two revisions of a report, sentence by sentence.

    ID is a report's id, or its own. A..B are the numbers of two revisions, A alone stands for A
    and the newest; without them the newest is compared with the one before.

    "+" marks a new sentence, "-" one that is gone, "»" one that was moved; in a changed sentence
    [-these words-] are gone and {+these+} are new.
    """
    old, new = _numbers(revisions)
    desk = open_desk(desk_dir)
    with Archive.open(desk.archive_path) as archive:
        found = compare_revisions(archive, report, old, new)
    if as_json:
        print_json(_table(found))
    else:
        _show(found, desk.zone)
    return 0


def _numbers(written: str | None) -> tuple[int | None, int | None]:
    match = _RANGE.match(written or "")
    if match is None:
        raise UsageError(f"{written!r}: no revisions; write two of them as 1..3")
    old, new = match.groups()
    return (int(old) if old else None, int(new) if new else None)


def _table(found: Difference) -> dict[str, Any]:
    return {
        "report": found.new.id,
        "external_id": found.new.external_id,
        "outlet": found.new.outlet,
        "url": found.new.url,
        "old": _revision(found.old),
        "new": _revision(found.new),
        "trivial": found.is_trivial,
        "changes": [_change(one, found) for one in found.changes],
    }


def _revision(report: Report) -> dict[str, Any]:
    moments = ("published_at", "updated_at", "collected_at")
    return {
        "revision": report.revision,
        **{name: (value := getattr(report, name)) and value.isoformat() for name in moments},
        "is_partial": report.is_partial,
        "text_sha256": report.text_sha256,
    }


def _change(change: Change, found: Difference) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "old": _words(change.old, found.old.text),
        "new": _words(change.new, found.new.text),
        "words": [
            {
                "old": _words(words.old, found.old.text),
                "new": _words(words.new, found.new.text),
            }
            for words in change.words
        ],
    }


def _words(span: Span | None, text: str) -> dict[str, Any] | None:
    return span and {"start": span.start, "end": span.end, "text": span.of(text)}


def _show(found: Difference, zone: tzinfo) -> None:
    name = found.new.headline.of(found.new.text) if found.new.headline else found.new.key
    click.echo(click.style(plain(name), bold=True))
    for sign, report in (("-", found.old), ("+", found.new)):
        click.echo(f"{sign} {_describe(report, zone)}")
    click.echo()
    if not found.changes:
        click.echo("Both have the same words.")
    for change in found.changes:
        click.echo(_line(change, found))
    if found.changes and found.is_trivial:
        click.echo("\nNothing that was said has changed.")


def _describe(report: Report, zone: tzinfo) -> str:
    words = [f"revision {report.revision}"]
    for label, moment in (
        ("published", report.published_at),
        ("updated", report.updated_at),
        ("collected", report.collected_at),
    ):
        if moment:
            words.append(f"{label} {moment.astimezone(zone):%Y-%m-%d %H:%M %Z}")
    if report.is_partial:
        words.append("a part of the text only")
    return ", ".join(words)


def _line(change: Change, found: Difference) -> str:
    if change.kind is ChangeKind.CHANGED and change.old and change.new:
        return f"~ {_marked(change, found)}"
    span, text = (
        (change.new, found.new.text) if change.new is not None else (change.old, found.old.text)
    )
    words = plain(" ".join(span.of(text).split())) if span else ""
    return click.style(f"{_SIGNS[change.kind]} {words}", fg=_COLOURS[change.kind])


def _marked(change: Change, found: Difference) -> str:
    """Return a changed sentence with its words gone and new in brackets and in colours."""
    old, new = found.old.text, found.new.text
    pieces: list[str] = []
    at = change.new.start if change.new else 0
    for words in change.words:
        gone, come = words.old.of(old).strip(), words.new.of(new).strip()
        start = words.new.start + (len(words.new.of(new)) - len(words.new.of(new).lstrip()))
        pieces.append(_plain(new[at:start]))
        if gone and not come and pieces[-1][-1:].strip():
            pieces.append(" ")
        if gone:
            pieces.append(click.style(f"[-{_plain(gone)}-]", fg="red"))
        if come:
            pieces.append(click.style(f"{{+{_plain(come)}+}}", fg="green"))
        at = start + len(come)
    pieces.append(_plain(new[at : change.new.end if change.new else at]))
    return "".join(pieces)


def _plain(words: str) -> str:
    """Return words fit for a terminal, with a blank at either end where there was one."""
    return plain(f"|{words}|".replace("\n", " "))[1:-1]
