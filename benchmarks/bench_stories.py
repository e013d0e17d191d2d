"""Whether joining stories stays as quick while more is archived, and what a live report takes.

Signatures are made of made-up reports with words as rare as real ones are; a day's are compared
with each other and with those of the two days before: from there on an archive may grow without
any report costing more, and ``--size 4000`` takes it to 240,000. Reading and the search for
reprints are others' benchmarks.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from measure import Figure, peak_mib
from standfirst.group.joining import Joiner
from standfirst.group.traces import Traces
from standfirst.records import Registers, Report, Span, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from standfirst.group.features import Signature

FIRST = datetime(2022, 12, 12, tzinfo=UTC)
A_DAY = 2000  # reports
WORDS = 300
VOCABULARY = 60_000  # words, the n-th as frequent as 1/n
EVENT_WORDS = 25  # of one event, which a report on it draws a third of its words from
EVENTS_A_DAY = 600
MARKS = (5, 50, 60)  # times the benchmark's size of 400: 2,000 to 24,000 reports
LIVE_DAYS = 3  # the day's own among them


def measure(folder: Path, size: int) -> list[Figure]:  # noqa: ARG001 - it needs no desk
    marks = [mark * size for mark in MARKS]
    chance = random.Random(455)  # noqa: S311 - made-up texts, no secrets
    traces = Traces(Registers())
    days: list[list[Signature]] = []
    near: Sequence[Sequence[int]] = ()
    taken, n_stories = 0, 0
    before = peak_mib()
    figures: list[Figure] = []
    first_rate = 0.0
    while marks:
        reports = _make_day(chance, taken // A_DAY, min(A_DAY, marks[0] - taken))
        began = time.process_time()
        signed = [traces.sign(report, {}) for report in reports]
        signing = time.process_time() - began
        traces.forget_but(one.report for day in days for one in day)
        if len(days) == LIVE_DAYS:
            n_gone = len(days.pop(0))
            near = [[n - n_gone for n in some if n >= n_gone] for some in near[n_gone:]]
        days.append(signed)
        joiner = Joiner([one for day in days for one in day], near=near)
        spent = time.process_time() - began
        near, n_stories = joiner.compared.near(), len(joiner.clusters)
        taken += len(reports)
        if taken >= marks[0]:
            marks.pop(0)
            rate = len(reports) / spent
            first_rate = first_rate or rate
            told = "the first, in processor time"
            figures += [
                Figure("stories", f"sign at {taken:,}", len(reports) / signing, "reports/s"),
                Figure("stories", f"join at {taken:,}", rate, "reports/s", rate / first_rate, told),
            ]
    live = sum(map(len, days))
    figures.append(
        Figure("stories", "a live report", (peak_mib() - before) * 1024 / live, "KiB at most")
    )
    assert live > n_stories > 0
    return figures


def _make_day(chance: random.Random, day: int, n: int) -> list[Report]:
    events = [
        [_word(chance) + f"{day}x{event}" * (k % 3 == 0) for k in range(EVENT_WORDS)]
        for event in range(EVENTS_A_DAY)
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
