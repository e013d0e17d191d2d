import pytest

from standfirst.publish.numbering import group_digits, ordinal, ordinal_words, span_of
from standfirst.read.slavic_ordinals import parse_slavic_ordinal


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1,100"), ("es", "1.100"), ("de", "1.100"), ("uk", "1\u202f100"), ("xx", "1,100")],
)
def test_thousands_are_parted_as_the_language_parts_them(language, written):
    assert group_digits(1100, language) == written
    assert group_digits(455, language) == "455"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
        (21, "21st"), (111, "111th"), (455, "455th"), (1102, "1,102nd"),
    ],
)  # fmt: skip
def test_english_ordinals(number, written):
    assert ordinal(number) == written


def test_other_languages_have_their_own_endings():
    written = [ordinal(455, language) for language in ("uk", "es", "it", "fr", "de", "pl")]
    assert written == ["455-й", "455.º", "455º", "455e", "455.", "455."]
    assert ordinal(1, "fr") == "1er"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "first"),
        (12, "twelfth"),
        (20, "twentieth"),
        (45, "forty-fifth"),
        (100, "one hundredth"),
        (101, "one hundred and first"),
        (455, "four hundred and fifty-fifth"),
        (1000, "one thousandth"),
        (1100, "one thousand one hundredth"),
        (2002, "two thousand and second"),
    ],
)
def test_english_ordinals_are_spelled_the_british_way(number, written):
    assert ordinal_words(number) == written


def test_slavic_ordinals_are_those_of_chronicles():
    assert ordinal_words(245, "ru") == "двести сорок пятый"
    assert ordinal_words(97, "uk") == "дев’яносто сьомий"
    assert ordinal_words(950, "ru") == "девятьсот пятидесятый"


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_each_spelled_ordinal_is_read_back_as_its_number(language):
    wrong = []
    for number in range(1, 3000):
        words = ordinal_words(number, language)
        joined = words.replace("дві тисячі", "дві-тисячі").replace("две тысячи", "две-тысячи")
        if parse_slavic_ordinal(joined) != number:
            wrong.append((number, words))
    assert wrong == []


def test_number_that_cannot_be_spelled_is_written_in_digits():
    assert ordinal_words(3000) == "3,000th"
    assert ordinal_words(0, "uk") == "0-й"
    assert ordinal_words(455, "de") == "455."


def test_joined_days_are_a_span():
    assert span_of("455", "457") == "455–457"
    assert span_of("455", "455") == "455"
    assert span_of("one thousandth", "one thousand and first") == (
        "one thousandth – one thousand and first"
    )
