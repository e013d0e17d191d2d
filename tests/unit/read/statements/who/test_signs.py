"""How nouns hang together, and what the words of a description ask for."""

import json
from importlib.resources import files

import pytest

from standfirst.read.statements.descriptors import Descriptors
from standfirst.read.statements.who.entities import Entity
from standfirst.read.statements.who.nouns import fields_of, may_be_same
from standfirst.read.statements.who.query import make_query, opener_of
from standfirst.read.statements.who.signs import calling_of
from standfirst.read.statements.who.weights import score, weights_of


@pytest.mark.parametrize(
    ("later", "before", "is_same"),
    [
        ("diplomat", "ambassador", True),
        ("widow", "wife", True),
        ("gaffer", "manager", True),
        ("striker", "ambassador", False),
    ],
)
def test_a_wider_or_equal_noun_may_take_somebody_up(later, before, is_same):
    assert may_be_same(later, {before}) is is_same


def test_nouns_of_two_fields_of_life_have_none_in_common():
    assert not fields_of(["goalkeeper"]) & fields_of(["bishop"])
    assert fields_of(["surgeon"]) & fields_of(["nurse"])


@pytest.mark.parametrize(
    ("words", "opener"),
    [
        ("the minister", "the"),
        ("his wife", "own"),
        ("its spokesman", "its"),
        ("the union’s president", "whose"),
        ("a nurse", "a"),
        ("this newspaper", "this"),
        ("Mediator", ""),
    ],
)
def test_a_phrase_tells_how_it_is_determined(words, opener):
    assert opener_of(words) == opener


def test_a_query_knows_age_complement_and_what_sets_it_apart():
    aged = make_query("52-year-old", 0, opener="the")
    assert (aged.ages, aged.head) == ({52}, "#aged")
    of = make_query("chief executive of the Karsk Trust", 0, opener="the")
    assert (of.head, of.behind) == ("executive", {"karsk", "trust"})
    assert make_query("coroner who heard the case", 0, opener="the").is_new
    assert make_query("other official", 0, opener="the").is_new
    assert not make_query("official", 0, opener="the").is_new


def test_the_weights_are_numbers_of_known_kinds():
    path = files("standfirst.read.statements").joinpath("data", "en", "who.json")
    table = json.loads(path.read_text(encoding="utf-8"))["weights"]
    assert set(table) == {"person", "oblique", "noun", "body", "thing"}
    assert all(isinstance(one, float) for kind in table for one in weights_of(kind).values())


def test_a_sign_without_a_weight_counts_nothing():
    assert score({"far": 2.0, "unheard": 9.0}, {"far": -0.5}) == -1.0


def test_what_somebody_is_called_is_told_anew_once_a_noun_is_learned():
    known = Descriptors()
    entity = Entity("Irena Dolsk", known=known)
    assert not calling_of(entity, known).is_called
    known.learn("the surgeon")
    assert calling_of(entity, known).fields == fields_of(["surgeon"])
