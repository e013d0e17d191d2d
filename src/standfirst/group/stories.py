"""Putting a window's reports into stories: the stage's one entrance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.comparing import figures_of, plain_counts
from standfirst.group.conflicts import find_conflicts
from standfirst.group.corroboration import find_carried
from standfirst.group.evidence import explain_joins
from standfirst.group.headlines import choose_headline
from standfirst.group.judged import Judged
from standfirst.group.names import NameIndex
from standfirst.group.origins import Mastheads, fold_origins, level_of
from standfirst.group.placing import join_texts, part_texts, sign_texts
from standfirst.group.reprints import find_origins
from standfirst.group.scenes import find_spots, join_scenes
from standfirst.group.tables import tabulate
from standfirst.group.tellers import tell_sentences
from standfirst.group.timeline import draw_timeline, list_judged
from standfirst.records import Story, make_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from standfirst.records import Judgement, Reading, Registers, Report

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
) -> tuple[Story, ...]:
    """Put every report into exactly one story, in whatever order the reports come.

    Give one revision of each report. A report without a reading is compared by its words alone.
    ``known`` are the stories of an earlier grouping: a story that holds most of one of them keeps
    its id. ``day_of`` tells which of the desk's days a moment belongs to; ``judgements`` are an
    editor's, in the order they were made. Stories come in order of their first report.
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
    names, mastheads = NameIndex(registers), Mastheads(registers)
    signatures = sign_texts(origins, by_id, read, names=names, skip=boilerplate)
    joiner = join_texts(signatures, judged, day_of)
    alike = sorted(sorted(story) for story in joiner.stories if story)
    clusters = join_scenes(alike, joiner, find_spots(registers))
    evidence = explain_joins(clusters, joiner)
    tiers = {outlet.id: outlet.tier for outlet in registers.outlets}
    stories = []
    for cluster, found in zip(clusters, evidence, strict=True):
        members = tuple(origins[i] for i in cluster)
        held = sorted((by_id[r] for origin in members for r in origin.reports), key=_by_time)
        folded = fold_origins(members, {one.id: one for one in held}, mastheads)
        told = tell_sentences(held, folded, read, registers, names) if len(held) > 1 else []
        figures = figures_of(told)
        tables = tabulate(figures, names)
        firsts = [one for one in told if not one.is_copy]
        corroborated, repeated = find_carried(firsts, plain_counts(figures), mastheads)
        times = [report.published_at for report in held if report.published_at]
        stories.append(
            Story(
                id=make_id("y", held[0].id),
                reports=tuple(report.id for report in held),
                headline=choose_headline(held, read, tiers),
                first_seen=min(times, default=None),
                last_seen=max(times, default=None),
                origins=folded,
                level=level_of(len(folded), [one.outlet for one in held], mastheads),
                corroborated=corroborated,
                repeated=repeated,
                conflicts=find_conflicts(told, tables, names),
                evidence=found,
                figures=tables,
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
