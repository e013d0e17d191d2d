from standfirst.check.comparing.tokens import tokens_of
from standfirst.check.comparing.wording import read_wording
from standfirst.records import Mention, MentionKind, Span


def tokens(text, *people):
    span = Span(0, len(text))
    mentions = [
        Mention(MentionKind.PERSON, Span(text.index(one), text.index(one) + len(one)), one)
        for one in people
    ]
    found = tokens_of(text, span, read_wording(text, span), mentions)
    return [(one.kind, text[one.start : one.end]) for one in found]


def test_days_years_sides_people_and_names():
    text = "On Friday Dora Nemeth left the Customs House by its western gate, as in 2021."
    assert tokens(text, "Dora Nemeth") == [
        ("weekday", "Friday"),
        ("person", "Dora Nemeth"),
        ("name", "Customs House"),
        ("side", "western"),
        ("year", "2021"),
    ]


def test_a_number_with_a_unit_is_no_year():
    assert tokens("They moved 2000 tonnes in 1,950 carts.") == []


def test_quoted_words_are_left_out():
    assert tokens("“We meet on Friday,” she said on Monday.") == [("weekday", "Monday")]


def test_the_slot_has_the_nearest_words_first():
    text = "The long convoy reached the town on Friday with tents and water."
    span = Span(0, len(text))
    (one,) = tokens_of(text, span, read_wording(text, span), [])
    assert (one.left, one.right) == (("town", "reach", "convoy"), ("tent", "water"))
