"""Putting a window's reports into stories: the stage's one entrance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.contents import Indexed, look_through
from standfirst.group.evidence import explain_joins
from standfirst.group.judged import Judged
from standfirst.group.kept import NOTHING_KEPT, Kept
from standfirst.group.origins import fold_origins, level_of
from standfirst.group.placing import join_texts, part_texts, sign_texts
from standfirst.group.reprints import find_origins
from standfirst.group.scenes import find_spots, join_scenes
from standfirst.group.timeline import draw_timeline, list_judged
from standfirst.records import make_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from standfirst.records import Judgement, Reading, Registers, Report, Story

_NEVER = datetime.max.replace(tzinfo=UTC)


def day_in_utc(moment: datetime) -> date:
    """Return the day of a moment where no desk tells its own."""
    return moment.astimezone(UTC).date()


def group_reports(
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    *,
    registers: Registers,
    known: Sequence[Story] = (),
    day_of: Callable[[datetime], date] = day_in_utc,
    judgements: Iterable[Judgement] = (),
    kept: Kept = NOTHING_KEPT,
) -> tuple[Story, ...]:
    """Put every report into exactly one story, in whatever order the reports come.

    Give one revision of each report. A report without a reading is compared by its words alone.
    ``known`` are the stories of an earlier grouping: a story that holds most of one of them keeps
    its id. ``day_of`` tells which of the desk's days a moment belongs to; ``judgements`` are an
    editor's, in the order they were made. ``kept`` holds what was found in stories before: it saves
    work and changes nothing. Stories come in order of their first report.
    """
    ordered = sorted(reports, key=_by_time)
    read = {
        report.id: readings[report.id]
        for report in ordered
        if report.id in readings and readings[report.id].revision == report.revision
    }
    judgements = tuple(judgements)
    judged = Judged.of(judgements)
    boilerplate = find_boilerplate(ordered)
    origins = part_texts(find_origins(ordered, registers, skip=boilerplate), judged)
    by_id = {report.id: report for report in ordered}
    indexed = Indexed.of(registers)
    signatures = sign_texts(origins, by_id, read, names=indexed.names, skip=boilerplate)
    joiner = join_texts(signatures, judged, day_of)
    alike = sorted(sorted(story) for story in joiner.stories if story)
    clusters = join_scenes(alike, joiner, find_spots(registers))
    evidence = explain_joins(clusters, joiner)
    stories = []
    for cluster, found in zip(clusters, evidence, strict=True):
        members = tuple(origins[i] for i in cluster)
        held = sorted((by_id[r] for origin in members for r in origin.reports), key=_by_time)
        folded = fold_origins(members, {one.id: one for one in held}, indexed.mastheads)
        ids = tuple(report.id for report in held)
        told = kept.find(ids, folded) or look_through(held, folded, read, indexed)
        times = [report.published_at for report in held if report.published_at]
        outlets = [one.outlet for one in held]
        stories.append(
            replace(
                told,
                id=make_id("y", held[0].id),
                reports=ids,
                first_seen=min(times, default=None),
                last_seen=max(times, default=None),
                origins=folded,
                level=level_of(len(folded), outlets, indexed.mastheads),
                evidence=found,
                days=draw_timeline(held, members, day_of),
                changes=list_judged(held, judgements, day_of),
            )
        )
    return _keep_ids(stories, known)


def _by_time(report: Report) -> tuple[datetime, str]:
    """Reports without a time come last; equal times go by id."""
    return report.published_at or _NEVER, report.id


def _keep_ids(stories: Iterable[Story], known: Sequence[Story]) -> tuple[Story, ...]:
    """Hand known ids on: the largest shared part first, each id once."""
    stories = list(stories)
    place = {report: n for n, story in enumerate(stories) for report in story.reports}
    shared: dict[tuple[str, int], int] = defaultdict(int)
    for story in known:
        for report in story.reports:
            if report in place:
                shared[story.id, place[report]] += 1
    given: dict[int, str] = {}
    used: set[str] = set()
    for (story_id, n), _ in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        if n not in given and story_id not in used:
            given[n] = story_id
            used.add(story_id)
    for n, story in enumerate(stories):
        if n not in given and story.id in used:  # its first report once stood in another story
            given[n] = make_id("y", story.id, *story.reports)
    return tuple(replace(story, id=given.get(n, story.id)) for n, story in enumerate(stories))
