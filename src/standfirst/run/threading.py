"""How stories go on over the desk's days: what is kept of each day, and what must be done again.

Each day has a key: a hash of its reports' revisions and readings, of what an editor said of them,
of the registers, and of the key of the day before, as that is kept. A day whose key is in the
archive needs nothing done; so a late report has its own day and those behind it grouped again, and
one of today today alone.

When the registers, the readings or this version change, the archive's last days alone are grouped
again: the days before are closed and stay as they were when their editions were written, with the
ids they have there, whichever of their editions are written again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst import group, read
from standfirst.archive import hash_of
from standfirst.run.moments import is_from_the_future
from standfirst.run.outlets import recognise_outlets
from standfirst.run.progress import SILENT, Progress, StageCount
from standfirst.run.reading import read_reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from standfirst.archive import Archive, Stamp
    from standfirst.config import Desk
    from standfirst.records import Judgement, Leaving, Report, ThreadState
    from standfirst.run.executors import Executor

OPEN_DAYS = 3  # up to the last one; the others stay as they were grouped
FORM = "2"  # of what is kept of a day; another one makes all days be grouped again
MOST_READ = 5_000  # reports held at once when many days are read


@dataclass(frozen=True, slots=True)
class Day:
    """One of the desk's days, null for reports without a time, with its reports.

    ``content`` is a hash of the reports there are up to it and of what was judged, ``read_as``
    one of how its own reports were read.
    """

    date: date | None
    stamps: tuple[Stamp, ...]
    content: str
    read_as: str


@dataclass(slots=True)
class Chain:
    """The days up to a moment, each of which hands its stories on to the next.

    ``as_of`` takes only what was known at that moment; ``undated`` takes the reports without a
    time too, behind all others.
    """

    desk: Desk
    archive: Archive
    judgements: Sequence[Judgement]
    end: datetime | None = None
    as_of: datetime | None = None
    undated: bool = False
    traces: group.Traces = field(init=False)
    _days: tuple[Day, ...] = field(init=False)
    _keys: list[str] = field(init=False)  # of the days, in their order
    _n_kept: int = field(init=False)  # days from the first one on that are kept as they are now
    _overtaken: list[str] = field(init=False)  # keys of days kept, after which others were made
    _read_as: dict[str, str] = field(init=False)  # by report id
    _given: dict[str, Report] = field(init=False, default_factory=dict)  # reports at hand, by id

    def __post_init__(self) -> None:
        self.traces = group.Traces(self.desk.registers)
        self._take_days()

    @property
    def key(self) -> str:
        """The key of the last day: a hash of all that its stories rest on."""
        return self._keys[-1] if self._keys else ""

    def read_missing(
        self, given: Sequence[Report], executor: Executor | None, progress: Progress
    ) -> StageCount:
        """Read the given reports and those that are needed to group days; count them."""
        self._given = {one.id: one for one in given}
        counts = [
            read_reports(self.desk, self.archive, given, executor=executor, progress=progress)
        ]
        revisions = self._revisions()
        wanted = [(one, revisions[one]) for one in self._needed() if one not in self._given]
        for at in range(0, len(wanted), MOST_READ):
            reports = self.archive.reports_as(wanted[at : at + MOST_READ])
            counts.append(
                read_reports(self.desk, self.archive, reports, executor=executor, progress=progress)
            )
        if any(count.done for count in counts):
            self._take_days()
        return StageCount(
            "read",
            sum(count.done for count in counts),
            counts[0].skipped,
            sum(count.failed for count in counts),
            sum(count.seconds for count in counts),
        )

    def _needed(self) -> Iterator[str]:
        """Give the ids of reports by which the days that are to be grouped are grouped.

        Those alive from closed days are among them: how they were read must not hang on whether
        an edition of theirs has been written since.
        """
        missing = self._missing()
        if missing:
            state, _ = self._past([])
            yield from group.reports_alive(state, missing[0].date)
        yield from (one.report for day in missing for one in day.stamps)

    def follow(self, since: date | None, progress: Progress = SILENT) -> group.Threads:
        """Group the days that are not grouped yet; return the stories as of the last day.

        Give the first day of the span that is told; null if that is all.
        """
        told = [
            n
            for n, day in enumerate(self._days)
            if since is None or day.date is None or day.date >= since
        ]
        # All that was kept is taken at once: another process may let a state go meanwhile.
        state, past = self._past(range(len(self._days)) if self.judgements else told)
        if self.as_of is None and self._overtaken:
            self.archive.take_thread_days(self._overtaken)
        leavings = [past[key] for key in self._keys if key in past]
        state = self._carry_on(state, leavings, progress)
        first = max(0, len(leavings) - len(told))
        return group.Threads.of(state, leavings[first:], since)

    def _past(self, wanted: Iterable[int]) -> tuple[ThreadState, dict[str, Leaving]]:
        """Return the state that the days to be grouped go on from, and what left on others.

        These are wanted by number; those that are not kept are absent.
        """
        wanted = list(wanted)
        while True:
            kept = self._keys[: self._n_kept]
            found = self.archive.thread_past(
                kept[-1] if kept else None, [kept[n] for n in wanted if n < len(kept)]
            )
            if found is not None:
                return found
            self._find_keys()  # one of them has been let go since

    def recall(self, reports: Iterable[Report]) -> None:
        """Load what these reports were compared by before, as far as it still holds."""
        fresh = [one for one in reports if not self.traces.is_known(one.id)]
        common = hash_of(group.VERSION, self.desk.registers)
        stamps = {
            one.id: f"{common} {one.revision} {self._read_as[one.id]}"
            for one in fresh
            if one.id in self._read_as
        }
        kept = self.archive.traces((one.id, one.revision) for one in fresh)
        self.traces.know(stamps, kept)

    def keep_traces(self) -> None:
        """Store what reports were compared by, where that was made anew."""
        self.archive.save_traces(self.traces.take_made())

    def n_missing(self) -> int:
        """Return how many reports the days have that are to be grouped."""
        return sum(len(day.stamps) for day in self._missing())

    def _carry_on(
        self, state: ThreadState, leavings: list[Leaving], progress: Progress
    ) -> ThreadState:
        """Group the missing days, and add to ``leavings`` what leaves on them."""
        revisions = self._revisions()
        judged = group.Judged.of(self.judgements)
        held = {key: one for key, one in self._given.items() if one.revision == revisions.get(key)}
        for day, key in zip(self._missing(), self._keys[self._n_kept :], strict=True):
            alive = group.reports_alive(state, day.date)
            needed = [*alive, *(one.report for one in day.stamps)]
            held = self._load(held, needed, revisions)
            self.traces.forget_but(needed)
            self.recall(held.values())
            state, leaving = group.carry_on(
                state,
                day.date,
                held.values(),
                self.archive.readings(tuple(held.values())),
                registers=self.desk.registers,
                judged=judged,
                traces=self.traces,
                day_of=self.desk.day_of,
                called=_called(state, needed, judged, leavings),
            )
            leavings.append(leaving)
            self.archive.save_thread_day(
                key, state, leaving, content=day.content, is_past=self.as_of is not None
            )
            self.keep_traces()
            if leaving.reports:
                self.archive.drop_traces(r for left in leaving.reports for r in left.reports)
            progress.advance(len(day.stamps))
        return state

    def _load(
        self, held: Mapping[str, Report], needed: Sequence[str], revisions: Mapping[str, int]
    ) -> dict[str, Report]:
        """Return the reports that are needed, of which some are held already."""
        lacking = [(one, revisions[one]) for one in needed if one not in held]
        found = recognise_outlets(self.archive.reports_as(lacking), self.desk.registers)
        every = {**held, **{one.id: one for one in found}}
        return {one: every[one] for one in needed}

    def _revisions(self) -> dict[str, int]:
        return {one.report: one.revision for day in self._days for one in day.stamps}

    def _take_days(self) -> None:
        self._days = tuple(self._find_days())
        self._read_as = {one.report: one.read_as for day in self._days for one in day.stamps}
        self._find_keys()

    def _missing(self) -> tuple[Day, ...]:
        """Return the days from the first one on that is not kept as it is now."""
        return self._days[self._n_kept :]

    def _find_keys(self) -> None:
        """Find the keys of the days, and how many of these are kept as they are now.

        One that is closed counts as it was grouped when it was open.
        """
        desk = self.desk
        common = hash_of(
            group.VERSION, read.VERSION, desk.registers, desk.rule, str(desk.zone), desk.cutoff,
            desk.reader,
        )  # fmt: skip
        stored = self.archive.thread_days([day.content for day in self._days])
        last = self._last_day()
        key, self._keys, self._overtaken, self._n_kept = "", [], [], len(self._days)
        for n, day in enumerate(self._days):
            of_now = [one.key for one in stored.get(day.content, ()) if not one.is_past]
            any_time = [one.key for one in stored.get(day.content, ())]
            is_closed = last and day.date and (last - day.date).days >= OPEN_DAYS
            key = hash_of(common, key, day.content, day.read_as)
            if n > self._n_kept:
                pass
            elif is_closed and of_now:
                key = of_now[-1]
            elif key not in any_time:
                self._n_kept = n
            elif of_now[-1:] != [key]:
                self._overtaken.append(key)
            self._keys.append(key)

    def _last_day(self) -> date | None:
        """Return the archive's last day, whatever is asked for; null where it has none."""
        moments = [
            published
            for published, collected in self.archive.moments()
            if not is_from_the_future(published, collected)
        ]
        return self.desk.day_of(max(moments)) if moments else None

    def _find_days(self) -> Iterator[Day]:
        desk = self.desk
        content = hash_of(FORM)
        stamps = self.archive.stamps(self.end, as_of=self.as_of, undated=self.undated)
        days: dict[date | None, list[Stamp]] = {}
        for one in stamps:
            day = desk.day_of(one.published_at) if one.published_at else None
            days.setdefault(day, []).append(one)
        said = _said_on(days, self.judgements)
        for day, some in days.items():
            rows = [(one.report, one.revision, one.read_as) for one in some]
            judged = repr(said.get(day, []))
            content = hash_of(content, str(day), repr([row[:2] for row in rows]), judged)
            yield Day(day, tuple(some), content, hash_of(repr(rows)))


