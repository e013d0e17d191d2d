"""Whether joining stories stays as quick while more is archived, and what a live report takes.

Signatures are made of made-up reports with words as rare as real ones are; a day's are compared
with each other and with those that are alive: of the two days before, and on a small desk of as
many as make two thousand. From there on an archive may grow without any report costing more;
``--size 4000`` takes it to 200,000. Reading and the search for reprints are others' benchmarks.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from measure import Figure, peak_mib
from standfirst.group.joining import Joiner
from standfirst.group.leaving import LIVE_DAYS, LIVE_REPORTS
from standfirst.group.traces import Traces
from standfirst.records import Registers, Report, Span, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FIRST = datetime(2022, 12, 12, tzinfo=UTC)
A_DAY = 2000  # reports
A_SMALL_DAY = 100
WORDS = 300
VOCABULARY = 60_000  # words, the n-th as frequent as 1/n
EVENT_WORDS = 25  # of one event, which a report on it draws a third of its words from
EVENTS = 0.3  # of a report
MARKS = (5, 25, 50)  # times the benchmark's size of 400: 2,000 to 20,000 reports
LARGE = 50  # times the size: alive at once


class Rates(NamedTuple):
    """Reports of a day in a second of the processor: signed, joined, and both."""

    sign: float
    join: float
    both: float


class Window:
    """The days that are alive; each new day's reports join them, as the pipeline has them do."""

    def __init__(self) -> None:
        self._chance = random.Random(455)  # noqa: S311 - made-up texts, no secrets
        self._traces = Traces(Registers())
        self._days: list[list[Report]] = []
        self._near: Sequence[Sequence[int]] = ()
        self._n_days = self.taken = self.n_stories = 0

    @property
    def live(self) -> int:
        return sum(map(len, self._days))

    def take_day(self, n: int) -> Rates:
        new = _make_day(self._chance, self._n_days, n)
        self._n_days += 1
        while len(self._days) >= LIVE_DAYS and self.live - len(self._days[0]) >= LIVE_REPORTS:
            n_gone = len(self._days.pop(0))
            self._near = [[k - n_gone for k in some if k >= n_gone] for some in self._near[n_gone:]]
        self._days.append(new)
        self._traces.forget_but(one.id for day in self._days for one in day)
        began = time.process_time()
        for report in new:
            self._traces.sign(report, {})
        signing = time.process_time() - began
        joiner = Joiner(
            [self._traces.sign(one, {}) for day in self._days for one in day], near=self._near
        )
        self._near, self.n_stories = joiner.compared.near(), len(joiner.clusters)
        spent = time.process_time() - began
        self.taken += n
        return Rates(n / signing, n / (spent - signing), n / spent)


def measure(folder: Path, size: int) -> list[Figure]:  # noqa: ARG001 - it needs no desk
    before = peak_mib()
    window = Window()
    figures: list[Figure] = []
    first: Rates | None = None
    for mark in (times * size for times in MARKS):
        while window.taken < mark:
            rates = window.take_day(min(A_DAY, mark - window.taken))
        first = first or rates
        figures += _figures(f"at {mark:,}", rates, first)
    kib = (peak_mib() - before) * 1024 / window.live
    figures.append(Figure("stories", "a live report", kib, "KiB at most"))
    assert window.live > window.n_stories > 0
    large = Window()
    n = LARGE * size
    for part in range(LIVE_DAYS):
        rates = large.take_day(n * (part + 1) // LIVE_DAYS - n * part // LIVE_DAYS)
    figures += _figures(f"of {large.live:,} alive", rates, first)
    small = Window()
    while small.taken < LIVE_REPORTS:
        rates = small.take_day(A_SMALL_DAY)
    return figures + _figures(f"{A_SMALL_DAY} a day", rates, first)


def _figures(when: str, rates: Rates, first: Rates) -> list[Figure]:
    told = "the first, in processor time"
    return [
        Figure("stories", f"sign {when}", rates.sign, "reports/s"),
        Figure("stories", f"join {when}", rates.join, "reports/s"),
        Figure("stories", f"both {when}", rates.both, "reports/s", rates.both / first.both, told),
    ]


def _make_day(chance: random.Random, day: int, n: int) -> list[Report]:
    events = [
        [_word(chance) + f"{day}x{event}" * (k % 3 == 0) for k in range(EVENT_WORDS)]
        for event in range(int(EVENTS * n) + 1)
    ]
    return [_make_report(chance, chance.choice(events), day, k) for k in range(n)]


def _make_report(chance: random.Random, event: list[str], day: int, k: int) -> Report:
    words = [
        chance.choice(event).capitalize() if chance.random() < 1 / 3 else _word(chance)
        for _ in range(WORDS)
    ]
    headline = " ".join(chance.sample(event, 6))
    text = f"{headline}\n\n{' '.join(words)}"
    return Report(
        make_id("r", str(day), str(k)),
        1,
        text,
        language="en",
        published_at=FIRST + timedelta(days=day, seconds=k),
        headline=Span(0, len(headline)),
        body=Span(len(headline) + 2, len(text)),
    )


def _word(chance: random.Random) -> str:
    """Return a word of the vocabulary; rank by Zipf's law."""
    rank = int(VOCABULARY ** chance.random())
    return f"w{rank:x}q"
