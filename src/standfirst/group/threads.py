"""Stories go on over days: each day's reports join what the days before have handed on.

::

    state of the day before ─▶ what is still alive ─┐
                                  the day's reports ─┴▶ clusters ─▶ threads ─▶ state of the day

What a day makes of its reports rests on them and on the state of the day before, on nothing else:
not on later days, nor on what was grouped before in which order. So the ids of stories, and what
merged, split or moved on which day, are the same however often and from wherever it is done again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.handing import Arrived, hand_on
from standfirst.group.joining import Joiner
from standfirst.group.leaving import LIVE_DAYS, first_alive, let_go
from standfirst.group.placing import part_texts, sign_texts
from standfirst.group.reprints import find_origins
from standfirst.group.scenes import find_spots, join_scenes
from standfirst.records import Thread, ThreadState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from standfirst.group.judged import Judged
    from standfirst.group.traces import Traces
    from standfirst.records import Leaving, Reading, Registers, Report, Span


@dataclass(frozen=True, slots=True)
class Called:
    """A story that an editor has judged with a report by one of its own that is alive no more.

    ``is_together`` tells what was said: that they are one event, or that they are not. ``thread``
    is without live texts where the story has ended.
    """

    report: str
    thread: Thread
    is_together: bool


_NEVER = datetime.max.replace(tzinfo=UTC)


def by_time(report: Report) -> tuple[datetime, str]:
    """Order reports by time and id; those without a time come last."""
    return report.published_at or _NEVER, report.id


def carry_on(
    state: ThreadState,
    day: date | None,
    reports: Iterable[Report],
    readings: Mapping[str, Reading],
    *,
    registers: Registers,
    judged: Judged,
    traces: Traces,
    day_of: Callable[[datetime], date],
    called: Sequence[Called] = (),
) -> tuple[ThreadState, Leaving]:
    """Let a day's reports join the stories of the days before; tell what is alive no more.

    Give the day's reports and those of ``reports_alive``, one revision of each. ``day`` is null
    for the reports without a time, which come after all others. ``called`` are the stories of
    reports that are compared with no more, where an editor has judged them with one that is.
    """
    alive, leaving = let_go(state, first_alive(state, day))
    by_id = {one.id: one for one in reports}
    ordered = sorted(by_id.values(), key=by_time)
    skip = find_boilerplate(ordered, traces.lines)
    new, links = _find_texts(
        alive, day, ordered, registers, traces=traces, skip=skip, judged=judged, day_of=day_of
    )
    texts = (*alive.texts, *new)
    bound = _bind(alive, called, texts)
    alive = replace(alive, threads=(*alive.threads, *(one for one, _ in bound.ended.values())))
    joiner = Joiner(
        sign_texts(texts, by_id, readings, traces=traces, skip=skip),
        near=alive.near,
        apart=judged.apart,
        together=judged.together,
        links=[*links, *bound.together],
        parted=bound.apart,
    )
    threads, merged = hand_on(
        alive,
        join_scenes(joiner.clusters, joiner, find_spots(registers)),
        Arrived(
            day,
            texts,
            {one.id: one.published_at for one in ordered},
            judged,
            {story: number for story, (_, number) in bound.ended.items()},
        ),
    )
    after = ThreadState(
        date=day,
        texts=texts,
        days=(*alive.days, *(day for _ in new)),
        near=joiner.compared.near(),
        threads=threads,
    )
    return after, replace(leaving, merged=merged)


class _Bound(NamedTuple):
    """What an editor's words on reports of long ago ask for: pairs of texts, stories to go on."""

    together: list[tuple[int, int]]
    apart: list[tuple[int, int]]
    ended: dict[str, tuple[Thread, int]]  # by id, with the text that calls one back


def _bind(alive: ThreadState, called: Iterable[Called], texts: Sequence[Sequence[str]]) -> _Bound:
    """A story that goes on is bound by its live texts; one that has ended is called back."""
    number_of = {one: n for n, text in enumerate(texts) for one in text}
    going = {thread.id: thread.texts for thread in alive.threads}
    bound = _Bound([], [], {})
    for one in called:
        number = number_of[one.report]
        if one.thread.id in going:
            others = [other for other in going[one.thread.id] if other != number]
            if one.is_together:
                bound.together.extend((number, other) for other in others[:1])
            else:
                bound.apart.extend((number, other) for other in others)
        elif one.is_together:
            bound.ended.setdefault(one.thread.id, (one.thread, number))
    return bound


def _find_texts(
    alive: ThreadState,
    day: date | None,
    ordered: Sequence[Report],
    registers: Registers,
    *,
    traces: Traces,
    skip: Mapping[str, Sequence[Span]],
    judged: Judged,
    day_of: Callable[[datetime], date],
) -> tuple[list[tuple[str, ...]], list[tuple[int, int]]]:
    """Return the day's texts in order of time, and which earlier ones they are reprints of."""
    number_of = {one: n for n, text in enumerate(alive.texts) for one in text}
    recent = [one for one in ordered if _is_recent(one, day, day_of)]
    new: list[tuple[str, ...]] = []
    links: list[tuple[int, int]] = []
    for origin in part_texts(find_origins(recent, registers, skip=skip, traces=traces), judged):
        text = tuple(one for one in origin.reports if one not in number_of)
        if text:
            number = len(alive.texts) + len(new)
            links += {(number_of[one], number) for one in origin.reports if one in number_of}
            new.append(text)
    return new, sorted(links)


def _is_recent(report: Report, day: date | None, day_of: Callable[[datetime], date]) -> bool:
    if report.published_at is None or day is None:
        return report.published_at is None and day is None
    return (day - day_of(report.published_at)).days < LIVE_DAYS
