"""Stories go on over days: each day's reports join what the days before have handed on.

::

    state of the day before ─▶ what is still alive ─┐
                                  the day's reports ─┴▶ clusters ─▶ threads ─▶ state of the day

What a day makes of its reports rests on them and on the state of the day before, on nothing else:
not on later days, nor on what was grouped before in which order. So the ids of stories, and what
merged, split or moved on which day, are the same however often and from wherever it is done again.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from standfirst.group.boilerplate import find_boilerplate
from standfirst.group.handing import Arrived, hand_on
from standfirst.group.joining import Joiner
from standfirst.group.leaving import LIVE_DAYS, first_alive, let_go
from standfirst.group.placing import part_texts, sign_texts
from standfirst.group.reprints import find_origins
from standfirst.group.scenes import find_spots, join_scenes
from standfirst.records import ThreadState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from standfirst.group.judged import Judged
    from standfirst.group.traces import Traces
    from standfirst.records import Leaving, Reading, Registers, Report, Span

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
) -> tuple[ThreadState, Leaving]:
    """Let a day's reports join the stories of the days before; tell what is alive no more.

    Give the day's reports and those of ``reports_alive``, one revision of each. ``day`` is null
    for the reports without a time, which come after all others.
    """
    alive, leaving = let_go(state, first_alive(state, day))
    by_id = {one.id: one for one in reports}
    ordered = sorted(by_id.values(), key=by_time)
    skip = find_boilerplate(ordered)
    new, links = _find_texts(
        alive, day, ordered, registers, traces=traces, skip=skip, judged=judged, day_of=day_of
    )
    texts = (*alive.texts, *new)
    joiner = Joiner(
        sign_texts(texts, by_id, readings, traces=traces, skip=skip),
        near=alive.near,
        apart=judged.apart,
        together=judged.together,
        links=links,
    )
    threads, merged = hand_on(
        alive,
        join_scenes(joiner.clusters, joiner, find_spots(registers)),
        Arrived(day, texts, {one.id: one.published_at for one in ordered}, judged),
    )
    after = ThreadState(
        date=day,
        texts=texts,
        days=(*alive.days, *(day for _ in new)),
        near=joiner.compared.near(),
        threads=threads,
        merged=merged,
    )
    return after, leaving


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
    return day_of(report.published_at) > day - timedelta(days=LIVE_DAYS)
