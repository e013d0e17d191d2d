"""Stories on a terminal: a table where the window is wide, else one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from standfirst.cli.terminal import plain
from standfirst.publish.courses import count_of, course_of, say_change
from standfirst.publish.sides import part_sides
from standfirst.publish.story_layout import say_level, title_of
from standfirst.records import Level
from standfirst.run.moments import in_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime, tzinfo

    from rich.console import Console

    from standfirst.records import Claim, Conflict, Report, Story

WIDE = 96  # columns from which a table is drawn
COLUMNS = {"Origins": 9, "Reports": 9, "First seen": 18, "Last seen": 18, "Conflicts": 11}
MOST_CONFLICTS = 4  # of one story, told in words
MOST_SIDES = 4
MOST_CHANGES = 3  # of one story, the newest
CLIP = 70  # characters of one side's claim


def show_stories(
    stories: Sequence[Story], reports: Mapping[str, Report], console: Console, zone: tzinfo
) -> None:
    """Print stories with their origins, first and last times and conflicts.

    ``reports`` are looked up by id, for stories without a headline.
    """
    is_wide = console.width >= WIDE
    if is_wide and stories:
        left = "Story".ljust(console.width - sum(COLUMNS.values()))
        names = (name.rjust(width) for name, width in COLUMNS.items())
        console.print(Text(left + "".join(names), "dim"), soft_wrap=True)
    for story in stories:
        title = Text(plain(title_of(story, reports)), "bold")
        lines = _wide(story, title, console, zone) if is_wide else _narrow(story, title, zone)
        for line in (*lines, *_course_lines(story), *_conflict_lines(story)):
            console.print(line, soft_wrap=not is_wide)


def _narrow(story: Story, title: Text, zone: tzinfo) -> Iterator[Text]:
    yield title
    facts = [f"{story.id}: {_counts(story)}", say_level(story.level, len(story.origins))]
    first, last = _time(story.first_seen, zone), _time(story.last_seen, zone)
    facts += [first if first == last else f"{first} – {last}"] if first else []
    yield Text("  " + " · ".join(facts), "dim")


def _wide(story: Story, title: Text, console: Console, zone: tzinfo) -> Iterator[Text]:
    """Yield the headline with its figures to the right of its first line."""
    cells = (
        str(len(story.origins)),
        str(len(story.reports)),
        _time(story.first_seen, zone),
        _time(story.last_seen, zone),
        str(len(story.conflicts) or ""),
    )
    right = "".join(cell.rjust(width) for cell, width in zip(cells, COLUMNS.values(), strict=True))
    left = console.width - len(right)
    for n, line in enumerate(title.wrap(console, left - 1)):
        line.pad_right(left - cell_len(line.plain))
        yield line.append(right, "not bold") if n == 0 else line
    level = "" if story.level is Level.INDEPENDENT else f" · {story.level}"
    yield Text(f"  {story.id}{level}", "dim")


def _counts(story: Story) -> str:
    return f"{count_of(len(story.reports), 'report')} of {count_of(len(story.origins), 'origin')}"


def _time(moment: datetime | None, zone: tzinfo) -> str:
    return f"{in_zone(moment, zone):%Y-%m-%d %H:%M}" if moment else ""


def _course_lines(story: Story) -> Iterator[Text]:
    """Say what is new in a story that goes on, and what became of it last."""
    if course := course_of(story):
        yield Text(f"  {' · '.join(course)}", "dim")
    for change in story.changes[-MOST_CHANGES:]:
        day = f"{change.date}: " if change.date else ""
        yield Text(f"  {plain(f'{day}{say_change(change)}')}", "dim")


def _conflict_lines(story: Story) -> Iterator[Text]:
    for conflict in story.conflicts[:MOST_CONFLICTS]:
        head = Text(f"  {conflict.kind}", "yellow")
        yield head.append(f" {_say(conflict, story)}", "default")
    if len(story.conflicts) > MOST_CONFLICTS:
        yield Text(f"  and {len(story.conflicts) - MOST_CONFLICTS} more", "dim")


def _say(conflict: Conflict, story: Story) -> str:
    """Say each side once; what it is about only where no claim says it already."""
    sides = part_sides(conflict, story)
    said = [f"{_clip(plain(side[0].value))} ({_by(side)})" for side in sides[:MOST_SIDES]]
    more = ["…"] if len(sides) > MOST_SIDES else []
    is_told = any(claim.value == conflict.about for claim in conflict.claims)
    about = "" if is_told else f"{_clip(plain(conflict.about))}: "
    return about + "; ".join([*said, *more])


def _by(side: Sequence[Claim]) -> str:
    names = dict.fromkeys(plain(claim.by or "not named") for claim in side)
    first, *others = names
    return f"{first} and {len(others)} more" if others else first


def _clip(words: str) -> str:
    return words if len(words) <= CLIP else f"{words[: CLIP - 1].rstrip()}…"
