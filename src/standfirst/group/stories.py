"""From the threads of a day to its stories, as they are told: the stage's entrances."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.contents import Indexed, look_through
from standfirst.group.judged import Judged
from standfirst.group.kept import NOTHING_KEPT, Kept
from standfirst.group.leaving import add_days, count_days, reports_alive
from standfirst.group.origins import fold_origins, level_of
from standfirst.group.placing import part_texts
from standfirst.group.reprints import find_origins
from standfirst.group.threads import by_time, carry_on
from standfirst.group.timeline import draw_timeline, list_judged
from standfirst.group.traces import Traces
from standfirst.records import Thread, ThreadState, make_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from standfirst.records import Judgement, Leaving, Origin, Reading, Registers, Report, Story


if TYPE_CHECKING:
    Spread = Callable[[Callable[["Unlooked"], Story], Sequence["Unlooked"]], Iterator[Story]]


AT_ONCE = 1024  # stories looked through before the next are taken up


def day_in_utc(moment: datetime) -> date:
    """Return the day of a moment where no desk tells its own."""
    return moment.astimezone(UTC).date()


@dataclass(frozen=True, slots=True)
class Threads:
    """In which story each report stands, and the stories' courses up to a day.

    The courses' ``earlier`` days are those before the span that is told.
    """

    story_of: Mapping[str, str] = field(default_factory=dict)  # by report id
    by_id: Mapping[str, Thread] = field(default_factory=dict)

    @classmethod
    def of(
        cls, state: ThreadState, leavings: Iterable[Leaving] = (), since: date | None = None
    ) -> Threads:
        """Take the state of the last day, and what left on the days before, in their order.

        Days before ``since`` are counted as earlier; without it none is.
        """
        story_of: dict[str, str] = {}
        ended: dict[str, Thread] = {}
        into: dict[str, str] = {}
        for one in leavings:
            story_of |= {report: left.story for left in one.reports for report in left.reports}
            ended |= {thread.id: thread for thread in one.threads}
            for some in one.reports:
                into.pop(some.story, None)  # a story that parted again has its id back
            into |= {some.id: some.into for some in one.merged}
        for thread in state.threads:
            into.pop(thread.id, None)
        story_of = {report: _last_id(story, into) for report, story in story_of.items()}
        for thread in state.threads:
            story_of |= {one: thread.id for number in thread.texts for one in state.texts[number]}
        courses = {
            one.id: replace(
                one,
                earlier=tuple(
                    row
                    for row in add_days(one.earlier, count_days(state, one.texts))
                    if since and row.date and row.date < since
                ),
            )
            for one in (*(replace(one, texts=()) for one in ended.values()), *state.threads)
        }
        return cls(story_of, courses)


def _last_id(story: str, into: Mapping[str, str]) -> str:
    """Follow a story to the one it went into in the end."""
    seen = {story}
    while story in into and into[story] not in seen:
        story = into[story]
        seen.add(story)
    return story


class Unlooked(NamedTuple):
    """One story that has to be looked through: its reports in order, its origins, its readings."""

    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    readings: Mapping[str, Reading]


class LookThrough:
    """Looks one story through with the desk's registers; picklable, so that it may travel."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self._indexed: Indexed | None = None

    def __getstate__(self) -> Registers:
        """Travel without what is looked up in the registers: it is larger than they are."""
        return self.registers

    def __setstate__(self, registers: Registers) -> None:
        """Arrive; the index is made again where the first story is looked through."""
        self.registers, self._indexed = registers, None

    @property
    def indexed(self) -> Indexed:
        """What is looked up in the registers."""
        if self._indexed is None:
            self._indexed = Indexed.of(self.registers)
        return self._indexed

    def __call__(self, one: Unlooked) -> Story:
        """Return the story with what its reports tell."""
        return look_through(one.reports, one.origins, one.readings, self.indexed)


