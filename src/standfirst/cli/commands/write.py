"""``standfirst write``: the edition of a day, in the form asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.archive import Archive
from standfirst.cli.options import Day, desk_option, json_option, open_desk, parse_moment
from standfirst.cli.output import save
from standfirst.cli.progress import draw_progress, say_stage
from standfirst.cli.terminal import complain, plain
from standfirst.errors import UsageError
from standfirst.publish import (
    Frame,
    to_docx,
    to_html,
    to_json,
    to_mail,
    to_mail_html,
    to_markdown,
    to_text,
)
from standfirst.run.editing import edit_day
from standfirst.run.outlets import recognise_outlets
from standfirst.run.profiles import find_profile
from standfirst.run.publishers import with_publishers
from standfirst.write.editing import name_sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from standfirst.config import Desk
    from standfirst.records import Edition, Profile, Report

FORMATS: dict[str, Callable[[Edition, Frame], str | bytes]] = {
    "json": lambda edition, _: to_json(edition),
    "md": to_markdown,
    "html": to_html,
    "text": to_text,
    "docx": to_docx,
    "mail": to_mail,
    "mail-html": to_mail_html,
}
BINARY = {"docx"}
SUFFIXES = {
    ".json": "json",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".docx": "docx",
    ".eml": "mail",
}


@click.command("write")
@click.option("--day", type=Day(), help="The day (default: the last that has reports).")
@click.option("--from", "first", type=Day(), help="Join the days from this one on in one edition.")
@click.option("--profile", help="The manner of the edition (default: the desk's).")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="The form (default: by the ending of --out, else md).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to a file (default: standard output).",
)
@click.option(
    "--as-of", metavar="TIME", help="Write only from what was known at this time (ISO 8601)."
)
@click.option(
    "--anchors",
    is_flag=True,
    help='Put a comment behind each sentence of Markdown, for "standfirst edit apply".',
)
@desk_option
@json_option
def command(
    *,
    day: date | None,
    first: date | None,
    profile: str | None,
    form: str | None,
    out: Path | None,
    as_of: str | None,
    anchors: bool,
    desk_dir: Path | None,
    as_json: bool,
) -> int:
    """Write the edition of a day.

    Every sentence cites the words it stands on, and the page shows them. What could not be
    proved is left out, with a reason. Exit status 1 tells that no story could be written.
    """
    form = form or ("json" if as_json else None) or _form_of(out)
    if form in BINARY and out is None and sys.stdout.isatty():
        raise UsageError(f"{form}: is no text for a terminal; give --out FILE")
    desk = open_desk(desk_dir)
    manner = find_profile(desk, profile)
    moment = parse_moment(as_of, desk.zone)
    with Archive.open(desk.archive_path) as archive, draw_progress() as progress:
        edited = edit_day(
            desk,
            archive,
            day,
            first=first,
            profile=manner.name,
            as_of=moment,
            progress=progress,
            tell=say_stage,
        )
        edition = name_sentences(edited.edition) if anchors else edited.edition
        frame = frame_of(edition, archive, desk, manner)
    if anchors and form != "md":
        raise UsageError("--anchors: only Markdown has them; give --format md")
    drawn = to_markdown(edition, frame, anchors=True) if anchors else draw(edition, form, frame)
    if out is None:
        click.echo(drawn, nl=False)
    else:
        save(drawn, out)
        click.echo(f"{out}: day {edition.number}, {_size(edition)}", err=True)
    for line in edited.told:
        complain(plain(line))
    if not edition.sections:
        complain(
            f"day {edition.number} ({edition.date}): no story could be written;"
            ' "standfirst doctor" says what the desk holds'
        )
        return 1
    return 0


def draw(edition: Edition, form: str, frame: Frame) -> str | bytes:
    """Return an edition in one of FORMATS."""
    return FORMATS[form](edition, frame)


def frame_of(edition: Edition, archive: Archive, desk: Desk, profile: Profile) -> Frame:
    """Return what the forms need beside an edition: its reports, the desk and the profile."""
    reports = recognise_outlets(cited_reports(edition, archive), desk.registers)
    start = desk.window(edition.first_date or edition.date)[0]
    return Frame(
        reports={report.id: report for report in reports},
        outlets={one.id: one for one in with_publishers(desk.registers, reports).outlets},
        desk_name=desk.name,
        zone=desk.zone,
        window=(start, desk.window(edition.date)[1]),
        language=desk.languages[0],
        profile=profile,
        rule=desk.rule,
    )


def _form_of(out: Path | None) -> str:
    return SUFFIXES.get(out.suffix.lower(), "md") if out else "md"


def cited_reports(edition: Edition, archive: Archive) -> tuple[Report, ...]:
    """Return the reports the edition cites, each in the revision that is cited."""
    sentences = [*([edition.headline] if edition.headline else []), *edition.standfirst]
    for section in edition.sections:
        sentences += [section.heading, *section.sentences]
    revisions = {
        citation.report: citation.revision
        for sentence in sentences
        for citation in sentence.citations
    }
    return tuple(archive.report(report, revision) for report, revision in revisions.items())


def _size(edition: Edition) -> str:
    sentences = sum(len(section.sentences) for section in edition.sections)
    return (
        f"{len(edition.sections)} stories, {sentences} sentences, {len(edition.left_out)} left out"
    )
