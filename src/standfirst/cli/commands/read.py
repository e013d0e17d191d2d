"""``standfirst read``: who said what in files, without a desk."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.cli.options import Day, desk_option, json_option, now, open_desk
from standfirst.cli.output import save
from standfirst.cli.progress import draw_progress
from standfirst.cli.terminal import UNUSABLE, complain, say_drop
from standfirst.cli.view import open_console, show_reading
from standfirst.collect.files import read_path, read_stdin_text
from standfirst.collect.reports import make_report
from standfirst.config import StatementReader
from standfirst.errors import InputError
from standfirst.publish import reading_to_json, readings_to_html
from standfirst.read import ReadingContext, read_report
from standfirst.records import BORDERS_NOTE, Counting, DayRule, Drop, Item, Registers, Report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from standfirst.cli.progress import Bars
    from standfirst.collect.captures import Captured, ReadUntil
    from standfirst.records import Reading
    from standfirst.run.progress import Silent

SUFFIXES = {".json": "json", ".jsonl": "json", ".html": "html", ".htm": "html"}
LANGUAGES = ("en", "uk", "de")  # looked for where no desk says which


@click.command("read")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path, allow_dash=True),
)
@click.option("--epoch", type=Day(), help="The date that the count of days begins on.")
@click.option(
    "--counting",
    type=click.Choice([counting.value for counting in Counting]),
    default=Counting.INCLUSIVE.value,
    help="Whether the epoch is day 1 (inclusive) or day 0 (elapsed).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    help="The form (default: by the ending of --out, else text).",
)
@click.option(
    "--rules",
    "rules_only",
    is_flag=True,
    help="Read by rules alone, without the learned model: faster, and it finds less.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to a file (default: standard output).",
)
@desk_option
@json_option
def command(
    files: tuple[Path, ...],
    *,
    epoch: date | None,
    counting: str,
    form: str | None,
    out: Path | None,
    rules_only: bool,
    desk_dir: Path | None,
    as_json: bool,
) -> int:
    """Read who said what in files; needs no desk.

    FILE is a .txt, .md, .html, .json, .jsonl, .eml, .mbox, .warc, .warc.gz or .wacz file, the
    result.json of a Telegram export, a folder of these, or - for plain text from standard input.
    With --desk the desk's people, places, outlets and count of days are known. The text form marks
    the statements and names their speakers in the margin; html is one page that shows all that is
    known of a statement where it is pointed at; --json prints one object a report, one a line.
    """
    form = form or ("json" if as_json else None) or _form_of(out)
    context, languages, borders_note = _context(desk_dir, epoch, counting)
    if rules_only:
        context = replace(context, learned=False)
    drops: list[Drop] = []
    buffer = StringIO() if out else None
    with draw_progress() as progress:
        progress.start("read", None)
        readings = _readings(files, context, languages, drops)
        n_reports = _draw(_count(readings, progress), form, context, borders_note, buffer)
        progress.finish()
    for drop in drops:
        complain(f"left out: {say_drop(drop)}")
    if not n_reports:
        return UNUSABLE
    if out and buffer:
        save(buffer.getvalue(), out)
        click.echo(f"{out}: {n_reports} report{'' if n_reports == 1 else 's'}", err=True)
    return 1 if drops else 0


def _form_of(out: Path | None) -> str:
    return SUFFIXES.get(out.suffix.lower(), "text") if out else "text"


def _draw(
    readings: Iterator[tuple[Report, Reading]],
    form: str,
    context: ReadingContext,
    borders_note: str,
    file: StringIO | None,
) -> int:
    """Write readings to a file, by default standard output, and return how many there were."""
    if form == "html":
        found = list(readings)
        outlets = {outlet.id: outlet for outlet in context.registers.outlets}
        if found:
            page = readings_to_html(
                found, outlets=outlets, zone=context.day_zone, borders_note=borders_note
            )
            click.echo(page, file, nl=False)
        return len(found)
    console = open_console(file)
    n_reports = 0
    for report, reading in readings:
        n_reports += 1
        if form == "json":
            click.echo(reading_to_json(report, reading), file)
        else:
            show_reading(report, reading, console)
    return n_reports


def _count(
    readings: Iterator[tuple[Report, Reading]], progress: Bars | Silent
) -> Iterator[tuple[Report, Reading]]:
    for found in readings:
        yield found
        progress.advance()


def _readings(
    files: tuple[Path, ...],
    context: ReadingContext,
    languages: tuple[str, ...],
    drops: list[Drop],
) -> Iterator[tuple[Report, Reading]]:
    for found in _reports(files, context.registers, languages):
        if isinstance(found, Drop):
            drops.append(found)
        else:
            yield found, read_report(found, _for_outlet(found, context))


def _context(
    desk_dir: Path | None, epoch: date | None, counting: str
) -> tuple[ReadingContext, tuple[str, ...], str]:
    """Take the knowledge of the desk that was named, if any; none is looked for."""
    rule = DayRule(epoch, Counting(counting)) if epoch else None
    if desk_dir is None:
        return ReadingContext(rule=rule), LANGUAGES, BORDERS_NOTE
    desk = open_desk(desk_dir)
    context = ReadingContext(
        rule=rule or desk.rule,
        registers=desk.registers,
        day_zone=desk.zone,
        learned=desk.reader is StatementReader.MODEL,
    )
    return context, desk.languages, desk.borders_note


def _for_outlet(report: Report, context: ReadingContext) -> ReadingContext:
    outlets = context.registers.outlets
    return replace(context, outlet=next((o for o in outlets if o.id == report.outlet), None))


def _reports(
    files: tuple[Path, ...], registers: Registers, languages: tuple[str, ...]
) -> Iterator[Report | Drop]:
    moment = now()
    for path in files:
        for found in _items(path):
            if isinstance(found, Item):
                yield make_report(
                    found, registers=registers, languages=languages, collected_at=moment
                )
            elif isinstance(found, Drop):
                yield found


def _items(path: Path) -> Iterator[Captured | Item | Drop | ReadUntil]:
    if str(path) == "-":
        data = sys.stdin.buffer.read()
        yield from read_stdin_text(data, collected_at=now())
        return
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; check the name")
    yield from read_path(path, collected_at=now())
