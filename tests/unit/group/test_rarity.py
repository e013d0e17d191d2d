from __future__ import annotations

import math

import pytest

from standfirst.group.rarity import POWER, Rarity


def rarity_of(rarity: Rarity, *terms: str) -> list[float]:
    return rarity.of(rarity.vocabulary.number(terms)).tolist()


def test_the_fewer_hold_a_term_the_more_it_tells():
    rarity = Rarity()
    rarity.count(["word:said", "word:depot"])
    rarity.count(["word:said"], copies=3)
    unknown, depot, said = rarity_of(rarity, "word:moon", "word:depot", "word:said")
    assert unknown > depot > said > 0
    assert said == pytest.approx(math.log(104 / 4.5))


def test_every_report_counted_makes_the_others_terms_rarer():
    rarity = Rarity()
    rarity.count(["word:depot"])
    before = rarity_of(rarity, "word:depot")
    rarity.count(["word:choir"])
    assert rarity_of(rarity, "word:depot") > before


def test_likeness_is_weighed_with_a_sharper_rarity():
    rarity = Rarity()
    rarity.count(["word:depot"])
    (plain,) = rarity_of(rarity, "word:depot")
    (sharp,) = rarity.telling(rarity.vocabulary.number(["word:depot"])).tolist()
    assert sharp == pytest.approx(plain**POWER)
