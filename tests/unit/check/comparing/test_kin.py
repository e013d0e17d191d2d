"""Words of one family or field explain one another; others do not."""

import pytest

from standfirst.check.comparing.kin import FIELD, kin_of, root, share_explained
from standfirst.check.comparing.stems import load_table
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
