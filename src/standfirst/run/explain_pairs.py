"""Why two reports stand in one story, or in two: the table of features, and what was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst import group
from standfirst.errors import NotFoundError, UsageError
from standfirst.run.explain_courses import changes, moved
from standfirst.run.explanation import Explanation, facts_of, reports_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.archive import Archive
    from standfirst.config import Desk
    from standfirst.records import Evidence, Report, Story, StoryChange

TOGETHER = "together"


def explain_pair(desk: Desk, archive: Archive, one: str, other: str) -> Explanation:
    """Explain two reports, given by id or their own ids.

    What each feature adds is in log-odds: above nought it speaks for one event. Stories are
    compared by the averages over all their reports, so two reports may stand together that alone
    would not. Raises NotFoundError for no report, UsageError for one and the same.
    """
    a, b = archive.report(one), archive.report(other)
    if a.id == b.id:
        raise UsageError(f"{one}, {other}: are one report; give two")
    around = reports_around(archive, (a, b), desk.registers)
    readings = archive.readings([*around, a, b])
    rows = group.compare_reports(a, b, around, readings, registers=desk.registers)
    total = next(row.adds for row in rows if row.feature == TOGETHER)
    stands = [_story_of(archive, report) for report in (a, b)]
    return Explanation(
        "pair",
        f"{a.key} {b.key}",
        facts_of(
            stand=_stand(*stands),
            alone="one event" if total >= 0 else "two events",
            log_odds=f"{total:+.2f}",
            first_in=stands[0] and stands[0].id,
            second_in=stands[1] and stands[1].id,
        ),
        (),
        (
            *map(_row, rows),
            *_judged(archive, a, b),
            *changes(_between(stands, {a.id, b.id}), archive),
            *moved((*archive.moves(a.id), *archive.moves(b.id)), archive),
        ),
    )


def _story_of(archive: Archive, report: Report) -> Story | None:
    try:
        return archive.story(report.id)
    except NotFoundError:
        return None


def _stand(one: Story | None, other: Story | None) -> str:
    if one is None or other is None:
        return 'not grouped yet; "standfirst stories" groups them'
    return "in one story" if one.id == other.id else "in two stories"


def _between(stands: Sequence[Story | None], reports: set[str]) -> Iterator[StoryChange]:
    """Give what merged, split or moved and has to do with both reports or both stories."""
    ids = {story.id for story in stands if story}
    seen = set()
    for story in stands:
        for one in story.changes if story else ():
            about = one.other in ids or not reports.isdisjoint(one.reports)
            if one.kind != "judged" and about and one not in seen:
                seen.add(one)
                yield one


def _row(row: Evidence) -> Explanation:
    adds = "" if row.feature == TOGETHER else f"{row.adds:+.2f}"
    return Explanation(
        "feature", row.feature, facts_of(adds=adds, value=f"{row.value:.3f}", words=row.words)
    )


def _judged(archive: Archive, a: Report, b: Report) -> Iterator[Explanation]:
    """Give the editor's words on these two, the last one last, which holds."""
    for one in archive.judgements():
        if one.kind in group.JUDGED_KINDS and {one.subject, one.other} == {a.id, b.id}:
            yield Explanation("judged", one.kind, facts_of(by=one.who, at=one.made_at))
