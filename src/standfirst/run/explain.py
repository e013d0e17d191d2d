"""Why a report, statement, story, sentence or drop is as it is, down to the words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from standfirst import group
from standfirst.errors import NotFoundError
from standfirst.records import BORDERS_NOTE, Registers
from standfirst.run.explain_courses import (
    changes,
    course_facts,
    explain_old_story,
    moved,
    went_into,
)
from standfirst.run.explain_editions import ADDRESS, explain_edition
from standfirst.run.explanation import Explanation, Quoted, facts_of, quote, reports_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from standfirst.archive import Archive
    from standfirst.records import Conflict, Passage, Reading, Report, Statement, Story

__all__ = ["Explanation", "Quoted", "explain"]

NO_REGISTERS = Registers()


def explain(
    archive: Archive,
    key: str,
    *,
    profile: str | None = None,
    borders_note: str = BORDERS_NOTE,
    registers: Registers = NO_REGISTERS,
) -> Explanation:
    """Explain what a key names: an id, an external id, an edition's address, a drop's reason.

    An edition is ``2022-12-12``, its second section's third sentence ``2022-12-12:2.3``, its
    headline ``2022-12-12:h``, its first standfirst sentence ``2022-12-12:s1``. Without a profile
    the edition written last is meant. ``borders_note`` is said where countries of places are.
    The ``registers`` tell which names the reports of a story share.
    Raises NotFoundError where nothing has that name.
    """
    if match := ADDRESS.fullmatch(key):
        return explain_edition(archive, match, profile)
    ways: tuple[Callable[[Archive, str], Explanation], ...] = (
        _explain_statement,
        partial(_explain_story, registers=registers),
        explain_old_story,
        partial(_explain_report, borders_note=borders_note),
        _explain_drops,
    )
    for way in ways:
        try:
            return way(archive, key)
        except NotFoundError as error:
            if "external id" in str(error):
                raise
    raise NotFoundError(
        f"{key}: names no report, statement, story, edition or drop;"
        ' ids stand in the output of "standfirst stories --json"'
    )


def _explain_report(archive: Archive, key: str, *, borders_note: str) -> Explanation:
    report = archive.report(key)
    reading = archive.readings([report]).get(report.id)
    n_revisions = len(archive.revisions(report.id))
    statements = reading.statements if reading else ()
    parts = reading.parts if reading else None
    words = [*quote(report, "headline", [parts.headline if parts else report.headline])]
    if parts:
        words += quote(report, "standfirst", [parts.standfirst])
        for notice in parts.notices:
            words += quote(report, f"notice: {notice.kind}", [notice.span])
    words += _places(report, reading)
    return Explanation(
        "report",
        report.id,
        facts_of(
            external_id=report.external_id,
            outlet=report.outlet,
            url=report.url,
            published=report.published_at,
            updated=report.updated_at,
            collected=report.collected_at,
            language=report.language,
            revision=f"{report.revision} of {n_revisions}",
            read_from=report.origin,
            by=report.extractor,
            capture=report.capture,
            forwarded_from=report.forwarded_from,
            text=f"{len(report.text)} characters, SHA-256 {report.text_sha256}",
            reading="none yet" if reading is None else f"{len(statements)} statements",
            story=_story_of(archive, report.id),
            borders=borders_note if _names_country(reading) else None,
        ),
        tuple(words),
        (
            *moved(archive.moves(report.id), archive),
            *(_statement(report, one) for one in statements),
        ),
    )


def _names_country(reading: Reading | None) -> bool:
    mentions = reading.mentions if reading else ()
    return any(mention.place and mention.place.country for mention in mentions)


def _places(report: Report, reading: Reading | None) -> Iterator[Quoted]:
    """Say of each place a report names, once, what it was taken for and what spoke for that."""
    seen: set[tuple[str, int | None]] = set()
    for mention in reading.mentions if reading else ():
        place = mention.place
        if place is None or (mention.text, place.geonames_id) in seen:
            continue
        seen.add((mention.text, place.geonames_id))
        told = ", ".join(part for part in (place.name, place.level, place.country) if part)
        why = f"; {'; '.join(place.why)}" if place.why else ""
        yield from quote(report, f"place: {told} ({place.use}{why})", [mention.span])


def _story_of(archive: Archive, report_id: str) -> str | None:
    try:
        return archive.story(report_id).id
    except NotFoundError:
        return None


def _explain_statement(archive: Archive, key: str) -> Explanation:
    statement = archive.statement(key)
    return _statement(archive.report(statement.report, statement.revision), statement)


def _statement(report: Report, statement: Statement) -> Explanation:
    speaker, medium = statement.speaker, statement.medium
    told = speaker and ", ".join(
        part for part in (speaker.name or "unnamed", speaker.role, speaker.affiliation) if part
    )
    return Explanation(
        "statement",
        statement.id,
        facts_of(
            kind=statement.kind.value,
            report=report.key,
            outlet=report.outlet,
            speaker=told or "cannot be told",
            known_by=speaker and speaker.via.value,
            medium=medium and f"{medium.kind.value} {medium.name or ''}".strip(),
            said_on=statement.said_on,
            negated="yes" if statement.negated else None,
            hedged="yes" if statement.hedged else None,
            inside=statement.parent,
            confidence=f"{statement.confidence:.2f}",
        ),
        (
            *quote(report, "source", statement.source),
            *quote(report, "cue", statement.cue),
            *quote(report, "content", statement.content),
            *quote(report, "medium", [medium.span if medium else None]),
        ),
    )


def _explain_story(archive: Archive, key: str, *, registers: Registers) -> Explanation:
    story = archive.story(key)
    if story.id != key:
        raise NotFoundError(f"{key}: is a report's id")
    return Explanation(
        "story",
        story.id,
        facts_of(
            first_seen=story.first_seen,
            last_seen=story.last_seen,
            reports=len(story.reports),
            independent_origins=len(story.origins),
            level=story.level.value,
        )
        + course_facts(story)
        + went_into(archive.merged(story.id)),
        () if story.headline is None else (_passage("headline", story.headline),),
        (
            *changes(story.changes, archive),
            *moved(archive.moves(story.id), archive),
            *_story_parts(archive, story, registers),
        ),
    )


def _story_parts(archive: Archive, story: Story, registers: Registers) -> Iterator[Explanation]:
    reports = [archive.report(one) for one in story.reports]
    keys = {one.id: one.key for one in reports}
    for origin in story.origins:
        yield Explanation(
            "origin",
            origin.id,
            facts_of(
                agency=origin.agency,
                owner=origin.owner,
                one_by=", ".join(origin.ties) or None,
                reports=", ".join(keys[one] for one in origin.reports),
            ),
        )
    around = reports_around(archive, reports, registers)
    for one in group.explain_joins(story, around, archive.readings(around), registers=registers):
        yield Explanation(
            "joined because",
            one.feature,
            facts_of(
                report=keys[one.report],
                other=keys[one.other],
                value=f"{one.value:.3f}",
                words=one.words,
            ),
        )
    for agreed in (*story.corroborated, *story.repeated):
        yield Explanation(
            "corroborated" if agreed in story.corroborated else "repeated",
            agreed.fact,
            facts_of(
                origins=len(agreed.origins),
                level=agreed.level.value,
                one_by=", ".join(agreed.ties) or None,
            ),
            (
                *(_passage("says", passage) for passage in agreed.passages),
                *(_passage("repeats it", passage) for passage in agreed.repeats),
            ),
        )
    yield from (_conflict(conflict) for conflict in story.conflicts)


def _conflict(conflict: Conflict) -> Explanation:
    return Explanation(
        f"conflict: {conflict.kind}",
        conflict.about,
        tuple(
            (f"claim {n}", f"{claim.value}, by {claim.by or 'somebody unnamed'}")
            for n, claim in enumerate(conflict.claims, 1)
        ),
        tuple(_passage("claims", claim.passage) for claim in conflict.claims),
    )


def _passage(label: str, passage: Passage) -> Quoted:
    return Quoted(label, passage.report, passage.revision, passage.span, passage.exact)


def _explain_drops(archive: Archive, key: str) -> Explanation:
    found = [drop for drop in archive.drops() if key in (drop.what, drop.reason)]
    if not found:
        raise NotFoundError(f"{key}: no such drop")
    return Explanation(
        "drops",
        key,
        facts_of(inputs=len(found)),
        (),
        tuple(
            Explanation("drop", drop.what, facts_of(reason=drop.reason, detail=drop.detail))
            for drop in found
        ),
    )
