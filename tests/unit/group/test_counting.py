from __future__ import annotations

import math

import pytest

from standfirst.group import counting
from standfirst.group.counting import Sums, outlet_terms


def test_a_term_weighs_by_how_often_and_where_it_is_told():
    sums = Sums(frozenset())
    assert sums.add_words(["Tram", "on", "fire"], "en", 3.0) == ["word:tram", "word:fire"]
    sums.add_words(["trams", "tram", "burned"], "en", 0.3)
    weights = sums.weights()
    assert weights["word:tram"] == math.log1p(3.6)  # 3 and twice .3: whole numbers add up
    assert weights["word:burned"] == math.log1p(0.3)
    assert list(weights) == ["word:tram", "word:fire", "word:burned"]


def test_what_is_once_written_small_is_no_name():
    sums = Sums(frozenset())
    sums.add_words(["Tram", "Karsk", "Karsk"], "en", 1.0)
    sums.add_words(["tram"], "en", 1.0)
    assert sums.names() == {"word:karsk": 2.0}


def test_a_country_says_less_and_is_no_place_of_the_event():
    sums = Sums(frozenset())
    sums.add_name("place:velmora", 1.0, 0.5, is_lead=True)
    sums.add_name("place:karsk", 1.0, 1.0, is_lead=True)
    sums.add_name("place:sarn", 0.3, 1.0, is_lead=False)
    assert sums.places == {"place:karsk"}
    assert sums.weights()["place:velmora"] == pytest.approx(0.85 * math.log1p(0.5))


def test_the_outlets_own_name_is_not_counted():
    sums = Sums(outlet_terms("halvern-wire"))
    assert sums.add_words(["Halvern", "Wire", "choir"], "en", 1.0) == ["word:choir"]


def test_forms_are_forgotten_before_they_are_too_many(monkeypatch):
    monkeypatch.setattr(counting, "MOST_FORMS", 5)
    words = [f"choir{n}" for n in range(40)]
    told = Sums(frozenset()).add_words(words, "xx", 1.0)
    assert told == [f"word:{word}" for word in words]
    assert len(counting._terms_in("xx")) <= 5
