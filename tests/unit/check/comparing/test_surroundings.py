import pytest

from standfirst.check.comparing.surroundings import (
    Rarity,
    likeness,
    most_likeness,
    surroundings,
)
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def read(text):
    return read_wording(text, Span(0, len(text)))


def around(text, word):
    wording = read(text)
    return surroundings(wording, [one.low for one in wording.words].index(word))


def test_words_beside_have_their_distance_and_another_clause_lies_farther_off():
    rows = around("Ferry crews left Sarn, the harbour mayor said.", "left")
    assert [(one.sense, one.distance) for one in rows] == [
        ("ferry", -2),
        ("crew", -1),
        ("sarn", 1),
        ("harbour", 3),
        ("mayor", 4),
    ]


def test_a_rare_word_in_common_tells_more_than_one_that_most_sentences_have():
    rarity = Rarity.of(read(one).senses for one in ("Ferry talks.", "Ferry fares.", "Ferry crews."))
    mine = around("The ferry sank at Tolmin.", "sank")
    with_name = likeness(mine, around("A barge rose at Tolmin.", "rose"), rarity)
    with_ferry = likeness(mine, around("The ferry rose at Karsk.", "rose"), rarity)
    assert 0 < with_ferry.share < with_name.share < 1


def test_a_word_that_stands_far_off_counts_less():
    rarity = Rarity()
    mine = around("Prices rose in Sarn.", "rose")
    near = likeness(mine, around("Prices fell in Sarn.", "fell"), rarity)
    far = likeness(
        mine, around("Prices of bread, milk and salt fell again in Sarn.", "fell"), rarity
    )
    assert near.share == pytest.approx(1)
    assert far.share < near.share


def test_what_lies_across_from_both_sides_is_swapped():
    mine = around("Sarn beat Karsk.", "beat")
    assert likeness(mine, around("Karsk lost to Sarn.", "lost"), Rarity()).is_swapped
    assert not likeness(mine, around("Sarn lost to Karsk.", "lost"), Rarity()).is_swapped


def test_no_likeness_is_more_than_what_its_words_allow():
    rarity = Rarity()
    mine = around("Grain prices in Sarn rose by 12 percent.", "rose")
    other = read("In Sarn prices of grain fell.")
    at = [one.low for one in other.words].index("fell")
    share = likeness(mine, surroundings(other, at), rarity).share
    assert share <= most_likeness(mine, other.senses, rarity) < 1
