import pytest

from drafting import a_source
from standfirst.check.comparing.figures import are_equal, figures_of, is_rounded
from standfirst.check.comparing.sums import find_wrong_sums, is_sum_of_others
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Span


def figures(text):
    source = a_source(text)
    span = Span(0, len(text))
    return figures_of(text, read_wording(text, span), source.reading.mentions)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("The missile has a range of 250 km.", (250,), "kilometre"),
        ("The package is worth 480 million euros.", (480_000_000,), "EUR"),
        ("Between 200 and 700 metres were gained.", (200, 700), "metre"),
        ("Velmora wants 120 days.", (120,), "PD"),
        ("Fourteen tankers were listed.", (14,), "item"),
    ],
)
def test_a_figure_has_its_scale_and_unit(text, values, unit):
    (figure,) = figures(text)
    assert (figure.values, figure.unit) == (values, unit)


@pytest.mark.parametrize(
    "text", ["On 12 December it rained.", "Day 455 began.", "At 17:00 it rained."]
)
def test_dates_times_and_labels_are_no_figures(text):
    assert figures(text) == ()


def test_a_bound_is_told_from_a_verb():
    (bounded,) = figures("Over 61 soldiers came home.")
    (handed,) = figures("They handed over 61 soldiers.")
    assert bounded.bounded
    assert not handed.bounded


def test_a_range_holds_what_lies_in_it():
    (one,) = figures("They advanced up to 700 metres.")
    (other,) = figures("They advanced between 200 and 700 metres.")
    assert are_equal(one, other)


@pytest.mark.parametrize(
    ("rough", "is_rounding"),
    [("About 140,000 homes are dark.", True), ("About 138,201 homes are dark.", False),
     ("140,000 homes are dark.", False)],
)  # fmt: skip
def test_a_rounding_has_a_bound_and_noughts(rough, is_rounding):
    (figure,) = figures(rough)
    assert is_rounded(figure, figures("139,700 homes are dark.")) == is_rounding


@pytest.mark.parametrize(
    ("text", "reckoned"),
    [
        ("At the ferry 58 soldiers and six civilians came home, 66 people in all.", [64]),
        ("At the ferry 58 soldiers and six civilians came home, 64 people in all.", []),
        ("They freed 66 people: 58 soldiers and six civilians.", [64]),
        ("The count fell from 655 to 412, or by 50 per cent.", [37.1]),
        ("The count fell from 655 to 412, or by 37 per cent.", []),
        ("Seven were killed, 26 injured, and 14 of them are in hospital.", []),
    ],
)
def test_sums_are_reckoned(text, reckoned):
    words = read_wording(text, Span(0, len(text)))
    assert [right for _, right in find_wrong_sums(text, words, figures(text))] == reckoned


def test_a_sum_of_its_own_sentence_needs_no_source():
    rows = figures("At the ferry 58 soldiers and six civilians came home, 64 people in all.")
    assert is_sum_of_others(rows[-1], rows)
    assert not is_sum_of_others(rows[0], rows)
