"""Gold of conflicts: short stories with marked claims and labelled pairs of them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from standfirst.read import ReadingContext, read_report
from standfirst.records import Outlet, Report, Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from standfirst.records import Reading, Registers

NOTES = ("correction", "retraction")  # a report's word on itself: one claim, no pair
_MARK = re.compile(r"\[([a-z])\||\]")

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """One story of the gold: ``claims`` by name, ``pairs`` by relation, one set a line."""

    number: int
    reports: tuple[Report, ...]
    outlets: tuple[Outlet, ...]
    claims: Mapping[str, tuple[str, Span]]
    lines: tuple[tuple[str, frozenset[Pair]], ...]

    def is_held(self, every: int) -> bool:
        """Tell whether nobody may tune on this story: its number divides by ``every``."""
        return self.number % every == 0

    def relation_of(self, pair: Pair) -> str | None:
        """Return how the gold relates two claims; null where it does not."""
        return next((name for name, pairs in self.lines if pair in pairs), None)


def read_gold(folder: Path) -> list[GoldStory]:
    """Return the stories of all files, by number."""
    stories = []
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        text = "\n".join(line for line in lines if not line.startswith("#"))
        stories += [_story(block) for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]
    return sorted(stories, key=lambda story: story.number)


def _story(block: str) -> GoldStory:
    head, *parts = re.split(r"^--- ", block, flags=re.MULTILINE)
    number = int(head.split(",")[0])
    reports, outlets, claims, lines = [], {}, {}, []
    for n, part in enumerate(parts):
        first, _, body = part.partition("\n")
        name, _, moment = first.rpartition(", ")
        rows = body.rstrip().split("\n")
        lines += [row[2:] for row in rows if row.startswith("> ")]
        text, marks = _unmarked("\n".join(row for row in rows if not row.startswith("> ")))
        report = f"r{number}-{n}"
        outlets[name] = Outlet(id=name.casefold().replace(" ", "-"), name=name)
        reports.append(
            Report(
                id=report,
                revision=1,
                text=text,
                outlet=outlets[name].id,
                language="en",
                published_at=datetime.fromisoformat(moment),
                body=Span(0, len(text)),
            )
        )
        claims |= {mark: (report, span) for mark, span in marks.items()}
    pairs = tuple(_line(line) for line in lines)
    return GoldStory(number, tuple(reports), tuple(outlets.values()), claims, pairs)


def _line(line: str) -> tuple[str, frozenset[Pair]]:
    relation, _, names = line.partition(" ")
    groups = [group.split() for group in names.split("/")]
    if relation in NOTES:
        return relation, frozenset({frozenset(groups[0])})
    if len(groups) == 1:
        return relation, frozenset(map(frozenset, itertools.combinations(groups[0], 2)))
    return relation, frozenset(
        frozenset((one, other))
        for a, b in itertools.combinations(groups, 2)
        for one in a
        for other in b
    )


def _unmarked(text: str) -> tuple[str, dict[str, Span]]:
    out, at = "", 0
    marks: dict[str, Span] = {}
    open_marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        out += text[at : match.start()]
        at = match.end()
        if match[1]:
            open_marks.append((match[1], len(out)))
        else:
            name, start = open_marks.pop()
            marks[name] = Span(start, len(out))
    return out + text[at:], marks


def registers_of(story: GoldStory, desk: Registers) -> Registers:
    """Return the example desk's people and places, and the outlets of the story."""
    official = {person.name: person.id for person in desk.people}
    known = {outlet.name: outlet for outlet in desk.outlets}
    outlets = tuple(
        known.get(outlet.name)
        or Outlet(id=outlet.id, name=outlet.name, speaker=official.get(outlet.name))
        for outlet in story.outlets
    )
    return desk.__class__(outlets=outlets, people=desk.people, places=desk.places)


def published_in(story: GoldStory, registers: Registers) -> list[Report]:
    """Return the story's reports under the ids that the registers give their outlets."""
    ids = {outlet.name: outlet.id for outlet in registers.outlets}
    names = {outlet.id: outlet.name for outlet in story.outlets}
    return [replace(one, outlet=ids[names[one.outlet or ""]]) for one in story.reports]


def read_story(
    story: GoldStory, registers: Registers, *, learned: bool = True
) -> dict[str, Reading]:
    context = ReadingContext(registers=registers, learned=learned)
    return {report.id: read_report(report, context) for report in story.reports}
