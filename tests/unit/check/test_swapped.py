"""A day, place or name in the slot where the source has another one of its kind."""

import pytest

from drafting import a_source, check
from standfirst.records import Outlet, Person, Place, Registers

REGISTERS = Registers(
    people=(
        Person("storv", "Milena Storv"),
        Person("havlen", "Radim Havlen"),
        Person("tesk", "Roman Tesk"),
    ),
    places=(
        Place("karsk", "Karsk", country="XV"),
        Place("ostrel", "Ostrel", names=("Ostrelsk",), country="XV"),
    ),
)
CONVOY = "The first aid convoy reached Karsk on Wednesday with tents, water and medicine."
ELSEWHERE = "The governor spent Thursday in Ostrel, where Radim Havlen and Roman Tesk met him."


def found(draft, *sources):
    rows = [a_source(f"{one} {ELSEWHERE}", registers=REGISTERS) for one in sources]
    return check(draft, *rows, registers=REGISTERS)


@pytest.mark.parametrize(
    ("draft", "finding"),
    [
        (CONVOY.replace("Karsk", "Ostrel"), ("P003", "Ostrel")),
        (CONVOY.replace("Wednesday", "Thursday"), ("D003", "Thursday")),
    ],
)
def test_what_the_report_has_elsewhere_does_not_excuse_a_swap(draft, finding):
    assert finding in found(draft, CONVOY)


@pytest.mark.parametrize(
    "draft",
    [
        CONVOY,
        "On Wednesday Karsk had its first convoy of aid, with medicine, tents and water.",
        # The same place by another of its names, and none told in its slot.
        "The first aid convoy brought tents, water and medicine while he was in Ostrelsk.",
    ],
)
def test_what_the_source_has_in_other_words_is_no_swap(draft):
    assert found(draft, CONVOY) == []


def test_another_report_that_has_it_in_the_same_slot_bears_it_out():
    other = "The first aid convoy reached Ostrel on Wednesday, bringing water and medicine."
    assert found(CONVOY.replace("Karsk", "Ostrel"), CONVOY, other) == []


def test_a_report_of_the_day_itself_bears_out_its_weekday():
    today = "The first aid convoy reached Karsk with tents, water and medicine."  # on a Monday
    draft = CONVOY.replace("Wednesday", "Monday")
    assert not [one for one in found(draft, CONVOY, today) if one[0] == "D003"]


def test_a_deed_of_another_person():
    source = "Milena Storv opened the night shelter behind the bakery on Millrace Street."
    assert ("A010", "Radim Havlen") in found(source.replace("Milena Storv", "Radim Havlen"), source)
    assert found(source, source) == []


def test_who_speaks_is_told_by_the_code_of_speakers():
    source = "Milena Storv called the reports a provocation timed for the visit of the minister."
    codes = {one[0] for one in found(source.replace("Milena Storv", "Roman Tesk"), source)}
    assert codes & {"A001", "A002"}
    assert "A010" not in codes


@pytest.mark.parametrize(
    ("source", "mine", "theirs", "code"),
    [
        ("The road was mended in 2021 after the flood of the Vessen.", "2021", "2012", "D005"),
        ("They hold the western slope of the heights above the village.", "west", "east", "P003"),
        (
            "Some 300 dockers waited outside the Customs House in the rain.",
            "Customs House",
            "Town Hall",
            "P006",
        ),
        ("The clerk, Dora Nemeth, kept the keys of the archive.", "Nemeth", "Nemec", "P006"),
    ],
)
def test_years_sides_and_other_names(source, mine, theirs, code):
    assert code in {one[0] for one in found(source.replace(mine, theirs), source)}
    assert code not in {one[0] for one in found(source, source)}


def test_a_quotation_is_not_the_sentences_own():
    source = "“We shall be in Karsk by Wednesday with tents and water,” the convoy’s leader said."
    assert not [
        one for one in found(source.replace("Wednesday", "Thursday"), source) if one[0] == "D003"
    ]


def test_a_heading_is_held_to_its_day_but_not_to_its_place():
    body = "Talks on grain resume on Wednesday in Karsk, the envoy said."
    heading = "## Talks on grain resume on {} in {}\n\n" + body
    assert ("D003", "Thursday") in found(heading.format("Thursday", "Karsk"), body)
    assert found(heading.format("Wednesday", "Karsk"), body) == []


def test_an_amount_told_by_a_word_is_held_to_its_slot():
    source = "Every third of those freed is wounded or seriously ill, the commissioner said."
    draft = "Every {} of those freed is wounded or seriously ill."
    assert ("N001", "sixth") in found(draft.format("sixth"), source)
    assert not [one for one in found(draft.format("third"), source) if one[0] == "N001"]


def test_one_word_in_the_slot_is_enough_only_where_there_are_hardly_others():
    source = "The bin collectors voted to strike from Wednesday over pay."
    assert ("D003", "Friday") in found("The strike begins on Friday.", source)
    other = "A strike of the nurses over hours, holidays and overtime had ended on Friday."
    assert not [one for one in found(other, source) if one[0] == "D003"]


def test_an_outlet_that_could_not_check_is_the_one_that_says_so():
    registers = Registers(
        outlets=(Outlet("hw", "Halvern Wire"), Outlet("er", "Ellery Review")),
        people=REGISTERS.people,
    )
    source = "Halvern Wire was not able to verify either account of the fight."
    other = "The Ellery Review told of a poet who had written an account in four volumes."
    rows = [
        a_source(text, registers=registers, outlet=outlet)
        for text, outlet in ((source, "hw"), (other, "er"))
    ]
    draft = "{} could not verify either account."
    wrong = check(draft.format("Ellery Review"), *rows, registers=registers)
    assert ("A005", "Ellery Review") in wrong
    right = check(draft.format("Halvern Wire"), *rows, registers=registers)
    assert not [one for one in right if one[0] == "A005"]
