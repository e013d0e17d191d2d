"""Editing an edition: the day written anew, then the editor's decisions made upon it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst import write
from standfirst.archive import Archive, Done, EditionKey, hash_of
from standfirst.check.proof import Evidence
from standfirst.check.rewording import cite_words, reword
from standfirst.errors import NotFoundError
from standfirst.records import EditionSource
from standfirst.run.grouping import bounds_of
from standfirst.run.outlets import recognise_outlets
from standfirst.run.progress import SILENT, Progress, Tell, tell_nobody
from standfirst.run.publishers import with_publishers
from standfirst.run.writing import (
    DAYS_GROUPED,
    check_joined,
    last_day,
    phrases_of,
    write_day,
)
from standfirst.write.editing import edit_edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from standfirst.config import Desk
    from standfirst.records import Edition, EditionJudgement, Report, Sentence
    from standfirst.run.executors import Executor

JOINED = frozenset({"out", "reword", "undo"})  # decisions that hold where days are joined
SHOWN = 80  # code points of a sentence in a message


@dataclass(frozen=True, slots=True)
class EditedDay:
    """A day's edition with its decisions, and what the editor should know of them, in lines."""

    edition: Edition
    told: tuple[str, ...] = ()
    judgements: tuple[EditionJudgement, ...] = ()
    written: Edition | None = None  # before the decisions, if there are any


def edit_day(
    desk: Desk,
    archive: Archive,
    day: date | None = None,
    *,
    profile: str | None = None,
    as_of: datetime | None = None,
    executor: Executor | None = None,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
    first: date | None = None,
) -> EditedDay:
    """Write a day's edition, make its editor's decisions upon it, and store both.

    The decisions are the day's, whatever the profile. With ``as_of`` only those count that were
    made by then. A day without decisions is as it was written. In days that are joined from
    ``first`` on, what was taken out or reworded on each of them is so too; places and locks are
    those of the single days.
    """
    day = day or last_day(desk, archive)
    first = check_joined(desk, first, day)
    judgements = tuple(
        one for one in _judgements(archive, first, day) if as_of is None or one.made_at <= as_of
    )
    written = write_day(
        desk,
        archive,
        day,
        profile=profile,
        as_of=as_of,
        executor=executor,
        progress=progress,
        tell=tell,
        judgements=judgements,
        first=first,
    )
    if not judgements:
        return EditedDay(written)
    evidence = _Evidence(desk, archive, first or day, day, as_of)
    edited = edit_edition(written, judgements, reword=evidence.reword, source_of=evidence.source_of)
    done = Done(write.VERSION, hash_of(written, judgements))
    key = EditionKey(day, profile or desk.profile, as_of, first, edited=True)
    archive.save_edition(edited.edition, key, done)
    told = (*edited.told, *_changed_sources(edited.edition, evidence))
    return EditedDay(edited.edition, told, judgements, written)


def _judgements(archive: Archive, first: date | None, day: date) -> Iterator[EditionJudgement]:
    if first is None:
        yield from archive.edition_judgements(day)
        return
    for n in range((day - first).days + 1):
        for one in archive.edition_judgements(first + timedelta(days=n)):
            if one.kind in JOINED:
                yield one


def _changed_sources(edition: Edition, evidence: _Evidence) -> Iterator[str]:
    """Tell of each sentence whose words its report no longer has in its newest revision."""
    for sentence in sentences_of(edition):
        for citation in sentence.citations:
            report = evidence.current(citation.report)
            if (
                report is not None
                and report.revision > citation.revision
                and citation.exact not in report.text
            ):
                yield (
                    f"“{shorten(sentence.text)}” stands on revision {citation.revision} of"
                    f" {report.key}, which was changed since; see"
                    f' "standfirst diff {report.key}"'
                )


def sentences_of(edition: Edition) -> Iterator[Sentence]:
    """Give all sentences of an edition in the order of reading."""
    if edition.headline is not None:
        yield edition.headline
    yield from edition.standfirst
    for section in edition.sections:
        yield section.heading
        yield from section.sentences


def shorten(text: str) -> str:
    """Return words short enough for a message."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


class _Evidence:
    """What an editor's sentences are proved from: any report, in the revision that is cited.

    Reports and readings are looked up as they are asked for; it lives as long as one edition.
    """

    def __init__(
        self, desk: Desk, archive: Archive, first: date, day: date, as_of: datetime | None
    ) -> None:
        self._desk, self._archive = desk, archive
        start, end = bounds_of(desk, first, day, days_before=DAYS_GROUPED - 1)
        reports = archive.current_reports(start, end, as_of=as_of)
        self._window = {one.id: one for one in recognise_outlets(reports, desk.registers)}
        self._found: dict[tuple[str, int | None], Report | None] = {}

    def find(self, key: str, revision: int | None = None) -> Report | None:
        """Return a report, in one revision or the window's; None where there is none."""
        own = self._window.get(key)
        if own is not None and revision in {None, own.revision}:
            return own
        if (key, revision) not in self._found:
            try:
                held = self._archive.report(key, revision)
            except NotFoundError:
                self._found[key, revision] = None
            else:
                (self._found[key, revision],) = recognise_outlets((held,), self._desk.registers)
        return self._found[key, revision]

    def current(self, key: str) -> Report | None:
        """Return a report in the revision that the edition would be written from."""
        return self.find(key)

    def source_of(self, key: str) -> EditionSource:
        """Return a report as an edition lists it."""
        report = self.find(key)
        return EditionSource(key, report.outlet if report else None, report.url if report else None)

    def reword(self, sentence: Sentence, text: str) -> Sentence:
        """Return an editor's wording of a sentence with its proof, or with why there is none."""
        if sentence.citations:
            cited = {one.report: one.revision for one in sentence.citations}
            reports = [self.find(key, revision) for key, revision in cited.items()]
            return reword(sentence, text, self._evidence([one for one in reports if one]))
        words = " ".join(text.split())
        holding = [one for one in self._window.values() if words and words in one.text]
        return replace(cite_words(words, self._evidence(holding)), key=sentence.key)

    def _evidence(self, reports: list[Report]) -> Evidence:
        return Evidence(
            {one.id: one for one in reports},
            self._archive.readings(reports),
            with_publishers(self._desk.registers, reports),
            self._desk.zone,
            phrases_of(self._desk),
        )
