from __future__ import annotations

import numpy as np

from standfirst.group import lookup
from standfirst.group.lookup import Lookup


def find(lookup: Lookup, **weights: float) -> list[int]:
    terms = np.array([int(term[1:]) for term in weights], np.int32)
    return lookup.find(terms, np.array(list(weights.values())))


def add(lookup: Lookup, number: int, *terms: int) -> None:
    lookup.add(number, np.array(terms, np.int32))


def test_those_that_share_most_weight_come_first():
    found = Lookup()
    add(found, 0, 7, 8)
    add(found, 1, 8)
    add(found, 2, 9)
    assert find(found, t7=0.8, t8=0.6) == [0, 1]


def test_of_those_that_share_as_much_the_earliest_come_first(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_FOUND", 3)
    found = Lookup()
    for number in range(6):
        add(found, number, 7)
    add(found, 6, 7, 8)
    assert find(found, t7=0.6, t8=0.6) == [6, 0, 1]


def test_a_term_that_very_many_live_reports_share_finds_nobody(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_HOLDING", 3)
    found = Lookup()
    for number in range(3):
        add(found, number, 7)
    assert find(found, t7=1.0) == [0, 1, 2]
    add(found, 3, 7)
    assert find(found, t7=1.0) == []
