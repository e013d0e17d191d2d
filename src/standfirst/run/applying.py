"""What an editor changed in the Markdown of a draft, as decisions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.write.editing import HEADLINE, reports_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.publish.layout import Layout
    from standfirst.publish.reading_back import DraftedEdition, DraftedSection
    from standfirst.records import EditionJudgement, Sentence
    from standfirst.run.deciding import Editing


@dataclass(slots=True)
class Applied:
    """The decisions that a changed draft amounts to, and what of it could not be taken."""

    made: list[EditionJudgement] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def apply_draft(
    drafted: DraftedEdition, layout: Layout, editing: Editing, *, keeps_order: bool
) -> Applied:
    """Compare a draft with what was shown; what the profile did not show is left as it is.

    Without ``keeps_order`` (a profile that orders by head or by time) the order of stories and
    sentences in the draft says nothing.
    """
    applied = Applied()
    sections = {one.story: one for one in editing.edition.sections}
    shown = list(dict.fromkeys(block.story for block in layout.blocks))
    kept = [one for one in drafted.sections if one.story in sections]
    if drafted.headline is not None and layout.headline is not None:
        _reword(applied, editing, HEADLINE, layout.headline.text, drafted.headline.text)
    _standfirst(applied, drafted, layout, editing)
    left = {one.story for one in kept}
    for story in shown:
        if story not in left:
            section = sections[story]
            applied.made.append(
                editing.row("out", story, section.heading.text, reports=reports_of(section))
            )
    if keeps_order:
        _move_sections(applied, [one.story for one in kept], editing)
    _sentences(applied, kept, layout, editing, keeps_order=keeps_order)
    for one in kept:
        heading = sections[one.story].heading
        if one.heading is not None:
            _reword(applied, editing, heading.key, heading.text, one.heading.text)
    return applied


def _reword(
    applied: Applied,
    editing: Editing,
    key: str,
    was: str,
    text: str,
    *,
    after: str | None = None,
) -> None:
    if text and " ".join(was.split()) != text:
        applied.made.append(editing.reworded(key, text, after))


def _standfirst(
    applied: Applied, drafted: DraftedEdition, layout: Layout, editing: Editing
) -> None:
    found = {one.key: one.text for one in drafted.standfirst if one.key}
    for line in layout.standfirst:
        text = found.get(line.key)
        if text is None:
            applied.made.append(editing.row("out", line.key, line.text))
        elif text.rstrip(".") != line.text.rstrip("."):  # joined ones lose their stops
            _reword(applied, editing, line.key, line.text, text)
    applied.refused += [
        f"a new sentence in the standfirst is not taken: “{one.text}”"
        for one in drafted.standfirst
        if not one.key
    ]


def _move_sections(applied: Applied, wanted: Sequence[str], editing: Editing) -> None:
    sections = {one.story: one for one in editing.edition.sections}
    places = {story: n for n, story in enumerate(sections)}
    stay = _longest_rise([places[story] for story in wanted])
    before = ""
    for n, story in enumerate(wanted):
        if n not in stay:
            section = sections[story]
            applied.made.append(
                editing.row(
                    "move", story, section.heading.text, after=before, reports=reports_of(section)
                )
            )
        before = story


def _sentences(
    applied: Applied,
    kept: Sequence[DraftedSection],
    layout: Layout,
    editing: Editing,
    *,
    keeps_order: bool,
) -> None:
    sections = editing.edition.sections
    written: dict[str, tuple[int, int, Sentence]] = {
        sentence.key: (n, m, sentence)
        for n, section in enumerate(sections)
        for m, sentence in enumerate(section.sentences)
    }
    shown = {
        line.key for block in layout.blocks for paragraph in block.paragraphs for line in paragraph
    }
    held = {one.key for section in kept for one in section.sentences}
    stories = {one.story for one in kept}
    for key, (n, _, sentence) in written.items():
        if key in shown and key not in held and sections[n].story in stories:
            applied.made.append(editing.row("out", key, sentence.text))
    numbers = {section.story: n for n, section in enumerate(sections)}
    for section in kept:
        n = numbers[section.story]
        own = [
            (at, written[one.key][1])
            for at, one in enumerate(section.sentences)
            if one.key in written and written[one.key][0] == n
        ]
        rise = _longest_rise([place for _, place in own])
        stay = {own[index][0] for index in rise}
        before = section.story
        for at, one in enumerate(section.sentences):
            key = one.key
            if key not in written:
                back = editing.put_back(one.text)
                if back is not None and back.subject not in held:
                    held.add(back.subject)
                    rows = [back]
                    if not editing.is_at_home(back.subject, before, held):
                        rows.append(editing.row("move", back.subject, one.text, after=before))
                else:
                    rows = [editing.added(n, before, one.text, salt=f"{n}/{at}")]
                applied.made += rows
                key = rows[0].subject
            elif at not in stay and (keeps_order or written[key][0] != n):
                sentence = written[key][2]
                applied.made.append(editing.row("move", key, sentence.text, after=before))
            if one.key in written:
                sentence = written[key][2]
                _reword(applied, editing, key, sentence.text, one.text, after=before)
            before = key


def _longest_rise(values: Sequence[int]) -> set[int]:
    """Return the places of a longest run of rising values: what need not move."""
    last: list[int] = []
    previous: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left([values[n] for n in last], value)
        previous.append(last[at - 1] if at else -1)
        if at == len(last):
            last.append(place)
        else:
            last[at] = place
    kept: set[int] = set()
    place = last[-1] if last else -1
    while place >= 0:
        kept.add(place)
        place = previous[place]
    return kept


def say_row(one: EditionJudgement) -> str:
    """Say a decision in one line, without who made it."""
    number = f"{one.row} " if one.row else ""
    if one.kind == "undo":
        return f"{number}undo: {one.subject}"
    text = f" → “{one.text}”" if one.kind == "reword" else ""
    return f"{number}{one.kind}: “{one.was}”{text}"
