"""``standfirst edit``: the editor's decisions about an edition, from the command line."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standfirst.archive import Archive
from standfirst.cli.commands.write import frame_of
from standfirst.cli.options import Day, desk_option, json_option, now, open_desk, print_json
from standfirst.cli.progress import draw_progress, say_stage
from standfirst.cli.terminal import complain, plain
from standfirst.errors import InputError
from standfirst.publish.layout import lay_out
from standfirst.publish.reading_back import read_back
from standfirst.records import SectionForm
from standfirst.run.applying import apply_draft, say_row
from standfirst.run.deciding import Editing
from standfirst.run.editing import EditedDay, edit_day
from standfirst.run.profiles import find_profile
from standfirst.write.editing import name_sentences, still_holding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from standfirst.config import Desk
    from standfirst.records import EditionJudgement, Sentence

day_option = click.option("--day", type=Day(), help="The day (default: the last that has reports).")
by_option = click.option("--by", "who", default="editor", help="Whose word it is.", metavar="NAME")


@click.group("edit", invoke_without_command=True)
@day_option
@desk_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, *, day: date | None, desk_dir: Path | None, as_json: bool
) -> int | None:
    """Change an edition: in, out, move, reword, add, lock; or take back a changed draft.

    Decisions are kept and made again whenever the edition is written anew. Addresses are those that
    are shown here: h, s2, 3, 3.1, and o2 for what was left out.
    """
    if ctx.invoked_subcommand is None:
        return _show(desk_dir, day, as_json=as_json)
    if as_json:
        ctx.fail("--json stands behind the subcommand")
    ctx.obj = (desk_dir, day)
    return None


class _Session:
    """One call: the desk, its archive, and a day's edition as its decisions have it."""

    def __init__(self, desk: Desk, archive: Archive, day: date | None) -> None:
        self.desk, self.archive, self._day = desk, archive, day

    def edited(self, profile: str | None = None) -> EditedDay:
        with draw_progress() as progress:
            return edit_day(
                self.desk,
                self.archive,
                self._day,
                profile=profile,
                progress=progress,
                tell=say_stage,
            )


@contextmanager
def _open(desk_dir: Path | None, day: date | None) -> Iterator[_Session]:
    before = click.get_current_context().obj or (None, None)  # options before the subcommand
    desk, day = open_desk(desk_dir or before[0]), day or before[1]
    with Archive.open(desk.archive_path) as archive:
        yield _Session(desk, archive, day)


def _decide(
    desk_dir: Path | None,
    day: date | None,
    who: str,
    make: Callable[[Editing, Archive], EditionJudgement],
) -> int:
    """Make one decision, write the edition anew, and say what came of it."""
    with _open(desk_dir, day) as session:
        row = make(Editing(session.edited(), who=who, now=now), session.archive)
        session.archive.add_edition_judgements([row])
        after = session.edited()
    click.echo(plain(say_row(after.judgements[-1])))
    _say_told(after)
    fault = next((one.not_proved for one in _all(after) if one.key == row.subject), None)
    if fault:
        complain(f"not proved: {fault}; it stands in the edition with that mark")
    return 0


def _say_told(day: EditedDay) -> None:
    for line in day.told:
        complain(plain(line))


def _all(day: EditedDay) -> list[Sentence]:
    edition = day.edition
    found = [*([edition.headline] if edition.headline else []), *edition.standfirst]
    for section in edition.sections:
        found += [section.heading, *section.sentences]
    return found


@command.command("show")
@day_option
@desk_option
@json_option
def show(*, day: date | None, desk_dir: Path | None, as_json: bool) -> int:
    """Show the edition with addresses, and what is locked, the editor's or not proved."""
    return _show(desk_dir, day, as_json=as_json)


def _show(desk_dir: Path | None, day: date | None, *, as_json: bool) -> int:
    with _open(desk_dir, day) as session:
        edited = session.edited()
    editing = Editing(edited, who="", now=now)
    locked = {one.subject for one in editing.locks()}
    rows = list(_rows(editing, locked))
    if as_json:
        print_json(rows)
        return 0
    for row in rows:
        marks = f" [{', '.join(row['marks'])}]" if row["marks"] else ""
        reason = f" ({row['reason']})" if row["reason"] else ""
        click.echo(f"{row['address']:>5}  {plain(row['text'])}{plain(reason)}{plain(marks)}")
    _say_told(edited)
    return 0


def _rows(editing: Editing, locked: set[str]) -> Iterator[dict[str, Any]]:
    edition = editing.edition

    def row(address: str, sentence: Sentence, key: str) -> dict[str, Any]:
        marks = ["locked"] if key in locked else []
        marks += ["editor"] if sentence.kind.value == "editor" else []
        marks += [f"not proved: {sentence.not_proved}"] if sentence.not_proved else []
        return {
            "address": address,
            "key": key,
            "text": sentence.text,
            "marks": marks,
            "reason": None,
        }

    if edition.headline is not None:
        yield row("h", edition.headline, edition.headline.key)
    for n, sentence in enumerate(edition.standfirst, 1):
        yield row(f"s{n}", sentence, sentence.key)
    for n, section in enumerate(edition.sections, 1):
        yield row(str(n), section.heading, section.story)
        for m, sentence in enumerate(section.sentences, 1):
            yield row(f"{n}.{m}", sentence, sentence.key)
    for n, left in enumerate(edition.left_out, 1):
        yield {
            "address": f"o{n}",
            "key": left.story,
            "text": left.text or left.story,
            "marks": [],
            "reason": left.reason,
        }


