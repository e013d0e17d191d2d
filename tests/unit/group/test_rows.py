from __future__ import annotations

import math
import random
from itertools import pairwise

import numpy as np
import pytest

from standfirst.group import rows
from standfirst.group.rows import add_up, are_strongest, rows_of, starts_of
from standfirst.group.vocabulary import Vocabulary


def test_rows_stand_one_behind_the_other():
    starts = starts_of([2, 0, 3])
    assert starts.tolist() == [0, 2, 2, 5]
    assert rows_of(starts).tolist() == [0, 0, 2, 2, 2]


def test_sums_are_rounded_once_whatever_the_order():
    chance = random.Random(455)
    values = [chance.random() * 10 ** chance.randrange(-9, 5) for _ in range(256)]
    for _ in range(20):
        chance.shuffle(values)
        found = add_up(np.zeros(256, np.int64), np.array(values), 1)
        assert found.tolist() == [math.fsum(values)]


@pytest.mark.parametrize("cells", [1, 40, 1 << 19])
def test_the_strongest_of_each_row_are_those_that_sort_first(monkeypatch, cells):
    monkeypatch.setattr(rows, "MOST_CELLS", cells)
    chance = random.Random(455)
    vocabulary = Vocabulary()
    numbers = vocabulary.number([f"word:{chance.random()}" for _ in range(30)])
    sizes = [0, 3, 4, 5, 9, 30, 12, 7, 1]
    starts = starts_of(sizes)
    held = np.concatenate([np.array(chance.sample(numbers.tolist(), n), np.int32) for n in sizes])
    weights = np.array([float(chance.randrange(4)) for _ in held])
    found = are_strongest(weights, starts, held, vocabulary, 4)
    for a, b in pairwise(starts.tolist()):
        ranked = sorted(range(a, b), key=lambda n: (-weights[n], vocabulary.terms[held[n]]))
        assert set(np.flatnonzero(found[a:b]) + a) == set(ranked[:4])
