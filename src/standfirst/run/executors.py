"""Where work is done. A stage hands over a function and its inputs, and knows no more.

An executor knows nothing of the work: it calls a picklable function on each item and gives the
results back in the order of the items. Another one (a cluster's) is one more class with ``map``.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Protocol, TypeVar

from standfirst.errors import StandfirstError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

A = TypeVar("A")
B = TypeVar("B")

# Starting two workers takes about a second (benchmarks/bench_executors.py), and so does reading
# some 40 reports of 300 words; below this the gain is too small to be worth two processes.
POOL_PAYS_FROM = 100
CHUNK = 16


class Executor(Protocol):
    """Calls a function on many items."""

    def map(self, work: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        """Give ``work(item)`` for each item, in the order of the items."""


class LocalExecutor:
    """Works in this process, or in one process a core where there is enough to do."""

    def __init__(self, *, workers: int | None = None, pool_from: int = POOL_PAYS_FROM) -> None:
        self.workers = workers or count_cores()
        self.pool_from = pool_from

    def map(self, work: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        """Give ``work(item)`` for each item, in the order of the items."""
        if self.workers < 2 or len(items) < self.pool_from:
            yield from map(work, items)
            return
        # Never a plain fork: a library that started threads would be copied in mid-flight.
        method = "spawn" if sys.platform == "win32" else "forkserver"
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(self.workers, mp_context=context) as pool:
            try:
                yield from pool.map(work, items, chunksize=CHUNK)
            except BrokenProcessPool as error:
                raise StandfirstError(
                    "a worker process was ended from outside, perhaps for want of memory;"
                    " run the same command again, what was done is kept"
                ) from error
            except GeneratorExit:
                pool.shutdown(cancel_futures=True)
                raise


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
