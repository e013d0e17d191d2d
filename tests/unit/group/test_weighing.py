from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from standfirst.group import overlap
from standfirst.group import weighed as weighed_module
from standfirst.group.features import Signature
from standfirst.group.rarity import Rarity
from standfirst.group.weighed import MOST_TERMS, Weighed, weigh_signatures
from standfirst.group.weighing import (
    FEATURES,
    adds_of,
    compare_texts,
    log_odds,
    pair_of,
    values_of,
)

AT = datetime(2022, 12, 12, tzinfo=UTC)
FILLER = [{f"word:filler{n}", "word:said"} for n in range(40)]


def signature(text: str, **fields) -> Signature:
    """Words as terms; a capital letter makes a name."""
    words = [word if ":" in word else f"word:{word}" for word in text.split()]
    names = {word.lower(): 1.0 for word in words if word != word.lower()}
    terms = {word.lower(): 1.0 for word in words}
    return Signature("r", "en", AT, terms, names=names, **fields)


def weigh(*signatures: Signature) -> Weighed:
    rarity = Rarity()
    for terms in (*FILLER, *(one.terms for one in signatures)):
        rarity.count(terms)
    return weigh_signatures(signatures, rarity)


def compare(one: Signature, other: Signature) -> dict[str, float]:
    values = values_of(weigh(one, other), 0, 1)
    return dict(zip(FEATURES, values, strict=True)) | {"odds": log_odds(*pair_of(values))}


FIRE = "fire depot trams Karsk morning firemen smoke roof"


def test_what_both_say_counts_and_what_everybody_says_hardly():
    alike = compare(signature(FIRE), signature(FIRE.replace("smoke", "ashes")))
    apart = compare(signature(FIRE), signature("grain talks Geneva mediator said"))
    assert alike["likeness"] > 0.8
    assert apart["likeness"] == 0
    assert alike["odds"] > 0 > apart["odds"]


def test_another_deed_at_the_same_place_is_told_from_the_same():
    found = compare(signature("Karsk Sarn Brenova fire"), signature("Karsk Sarn Brenova choir"))
    assert found["likeness"] > 0.5
    assert found["deeds"] == 0


def test_the_same_deed_elsewhere_shares_no_name():
    here, there = signature(FIRE), signature(FIRE.replace("Karsk", "Lypova"))
    same, other = compare(here, signature(FIRE)), compare(here, there)
    assert (same["names"], other["names"]) == (1.0, 0.0)
    assert same["odds"] - other["odds"] > 2


def test_a_headline_is_looked_for_in_the_other_text():
    one = signature(FIRE, headline=frozenset({"word:fire", "word:depot"}))
    assert compare(one, signature(FIRE))["headline"] == pytest.approx(1.0)
    assert compare(one, signature("choir depot song"))["headline"] == pytest.approx(0.5, abs=0.1)


def test_short_texts_need_share_less():
    long = signature(" ".join(f"w{n}" for n in range(150)))
    assert compare(signature("fire depot"), signature("fire Karsk"))["brevity"] > 2
    assert compare(long, long)["brevity"] == 0


@pytest.mark.parametrize(
    ("field", "value", "other", "expected"),
    [
        ("places", {"place:karsk"}, {"place:karsk", "place:sarn"}, 1.0),
        ("places", {"place:karsk"}, {"place:sarn"}, -1.0),
        ("places", {"place:karsk"}, set(), 0.0),
        ("days", {"2022-12-12"}, {"2022-12-11"}, -1.0),
        ("quotes", {"we will rebuild"}, {"we will rebuild"}, 1.0),
        ("quotes", {"we will rebuild"}, {"come home"}, 0.0),
    ],
)
def test_places_days_and_quotations_agree_differ_or_are_not_told(field, value, other, expected):
    one = signature(FIRE, **{field: frozenset(value)})
    two = signature(FIRE, **{field: frozenset(other)})
    assert compare(one, two)[field] == expected


def test_an_unknown_time_neither_joins_nor_parts():
    one = signature(FIRE)
    near = replace(one, published_at=AT + timedelta(days=2))
    far = replace(one, published_at=AT + timedelta(days=300))
    undated = replace(one, published_at=None)
    assert compare(one, near)["time"] == compare(one, undated)["time"] == 0
    assert compare(one, far)["odds"] < compare(one, undated)["odds"]


