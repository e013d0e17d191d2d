"""What of the days before a day's reports are compared with, and what is let go for good.

Memory and work are bounded: whole days stay alive until they hold so many reports. What leaves
stays in its story, which goes on counting it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from standfirst.records import EarlierDay, Leaving, Left, Thread, ThreadState

if TYPE_CHECKING:
    from collections.abc import Iterable

LIVE_DAYS = 3  # a day's reports are compared with those of the two days before at least
LIVE_REPORTS = 2_000  # and, on smaller desks, with those of whole days until they are so many
MOST_LIVE = 20_000  # texts


def first_alive(state: ThreadState, day: date | None) -> int:
    """Return the number of the first text that a day's reports are compared with."""
    n_reports, start = 0, len(state.texts)
    while start:
        last = state.days[start - 1]
        is_near = day is not None and last is not None and (day - last).days < LIVE_DAYS
        if n_reports >= LIVE_REPORTS and not is_near:
            break
        while start and state.days[start - 1] == last:
            start -= 1
            n_reports += len(state.texts[start])
    return max(start, len(state.texts) - MOST_LIVE)


def reports_alive(state: ThreadState, day: date | None) -> tuple[str, ...]:
    """Return the ids of the reports that a day needs beside its own."""
    return tuple(one for text in state.texts[first_alive(state, day) :] for one in text)


def let_go(state: ThreadState, start: int) -> tuple[ThreadState, Leaving]:
    """Return a state without the texts below a number, and what leaves it with them."""
    left: list[Left] = []
    going: list[Thread] = []
    ended: list[Thread] = []
    for thread in state.threads:
        old = [number for number in thread.texts if number < start]
        kept = tuple(number - start for number in thread.texts if number >= start)
        if old:
            left.append(Left(thread.id, tuple(r for number in old for r in state.texts[number])))
        earlier = add_days(thread.earlier, count_days(state, old))
        one = replace(thread, texts=kept, earlier=earlier)
        (going if kept else ended).append(one)
    alive = ThreadState(
        date=state.date,
        texts=state.texts[start:],
        days=state.days[start:],
        near=tuple(
            tuple(other - start for other in some if other >= start) for some in state.near[start:]
        ),
        threads=tuple(going),
    )
    return alive, Leaving(tuple(left), tuple(ended))


def count_days(state: ThreadState, texts: Iterable[int]) -> tuple[EarlierDay, ...]:
    """Count the reports and texts of each day among some texts, the earliest day first."""
    days: dict[date | None, EarlierDay] = {}
    for number in texts:
        day = state.days[number]
        before = days.get(day, EarlierDay(day, 0, 0))
        n_reports = len(state.texts[number])
        days[day] = EarlierDay(day, before.reports + n_reports, before.texts + 1)
    return tuple(days.values())


def add_days(one: Iterable[EarlierDay], other: Iterable[EarlierDay]) -> tuple[EarlierDay, ...]:
    """Return the counts of two lots of texts together, the earliest day first."""
    days = {row.date: row for row in one}
    for row in other:
        before = days.get(row.date, EarlierDay(row.date, 0, 0))
        days[row.date] = EarlierDay(
            row.date, before.reports + row.reports, before.texts + row.texts
        )
    ordered = sorted(days.items(), key=lambda entry: (entry[0] is None, entry[0] or date.max))
    return tuple(row for _, row in ordered)
