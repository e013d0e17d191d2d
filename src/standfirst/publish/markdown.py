"""An edition as Markdown: a footnote a sentence, with outlet, time, address and exact words."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from standfirst.publish.layout import Frame, lay_out
from standfirst.publish.wording import say_date, say_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime, tzinfo

    from standfirst.publish.layout import Layout, Line, Note, Origin, Proof
    from standfirst.records import Edition, Outlet, Report

# Report text is hostile: whatever could begin a mark-up, a tag or an entity is escaped.
ACTIVE = re.compile(r"[\\`*_\[\]<>&|~]")
AT_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[-=\s]|$)|\d+(?=[.)](?:\s|$)))")


def to_markdown(
    edition: Edition,
    *,
    reports: Mapping[str, Report],
    outlets: Mapping[str, Outlet],
    desk_name: str,
    zone: tzinfo = UTC,
    window: tuple[datetime, datetime] | None = None,
    language: str = "en",
) -> str:
    """Return an edition as Markdown with footnotes; times are given in the zone.

    ``reports`` is looked up by report id and ``outlets`` by outlet id; a report that is missing
    is shown by the words its citations carry.
    """
    frame = Frame(reports, outlets, desk_name, zone, window, language)
    layout = lay_out(edition, frame)
    blocks = [
        *_body(layout),
        *_colophon(edition, layout, frame),
        *_notes(layout.notes, frame.zone),
    ]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return a text as one line that Markdown shows as it is."""
    flat = ACTIVE.sub(lambda match: "\\" + match[0], " ".join(text.split()))
    return AT_LINE_START.sub(
        lambda match: (
            f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"
        ),
        flat,
    )


def _body(layout: Layout) -> Iterator[str]:
    title = escape(layout.title)
    yield f"# {title}" + (f"[^{layout.headline.note}]" if layout.headline else "")
    if layout.standfirst:
        yield _run(layout.standfirst)
    for block in layout.blocks:
        yield f"## {_run([block.heading])}"
        yield from (_run(paragraph) for paragraph in block.paragraphs)


def _run(lines: Iterable[Line]) -> str:
    return " ".join(f"{escape(line.text)}[^{line.note}]" for line in lines)


def _colophon(edition: Edition, layout: Layout, frame: Frame) -> Iterator[str]:
    yield "---"
    about = [f"{escape(frame.desk_name)}, {say_date(edition.date)}."]
    if frame.window:
        start, end = (say_time(moment, frame.zone) for moment in frame.window)
        about.append(f"Reports published from {start} to {end}.")
    if edition.as_of:
        about.append(f"As of {say_time(edition.as_of, frame.zone)}.")
    yield " ".join(about)
    if layout.left_out:
        yield "## Left out, and why"
        yield "\n".join(
            f"- {escape(left.text or f'Story {left.story}')}: {escape(left.reason)}"
            for left in layout.left_out
        )
    if layout.sources:
        yield "## Sources"
        yield "\n".join(f"- {_name(source, frame.zone)}" for source in layout.sources)


def _name(origin: Origin, zone: tzinfo, *, is_titled: bool = True) -> str:
    named = escape(f"{origin.outlet} ({origin.medium})" if origin.medium else origin.outlet)
    if origin.headline and is_titled:
        named += f", “{escape(origin.headline)}”"
    if origin.published_at:
        named += f", {say_time(origin.published_at, zone)}"
    return named + (f", <{origin.url}>" if origin.url else "")


def _notes(notes: Iterable[Note], zone: tzinfo) -> Iterator[str]:
    for note in notes:
        proofs = "; ".join(_prove(proof, zone) for proof in note.proofs)
        edits = "; ".join(escape(edit) for edit in note.edits)
        yield f"[^{note.number}]: {proofs}" + (f" Changes: {edits}." if edits else "")


def _prove(proof: Proof, zone: tzinfo) -> str:
    name = _name(proof.origin, zone, is_titled=not proof.is_headline)
    # Set apart by slanting, not by marks of ours: those in the words are the report's.
    words = " … ".join(f"*{escape(cited)}*" for one in proof.excerpts for cited in one.cited)
    return f"{name}{', headline' if proof.is_headline else ''}: {words}"
