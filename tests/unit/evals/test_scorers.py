from __future__ import annotations

import itertools
import math

import pytest

import scorers

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
ALONE = {item: item for item in GOLD}
AS_ONE = dict.fromkeys(GOLD, "x")
HALF = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 3}


def test_b_cubed_of_a_worked_example():
    # purity: a, b 1; c 1/3; d, e 2/3; f 1. completeness: a, b 2/3; c 1/3; d, e, f 1.
    score = scorers.b_cubed(HALF, GOLD)
    assert score.precision == pytest.approx((2 + 1 / 3 + 4 / 3 + 1) / 6)
    assert score.recall == pytest.approx((4 / 3 + 1 / 3 + 3) / 6)


def test_trivial_answers_are_perfect_on_one_side_only():
    assert scorers.b_cubed(ALONE, GOLD).precision == 1
    assert scorers.b_cubed(AS_ONE, GOLD).recall == 1
    assert scorers.b_cubed(ALONE, GOLD).recall == pytest.approx(3 / 6)
    assert scorers.b_cubed(AS_ONE, GOLD).precision == pytest.approx((9 + 4 + 1) / 36)


def test_pairs_of_a_worked_example():
    score = scorers.pairwise(HALF, GOLD)  # found ab cd ce de; gold ab ac bc de
    assert (score.precision, score.recall) == (0.5, 0.5)


@pytest.mark.parametrize("measure", [scorers.adjusted_rand, scorers.adjusted_mutual_information])
def test_adjusted_measures_are_one_for_the_gold_and_nought_for_trivial_answers(measure):
    renamed = {item: f"group {label}" for item, label in GOLD.items()}
    assert measure(renamed, GOLD) == pytest.approx(1)
    assert measure(ALONE, GOLD) == pytest.approx(0, abs=1e-9)
    assert measure(AS_ONE, GOLD) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("measure", [scorers.adjusted_rand, scorers.adjusted_mutual_information])
def test_adjusted_measures_are_nought_on_average_over_all_relabellings(measure):
    items = list("abcde")
    gold = dict(zip(items, (1, 1, 2, 2, 3), strict=True))
    labels = (1, 1, 1, 2, 2)
    values = [
        measure(dict(zip(items, order, strict=True)), gold)
        for order in itertools.permutations(labels)
    ]
    assert math.fsum(values) / len(values) == pytest.approx(0, abs=1e-9)


def test_sets_are_scored_by_what_they_share():
    assert scorers.set_score({1, 2, 3}, {2, 3, 4, 5}) == pytest.approx((2 / 3, 1 / 2, 4 / 7))
    assert scorers.set_score(set(), set()) == (1, 1, 1)
    assert scorers.set_score({1}, set()) == (0, 0, 0)


def test_items_that_gold_does_not_know_do_not_count():
    assert scorers.b_cubed({**GOLD, "z": 1}, GOLD) == (1, 1, 1)
