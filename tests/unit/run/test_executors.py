import signal
from operator import neg

import pytest

from standfirst.errors import StandfirstError
from standfirst.run.executors import LocalExecutor, count_cores


def fail_at_seven(number):
    if number == 7:
        raise ValueError(number)
    return number


def test_results_come_in_order_of_the_items_from_a_pool_too():
    items = list(range(50))
    here = LocalExecutor(workers=1)
    pool = LocalExecutor(workers=2, pool_from=2)
    assert list(here.map(neg, items)) == list(pool.map(neg, items)) == [-n for n in items]


def test_few_items_start_no_process():
    executor = LocalExecutor(workers=8, pool_from=100)
    assert list(executor.map(lambda number: number, range(99))) == list(range(99))  # no pickle


def test_error_of_the_work_reaches_the_caller():
    with pytest.raises(ValueError, match="7"):
        list(LocalExecutor(workers=1).map(fail_at_seven, range(9)))


def test_cores_are_counted():
    assert count_cores() >= 1


def test_worker_that_is_killed_is_told_in_one_line():
    with pytest.raises(StandfirstError, match="run the same command again"):
        list(LocalExecutor(workers=2, pool_from=1).map(signal.raise_signal, [signal.SIGKILL]))
