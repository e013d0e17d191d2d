"""The import stage: files to captures, reports and drops, a batch at a time."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.collect.captures import Captured
from standfirst.collect.files import read_path
from standfirst.collect.reports import find_outlet, make_report, report_identity
from standfirst.errors import InputError, StandfirstError
from standfirst.records import Capture, Drop, ImportCount, Item, Registers, Report, make_id
from standfirst.run.progress import SILENT, Progress, StageCount, Tell, tell_nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from standfirst.archive import Archive
    from standfirst.config import Desk

LONGEST_LINE = 1_000_000  # characters; the longest novel chapter has a tenth of it
BATCH = 200  # reports a transaction: what a killed import has to do again at most
Found = Captured | Item | Drop


def import_paths(
    desk: Desk,
    archive: Archive,
    paths: Iterable[Path],
    *,
    now: datetime | None = None,
    progress: Progress = SILENT,
    tell: Tell = tell_nobody,
) -> ImportCount:
    """Add the reports in files and folders to the archive; what is refused is kept as drops.

    ``now`` is when the reports count as collected; the clock is asked where it is not given.
    Raw bytes are stored before anything in them is parsed. Each batch is one transaction, so an
    import that was killed is finished by running it again.
    """
    began = time.perf_counter()
    now = now or datetime.now(UTC)
    archive.captures.sweep()
    batch = _Batch(desk, archive, now)
    progress.start("import", None)
    for path in paths:
        for found in _read(path, now):
            batch.take(found)
            progress.advance()
    batch.write()
    progress.finish()
    count = batch.count()
    tell(
        StageCount(
            "import",
            count.added + count.revised,
            count.unchanged,
            len(count.dropped),
            time.perf_counter() - began,
        )
    )
    return count


def _read(path: Path, now: datetime) -> Iterator[Found]:
    try:
        yield from read_path(path, collected_at=now)
    except InputError as error:
        yield Drop(str(path), "unreadable", str(error))
    except (StandfirstError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - one file must not stop the rest of the batch
        yield Drop(str(path), "reader-failed", f"{type(error).__name__}: {error}"[:500])


class _Batch:
    """What waits to be written in the next transaction, and the counts of what was."""

    def __init__(self, desk: Desk, archive: Archive, now: datetime) -> None:
        self.desk = desk
        self.archive = archive
        self.now = now
        self.reports: list[Report] = []
        self.captures: list[Capture] = []
        self.drops: list[Drop] = []
        self.all_drops: list[Drop] = []
        self.former_ids: dict[str, str] = {}  # by id: the id before the outlet was registered
        self.added = self.revised = self.unchanged = 0

    def take(self, found: Found) -> None:
        if isinstance(found, Captured):
            self.archive.captures.keep(found.data, sha256=found.capture.sha256)
            self.captures.append(found.capture)
            return
        made = self._make(found) if isinstance(found, Item) else found
        if isinstance(made, Drop):
            self.drops.append(made)
            self.all_drops.append(made)
        else:
            self.reports.append(made)
        if len(self.reports) + len(self.drops) >= BATCH:
            self.write()

    def _make(self, item: Item) -> Report | Drop:
        try:
            made = make_report(
                item,
                registers=self.desk.registers,
                languages=self.desk.languages,
                collected_at=self.now,
                revision=item.revision,
            )
        except (StandfirstError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - one report must not stop the batch
            return Drop(item.origin, "reader-failed", f"{type(error).__name__}: {error}"[:500])
        if (
            isinstance(made, Report)
            and (longest := max(map(len, made.text.split("\n")))) > LONGEST_LINE
        ):
            return Drop(item.origin, "too-long", f"one line has {longest:,} characters; part it")
        if isinstance(made, Report) and not _is_storable(made):
            return Drop(item.origin, "encoding", "holds half of a character (a lone surrogate)")
        if isinstance(made, Report) and made.outlet != item.outlet:
            as_written = find_outlet(item.outlet, Registers())
            self.former_ids[made.id] = make_id("r", *report_identity(item, as_written))
        return made

    def write(self) -> None:
        count = self.archive.add(
            self._known_by_former_ids(),
            captures=self.captures,
            drops=self.drops,
            dropped_at=self.now,
        )
        self.added += len(count.added)
        self.revised += len(count.revised)
        self.unchanged += count.unchanged
        self.reports, self.captures, self.drops = [], [], []

    def _known_by_former_ids(self) -> list[Report]:
        held = self.archive.held(sorted({*self.former_ids, *self.former_ids.values()}))
        former = {new: old for new, old in self.former_ids.items() if old in held - {new}}
        self.former_ids = {}
        # The registers may have changed since: a report keeps the id it is known by.
        return [
            replace(one, id=former[one.id]) if one.id in former and one.id not in held else one
            for one in self.reports
        ]

    def count(self) -> ImportCount:
        return ImportCount(self.added, self.revised, self.unchanged, tuple(self.all_drops))


def _is_storable(report: Report) -> bool:
    words = (
        report.text,
        report.external_id,
        report.outlet,
        report.url,
        report.language,
        report.byline,
        report.forwarded_from,
        report.reply_to,
        report.origin,
    )
    try:
        for word in words:
            (word or "").encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
