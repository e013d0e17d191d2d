from __future__ import annotations

from standfirst.group import lookup
from standfirst.group.lookup import Lookup


def test_those_that_share_most_weight_come_first():
    found = Lookup()
    found.add(0, {"depot": 0.9, "tram": 0.4})
    found.add(1, {"tram": 0.9})
    found.add(2, {"grain": 1.0})
    assert found.find({"depot": 0.8, "tram": 0.6}) == [0, 1]


def test_a_term_that_very_many_live_reports_share_finds_nobody(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_HOLDING", 3)
    found = Lookup()
    for number in range(4):
        found.add(number, {"said": 1.0})
    assert found.find({"said": 1.0}) == []
    found.forget_before(2)
    assert found.find({"said": 1.0}) == [2, 3]


def test_what_left_the_window_is_forgotten_for_good(monkeypatch):
    monkeypatch.setattr(lookup, "SWEEP_EVERY", 4)
    found = Lookup()
    for number in range(3):
        found.add(number, {f"only {number}": 1.0, "depot": 0.1})
    found.forget_before(3)
    assert found.find({"depot": 1.0}) == []
    found.add(3, {"grain": 1.0})
    assert set(found._holding) == {"grain"}


def test_a_long_report_is_found_by_its_strongest_terms(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_KEPT", 2)
    found = Lookup()
    found.add(0, {"a": 0.2, "b": 0.5, "c": 0.4})
    assert found.find({"a": 1.0}) == []
    assert found.find({"c": 1.0}) == [0]
