"""Collecting from a server on loopback: many feeds that are mostly unchanged, and many items.

Each feed has a host of its own (names that all lead to 127.0.0.1), so that no gap between requests
to one host is measured. The server is a process of its own and takes its share of the machine.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import httpx2

from measure import Figure, stopwatch
from standfirst.archive import Archive
from standfirst.collect.http import PoliteFetcher
from standfirst.collect.http.pacing import Pacing
from standfirst.config import Collecting
from standfirst.records import Feed, make_id
from standfirst.run.collecting import CollectCount, collect
from standfirst.run.desks import new_desk
from texts import make_reports, rss_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
SERVER = Path(__file__).with_name("feed_server.py")
UNCHANGED = 0.95


@contextmanager
def serving(n_feeds: int, n_items: int, n_known: int, words: int) -> Iterator[int]:
    """Run the server; give its port."""
    numbers = [str(one) for one in (n_feeds, n_items, n_known, words)]
    with subprocess.Popen(
        [sys.executable, str(SERVER), *numbers], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        yield int(server.stdout.readline())
        server.stdin.close()


class Reader:
    """A desk that follows the server's feeds, on a clock of its own."""

    def __init__(self, folder: Path, port: int, n_feeds: int) -> None:
        urls = [f"http://h{n}.test:{port}/{n}" for n in range(n_feeds)]
        self.desk = replace(
            new_desk(folder, epoch=date(2021, 9, 14)),
            collecting=Collecting(
                "bench@sarn.example", gap_seconds=0, allowed_hosts=("127.0.0.1",)
            ),
            feeds=tuple(Feed(make_id("f", url), url, "feed") for url in urls),
        )
        self.now = NOON

    def collect(self) -> CollectCount:
        """Collect all, an hour later than the last time."""
        self.now += timedelta(hours=1)
        make = partial(PoliteFetcher, resolve=lambda *_: ["127.0.0.1"], pacing=Pacing(0))
        with Archive.open(self.desk.archive_path) as archive:
            return collect(self.desk, archive, now=lambda: self.now, make_fetcher=make)


def measure(folder: Path, size: int) -> list[Figure]:
    return [*_many_feeds(folder / "feeds", size * 5 // 2), *_many_items(folder / "items", size)]


def _many_feeds(folder: Path, n_feeds: int) -> Iterator[Figure]:
    n_known = int(n_feeds * UNCHANGED)
    with serving(n_feeds, 2, n_known, 100) as port:
        reader = Reader(folder, port, n_feeds)
        first, cold = stopwatch(reader.collect)
        assert first.visited == n_feeds
        assert not first.failures
        again, warm = stopwatch(reader.collect)
        assert again.visited == n_feeds
        assert not again.failures
        assert again.found.added == 2 * (n_feeds - n_known)
        with httpx2.Client() as client:
            bare = stopwatch(lambda: [client.get(f"http://127.0.0.1:{port}/0") for _ in range(200)])
    baseline = bare[1] / 200 * n_feeds
    told = "as many bare requests"
    yield Figure("collect", f"{n_feeds} feeds, first visit", cold, "s", cold / baseline, told)
    yield Figure("collect", f"{n_feeds} feeds, 95 % unchanged", warm, "s", warm / baseline, told)


def _many_items(folder: Path, size: int) -> Iterator[Figure]:
    n_items = 20
    n_feeds = max(1, size * 5 // n_items)
    with serving(n_feeds, n_items, n_feeds, 300) as port:
        reader = Reader(folder, port, n_feeds)
        count, seconds = stopwatch(reader.collect)
    assert count.found.added == n_feeds * n_items
    reports = make_reports(n_items, words=300)
    body = rss_of(reports, "Feed").encode()
    _, bare = stopwatch(lambda: [feedparser.parse(body) for _ in range(3)])
    yield Figure(
        "collect",
        "items parsed and stored",
        count.found.added / seconds,
        "items/s",
        seconds / (bare / 3 * n_feeds),
        "bare feedparser",
    )
