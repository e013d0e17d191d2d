from __future__ import annotations

import pytest

from standfirst.group.terms import STOPWORD_LANGUAGES, stem, stop_stems, words_of


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("missiles", "Missile", "en"),
        ("Dolsk’s", "Dolsk", "en"),
        ("cities", "city", "en"),
        ("1,500", "1500", "en"),
        ("Карську", "Карськ", "uk"),
        ("танками", "танки", "uk"),
        ("aldmarkischen", "aldmarkische", "de"),
        ("Panzern", "Panzer", "de"),
    ],
)
def test_forms_of_one_word_share_a_stem(one, other, language):
    assert stem(one, language) == stem(other, language)


def test_words_are_found_with_their_places():
    text = "Dolsk: 110 Lanze-2 tanks"
    words = list(words_of(text, 7, len(text), language="en"))
    assert [(w.start, w.written) for w in words] == [(7, "110"), (11, "Lanze-2"), (19, "tanks")]


def test_every_language_has_words_that_tell_nothing():
    stops = stop_stems()
    assert STOPWORD_LANGUAGES == ("en", "de", "uk")
    assert {"the", "und", stem("також", "uk"), "monday"} <= stops
    assert not {"tank", "karsk", "missile"} & stops
