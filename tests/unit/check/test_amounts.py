import pytest

from drafting import a_source, check

GRID = a_source(
    "It is the ninth attack on the substation since October, the grid operator said. "
    "Dozens of people lost half of their fields, and the price of wheat doubled in a year.",
    outlet="wire",
)


def codes(draft):
    return [one for one in check(draft, GRID) if one[0] == "N001"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("It is the ninth attack on the substation since October.", []),
        ("It is the sixth attack on the substation since October.", [("N001", "sixth")]),
        ("Dozens of people lost half of their fields in a year.", []),
        ("Hundreds of people lost half of their fields in a year.", [("N001", "Hundreds")]),
        ("Dozens of people lost a third of their fields in a year.", [("N001", "third")]),
        ("The price of wheat tripled in a year.", [("N001", "tripled")]),
    ],
)
def test_a_word_of_an_amount_is_held_against_the_source(draft, found):
    assert codes(draft) == found


def test_an_amount_of_something_else_is_not_the_sources():
    assert codes("The third crew is at the substation since the attack, the operator said.") == []
