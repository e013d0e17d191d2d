"""Which of a day's clusters goes on under which story's id, and what merged, split or moved.

Each story goes on where most of its live reports are. Where two go on in one cluster, the one told
first keeps its id and the other is merged into it; a cluster in which none goes on is a new story,
or, with reports of earlier days, one that split off.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.group.leaving import add_days
from standfirst.records import EarlierDay, Merged, StoryChange, Thread, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from standfirst.group.judged import Judged
    from standfirst.records import ThreadState

_NEVER = datetime.max.replace(tzinfo=UTC)
SAID = "an editor said that they are one event"
MOST_CHANGES = 100  # of one story, the newest
LEFT = {
    "moved": "went to another story",
    "split": "parted into another story",
}
CAME = {
    "moved": "came from another story",
    "split": "parted from another story",
}


@dataclass(frozen=True, slots=True)
class Arrived:
    """A day with its live texts, in order: the ids of the reports that carry each, their times."""

    day: date | None
    texts: Sequence[Sequence[str]]
    times: Mapping[str, datetime | None]
    judged: Judged
    called: Mapping[str, int] = field(default_factory=dict)  # text that calls a story, by its id

    def reports(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the reports that carry some texts."""
        return tuple(report for number in numbers for report in self.texts[number])

    def first_seen(self, numbers: Iterable[int]) -> datetime | None:
        """Return the time of the first report of some texts, null where none has a time."""
        times = [moment for one in self.reports(numbers) if (moment := self.times.get(one))]
        return min(times, default=None)

    def why_joined(self, reports: Sequence[str]) -> str:
        """Say whether an editor or the day's reports made these part of another story."""
        mine, known = frozenset(reports), self.times.keys()
        if not mine.isdisjoint(self.reports(self.called.values())):
            return SAID
        if any((a in mine) != (b in mine) and {a, b} <= known for a, b in self.judged.together):
            return SAID
        return "with this day's reports both are told as one event"


def hand_on(
    alive: ThreadState, clusters: Sequence[Sequence[int]], arrived: Arrived
) -> tuple[tuple[Thread, ...], tuple[Merged, ...]]:
    """Return the stories of a day, in order of their first live text, and those that merged on it.

    ``clusters`` hold the numbers of all live texts of the day, ``alive`` is the state of the day
    before without what is no longer alive; a story that an editor calls back has no live text.
    """
    shared = _share(alive.threads, clusters, arrived.called)
    heirs: list[list[int]] = [[] for _ in clusters]
    goes_on = []  # in which cluster each story does
    for t, parts in enumerate(shared):
        best = max(parts, key=lambda n: (len(arrived.reports(parts[n])), -n))
        goes_on.append(best)
        heirs[best].append(t)
    for some in heirs:
        some.sort(key=lambda t: (alive.threads[t].first_seen or _NEVER, alive.threads[t].id))
    ids = _name(alive.threads, clusters, heirs, arrived)
    changes = _find_changes(alive.threads, shared, goes_on, ids, arrived)
    threads = []
    for n, cluster in enumerate(clusters):
        before = [alive.threads[t] for t in heirs[n]]
        seen = [
            one for one in (arrived.first_seen(cluster), *(b.first_seen for b in before)) if one
        ]
        earlier: tuple[EarlierDay, ...] = ()
        for one in before:
            earlier = add_days(earlier, one.earlier)
        told = (*(before[0].changes if before else ()), *changes[n])
        threads.append(
            Thread(ids[n], tuple(cluster), min(seen, default=None), earlier, told[-MOST_CHANGES:])
        )
    kept = frozenset(ids)
    merged = [
        Merged(thread.id, ids[n], arrived.day)
        for thread, n in zip(alive.threads, goes_on, strict=True)
        if thread.id not in kept
    ]
    return tuple(threads), tuple(merged)


def _share(
    threads: Sequence[Thread], clusters: Sequence[Sequence[int]], called: Mapping[str, int]
) -> list[dict[int, list[int]]]:
    """Return, for each story of the day before, its live texts by the cluster they stand in."""
    home = {number: n for n, cluster in enumerate(clusters) for number in cluster}
    shared = []
    for thread in threads:
        parts: dict[int, list[int]] = defaultdict(list)
        for number in thread.texts:
            parts[home[number]].append(number)
        if not thread.texts:
            parts[home[called[thread.id]]] = []
        shared.append(dict(parts))
    return shared


def _name(
    threads: Sequence[Thread],
    clusters: Sequence[Sequence[int]],
    heirs: Sequence[Sequence[int]],
    arrived: Arrived,
) -> list[str]:
    """Return the id of each cluster: of the story that goes on in it, else of its first report."""
    given = [threads[some[0]].id if some else "" for some in heirs]
    used = set(given)
    for n, cluster in enumerate(clusters):
        if not given[n]:
            name = make_id("y", arrived.texts[cluster[0]][0])
            if name in used:  # its first report was once the first of a story that goes on
                name = make_id("y", name, str(arrived.day), *arrived.reports(cluster))
            given[n] = name
            used.add(name)
    return given


def _find_changes(
    threads: Sequence[Thread],
    shared: Sequence[Mapping[int, Sequence[int]]],
    goes_on: Sequence[int],
    ids: Sequence[str],
    arrived: Arrived,
) -> Mapping[int, list[StoryChange]]:
    """Return, by cluster, what became of the stories of the day before."""
    found: dict[int, list[StoryChange]] = defaultdict(list)
    known = {thread.id for thread in threads}
    for thread, parts, heir in zip(threads, shared, goes_on, strict=True):
        if ids[heir] != thread.id:
            reports = arrived.reports(parts[heir])
            why = arrived.why_joined(reports)
            found[heir].append(StoryChange("merged", arrived.day, reports, thread.id, why))
        for n, numbers in sorted(parts.items()):
            if n == heir:
                continue
            reports = arrived.reports(numbers)
            kind = "moved" if ids[n] in known else "split"
            found[heir].append(StoryChange(kind, arrived.day, reports, ids[n], LEFT[kind]))
            found[n].append(StoryChange(kind, arrived.day, reports, ids[heir], CAME[kind]))
    return found
