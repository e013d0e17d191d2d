"""What was collected or imported, on its way into the archive: a batch a transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.collect.captures import Captured
from standfirst.collect.reports import find_outlet, make_report, report_identity
from standfirst.errors import StandfirstError
from standfirst.records import (
    Capture,
    Drop,
    FeedState,
    Fetch,
    HostNote,
    ImportCount,
    Item,
    Registers,
    Report,
    make_id,
)

if TYPE_CHECKING:
    from datetime import datetime

    from standfirst.archive import Archive
    from standfirst.config import Desk

LONGEST_LINE = 1_000_000  # characters; the longest novel chapter has a tenth of it
BATCH = 200  # reports a transaction: what a killed import has to do again at most
Found = Captured | Item | Drop | FeedState | HostNote


class Batch:
    """What waits to be written in the next transaction, and the counts of what was."""

    def __init__(self, desk: Desk, archive: Archive, now: datetime) -> None:
        self.desk = desk
        self.archive = archive
        self.now = now  # when what has no time of its own counts as collected
        self.reports: list[Report] = []
        self.feeds: list[str | None] = []  # the feed of each report
        self.captures: list[Capture] = []
        self.fetches: list[Fetch] = []
        self.states: dict[str, FeedState] = {}
        self.notes: dict[str, HostNote] = {}
        self.drops: list[Drop] = []
        self.with_news: set[str] = set()  # feeds whose reports were new or revised
        self.all_drops: list[Drop] = []
        self.aliases: dict[str, str] = {}  # by the id of another of its names: a report's id
        self.former_ids: dict[str, str] = {}  # by id: the id before the outlet was registered
        self.added = self.revised = self.unchanged = 0

    def take(
        self,
        found: Found,
        *,
        feed: str | None = None,
        at: datetime | None = None,
        known_as: str | None = None,
    ) -> None:
        """Take in what was found, in the order it came; write when enough has come together.

        The bytes of a capture are on the disk when this returns. ``at`` is when a report was
        collected, ``known_as`` the id of the report that an item is known to be.
        """
        if isinstance(found, Captured):
            self.keep(found)
        elif isinstance(found, FeedState):
            self.states[found.feed] = found
        elif isinstance(found, HostNote):
            self.notes[found.origin] = found
        else:
            made = self._make(found, at or self.now) if isinstance(found, Item) else found
            if isinstance(made, Drop):
                self.drops.append(made)
                self.all_drops.append(made)
            else:
                self.reports.append(replace(made, id=known_as) if known_as else made)
                self.feeds.append(feed)
        if self.size() >= BATCH:
            self.write()

    def keep(self, captured: Captured) -> None:
        """Put a capture's bytes on the disk, and note it; safe to call while others write."""
        self.archive.captures.keep(captured.data, sha256=captured.capture.sha256)
        self.captures.append(captured.capture)
        if captured.fetch:
            self.fetches.append(captured.fetch)

    def size(self) -> int:
        """Return how much waits to be written."""
        return len(self.reports) + len(self.drops) + len(self.states) + len(self.notes)

    def _make(self, item: Item, at: datetime) -> Report | Drop:
        try:
            made = make_report(
                item,
                registers=self.desk.registers,
                languages=self.desk.languages,
                collected_at=at,
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
        """Write all that waits in one transaction, and count it."""
        reports = self._known_by_former_ids()
        count = self.archive.add(
            reports,
            captures=self.captures,
            fetches=self.fetches,
            states=self.states.values(),
            notes=self.notes.values(),
            aliases=self.aliases,
            drops=self.drops,
            dropped_at=self.now,
        )
        self.added += len(count.added)
        self.revised += len(count.revised)
        self.unchanged += count.unchanged
        news = {*count.added, *count.revised}
        self.with_news |= {
            feed for one, feed in zip(reports, self.feeds, strict=True) if feed and one.id in news
        }
        self.reports, self.feeds, self.captures, self.fetches = [], [], [], []
        self.states, self.notes, self.drops = {}, {}, []

    def _known_by_former_ids(self) -> list[Report]:
        held = self.archive.held(sorted({*self.former_ids, *self.former_ids.values()}))
        former = {new: old for new, old in self.former_ids.items() if old in held - {new}}
        self.former_ids = {}
        # The registers may have changed since: a report keeps the id it is known by.
        reports = [
            replace(one, id=former[one.id]) if one.id in former and one.id not in held else one
            for one in self.reports
        ]
        self.aliases = self.archive.same_as(reports)
        return [replace(one, id=self.aliases.get(one.id, one.id)) for one in reports]

    def count(self) -> ImportCount:
        """Return what was written until now, in numbers."""
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
