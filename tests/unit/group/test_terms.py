from __future__ import annotations

import pytest

from standfirst.group.terms import (
    STOPWORD_LANGUAGES,
    starts_in,
    stem,
    stop_stems,
    words_of,
    written_in,
)


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


def test_words_as_written_and_their_starts_go_together():
    text = "Dolsk: 110 Lanze-2 tanks, 3rd_wave"
    written, starts = written_in(text, 7, len(text)), starts_in(text, 7, len(text))
    assert written == ["110", "Lanze-2", "tanks", "3", "rd", "wave"]
    assert [text[at : at + len(word)] for at, word in zip(starts, written, strict=True)] == written
