import pytest

from standfirst.read.equipment import find_equipment
from standfirst.read.quantities import find_quantities
from standfirst.records import Quantity


def quantities(text: str) -> list[tuple[str, Quantity]]:
    names = {thing.span.start: (thing.span.end, thing.name) for thing in find_equipment(text)}
    return [(found.span.of(text), found.value) for found in find_quantities(text, names=names)]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("wrote “110 Leopard 1A5 tanks. Soon,”", "110 Leopard 1A5 tanks", Quantity(110, unit="item", item="Leopard 1A5")),
        ("at least 12 people died", "at least 12 people", Quantity(12, low=12, unit="item", item="people")),
        ("no more than 20 families stayed", "no more than 20 families", Quantity(20, high=20, unit="item", item="families")),
        ("$2.2 billion", "$2.2 billion", Quantity(2.2e9, unit="USD")),
        ("€6.8bn", "€6.8bn", Quantity(6.8e9, unit="EUR")),
        ("75 billion kroner", "75 billion kroner", Quantity(75e9, unit="NOK")),
        ("half a million", "half a million", Quantity(500_000)),
        ("4-5 million", "4-5 million", Quantity(None, low=4e6, high=5e6)),
        ("hundreds of thousands of people", "hundreds of thousands of people", Quantity(None, low=200_000, approximate=True, unit="item", item="people")),
        ("some 1,500 soldiers left", "some 1,500 soldiers", Quantity(1500, approximate=True, unit="item", item="soldiers")),
        ("12 percent", "12 percent", Quantity(12, unit="percent")),
        ("twenty-five trucks", "twenty-five trucks", Quantity(25, unit="item", item="trucks")),
        ("two dozen missiles", "two dozen missiles", Quantity(24, unit="item", item="missiles")),
        ("12 were killed", "12", Quantity(12)),
    ],
)  # fmt: skip
def test_quantity_has_value_bounds_unit_and_item(text: str, span: str, expected: Quantity):
    assert quantities(text) == [(span, expected)]


@pytest.mark.parametrize(
    "text",
    ["an F-16", "the Leopard 2A6", "155mm shells", "the 24th Brigade", "Resolution 2202", "Article 5", "Day 455",
     "Flight 370", "a 3-2 win", "the mayor, 47, left", "No. 10", "Ukraine in 3D"],
)  # fmt: skip
def test_designators_are_no_quantities(text: str):
    assert quantities(text) == []


def test_two_numbers_joined_by_and_are_no_range():
    assert [value.value for _, value in quantities("12 and 30 were hurt")] == [12, 30]
