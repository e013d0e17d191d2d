"""Adds numbered reports to an archive, a batch a transaction, until it is killed or done.

For each line on standard input a process is started; it tells its number, batches and end.
"""

import hashlib
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from standfirst.archive import Archive
from standfirst.records import Capture, Report, Span

BATCH, BATCHES = 10, 120
NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)


def capture_of(n_batch):
    data = f"batch {n_batch}\n".encode() * 50
    return data, Capture(
        hashlib.sha256(data).hexdigest(), len(data), "text/plain", f"{n_batch}.txt", NOON
    )


def reports_of(n_batch):
    _, capture = capture_of(n_batch)
    for n in range(n_batch * BATCH, (n_batch + 1) * BATCH):
        text = f"Report {n} from Karsk: the power is back."
        yield Report(
            f"r{n}", 1, text, published_at=NOON, body=Span(0, len(text)), capture=capture.sha256
        )


def add_all(path, *, again):
    with Archive.open(path) as archive:
        n_done = 0 if again else archive.counts()["reports"] // BATCH
        for n_batch in range(n_done, BATCHES):
            os.write(1, f"batch {n_batch}\n".encode())
            data, capture = capture_of(n_batch)
            archive.captures.keep(data, sha256=capture.sha256)
            archive.add(reports_of(n_batch), captures=[capture])


if __name__ == "__main__":
    # Importing the libraries takes longer than a life here lasts: each victim is a fork.
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            add_all(Path(sys.argv[1]), again=line == "again\n")
            os._exit(0)
        os.write(1, f"pid {pid}\n".encode())
        os.write(1, f"end {os.waitpid(pid, 0)[1]}\n".encode())
