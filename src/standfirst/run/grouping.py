"""The group stage: the reports of a span of time to stories, skipping a grouping done before."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst import group
from standfirst.archive import Archive, Done, Unchanged, hash_of
from standfirst.errors import UsageError
from standfirst.records import Move
from standfirst.run.executors import Executor, LocalExecutor
from standfirst.run.outlets import recognise_outlets
from standfirst.run.progress import SILENT, Progress, StageCount, Tell, tell_nobody
from standfirst.run.threading import Chain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from standfirst.config import Desk
    from standfirst.records import Reading, Registers, Report, Story

MOST_LATE = 20  # reports named for what moved others


def bounds_of(
    desk: Desk, first: date | None = None, last: date | None = None, *, days_before: int = 0
) -> tuple[datetime | None, datetime | None]:
    """Return the half-open span of time of the editions from ``first`` to ``last``, inclusive.

    ``days_before`` lets it begin earlier. Raises UsageError at the ends of the calendar.
    """
    try:
        start = desk.window(first - timedelta(days=days_before))[0] if first else None
        return start, desk.window(last)[1] if last else None
    except OverflowError:
        raise UsageError(
            f"{first}: no edition can be written at the end of the calendar; give another day"
        ) from None


def group_stories(
    desk: Desk,
    archive: Archive,
    *,
    start: datetime | None = None,
    end: datetime | None = None,
    as_of: datetime | None = None,
    executor: Executor | None = None,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
) -> Sequence[Story]:
    """Group the reports published in ``[start, end)``, reading first those not yet read.

    Every report of the span stands in exactly one story; without bounds the undated ones too.
    Stories go on from day to day, so the grouping depends on all reports up to the end of the
    span, their readings, the registers and the editor's judgements, not on later reports. While
    registers, reading and version stay as they are, the same span gives the same stories in
    whatever order days are written; when they change, days long past stay as they were grouped.
    """
    reports = recognise_outlets(archive.current_reports(start, end, as_of=as_of), desk.registers)
    judgements = [one for one in archive.judgements() if one.kind in group.JUDGED_KINDS]
    undated = start is None and end is None
    chain = Chain(desk, archive, judgements, end, as_of, undated)
    tell(chain.read_missing(reports, executor, progress))
    began = time.perf_counter()
    scope = scope_of(start, end, as_of)
    done = Done(
        group.VERSION,
        hash_of(desk.registers, judgements, hash_of_readings(archive, reports), chain.key),
    )
    progress.start("group", max(len(reports), chain.n_missing()))
    skips = archive.stories_done(scope) == done
    stories: Sequence[Story]
    if skips:
        stories = archive.stories(scope)
    else:
        threads = chain.follow(desk.day_of(start) if start else None, progress)
        chain.recall(reports)
        number = archive.grouping_number(scope)  # first: another process may store one meanwhile
        kept = group.Kept(_stamps_of(archive, reports, desk.registers), archive.kept_stories(scope))
        stories = group.tell_stories(
            reports,
            archive.readings(reports),
            threads,
            registers=desk.registers,
            traces=chain.traces,
            day_of=desk.day_of,
            judgements=judgements,
            kept=kept,
            spread=(executor or LocalExecutor()).map,
        )
        chain.keep_traces()
        keys = [kept.key_of(one.reports, one.origins) for one in stories]
        moves = _find_moves(archive.story_members(scope), stories) if as_of is None else []
        archive.save_moves(moves)  # first, for once the stories are kept they are not told again
        same = frozenset(
            one.id
            for one, key in zip(stories, keys, strict=True)
            if key and one == kept.stories.get(key)
        )
        archive.save_stories(scope, stories, done, keys, unchanged=Unchanged(number, same))
    progress.finish()
    tell(
        StageCount(
            "group",
            0 if skips else len(stories),
            len(stories) if skips else 0,
            0,
            time.perf_counter() - began,
        )
    )
    return stories


def _find_moves(before: Mapping[str, str], stories: Sequence[Story]) -> list[Move]:
    """Return which reports stood in other stories before, and what came in between."""
    return [
        Move(report, before[report], story.id, late[:MOST_LATE])
        for story in stories
        for late in [tuple(one for one in story.reports if one not in before)]
        for report in story.reports
        if before.get(report, story.id) != story.id
    ]


def scope_of(start: datetime | None, end: datetime | None, as_of: datetime | None) -> str:
    """Return the name under which the grouping of a span of time is stored."""
    return "/".join("-" if moment is None else moment.isoformat() for moment in (start, end, as_of))


def hash_of_readings(archive: Archive, reports: Sequence[Report]) -> str:
    """Return a hash of reports and of how they were read, without loading the readings."""
    return hash_of(repr(_read_as(archive, reports)))


def _stamps_of(archive: Archive, reports: Sequence[Report], registers: Registers) -> dict[str, str]:
    """Return, by report id, all that a report's part in a story rests on."""
    common = hash_of(group.VERSION, registers)
    read_as = _read_as(archive, reports)
    return {one.id: f"{common} {found}" for one, found in zip(reports, read_as, strict=True)}


def _read_as(archive: Archive, reports: Sequence[Report]) -> list[tuple[str | int, ...]]:
    """Return of each report its revision, and how that was read."""
    read_as = archive.readings_done()
    return [
        (one.id, one.revision, done.version, done.input_hash)
        if (done := read_as.get((one.id, one.revision)))
        else (one.id, one.revision, one.text_sha256)
        for one in reports
    ]


def readings_for(archive: Archive, reports: tuple[Report, ...]) -> Mapping[str, Reading]:
    """Return a reading for every report, decoded when asked for; empty where reading failed."""
    return archive.readings(reports).filled(reports)