def test_reports_in_two_languages_meet_in_names_and_figures():
    one = signature("fire depot place:karsk figure:1500 person:dolsk")
    other = replace(signature("пожежа депо place:karsk figure:1500 person:dolsk"), language="uk")
    alone = replace(signature("пожежа депо place:sarn"), language="uk")
    assert compare(one, other)["likeness"] > 0.5
    assert compare(one, alone)["likeness"] == 0


def test_the_rows_add_up_to_the_odds():
    one, other = signature(FIRE), signature(FIRE.replace("Karsk", "Sarn"))
    values = values_of(weigh(one, other), 0, 1)
    nothing = log_odds(0.98, 0.98, 0.0)  # the logarithms are nought
    assert nothing + sum(adds_of(values)) == pytest.approx(log_odds(*pair_of(values)))


def test_several_are_compared_as_each_alone(monkeypatch):
    one = signature(FIRE + " place:karsk", headline=frozenset({"word:fire", "word:moon"}))
    others = [
        signature(FIRE, headline=frozenset({"word:depot"})),
        signature("grain talks Geneva mediator said"),
        replace(signature("пожежа place:karsk"), language="uk"),
        signature(""),
        signature(" ".join(f"w{n}" for n in range(400)) + " fire", places=frozenset({"place:x"})),
    ]
    weighed = weigh(one, *others)
    behind = np.arange(1, 1 + len(others))
    ahead = np.zeros(len(others), np.int64)
    rows = compare_texts(weighed, ahead, behind).tolist()
    assert rows == [list(values_of(weighed, 0, n)) for n in behind.tolist()]
    assert rows == compare_texts(weighed, behind, ahead).tolist()
    assert not weighed.vocabulary.slots().any()
    monkeypatch.setattr(overlap, "MOST_LOOKED_AT", 1)
    monkeypatch.setattr(weighed_module, "AT_ONCE", 2)
    again = weigh(one, *others)
    ones, twos = np.array([0, 0, 1, 2, 2, 5]), np.array([1, 5, 3, 4, 0, 1])
    assert compare_texts(again, ones, twos).tolist() == compare_texts(weighed, ones, twos).tolist()


def test_likeness_is_the_cosine_of_the_weighed_terms():
    one, other = signature("Karsk fire depot"), signature("Karsk fire choir")
    weighed = weigh(one, other)
    rarity = Rarity(weighed.vocabulary)
    for terms in (*FILLER, one.terms, other.terms):
        rarity.count(terms)
    shared, alone = (
        rarity.telling(rarity.vocabulary.number([f"word:{w}"]))[0] for w in ("fire", "depot")
    )
    expected = 2 * shared**2 / (2 * shared**2 + alone**2)
    assert values_of(weighed, 0, 1)[0] == pytest.approx(expected, abs=1e-6)
    assert values_of(weighed, 0, 1)[1] == pytest.approx(
        shared**2 / (shared**2 + alone**2), abs=1e-6
    )


def test_a_name_weighs_in_likeness_and_not_in_deeds():
    weighed = weigh(signature("Karsk fire"), signature("karsk fire"))
    likeness, deeds, *_ = values_of(weighed, 0, 1)
    assert likeness == pytest.approx(1.0, abs=1e-6)
    assert 0.5 < deeds < 0.9  # fire alone is shared, of one word and of two


def test_of_a_long_text_the_strongest_terms_count():
    many = " ".join(f"w{n}" for n in range(MOST_TERMS + 44))
    weighed = weigh(signature(f"said {many}"), signature("said w0 w299"), signature(many))
    assert np.count_nonzero(weighed.vector[weighed.row(0)]) == MOST_TERMS
    terms = weighed.vocabulary.terms
    left_out = {f"word:w{n}" for n in range(MOST_TERMS + 44)} - {
        terms[n] for n in weighed.numbers[weighed.row(2)].tolist()
    }
    # All but w0 and w299, which two more hold, are as rare; the last by their letters go.
    assert {"word:w0", "word:w299"} <= left_out
    assert len(left_out) == 44
    assert max({f"word:w{n}" for n in range(300)} - left_out) < min(
        left_out - {"word:w0", "word:w299"}
    )


def test_a_report_of_very_many_terms_is_bounded():
    every = [f"w{n}" for n in range(20_000)]
    one = signature(
        " ".join(every),
        headline=frozenset(f"word:{word}" for word in every),
        places=frozenset(f"place:{word}" for word in every),
    )
    weighed = weigh(one, signature("w5 w7"))
    assert len(weighed.numbers[weighed.row(0)]) <= 4 * MOST_TERMS
    assert len(values_of(weighed, 0, 1)) == len(FEATURES)
