from __future__ import annotations

import numpy as np

from standfirst.group.compared import Compared
from standfirst.group.weighing import Pair


def compared() -> Compared:
    pairs = np.array([[0.5, 0.25, 1.0], [0.2, 0.0, -2.0], [0.1, 0.0, -1.0]])
    return Compared(4, np.array([1, 2, 2]), np.array([0, 0, 1]), pairs)


def test_a_pair_is_found_from_either_report():
    assert compared().among([1, 0]) == {(0, 1): Pair(0.5, 0.25, 1.0)}
    assert set(compared().among([0, 1, 2])) == {(0, 1), (1, 2), (0, 2)}
    assert compared().among([3, 0, 2]) == {(0, 2): Pair(0.2, 0.0, -2.0)}


def test_a_report_tells_which_before_it_it_was_compared_with():
    assert compared().near() == ((), (0,), (0, 1), ())