@command.command("out")
@click.argument("address", metavar="ADDRESS")
@day_option
@by_option
@desk_option
def out(address: str, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Take a section (3), a sentence (3.1) or one of the standfirst (s2) out."""
    return _decide(desk_dir, day, who, lambda editing, _: editing.out(address))


@command.command("in")
@click.argument("address", metavar="ADDRESS")
@day_option
@by_option
@desk_option
def in_(address: str, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Take in what was left out (o2): a story the writer left, or what was taken out."""
    return _decide(desk_dir, day, who, lambda editing, archive: editing.in_(address, archive))


@command.command("move")
@click.argument("address", metavar="ADDRESS")
@click.argument("to", metavar="TO")
@day_option
@by_option
@desk_option
def move(address: str, to: str, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Move a section (4 1) or a sentence (2.3 2.1) to the place that another one has."""
    return _decide(desk_dir, day, who, lambda editing, _: editing.move(address, to))


@command.command("reword")
@click.argument("address", metavar="ADDRESS")
@click.argument("text", metavar="TEXT")
@day_option
@by_option
@desk_option
def reword(address: str, text: str, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Give a sentence (3.1, s2), a heading (3) or the headline (h) other words.

    The words are proved again from the sentence's sources. What they do not prove stands, and is
    marked as not proved in every form of the edition.
    """
    return _decide(desk_dir, day, who, lambda editing, _: editing.reword(address, text))


@command.command("add")
@click.argument("address", metavar="ADDRESS")
@click.argument("text", metavar="TEXT")
@day_option
@by_option
@desk_option
def add(address: str, text: str, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Put a sentence of your own at an address (3.2), before the one that stands there.

    Words that stand in a report of the day just so are proved by it; others are marked.
    """
    return _decide(desk_dir, day, who, lambda editing, _: editing.add(address, text))


@command.command("lock")
@click.argument("address", metavar="ADDRESS")
@day_option
@by_option
@desk_option
def lock(address: str, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Keep a section (3) or a sentence (3.1) as it stands, whatever new reports say.

    What the lock keeps out is told whenever the edition is written.
    """
    return _decide(desk_dir, day, who, lambda editing, _: editing.lock(address))


@command.command("unlock")
@click.argument("address", metavar="ADDRESS")
@day_option
@by_option
@desk_option
def unlock(address: str, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Let a locked section or sentence be written anew."""
    return _decide(desk_dir, day, who, lambda editing, _: editing.unlock(address))


@command.command("undo")
@click.argument("row", metavar="[NUMBER]", type=int, required=False)
@day_option
@by_option
@desk_option
def undo(row: int | None, *, day: date | None, who: str, desk_dir: Path | None) -> int:
    """Take back a decision: the last one, or that of a number of "standfirst edit log"."""
    return _decide(desk_dir, day, who, lambda editing, _: editing.undo(row))


@command.command("log")
@day_option
@desk_option
@json_option
def log(*, day: date | None, desk_dir: Path | None, as_json: bool) -> int:
    """List the decisions about a day's edition; what was undone is marked."""
    with _open(desk_dir, day) as session:
        judgements = session.edited().judgements
    holding = {one.row for one in still_holding(judgements)}
    if as_json:
        print_json(
            [
                {
                    "row": one.row,
                    "kind": one.kind,
                    "subject": one.subject,
                    "was": one.was,
                    "text": one.text,
                    "who": one.who,
                    "made_at": one.made_at.isoformat(),
                    "holds": one.row in holding or one.kind == "undo",
                }
                for one in judgements
            ]
        )
        return 0
    for one in judgements:
        undone = "" if one.row in holding or one.kind == "undo" else " [undone]"
        click.echo(
            f"{plain(say_row(one))} ({plain(one.who)}, {one.made_at:%Y-%m-%d %H:%M}){undone}"
        )
    if not judgements:
        click.echo("no decisions about this day")
    return 0


@command.command("apply")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--profile", help="The profile the draft was written in (default: the desk's).")
@click.option("--dry-run", is_flag=True, help="Say what would be decided; decide nothing.")
@day_option
@by_option
@desk_option
def apply(
    file: Path,
    *,
    profile: str | None,
    dry_run: bool,
    day: date | None,
    who: str,
    desk_dir: Path | None,
) -> int:
    """Take back a draft in Markdown that you changed: what is gone, moved, reworded and new.

    Write it with "standfirst write --format md --anchors", which puts comments behind sentences;
    a draft without them is known by its words. Exit status 1 tells that a part was not taken.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(f"{file}: cannot be read ({why}); check the file") from error
    with _open(desk_dir, day) as session:
        manner = find_profile(session.desk, profile)
        before = session.edited(manner.name)
        edition = name_sentences(before.edition)
        layout = lay_out(edition, frame_of(edition, session.archive, session.desk, manner))
        applied = apply_draft(
            read_back(text, layout, manner.words, str(file)),
            layout,
            Editing(before, who=who, now=now),
            keeps_order=manner.sections in {SectionForm.STORIES, SectionForm.LEADS},
        )
        if not dry_run:
            session.archive.add_edition_judgements(applied.made)
        after = before if dry_run or not applied.made else session.edited(manner.name)
    for one in applied.made:
        click.echo(plain(say_row(one)))
    if not applied.made:
        click.echo("nothing changed")
    _say_told(after)
    faults = {one.key: one.not_proved for one in _all(after) if one.not_proved}
    for one in applied.made:
        if one.subject in faults:
            complain(f"not proved: {faults[one.subject]}: “{plain(one.text or one.was)}”")
    for line in applied.refused:
        complain(plain(line))
    return 1 if applied.refused else 0
