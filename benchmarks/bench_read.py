"""Reading: the pure stage on one core, by its parts; then with the archive around it.

Rates of one core are counted in the processor's own seconds.

The whole is the rules, the learned tagger's network, and what lies around the network: cutting
windows, looking pieces up, decoding tags and links. The rules are also measured alone, without the
tagger, as a desk may run them.
"""

from __future__ import annotations

import dataclasses
import time
from datetime import UTC
from typing import TYPE_CHECKING, Any

import psutil

from measure import Figure, count_words, cpu_watch, filled, stopwatch, tokenising_seconds
from standfirst.read.gazetteer import load_world
from standfirst.read.statements.learned import load_extractor
from standfirst.run.executors import LocalExecutor
from standfirst.run.read_one import ReadOne
from standfirst.run.reading import read_reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Clock:
    """Counts the processor's seconds that some calls take together."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a call that does the same, and is counted."""

        def counted(*args: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return call(*args, **named)
            finally:
                self.seconds += time.process_time() - began

        return counted


class Counted:
    """A network's session whose runs are counted."""

    def __init__(self, session: Any, clock: Clock) -> None:
        self.run = clock.around(session.run)


def gazetteer_figures() -> list[Figure]:
    """Measure the gazetteer afresh, its file in the system's cache: first name, then all of it."""
    load_world.cache_clear()
    process = psutil.Process()
    before = process.memory_info().rss
    _, seconds = stopwatch(lambda: load_world().find("Kyiv"))
    world = load_world()
    for column in dataclasses.fields(world):
        values = getattr(world, column.name)
        if isinstance(values, memoryview):
            sum(values)  # touches its pages
    held = process.memory_info().rss - before
    return [
        Figure("read", "gazetteer loaded", seconds, "s"),
        Figure("read", "gazetteer held", held / 1e6, "MB"),
    ]


def measure(folder: Path, size: int) -> list[Figure]:
    gazetteer = gazetteer_figures()
    desk, archive = filled(folder, size)
    with archive:
        reports = archive.current_reports()
        work = ReadOne(desk.rule, desk.registers, UTC, learned=True)
        ruled = ReadOne(desk.rule, desk.registers, UTC, learned=False)
        ruled(reports[0])  # tables are loaded once, which is not what is measured
        extractor, loading = stopwatch(load_extractor)
        work(reports[0])
        _, by_rules = cpu_watch(lambda: [ruled(report) for report in reports])
        network, tagger = Clock(), Clock()
        session, extract = extractor._session, extractor.extract  # noqa: SLF001 - nothing public
        extractor._session = Counted(session, network)  # noqa: SLF001 - tells them apart
        extractor.extract = tagger.around(extract)  # type: ignore[method-assign]
        _, seconds = cpu_watch(lambda: [work(report) for report in reports])
        extractor.extract = extract  # type: ignore[method-assign]
        extractor._session = session  # noqa: SLF001
        baseline = tokenising_seconds(reports)
        count, stored = stopwatch(lambda: read_reports(desk, archive))
        _, again = stopwatch(lambda: read_reports(desk, archive))
    assert (count.done, count.failed) == (size, 0)
    words = count_words(reports)

    def rate(what: str, took: float, than: float = by_rules, name: str = "rules alone") -> Figure:
        return Figure("read", what, words / took, "words/s", took / than, name)

    return [
        *gazetteer,
        rate("one core", seconds),
        rate("rules alone, one core", by_rules, baseline, "tokenising"),
        rate("rules beside the network", seconds - tagger.seconds),
        rate("around the network", tagger.seconds - network.seconds),
        rate("network", network.seconds),
        Figure("read", "one core", size / seconds, "reports/s"),
        Figure("read", "model loaded", loading, "s"),
        Figure(
            "read",
            f"stored, {LocalExecutor().workers} cores",
            size / stored,
            "reports/s",
            stored / baseline,
            "tokenising",
        ),
        Figure("read", "nothing new", again, "s"),
    ]
