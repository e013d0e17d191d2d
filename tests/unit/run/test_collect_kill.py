"""A collector is killed, many times, and nothing is lost, half done or there twice."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bad_server import BadServer
from feedfakes import a_line, lines
from standfirst.archive import Archive
from standfirst.records import Feed, make_id
from standfirst.run.feedlist import add_feeds

CHILD = Path(__file__).with_name("collecting_child.py")
FEEDS, REPORTS, KILLS = 60, 10, 16
PAUSE = 0.003  # seconds of each answer, so that a life is long enough to be cut short


class Killer:
    """Counts requests, and kills the collector a moment after one of them."""

    def __init__(self):
        self.victim, self.left, self.delay = None, None, 0.0
        self.guard = threading.Lock()

    def watches(self, behaviour):
        def behave(connection, request):
            with self.guard:
                if self.left is not None:
                    self.left -= 1
                    if self.left == 0:
                        threading.Timer(self.delay, self.kill).start()
            time.sleep(PAUSE)
            return behaviour(connection, request)

        return behave

    def kill(self):
        with suppress(ProcessLookupError):
            os.kill(self.victim, signal.SIGKILL)


def contents(desk):
    with Archive.open(desk.archive_path) as archive:
        assert archive.check() == ()
        reports = sorted(
            (one.id, one.revision, one.text, one.capture)
            for one in archive.every_report(revisions=True)
        )
        return reports, {one.sha256 for one in archive.known_captures()}, archive.counts()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_collector_survives_kills_at_random_moments(desk):
    chance = random.Random(455)
    killer = Killer()
    behaviours = {
        f"/{n}": killer.watches(
            lines(*[a_line(n * REPORTS + k) for k in range(REPORTS)], etag=f'"{n}"')
        )
        for n in range(FEEDS)
    }
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with (
        BadServer(behaviours) as server,
        subprocess.Popen(
            [sys.executable, str(CHILD), str(desk.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        ) as nursery,
    ):
        urls = [server.url(f"/{n}", f"h{n % 6}.test") for n in range(FEEDS)]
        add_feeds(desk, [Feed(make_id("f", url), url, "lines") for url in urls])

        def run(hour):
            nursery.stdin.write(f"{hour}\n")
            nursery.stdin.flush()
            killer.victim = int(nursery.stdout.readline().split()[1])
            return int(nursery.stdout.readline().split()[1])

        n_before = n_killed = 0
        for hour in range(KILLS):
            killer.delay = chance.uniform(0, 0.05)
            killer.left = chance.randint(1, 1 + hour % 7 * 2)
            n_killed += run(hour) == signal.SIGKILL
            reports, captures, _ = contents(desk)
            assert len(reports) >= n_before, "what was written is gone"
            assert {capture for *_, capture in reports} <= captures
            n_before = len(reports)
        killer.left = None
        assert n_killed >= KILLS / 2, "the kills came too late"
        assert n_before, "the kills came too early"
        assert run(KILLS + 24) == 0
        nursery.stdin.close()
    reports, captures, counts = contents(desk)
    assert len(reports) == FEEDS * REPORTS
    assert {revision for _, revision, *_ in reports} == {1}
    assert len(captures) == counts["fetches"] == FEEDS
