"""Collects into a desk until it is killed or done; for each line on standard input once.

The line is the hour of the round; the process tells its number and its end. The libraries take
longer to import than a life here lasts: each victim is a fork.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bad_server import BadServer
from feedfakes import LINES, NOON, Desk, a_line, lines
from standfirst.collect import sources
from standfirst.config import load_desk
from standfirst.run.desks import new_desk

sources.SOURCES = (*sources.SOURCES, LINES)

if __name__ == "__main__":
    with TemporaryDirectory() as folder, BadServer({"/": lines(a_line(1))}) as server:
        # What is imported and made ready at the first use is so before any victim is born.
        first = Desk(new_desk(Path(folder) / "desk"), server)
        first.follow("/")
        first.collect()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            sarn = Desk(load_desk(Path(sys.argv[1])), None)
            sarn.now = NOON + timedelta(hours=int(line))
            sarn.collect()
            os._exit(0)
        os.write(1, f"pid {pid}\n".encode())
        os.write(1, f"end {os.waitpid(pid, 0)[1]}\n".encode())
