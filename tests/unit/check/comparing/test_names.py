import pytest

from standfirst.check.comparing.names import Spellings, name_words
from standfirst.records import Span

KNOWN = Spellings(
    ["Radim Havlen", "Karsk", "Port Ellery"],
    ["The mayor of Brenova met Verrin.", "a molar", "the Verrins"],
)


def test_words_written_large_are_names():
    text = "“Brenova’s mayor met Verrin-Dolsk and Ada in UN hall."
    found = list(name_words(text, Span(0, len(text))))
    assert [one.written for one in found] == ["Brenova", "Verrin", "Dolsk", "Ada"]
    assert [one.is_first for one in found] == [True, False, False, False]
    assert all(text[one.start : one.end] == one.written for one in found)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("Halven", "Havlen"), ("Karks", "Karsk"), ("Brenowa", "Brenova"), ("Elery", "Ellery")],
)
def test_a_slip_is_led_back(slip, meant):
    assert not KNOWN.is_known(slip)
    assert KNOWN.meant_by(slip, is_first=False) == [meant]


@pytest.mark.parametrize("word", ["Grohl", "Kar", "Marsh"])
def test_another_name_is_none(word):
    assert KNOWN.meant_by(word, is_first=False) == []


def test_a_plain_word_at_the_start_is_known():
    assert KNOWN.is_known("Molar")


def test_a_slip_of_two_names_may_be_either():
    known = Spellings(["Dolsk", "Dolsa"], [])
    assert known.meant_by("Dolsx", is_first=False) == ["Dolsa", "Dolsk"]
