"""A program that adds reports is killed, many times, and nothing is lost or half done."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from standfirst.archive import Archive

CHILD = Path(__file__).with_name("importing_child.py")
KILLS = 22


class Nursery:
    """Starts processes that add reports, and kills them."""

    def __init__(self, path):
        self.program = subprocess.Popen(
            [sys.executable, str(CHILD), str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.communicate(timeout=60)

    def run(self, how="go on", *, kill_in_batch=None, delay=0.0):
        """Return how the process ended: 0, or the signal."""
        self.program.stdin.write(f"{how}\n")
        self.program.stdin.flush()
        told = {}
        while "end" not in told:
            word, number = self.program.stdout.readline().split()
            told[word] = int(number)
            if "pid" in told and told.get("batch") == kill_in_batch is not None:
                time.sleep(delay)
                os.kill(told["pid"], signal.SIGKILL)
                kill_in_batch = None
        return told["end"]


def batches_in(path):
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = database.execute("SELECT id FROM reports ORDER BY row").fetchall()
        found = database.execute(
            "SELECT count(*) FROM report_words WHERE report_words MATCH 'karsk'"
        ).fetchone()
    assert found == (len(rows),)
    return [report for (report,) in rows]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_archive_survives_kills_at_random_moments(tmp_path):
    path = tmp_path / "standfirst.db"
    Archive.create(path).close()
    chance = random.Random(455)
    n_before = 0
    with Nursery(path) as nursery:
        for _ in range(KILLS):
            batch = n_before // 10 + chance.randint(0, 4)
            assert (
                nursery.run(kill_in_batch=batch, delay=chance.uniform(0, 0.006)) == signal.SIGKILL
            )
            ids = batches_in(path)
            assert ids == [f"r{n}" for n in range(len(ids))]
            assert len(ids) % 10 == 0, "half a batch"
            assert len(ids) >= max(n_before, batch * 10), "a committed batch is gone"
            n_before = len(ids)
        assert 0 < n_before < 1200, "the kills came too early or too late"
        assert nursery.run() == 0
        assert nursery.run("again") == 0
    assert batches_in(path) == [f"r{n}" for n in range(1200)]
    with Archive.open(path) as archive:
        assert archive.check() == ()
        assert archive.counts()["captures"] == 120
        assert all(one.revision == 1 for one in archive.current_reports())
