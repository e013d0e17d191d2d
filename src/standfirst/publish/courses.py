"""A story's course over days in words: since when it is told, what is new, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.publish.wording import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.records import Story, StoryChange


def count_of(n: int, what: str) -> str:
    """Return a number and what it counts: ``1 origin``, ``2 origins``."""
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def course_of(story: Story) -> tuple[str, ...]:
    """Say what a story had before the days that are told, and what its last day added.

    A story of one day has no course.
    """
    return tuple(_course_of(story))


def _course_of(story: Story) -> Iterator[str]:
    days = [day for day in story.days if day.date]
    if story.earlier:
        n_reports = sum(day.reports for day in story.earlier)
        n_days = count_of(len(story.earlier), "earlier day")
        yield f"{count_of(n_reports, 'report')} on {n_days}"
    if days and days[-1].date and (len(days) > 1 or story.earlier):
        new = days[-1]
        told = count_of(len(new.reports), "report")
        if not new.origins:
            told += ", all reprints"
        yield f"new on {say_day(days[-1].date)}: {told}"


def say_change(change: StoryChange) -> str:
    """Say what became of a story: ``2 reports came from another story: y1…``."""
    reports = count_of(len(change.reports), "report")
    why = f": {change.why}" if change.why else ""
    match change.kind:
        case "moved" | "split" if change.other:
            return f"{reports} {change.why}: {change.other}"
        case "merged" if change.other:
            return f"merged with {change.other}, {reports}{why}"
        case _:
            return f"{change.kind}, {reports}{f' ({change.other})' if change.other else ''}{why}"
