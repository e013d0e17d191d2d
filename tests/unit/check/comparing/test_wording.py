import pytest

from standfirst.check.comparing.wording import read_wording, senses_in
from standfirst.records import Span


@pytest.mark.parametrize(
    "text",
    [
        "“We’ll stay,” Dolsk’s aide said; twenty-one of 1,500 houses weren't hit on the 2nd.",
        "Ships – grain ships, that is – left at 7.30; nobody was told when.",
        "",
        "… «Ĳsberg» ǅungla ’s 12,34",
        "word " * 700,
    ],
)
def test_senses_taken_at_one_stroke_are_those_of_the_words_read_one_by_one(text):
    span = Span(0, len(text))
    assert senses_in(text, span) == read_wording(text, span).senses
