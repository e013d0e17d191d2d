from __future__ import annotations

import random
from collections import defaultdict

import pytest

from standfirst.group import lookup
from standfirst.group.features import Signature
from standfirst.group.lookup import find_candidates
from standfirst.group.rarity import count_terms
from standfirst.group.weighed import weigh_signatures


def weigh(*texts: str):
    signed = [
        Signature("r", "en", None, dict.fromkeys((f"word:{word}" for word in text.split()), 1.0))
        for text in texts
    ]
    return weigh_signatures(signed, count_terms(signed))


def find(weighed, first: int) -> dict[int, list[int]]:
    found = defaultdict(list)
    for one, other in zip(
        *(some.tolist() for some in find_candidates(weighed, first)), strict=True
    ):
        found[one].append(other)
    return dict(found)


def test_a_new_text_is_looked_up_among_all_before_it():
    weighed = weigh("fire depot", "choir song", "fire roof", "song hall", "depot fire song")
    assert find(weighed, 2) == {2: [0], 3: [1], 4: [0, 1, 2, 3]}
    assert find(weighed, 4) == {4: [0, 1, 2, 3]}
    assert find(weighed, 5) == {}
    assert find(weigh(), 0) == {}


def test_those_that_share_most_weight_are_found(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_FOUND", 2)
    weighed = weigh("fire choir", "fire depot", "song", "fire depot roof", "fire depot hall")
    assert find(weighed, 4) == {4: [1, 3]}


def test_of_those_that_share_as_much_the_earliest_are_found(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_FOUND", 3)
    assert find(weigh(*["fire depot"] * 6), 5) == {5: [0, 1, 2]}


def test_a_term_that_very_many_live_reports_share_finds_nobody(monkeypatch):
    monkeypatch.setattr(lookup, "MOST_HOLDING", 3)
    assert find(weigh(*["fire"] * 5), 3) == {3: [0, 1, 2]}  # and not 4, behind one too many


def test_a_text_is_found_by_its_strongest_terms_alone(monkeypatch):
    said = ["said a", "said b", "said c"]
    weighed = weigh(*said, "said depot", "said tram depot", "depot tram said")
    monkeypatch.setattr(lookup, "MOST_ASKED", 1)
    assert find(weighed, 5) == {5: [4]}  # tram is held by the fewest
    monkeypatch.setattr(lookup, "MOST_KEPT", 2)
    monkeypatch.setattr(lookup, "MOST_ASKED", 2)
    assert find(weighed, 5) == {5: [3, 4]}


@pytest.mark.parametrize("cells", [1, 100, 1 << 20])
def test_tables_of_any_size_find_the_same(monkeypatch, cells):
    chance = random.Random(455)
    texts = [" ".join(f"w{int(60 ** chance.random())}" for _ in range(8)) for _ in range(40)]
    weighed = weigh(*texts)
    whole = find(weighed, 7)
    monkeypatch.setattr(lookup, "MOST_CELLS", cells)
    assert find(weighed, 7) == whole
    assert set(whole) == set(range(7, 40))
