from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.group.features import Signature
from standfirst.group.rarity import Rarity
from standfirst.group.weighed import weigh_signature
from standfirst.group.weighing import (
    FEATURES,
    adds_of,
    compare_signatures,
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


def compare(one: Signature, other: Signature) -> dict[str, float]:
    rarity = Rarity()
    for terms in (*FILLER, one.terms, other.terms):
        rarity.count(terms)
    a, b = weigh_signature(one, rarity), weigh_signature(other, rarity)
    values = values_of(one, a, other, b)
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
    rarity = Rarity()
    for terms in (*FILLER, one.terms, other.terms):
        rarity.count(terms)
    values = values_of(one, weigh_signature(one, rarity), other, weigh_signature(other, rarity))
    nothing = log_odds(0.98, 0.98, 0.0)  # the logarithms are nought
    assert nothing + sum(adds_of(values)) == pytest.approx(log_odds(*pair_of(values)))


def test_several_are_compared_as_each_alone():
    one = signature(FIRE + " place:karsk", headline=frozenset({"word:fire", "word:moon"}))
    others = [
        signature(FIRE, headline=frozenset({"word:depot"})),
        signature("grain talks Geneva mediator said"),
        replace(signature("пожежа place:karsk"), language="uk"),
        signature(""),
        signature(" ".join(f"w{n}" for n in range(400)) + " fire", places=frozenset({"place:x"})),
    ]
    rarity = Rarity()
    for terms in (*FILLER, one.terms, *(other.terms for other in others)):
        rarity.count(terms)
    a, weighed = weigh_signature(one, rarity), [weigh_signature(o, rarity) for o in others]
    rows = compare_signatures(one, a, others, weighed).tolist()
    assert rows == [
        list(values_of(one, a, other, b)) for other, b in zip(others, weighed, strict=True)
    ]
    assert rows == [
        list(values_of(other, b, one, a)) for other, b in zip(others, weighed, strict=True)
    ]
    assert not a.vocabulary.slots().any()


def test_likeness_is_the_cosine_of_the_weighed_terms():
    one, other = signature("Karsk fire depot"), signature("Karsk fire choir")
    rarity = Rarity()
    for terms in (*FILLER, one.terms, other.terms):
        rarity.count(terms)
    a, b = weigh_signature(one, rarity), weigh_signature(other, rarity)
    shared, alone = (
        rarity.telling(rarity.vocabulary.number([f"word:{w}"]))[0] for w in ("fire", "depot")
    )
    expected = 2 * shared**2 / (2 * shared**2 + alone**2)
    assert values_of(one, a, other, b)[0] == pytest.approx(expected, abs=1e-6)
    assert values_of(one, a, other, b)[1] == pytest.approx(
        shared**2 / (shared**2 + alone**2), abs=1e-6
    )


def test_a_long_report_is_found_by_its_strongest_terms():
    rarity = Rarity()
    for terms in (*FILLER, ["word:depot", "word:tram"], ["word:tram"]):
        rarity.count(terms)
    weighed = weigh_signature(signature("said tram depot choir alone"), rarity)

    def strongest(most: int) -> dict[str, float]:
        terms, weights = weighed.strongest(most, 0.5)
        return {
            weighed.vocabulary.terms[n]: w
            for n, w in zip(terms.tolist(), weights.tolist(), strict=True)
        }

    assert set(strongest(1)) == {"word:alone"}  # as rare as choir, and first by its letters
    assert set(strongest(3)) == {"word:alone", "word:choir", "word:depot"}
    assert len(strongest(9)) == 5
    assert strongest(9)["word:choir"] > strongest(9)["word:tram"] > strongest(9)["word:said"] > 0
