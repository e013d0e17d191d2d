import pytest

from drafting import a_source, check

LIST = (
    "PORT ELLERY – Halvern put 14 shipping companies and 31 tankers on its list on Monday. "
    "The companies are registered in nine countries."
)
PACKAGE = "The package is worth 480 million euros. It has 60 tanks and at least 12,000 shells."


def codes(raw, *sources):
    return [one for one in check(raw, *sources) if one[0][0] == "N"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Halvern put 31 tankers and 14 shipping companies on its list.", []),
        ("Halvern put fourteen shipping companies on its list.", []),
        ("Halvern put 33 tankers and 14 shipping companies on its list.", [("N001", "33")]),
        ("Halvern put 14 tankers and 31 shipping companies on its list.", [("N001", "14")]),
        ("Halvern put 31 bridges on its list.", [("N006", "31")]),
    ],
)
def test_counts_are_held_against_the_source(draft, found):
    assert codes(draft, a_source(LIST)) == found


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("The package is worth 480 million euros.", []),
        ("The package, worth 480 million dollars, has 60 tanks.", [("N004", "480")]),
        ("The package, worth 480 billion euros, has 60 tanks.", [("N003", "480")]),
        ("The package has 60 tanks and 12,000 shells.", [("N005", "12,000")]),
        ("The package has 60 tanks and no fewer than 12,000 shells.", []),
    ],
)
def test_sums_and_bounds_are_held_against_the_source(draft, found):
    assert codes(draft, a_source(PACKAGE)) == found


def test_a_bound_that_another_source_leaves_out_is_none():
    plain = a_source("The package has 12,000 shells and 60 tanks.", outlet="paper")
    draft = "The package has 60 tanks and 12,000 shells."
    assert codes(draft, a_source(PACKAGE), plain) == []


def test_figures_between_quotation_marks_are_the_speakers():
    source = "“We counted 412 explosions in Brenova region,” the head of the mission said."
    draft = "“We counted 655 explosions in Brenova region,” the head of the mission said."
    assert codes(draft, a_source(source)) == []


def test_of_a_sentence_without_evidence_no_figure_is_doubted():
    assert codes("Forty sheep boarded a ferry at Velna.", a_source(LIST)) == []


FRONT = "Over the past day our troops advanced between 200 and 700 metres north of Brenova."
AGAIN = "Karsk North was hit in the night. It is the ninth attack on the substation Karsk North."


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Troops advanced 200 to 700 metres north of Brenova over the past 24 hours.", FRONT),
        ("Karsk North, a substation, has been hit eight times before.", AGAIN),
        (
            "It has sixty tanks and winter gear for twenty-five thousand soldiers.",
            "It has 60 tanks and winter clothing for 25,000 soldiers.",
        ),
        (
            "The Anvil has shot down 41 out of 46 missiles.",
            "The Anvil had shot down 41 of the 46 missiles that came within its reach.",
        ),
        (
            "Each day a waiting ship costs its owner €20,000.",
            "A ship that waits costs its owner 20,000 euros a day.",
        ),
        ("Halvern put 14 shipping firms on its list.", LIST),
        (
            "Nine people were killed and thirty-one injured in the missile strike on Karsk.",
            "The toll of the missile strike on Karsk is nine. Thirty-one people were injured.",
        ),
    ],
)
def test_a_figure_in_other_words_is_the_same(draft, source):
    assert codes(draft, a_source(source)) == []


def test_how_often_before_is_counted_too():
    assert codes("Karsk North, a substation, has been hit six times before.", a_source(AGAIN)) == [
        ("N001", "six")
    ]


def test_a_number_of_other_things_of_the_kind_is_not_the_number():
    source = a_source(
        "Halvern will send Velmora two more Anvil batteries, Ashby said on Monday. The Anvil shoots"
        " down cruise missiles. Velmora has three batteries in service."
    )
    assert codes("Halvern will give Velmora two Anvil batteries.", source) == []
    assert codes("Halvern will give Velmora three Anvil batteries.", source) == [("N001", "three")]
    assert codes("Velmora has three batteries in service.", source) == []
