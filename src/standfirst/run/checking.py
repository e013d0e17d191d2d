"""The check stage: a draft, the evidence the archive has on it, and what is to be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from standfirst import read
from standfirst.check.assembling import assemble
from standfirst.check.context import CheckContext
from standfirst.check.drafts import BlockKind
from standfirst.check.engine import check_draft
from standfirst.check.evidence import make_source
from standfirst.check.retrieval import SentenceIndex, choose_rows, join, plan, rank
from standfirst.check.withdrawals import TAKEN_BACK, find_withdrawn
from standfirst.config import StatementReader
from standfirst.records import Finding, Report, Span, make_id
from standfirst.run.outlets import recognise_outlets
from standfirst.run.publishers import with_publishers
from standfirst.run.reading import read_reports

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date, datetime

    from standfirst.archive import Archive
    from standfirst.check.drafts import Draft, PlainDraft
    from standfirst.check.evidence import Source
    from standfirst.config import Desk
    from standfirst.records import Outlet, Registers

    # Sources by report, revision and outlet.
    Known = dict[tuple[str, int, Outlet | None], Source]

DAYS_BEFORE: Final = 3  # what a digest tells of happened on its day, or a little earlier
DAYS_AFTER: Final = 1
MOST_ROWS: Final = 3_000  # of one word: a word that more reports hold tells nothing


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft, what is to be said of it, and the reports that were looked at, by id."""

    draft: Draft
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]


def check_plain(
    desk: Desk,
    archive: Archive,
    plain: PlainDraft,
    name: str,
    *,
    day: date | None = None,
    known: Known | None = None,
) -> Checked:
    """Check a draft against the archive. ``day`` is the day it is for, where it does not say.

    Reports that are evidence and were not read yet are read first. ``known`` keeps what was
    looked up for the next draft of the same desk; no report may be read anew meanwhile.
    """
    draft = read_draft(desk, plain, name)
    context = find_evidence(desk, archive, draft, day=day, known=known)
    return Checked(context.draft, check_draft(context), context.sources)


def read_draft(desk: Desk, plain: PlainDraft, name: str) -> Draft:
    """Read a draft as a report is read, with what the desk knows."""
    titles = [one.span for one in plain.blocks if one.kind is BlockKind.TITLE]
    standfirsts = [one.span for one in plain.blocks if one.kind is BlockKind.STANDFIRST]
    report = Report(
        make_id("r", name, plain.text),
        1,
        plain.text,
        language=desk.languages[0],
        headline=titles[0] if titles else None,
        standfirst=Span(standfirsts[0].start, standfirsts[-1].end) if standfirsts else None,
        body=Span(0, len(plain.text)),
    )
    context = read.ReadingContext(
        rule=desk.rule,
        registers=desk.registers,
        day_zone=desk.zone,
        learned=desk.reader is StatementReader.MODEL,
    )
    return assemble(name, plain, read.read_report(report, context))


def find_evidence(
    desk: Desk,
    archive: Archive,
    draft: Draft,
    *,
    day: date | None = None,
    known: Known | None = None,
) -> CheckContext:
    """Join a draft with what the archive holds on it."""
    day = day or _day_of(desk, draft)
    window = _window(desk, day)
    wanted = plan(draft, desk.registers)
    n_reports = archive.n_current()
    recent = archive.rows_published(*window) if window else []
    within = (recent[0], recent[-1]) if recent else None
    rows = archive.rows_with(wanted.all_words, limit=MOST_ROWS)
    if within:
        crowded = [word for word, found in rows.items() if len(found) == MOST_ROWS]
        rows |= archive.rows_with(crowded, limit=MOST_ROWS, within=within)
    chosen = choose_rows(wanted, rows, recent=frozenset(recent), n_reports=n_reports)
    language = desk.languages[0]
    index = SentenceIndex(archive.reports_at(chosen).values())
    ranked = rank(draft, index, rows, wanted, n_reports=n_reports, language=language)
    used = {key for one in ranked.values() for key in one.reports}
    registers = with_publishers(desk.registers, (one for one in index.reports if one.id in used))
    sources = _sources(
        desk, archive, index, used=used, registers=registers, known={} if known is None else known
    )
    evidence = join(ranked, sources)
    stories = archive.stories_of(tuple(sources))
    return CheckContext(
        draft,
        desk.rule,
        desk.zone,
        registers,
        day=day,
        evidence=evidence,
        sources=sources,
        revisions={
            report_id: archive.revisions(report_id)
            for report_id, source in sources.items()
            if source.report.revision > 1
        },
        withdrawn=find_withdrawn(sources, stories, archive.drops(TAKEN_BACK)),
        stories=stories,
        language=language,
    )


def _day_of(desk: Desk, draft: Draft) -> date | None:
    """Return the day a draft says it is for: its date, else the one its number belongs to."""
    mark = draft.reading.day
    if mark is None:
        return None
    if mark.date is not None:
        return mark.date
    if mark.number is None:
        return None
    try:
        return desk.rule.epoch + timedelta(days=mark.number - desk.rule.number_of(desk.rule.epoch))
    except OverflowError:
        return None


def _window(desk: Desk, day: date | None) -> tuple[datetime, datetime] | None:
    if day is None:
        return None
    try:
        start = desk.window(day - timedelta(days=DAYS_BEFORE))[0]
        return start, desk.window(day + timedelta(days=DAYS_AFTER))[1]
    except OverflowError:
        return None


def _sources(
    desk: Desk,
    archive: Archive,
    index: SentenceIndex,
    *,
    used: AbstractSet[str],
    registers: Registers,
    known: Known,
) -> dict[str, Source]:
    found = sorted((one for one in index.reports if one.id in used), key=lambda one: one.id)
    every = recognise_outlets(found, desk.registers)
    outlets = {one.id: one for one in registers.outlets}
    keys = {one.id: (one.id, one.revision, outlets.get(one.outlet or "")) for one in every}
    new = [one for one in every if keys[one.id] not in known]
    readings = archive.readings(new)
    unread = [one for one in new if one.id not in readings]
    if unread:
        read_reports(desk, archive, unread)
        readings = archive.readings(new)
    for one in new:
        if one.id in readings:
            known[keys[one.id]] = make_source(
                one,
                readings[one.id],
                outlets.get(one.outlet or ""),
                one.published_at.astimezone(desk.zone).date() if one.published_at else None,
                index.sentences[one.id],
            )
    return {one.id: known[keys[one.id]] for one in every if keys[one.id] in known}
