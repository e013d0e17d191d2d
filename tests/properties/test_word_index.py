"""Looking only where a word of some class stands finds what looking everywhere finds."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.read.clusters import _places_of
from standfirst.read.day_numbers import find_numbers
from standfirst.read.statements import bodies
from standfirst.read.statements.who.clues import INDEFINITE, brought_in
from standfirst.records import Span
from standfirst.text import WordIndex

PIECES = st.sampled_from(
    [" ", ". ", ", ", "\n", "-", "12", "a ", "the ", "and ", "of ", "Halvern", " Ministry", " of ", "Defence", "the ", "police", "agency ", "Radio ", "news", "Council", "İ", "another ",
     "bold man", "baker", "one "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)
SENTENCES = st.lists(PIECES.map(str.strip), max_size=30).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_names_of_bodies(text: str):
    found = list(bodies._named_by_word(text, WordIndex(text)))
    assert found == [match.span() for match in bodies._pattern().finditer(text)]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_thosebrought_in(text: str):
    places = {match.start() for match in INDEFINITE.finditer(text)}
    assert set(brought_in(text, WordIndex(text)).values()) <= places


def test_days_are_numbered_beside_a_digit_or_an_ordinal_in_any_language():
    for text in (
        "Day 455 of the war",
        "It is the four hundred and fifty-fifth day of the war",
        "455-й день війни",
        "455 днів війни",
        "двести сорок пятый день войны",
        "Día 455 de la guerra",
    ):
        assert find_numbers(text, [Span(0, len(text))]) is not None, text
    today = "On Monday, the third day of talks, it rained all day."
    assert find_numbers(today, [Span(0, len(today))]) is None


NAMES = ("Quell", "Quell-Arden", "Ott", "O’Dell", "3rd Rask", "Rask")
WITH_NAMES = st.lists(st.sampled_from([*NAMES, " ", "-", "’s", "s", "ott", ". ", "«"]), max_size=20)


@settings(max_examples=200, deadline=None)
@given(WITH_NAMES.map("".join))
def test_names_as_whole_words(text: str):
    longest_first = sorted(NAMES, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    found = list(_places_of(text, NAMES, WordIndex(text)))
    assert found == [Span(*match.span()) for match in pattern.finditer(text)]
