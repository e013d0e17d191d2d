import pytest

from standfirst.check.comparing.claims import (
    closeness,
    find_differences,
    is_told,
    may_be_told,
)
from standfirst.check.comparing.surroundings import Rarity
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def read(text):
    return read_wording(text, Span(0, len(text)))


def differences(draft, *sources):
    rows = [read(one) for one in sources]
    rarity = Rarity.of(one.senses for one in rows)
    return [
        (one.kind.value, "added" if one.added else "lost", one.word.low)
        for one in find_differences(read(draft), rows, rarity)
    ]


BRIDGE = "The bridge at Ostrel was damaged by the barge, the mayor said."


@pytest.mark.parametrize(
    ("draft", "source", "found"),
    [
        (
            "The barge never damaged the bridge at Ostrel.",
            BRIDGE,
            ("negation", "added", "damaged"),
        ),
        (
            "The bridge at Ostrel was damaged by the barge.",
            "By the barge the bridge at Ostrel was not damaged.",
            ("negation", "lost", "damaged"),
        ),
        (
            "Velgrid repaired the line to Karsk over night.",
            "Velgrid will repair the line to Karsk over night.",
            ("future", "lost", "repaired"),
        ),
    ],
)
def test_a_word_in_another_state_in_the_same_place_is_found(draft, source, found):
    assert differences(draft, source) == [found]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The bridge at Ostrel was damaged.", BRIDGE),
        ("The bridge at Ostrel was “not damaged”.", BRIDGE),
        ("The ferry to Karsk was not damaged.", BRIDGE),
        (
            "Strade expects no gap before the frost.",
            "Strade does not expect a gap before the frost.",
        ),
        (
            "The mayor would not say when the bridge opens.",
            "The mayor declined to say when it opens.",
        ),
        ("Velgrid is to repair the line to Karsk.", "Velgrid will repair the line to Karsk."),
        ("Ostrel was not told.", "Ostrel was told."),  # too little around it
    ],
)
def test_the_same_state_another_place_and_a_mark_kept_by_another_word_are_none(draft, source):
    assert differences(draft, source) == []


def test_a_source_that_tells_it_as_the_draft_does_excuses_it():
    draft = "The bridge at Ostrel was not damaged by the barge."
    assert differences(draft, BRIDGE) == [("negation", "added", "damaged")]
    assert differences(draft, BRIDGE, "The barge did not damage the bridge at Ostrel.") == []
    assert differences(draft, BRIDGE, "The mayor was not in town.") != []


def test_what_cannot_be_told_is_not_and_what_is_told_may_be():
    draft, source = read("The bridge at Ostrel was not damaged by the barge."), read(BRIDGE)
    rarity = Rarity.of([source.senses])
    (found,) = find_differences(draft, [source], rarity)
    same = read("The barge did not damage the bridge at Ostrel.")
    assert is_told(draft, found, same, rarity)
    assert may_be_told(draft, found, rarity, same.senses)
    other = read("No ferry sails to Karsk.")
    assert not may_be_told(draft, found, rarity, other.senses)
    assert not is_told(draft, found, other, rarity)


def test_closeness_is_that_of_the_likest_place_and_none_without_the_word():
    draft, near, far = (
        read("The barge hit the bridge."),
        read("A barge hit the bridge."),
        read("Hit."),
    )
    word = next(one for one in draft.words if one.low == "hit")
    assert closeness(draft, [word], [far, near], Rarity()) == pytest.approx(1)
    assert closeness(draft, [word], [far], Rarity()) == 0
    assert closeness(draft, [word], [read("A ferry sails.")], Rarity()) == 0


def test_of_hundreds_of_differences_in_a_sentence_the_likest_ones_are_told():
    many = [f"{a}{b}{c}rning" for a in "bdklmnps" for b in "aeiou" for c in "lt"]
    draft = ", ".join(f"not {one} crews" for one in many)
    assert 0 < len(differences(draft, ", ".join(f"{one} crews" for one in many))) <= 6
