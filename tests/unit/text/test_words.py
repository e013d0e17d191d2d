from __future__ import annotations

from standfirst.text import WordIndex


def test_words_are_found_in_small_letters_and_in_the_order_of_the_text():
    words = WordIndex("Dolsk met DOLSK’s aide; the aide_2 left on day 4 of 12.")
    assert words.places({"dolsk", "aide", "verrin"}) == [0, 10, 18, 28]
    assert words.numbers == [33, 47, 52]


def test_a_letter_that_grows_in_small_letters_does_not_shift_the_offsets():
    assert WordIndex("İzmir and Karsk").places({"karsk"}) == [10]
