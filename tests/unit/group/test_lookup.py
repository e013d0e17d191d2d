from __future__ import annotations

from standfirst.group import lookup
from standfirst.group.lookup import Lookup


def vector(**weights: float) -> tuple[list[int], list[float]]:
    """Terms by number, the strongest first, with their weights."""
    ranked = sorted(weights.items(), key=lambda entry: -entry[1])
    return [int(term[1:]) for term, _ in ranked], [weight for _, weight in ranked]


def find(lookup: Lookup, **weights: float) -> list[int]:
    return lookup.find(*vector(**weights))


def test_those_that_share_most_weight_come_first():
    found = Lookup()
    found.add(0, [7, 8])
    found.add(1, [8])
    found.add(2, [9])
    assert find(found, t7=0.8, t8=0.6) == [0, 1]


def test_of_those_that_share_as_much_the_earliest_come_first(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_FOUND", 3)
    found = Lookup()
    for number in range(6):
        found.add(number, [7])
    found.add(6, [7, 8])
    assert find(found, t7=0.6, t8=0.6) == [6, 0, 1]


def test_a_term_that_very_many_live_reports_share_finds_nobody(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_HOLDING", 3)
    found = Lookup()
    for number in range(4):
        found.add(number, [7])
    assert find(found, t7=1.0) == []
    found.forget_before(2)
    assert find(found, t7=1.0) == [2, 3]


def test_what_left_the_window_is_forgotten_for_good(monkeypatch):
    monkeypatch.setattr(lookup, "SWEEP_EVERY", 4)
    found = Lookup()
    for number in range(3):
        found.add(number, [100 + number, 7])
    found.forget_before(3)
    assert find(found, t7=1.0) == []
    found.add(3, [9])
    assert set(found._holding) == {9}


def test_a_long_report_is_found_by_its_strongest_terms(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_KEPT", 2)
    found = Lookup()
    found.add(0, [8, 9, 7])
    assert find(found, t7=1.0) == []
    assert find(found, t9=1.0) == [0]
