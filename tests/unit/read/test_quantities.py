import pytest

from standfirst.read.equipment import find_equipment
from standfirst.read.quantities import find_quantities
from standfirst.read.times import find_times
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
     "Flight 370", "a 3-2 win", "No. 10", "Ukraine in 3D",
     "the 39 Steps", "calls to 112", "the Group of Seven", "105 mm howitzers", "24/7", "at 7", "the first attack",
     "the 3rd Army Corps", "the second half", "one of them", "no one left", "the Second World War", "in 2019"],
)  # fmt: skip
def test_designators_are_no_quantities(text: str):
    assert quantities(text) == []


def test_two_numbers_joined_by_and_are_no_range():
    assert [value.value for _, value in quantities("12 and 30 were hurt")] == [12, 30]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("nearly 2,000 tonnes of grain burned", "nearly 2,000 tonnes of grain", Quantity(2000, approximate=True, unit="tonne", item="grain")),
        ("fires 6,000 shells a day", "6,000 shells a day", Quantity(6000, unit="item per day", item="shells")),
        ("at $81.30 a barrel", "$81.30 a barrel", Quantity(81.3, unit="USD per barrel")),
        ("90 km an hour", "90 km an hour", Quantity(90, unit="kilometre per hour")),
        ("one midwife per 12,000 people", "one midwife per 12,000 people", Quantity(1, unit="item per 12,000 people", item="midwife")),
        ("Rs 500 crore", "Rs 500 crore", Quantity(5e9, unit="INR")),
        ("a quarter of a million homes", "a quarter of a million homes", Quantity(250_000, unit="item", item="homes")),
        ("two-thirds of households", "two-thirds of households", Quantity(2 / 3, unit="share", item="households")),
        ("nine in ten had heard", "nine in ten", Quantity(0.9, unit="share")),
        ("over half of the voters", "over half", Quantity(0.5, low=0.5, unit="share")),
        ("the mayor, 47, left", "47", Quantity(47, unit="age")),
        ("a 34-year-old man", "34-year-old", Quantity(34, unit="age")),
        ("a man of 70 fell", "70", Quantity(70, unit="age")),
        ("her fourth album", "fourth", Quantity(4, unit="ordinal")),
        ("up 350 basis points", "350 basis points", Quantity(350, unit="basis point")),
        ("between five and seven million people", "between five and seven million people", Quantity(None, low=5e6, high=7e6, unit="item", item="people")),
        ("one young woman died", "one young woman", Quantity(1, unit="item", item="young woman")),
        ("20-plus trucks", "20-plus trucks", Quantity(20, low=20, unit="item", item="trucks")),
        ("several hundred people", "several hundred people", Quantity(None, low=200, approximate=True, unit="item", item="people")),
        ("will give Velmora 18 Leopard 2A6s", "18 Leopard 2A6s", Quantity(18, unit="item", item="Leopard 2A6")),
        ("30 arms dealers", "30 arms dealers", Quantity(30, unit="item", item="arms dealers")),
        ("minus 15 degrees", "minus 15 degrees", Quantity(-15, unit="degree")),
    ],
)  # fmt: skip
def test_forms_of_news_have_one_value(text: str, span: str, expected: Quantity):
    assert quantities(text) == [(span, expected)]


def test_change_from_one_amount_to_another_is_no_range():
    found = quantities("It fell $1.15 to $81.30 and was lost 312 to 108.")
    assert [value.value for _, value in found] == [1.15, 81.3, 312, 108]


@pytest.mark.parametrize(
    "piece", ["12 ", "$1 to ", "one hundred and ", "a third of ", "1,", "half a ", "F-1", "47, "]
)
def test_repeated_numbers_do_not_raise(piece: str):
    quantities(piece * 4000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T-72B3s", ("T-72B3s", "T-72B3", "tank")),
        ("Shahed-136 drones", ("Shahed-136 drones", "Shahed-136", "drone")),
        ("Kh-999 missiles", ("Kh-999 missiles", "Kh-999", "missile")),
        ("air defence systems", ("air defence systems", None, "air defence")),
        ("infantry fighting vehicles", ("infantry fighting vehicles", None, "armoured vehicle")),
        ("Patriot batteries", ("Patriot batteries", "Patriot", "air defence")),
        ("aircraft carriers", ("aircraft carriers", None, "ship")),
        ("anti-tank mines", ("anti-tank mines", None, "mine")),
        ("artillery shells", ("artillery shells", None, "ammunition")),
        ("MT-LB vehicles", ("MT-LB vehicles", "MT-LB", "armoured vehicle")),
    ],
)
def test_equipment_has_a_class(text: str, expected: tuple[str, str | None, str]):
    assert [(one.span.of(text), one.name, one.kind) for one in find_equipment(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["a Patriot", "the A-23 road", "a battery", "a jet lag", "COVID-19"]
)
def test_other_words_are_no_equipment(text: str):
    assert find_equipment(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("higher test scores", []),
        ("RS2 Software", []),
        ("nine billion tons each year", [("nine billion tons", 9e9)]),
        ("\n\nNearly 80 people died", [("Nearly 80 people", 80)]),
        ("five police officers", [("five police officers", 5)]),
        ("five Dallas police officers", [("five Dallas police officers", 5)]),
        ("one chilling photo", [("one chilling photo", 1)]),
        ("injuring around 100, it said", [("around 100", 100)]),
        ("Orel, 45, attacked him", [("45", 45)]),
        ("25 militiamen", [("25 militiamen", 25)]),
        ("between 172 and 175.", []),
    ],
)
def test_what_reports_taught(text: str, expected: list[tuple[str, float]]):
    taken = [time.span for time in find_times(text)]
    found = find_quantities(text, taken=taken)
    assert [(one.span.of(text), one.value.value) for one in found] == expected
