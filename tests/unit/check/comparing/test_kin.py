"""Words of one family or field explain one another; others do not."""

from importlib import resources

import pytest

from standfirst.check.comparing.kin import FIELD, kin_of, may_stand_for, root, share_explained
from standfirst.check.comparing.stems import load_table, stem
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def held_by(text):
    return kin_of(read_wording(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("negotiators", "negotiation"),
        ("arrived", "arrival"),
        ("destroyed", "destruction"),
        ("mediator", "mediated"),
        ("captured", "capture"),
        ("government", "governed"),
    ],
)
def test_words_of_one_family_have_one_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("control", "contract"), ("interest", "international"), ("commander", "commission")],
)
def test_words_that_only_begin_alike_have_not(one, other):
    assert root(one) != root(other)


def test_a_word_is_explained_by_its_family_wholly_and_by_its_field_in_part():
    held = held_by("The missile destroyed a block of flats overnight.")
    assert share_explained("destruction", "destruction", *held) == 1
    assert share_explained("apartment", "apartment", *held) == FIELD
    assert share_explained("budget", "budget", *held) == 0


def test_no_field_has_a_word_twice():
    for words in load_table("kin")["fields"]:
        assert len(set(words.split())) == len(words.split()), words


def test_a_word_may_stand_for_another_both_ways_and_for_no_contrary():
    for one, other in (
        ("splinters", "fragments"),
        ("blasts", "explosion"),
        ("commuter", "passenger"),
    ):
        assert may_stand_for(one, frozenset({stem(other)}))
        assert may_stand_for(other, frozenset({stem(one)}))
    assert not may_stand_for("soldiers", frozenset({stem("tanks")}))
    assert not may_stand_for("rose", frozenset({stem("fell")}))


def test_words_that_may_stand_for_each_other_are_kept_by_their_stems_once():
    seen = set()
    file = resources.files("standfirst.check") / "data" / "synonyms.txt"
    for line in file.read_text("utf-8").splitlines():
        one, *others = line.split()
        assert one not in seen
        assert others == sorted(set(others))
        assert all(one < other for other in others)
        seen.add(one)