def group_reports(
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    *,
    registers: Registers,
    day_of: Callable[[datetime], date] = day_in_utc,
    judgements: Iterable[Judgement] = (),
    kept: Kept = NOTHING_KEPT,
) -> tuple[Story, ...]:
    """Put every report into exactly one story, day after day, in whatever order they are given.

    Give one revision of each report. A report without a reading is compared by its words alone.
    ``day_of`` tells which of the desk's days a moment belongs to; ``judgements`` are an editor's,
    in the order they were made. ``kept`` holds what was found in stories before: it saves
    work and changes nothing. Stories come in order of their first report.
    """
    judgements = tuple(judgements)
    judged = Judged.of(judgements)
    traces = Traces(registers)
    ordered = sorted(reports, key=by_time)
    by_id = {one.id: one for one in ordered}
    state, leavings = ThreadState(None), []
    for day, some in groupby(
        ordered, key=lambda one: day_of(one.published_at) if one.published_at else None
    ):
        alive = [by_id[one] for one in reports_alive(state, day)]
        state, left = carry_on(
            state,
            day,
            [*alive, *some],
            readings,
            registers=registers,
            judged=judged,
            traces=traces,
            day_of=day_of,
        )
        leavings.append(left)
    return tell_stories(
        ordered,
        readings,
        Threads.of(state, leavings),
        registers=registers,
        traces=traces,
        day_of=day_of,
        judgements=judgements,
        kept=kept,
    )


def tell_stories(
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    threads: Threads,
    *,
    registers: Registers,
    traces: Traces | None = None,
    day_of: Callable[[datetime], date] = day_in_utc,
    judgements: Iterable[Judgement] = (),
    kept: Kept = NOTHING_KEPT,
    spread: Spread = map,
) -> tuple[Story, ...]:
    """Return the stories that some reports stand in, as far as these tell them.

    ``threads`` knows each of the reports. ``spread`` looks stories of several reports through, as
    ``map`` would: each stands for itself. Stories come in order of their first report.
    """
    ordered = sorted(reports, key=by_time)
    by_id = {report.id: report for report in ordered}
    judgements = tuple(judgements)
    look = LookThrough(registers)
    mastheads = look.indexed.mastheads
    traces = traces or Traces(registers)
    skip = find_boilerplate(ordered, traces.lines)
    texts = part_texts(
        find_origins(ordered, registers, skip=skip, traces=traces), Judged.of(judgements)
    )
    found = []
    for story, some in _members(texts, threads.story_of).items():
        held = tuple(sorted((by_id[r] for text in some for r in text.reports), key=by_time))
        folded = fold_origins(some, {one.id: one for one in held}, mastheads)
        told = kept.find(tuple(report.id for report in held), folded)
        found.append((story, some, held, folded, told))
    lacking = [(held, folded) for _, _, held, folded, told in found if told is None]
    looked = _look_at(lacking, readings, look, spread)
    stories = []
    for story, some, held, folded, told in found:
        times = [report.published_at for report in held if report.published_at]
        outlets = [one.outlet for one in held]
        thread = threads.by_id.get(story, Thread(story))
        stories.append(
            replace(
                next(looked) if told is None else told,
                id=story,
                reports=tuple(report.id for report in held),
                first_seen=thread.first_seen or min(times, default=None),
                last_seen=max(times, default=None),
                origins=folded,
                level=level_of(len(folded), outlets, mastheads),
                days=draw_timeline(held, some, day_of),
                changes=(*thread.changes, *list_judged(held, judgements, day_of)),
                earlier=thread.earlier,
            )
        )
    return tuple(sorted(stories, key=lambda one: by_time(by_id[one.reports[0]])))


def _look_at(
    stories: Sequence[tuple[tuple[Report, ...], tuple[Origin, ...]]],
    readings: Mapping[str, Reading],
    look: LookThrough,
    spread: Spread,
) -> Iterator[Story]:
    """Look stories through, some hundreds at once: readings take much memory."""
    for start in range(0, len(stories), AT_ONCE):
        some = [
            Unlooked(held, origins, _readings_of(held, readings))
            for held, origins in stories[start : start + AT_ONCE]
        ]
        several = iter(list(spread(look, [one for one in some if len(one.reports) > 1])))
        for one in some:
            yield next(several) if len(one.reports) > 1 else look(one)


def _readings_of(reports: Iterable[Report], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Return the readings of these revisions, by report id."""
    found = [(one, readings[one.id]) for one in reports if one.id in readings]
    return {one.id: made for one, made in found if made.revision == one.revision}


def _members(texts: Iterable[Origin], story_of: Mapping[str, str]) -> dict[str, list[Origin]]:
    """Return the texts of each story; a text told in two stories is one in each."""
    members: dict[str, list[Origin]] = defaultdict(list)
    for text in texts:
        parts: dict[str, list[str]] = defaultdict(list)
        for report in text.reports:
            parts[story_of[report]].append(report)
        for story, held in parts.items():
            whole = len(held) == len(text.reports)
            one = (
                text
                if whole
                else replace(
                    text,
                    id=make_id("o", held[0]),
                    reports=tuple(held),
                    texts=(tuple(held),),
                    ties=text.ties if len(held) > 1 else (),
                )
            )
            members[story].append(one)
    return members
