"""The write stage: one day's stories to an edition in which every sentence is proved."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst import write
from standfirst.archive import Archive, Done, EditionKey, hash_of, known_at
from standfirst.check.proof import Evidence, prove_edition
from standfirst.errors import UsageError
from standfirst.run.grouping import bounds_of, group_stories, readings_for, scope_of
from standfirst.run.moments import in_zone, is_from_the_future
from standfirst.run.outlets import recognise_outlets
from standfirst.run.profiles import find_profile
from standfirst.run.progress import SILENT, Progress, StageCount, Tell, tell_nobody
from standfirst.run.publishers import with_publishers
from standfirst.write.editing import find_story, wanted_stories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from standfirst.config import Desk
    from standfirst.records import Edition, EditionJudgement, Gist, Reading, Report, Story
    from standfirst.run.executors import Executor

MOST_JOINED = 31  # days in one edition
DAYS_GROUPED = 3  # an event told of today is often one of the last two days


def write_day(
    desk: Desk,
    archive: Archive,
    day: date | None = None,
    *,
    profile: str | None = None,
    as_of: datetime | None = None,
    executor: Executor | None = None,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
    judgements: Sequence[EditionJudgement] = (),
    first: date | None = None,
) -> Edition:
    """Write the edition of a day (without one: of the last day that has reports), and store it.

    Stories are grouped from the reports of three days up to the day's cut-off; those are written
    that hold a report of the day's own 24 hours. ``as_of`` takes only what was known at that
    moment: each report in the revision that was last edited, else published, by then. Without it
    all that the archive holds counts, and the edition says as of when its newest report is.
    An edition that would be written from the same things again is taken from the archive. Of the
    editor's ``judgements`` only stories asked for count here; ``edit_day`` makes the others.
    With ``first`` the days from it to ``day`` are joined in one edition.
    """
    day = day or last_day(desk, archive)
    if day < desk.rule.epoch:
        raise UsageError(
            f"{day}: lies before {desk.rule.epoch}, the epoch the desk counts from;"
            " set epoch in desk.toml, or ask for a later day"
        )
    first = check_joined(desk, first, day)
    profile = profile or desk.profile
    attribution = find_profile(desk, profile).attribution
    asked = wanted_stories(judgements)
    start, end = bounds_of(desk, first or day, day, days_before=DAYS_GROUPED - 1)
    stories = group_stories(
        desk,
        archive,
        start=start,
        end=end,
        as_of=as_of,
        executor=executor,
        progress=progress,
        tell=tell,
    )
    began = time.perf_counter()
    reports = recognise_outlets(archive.current_reports(start, end, as_of=as_of), desk.registers)
    # The stories, and the readings they were told from, follow from what they were grouped from.
    grouped = archive.stories_done(scope_of(start, end, as_of))
    known = {story.id: story.reports for story in stories} if asked else {}
    wanted = frozenset(found for one in asked if (found := find_story(one, known)))
    span = (first, day) if first else (day,)
    inputs = hash_of(_settings(desk), profile, attribution, span, as_of, grouped, sorted(wanted))
    done = Done(write.VERSION, inputs)
    progress.start("write", 1)
    key = EditionKey(day, profile, as_of, first)
    before = archive.edition(key)
    skips = before is not None and before[1] == done
    if before is not None and skips:
        edition = before[0]
    else:
        request = _request(
            desk, archive, day, stories, reports, as_of=as_of, wanted=wanted, first=first
        )
        evidence = Evidence(
            request.reports, request.readings, request.registers, request.zone, phrases_of(desk)
        )
        request = replace(request, attribution=attribution)
        written = replace(write.write_edition(request), first_date=first)
        edition = prove_edition(written, evidence)
        archive.save_edition(edition, key, done)
    progress.advance()
    progress.finish()
    n_sentences = sum(len(section.sentences) for section in edition.sections)
    tell(
        StageCount(
            "write",
            0 if skips else n_sentences,
            n_sentences if skips else 0,
            sum(left.reason.startswith("not proved") for left in edition.left_out),
            time.perf_counter() - began,
        )
    )
    return edition


def check_joined(desk: Desk, first: date | None, day: date) -> date | None:
    """Return the first of joined days, null for one day; raise UsageError where they are none."""
    if first is None or first == day:
        return None
    if not desk.rule.epoch <= first < day:
        raise UsageError(
            f"{first}: joined days begin on the epoch ({desk.rule.epoch}) or later, and before"
            f" {day}; give another day"
        )
    if (day - first).days >= MOST_JOINED:
        raise UsageError(f"{first} to {day}: more than {MOST_JOINED} days; join fewer")
    return first


def last_day(desk: Desk, archive: Archive) -> date:
    """Return the last day that has reports; raise UsageError where there is none.

    Reports dated later than they were collected do not count: one wrong date must not make an
    editor write the edition of a day to come.
    """
    days = [
        desk.day_of(published)
        for published, collected in archive.moments()
        if not is_from_the_future(published, collected)
    ]
    if not days:
        raise UsageError(
            f"{desk.folder}: no dated report in the archive; import some, then write again"
        )
    return max(days)


def count_days(desk: Desk, archive: Archive) -> dict[date, int]:
    """Return how many reports each day's edition has to be written from, by day."""
    days: dict[date, int] = {}
    for moment, collected in archive.moments():
        if not is_from_the_future(moment, collected):
            day = desk.day_of(moment)
            days[day] = days.get(day, 0) + 1
    return dict(sorted(days.items()))


def _request(
    desk: Desk,
    archive: Archive,
    day: date,
    stories: Sequence[Story],
    reports: tuple[Report, ...],
    *,
    as_of: datetime | None,
    wanted: frozenset[str],
    first: date | None,
) -> write.EditionRequest:
    readings = readings_for(archive, reports)
    window = (desk.window(first or day)[0], desk.window(day)[1])
    fresh = {one.id for one in reports if _is_within(one, window)}
    known = [moment for one in reports if (moment := known_at(one)) is not None]
    newest = max(known, default=window[1])
    return write.EditionRequest(
        day=day,
        number=desk.rule.number_of(day),
        window=window,
        stories=tuple(story for story in stories if not fresh.isdisjoint(story.reports)),
        reports={one.id: one for one in reports},
        readings=readings,
        registers=with_publishers(desk.registers, reports),
        zone=desk.zone,
        language=desk.languages[0],
        as_of=as_of or in_zone(newest, desk.zone),
        manner=desk.manner,
        wanted=wanted,
        gists=_gists_for(archive, reports, readings),
    )


def _gists_for(
    archive: Archive, reports: tuple[Report, ...], readings: Mapping[str, Reading]
) -> dict[str, Gist]:
    """Return the gists of reports: those the archive keeps, and the others, which it keeps now."""
    gists = archive.gists(reports, write.VERSION)
    new = [write.gist_of(one, readings[one.id]) for one in reports if one.id not in gists]
    archive.save_gists(new, write.VERSION)
    return gists | {one.report: one for one in new}


def _is_within(report: Report, window: tuple[datetime, datetime]) -> bool:
    return report.published_at is not None and window[0] <= report.published_at < window[1]


def _settings(desk: Desk) -> tuple[object, ...]:
    return desk.rule, desk.registers, str(desk.zone), desk.cutoff, desk.languages, desk.manner


def phrases_of(desk: Desk) -> tuple[str, ...]:
    """Return the sentences that the desk's settings let stand without a source."""
    return (desk.manner.unverified,) if desk.manner.unverified else ()
