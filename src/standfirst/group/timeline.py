"""What each day added to a story, so that an edition can tell what is new since the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.group.judged import KINDS
from standfirst.records import StoryChange, StoryDay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from standfirst.records import Judgement, Origin, Report


def draw_timeline(
    reports: Sequence[Report], origins: Sequence[Origin], day_of: Callable[[datetime], date]
) -> tuple[StoryDay, ...]:
    """Return a story's days, the earliest first, those without a date last.

    Give the story's reports in order of publication. ``day_of`` tells which of the desk's days a
    moment belongs to. An origin is new on the day of its first report alone.
    """
    first_told = {origin.reports[0]: origin.id for origin in origins}
    days: dict[date | None, list[str]] = {}
    for report in reports:
        day = day_of(report.published_at) if report.published_at else None
        days.setdefault(day, []).append(report.id)
    return tuple(
        StoryDay(day, tuple(held), tuple(first_told[one] for one in held if one in first_told))
        for day, held in days.items()
    )


def list_judged(
    reports: Sequence[Report],
    judgements: Iterable[Judgement],
    day_of: Callable[[datetime], date],
) -> tuple[StoryChange, ...]:
    """Return what an editor said of a story's reports, in the order it was said."""
    held = {report.id for report in reports}
    return tuple(
        StoryChange(
            "judged",
            day_of(one.made_at),
            (one.subject, one.other),
            None,
            f"{one.kind}, said {one.who}",
        )
        for one in judgements
        if one.kind in KINDS
        and one.other is not None
        and not held.isdisjoint((one.subject, one.other))
    )