def _called(
    state: ThreadState,
    needed: Sequence[str],
    judged: group.Judged,
    leavings: Sequence[Leaving],
) -> list[group.Called]:
    """Return the stories of reports that were let go, where they are judged with one needed."""
    here = frozenset(needed)
    pairs = [
        (one, other, is_together)
        for is_together, said in ((True, judged.together), (False, judged.apart))
        for pair in said
        for one, other in (pair, pair[::-1])
        if one in here and other not in here
    ]
    if not pairs:
        return []
    left = frozenset(r for one in leavings for some in one.reports for r in some.reports)
    threads = group.Threads.of(state, leavings)
    courses = {thread.id: thread for one in leavings for thread in one.threads}
    courses |= {thread.id: thread for thread in state.threads}
    return [
        group.Called(one, courses[threads.story_of[other]], is_together)
        for one, other, is_together in pairs
        if other in left and threads.story_of.get(other) in courses
    ]


def _said_on(
    days: Mapping[date | None, Iterable[Stamp]], judgements: Iterable[Judgement]
) -> dict[date | None, list[tuple[str, ...]]]:
    """Return what an editor said, by the day of the later of the two reports it is about."""
    place = {one.report: n for n, some in enumerate(days.values()) for one in some}
    names = tuple(days)
    said: dict[date | None, list[tuple[str, ...]]] = {}
    for one in judgements:
        if one.other is not None and one.subject in place and one.other in place:
            day = names[max(place[one.subject], place[one.other])]
            said.setdefault(day, []).append((one.kind, one.subject, one.other))
    return said
