"""The register of people: from readings, the desk's file and the editor's judgements."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from standfirst.archive import Archive, Done, hash_of
from standfirst.errors import NotFoundError, UsageError
from standfirst.records import Judgement, Sighting
from standfirst.run.outlets import recognise_outlets
from standfirst.run.progress import SILENT, Progress, StageCount, Tell, tell_nobody
from standfirst.run.reading import read_reports
from standfirst.text.people.linking import DIFFERENT, SAME, body_key
from standfirst.text.people.register import VERSION, make_register
from standfirst.text.people.sightings import sightings_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from standfirst.config import Desk
    from standfirst.records import Reading, RegisterEntry, Report

BATCH = 200  # reports a transaction


def fill_register(
    desk: Desk,
    archive: Archive,
    *,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
) -> tuple[RegisterEntry, ...]:
    """Bring the register up to date, reading first what is unread, and return its entries.

    Only new readings are looked through again. The register is put together anew where readings,
    desk or judgements changed, and the same ones give the same register.
    """
    reports = recognise_outlets(archive.current_reports(), desk.registers)
    read_reports(desk, archive, reports, progress=progress, tell=tell)
    began = time.perf_counter()
    seen = _look_through(desk, archive, reports, progress)
    judgements = archive.judgements()
    stamp = hash_of(desk.registers, judgements, sorted(seen.items()))
    done = Done(VERSION, stamp)
    is_done = archive.register_done() == done
    if not is_done:
        entries, doubts = make_register(desk.registers, archive.sightings(reports), judgements)
        archive.save_register(entries, doubts, done)
    entries = archive.people()
    spent = time.perf_counter() - began
    tell(StageCount("people", 0 if is_done else len(entries), len(entries) * is_done, 0, spent))
    return entries


def _look_through(
    desk: Desk, archive: Archive, reports: Sequence[Report], progress: Progress
) -> dict[str, str]:
    """Take the sightings of readings not looked through; return what all were read from."""
    read = archive.readings_done()
    before = archive.sightings_done()
    wanted: dict[str, str] = {}
    todo: list[Report] = []
    for report in reports:
        reading = read.get((report.id, report.revision))
        if reading is None:
            continue  # it could not be read
        stamp = hash_of(VERSION, reading.version, reading.input_hash)
        wanted[report.id] = stamp
        if before.get((report.id, report.revision)) != stamp:
            todo.append(report)
    progress.start("people", len(todo))
    for at in range(0, len(todo), BATCH):
        batch = todo[at : at + BATCH]
        readings = archive.readings(batch)
        archive.save_sightings(
            (one.id, one.revision, wanted[one.id], _sightings(desk, one, readings[one.id]))
            for one in batch
        )
        progress.advance(len(batch))
    progress.finish()
    return wanted


def _sightings(desk: Desk, report: Report, reading: Reading) -> tuple[Sighting, ...]:
    published = report.published_at
    day = published.astimezone(desk.zone).date() if published else None
    return sightings_in(report, reading, day)


def judge(
    archive: Archive, kind: str, one: str, other: str, *, who: str, now: Callable[[], datetime]
) -> tuple[str, str]:
    """Append the editor's word that two are one person, or two; return the ids it was said of.

    Raises NotFoundError where one of them is not in the register, UsageError where both are one
    entry under one name already or are said to be other than themselves.
    """
    assert kind in {SAME, DIFFERENT}
    a, b = _id_of(archive, one), _id_of(archive, other)
    if a == b:
        raise UsageError(f"{one}, {other}: are one name of one entry; give two")
    archive.add_judgement(Judgement(kind, a, b, who, now()))
    return a, b


def find_person(archive: Archive, key: str) -> RegisterEntry:
    """Return the entry of an id, else of a name; raise NotFoundError where it is not one."""
    try:
        return archive.person(key)
    except NotFoundError:
        wanted = body_key(key)
        found = [
            one
            for one in archive.people()
            if wanted in {body_key(name) for name in (one.name, *one.names)}
        ]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(one.id for one in found[:5])
            raise NotFoundError(f"{key}: {len(found)} have this name; give an id: {ids}") from None
        raise


def _id_of(archive: Archive, key: str) -> str:
    """Return the id a judgement is about: a name's own, where the key is one, else the entry's."""
    for doubt in archive.doubts():
        if key in (doubt.unit, doubt.name):
            return doubt.unit
    entry = find_person(archive, key)
    return key if key in entry.units else entry.id
