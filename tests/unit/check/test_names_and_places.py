import pytest

from drafting import a_source, check
from standfirst.records import Person, Place, Registers, Role

REGISTERS = Registers(
    people=(
        Person("p1", "Radim Havlen", roles=(Role("Governor", "Karsk region"),)),
        Person("p2", "Gleb Orshin"),
    ),
    places=(
        Place("karsk", "Karsk", country="XV"),
        Place("ostrel", "Ostrel", country="XV"),
        Place("tolmin", "Tolmin Ferry", country="XV"),
    ),
)
SOURCE = (
    "KARSK – Governor Radim Havlen said on Monday that rescuers had found two more bodies."
    " The search at Tolmin Ferry goes on."
)


def codes(raw, *sources):
    rows = [a_source(one, registers=REGISTERS) for one in sources]
    return [one for one in check(raw, *rows, registers=REGISTERS) if one[0][0] == "P"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Rescuers had found two more bodies, Governor Radim Havlen said.", []),
        ("Rescuers had found two more bodies, Governor Radim Halven said.", [("P001", "Halven")]),
        ("Rescuers had found two more bodies, Viktor Havlen said.", [("P002", "Viktor")]),
        ("In Karsk rescuers had found two more bodies, Governor Radim Havlen said.", []),
        (
            "In Ostrel rescuers had found two more bodies, Governor Havlen said.",
            [("P003", "Ostrel")],
        ),
        ("Kartsk: two more bodies found by rescuers, Governor Havlen said.", [("P001", "Kartsk")]),
    ],
)
def test_names_and_places_are_held_against_source_and_register(draft, found):
    assert codes(draft, SOURCE) == found


def test_a_heading_may_name_what_its_section_names():
    raw = "# Karsk\n\n## Search at Tolmin Ferry\n\nThe search at Tolmin Ferry goes on.\n"
    assert codes(raw, SOURCE) == []


def test_a_heading_of_another_place_than_its_section_is_told():
    raw = "# Karsk\n\n## Ostrel\n\nIn Karsk rescuers had found two more bodies, Havlen said.\n"
    assert ("P003", "Ostrel") in codes(raw, SOURCE)
    both = f"{SOURCE} He spoke in Ostrel."
    assert ("P003", "Ostrel") not in codes(raw, both)


def test_a_misspelling_between_quotation_marks_is_the_quotations():
    source = f"{SOURCE} “I saw Halven,” a rescuer said."
    assert codes("“I saw Halven,” a rescuer said.", source) == []


def test_a_slip_has_a_fix():
    from drafting import a_context
    from standfirst.check.engine import check_draft

    draft = "Rescuers had found two more bodies, Governor Radim Halven said."
    context = a_context(draft, a_source(SOURCE, registers=REGISTERS), registers=REGISTERS)
    assert [one.fix for one in check_draft(context) if one.code == "P001"] == ["Havlen"]


def test_british_and_american_spellings_are_one_name():
    source = "The Defence Ministry and the Labour Centre are in Sarn."
    assert codes("The Defense Ministry and the Labor Center are in Sarn.", source) == []
    assert codes("The Defenze Ministry and the Labour Centre are in Sarn.", source) == [
        ("P001", "Defenze")
    ]


def test_the_name_of_a_paper_is_no_slip():
    source = "A mission in Mali has ended, the ministry said in Sarn on Monday."
    assert codes("A mission in Mali has ended, the Daily Mail reported on Monday.", source) == []
    assert codes("A mission in Mail has ended, the ministry said in Sarn.", source) == [
        ("P001", "Mail")
    ]


SECTION = (
    "# The day\n\n## {}\n\nRescuers had found two more bodies, Governor Havlen said.\n\n"
    "Rescuers search the house on Millrace Street.\n"
)


def test_a_heading_of_a_place_that_nothing_below_rests_on_is_told():
    filler = "The night was cold, and those who had a stove took in those who had none. " * 5
    source = f"{SOURCE} Rescuers search the house on Millrace Street. {filler}\n\nOstrel was quiet."
    assert codes(SECTION.format("Karsk"), source) == []
    assert codes(SECTION.format("Ostrel"), source) == [("P003", "Ostrel")]


def test_a_place_of_the_desk_that_no_report_names_is_told_where_little_else_stands():
    source = "KARSK – Governor Radim Havlen spoke on Monday of a search that goes on."
    draft = "Havlen spoke of a fallen bridge and a drowned yard in {}."
    assert ("P003", "Ostrel") in codes(draft.format("Ostrel"), source)
    assert codes(draft.format("Karsk"), source) == []
    # Of a sentence of which the archive holds nothing U001 says all.
    assert codes("A bridge fell at Ostrel at dawn; nine workers drowned.", source) == []


def test_one_sentence_that_shares_little_with_a_place_does_not_bear_it_out():
    source = (
        "Rescuers found two more bodies under the stairs of the house in Karsk on Monday."
        f"{' The night was cold, and stoves were shared.' * 8}"
        "\n\nIn Ostrel people found the house of a poet closed."
    )
    draft = "Rescuers found two more bodies under the stairs of the house in {}."
    assert codes(draft.format("Ostrel"), source) == [("P003", "Ostrel")]
    assert codes(draft.format("Karsk"), source) == []


def test_what_is_done_to_a_town_is_no_deed_of_who_rules_there():
    source = "KARSK – Havlen said nobody had left the town and that it was being held."
    draft = "Ostrel has not been left and is being held, Havlen said."
    found = check(draft, a_source(source, registers=REGISTERS), registers=REGISTERS)
    assert ("P003", "Ostrel") in found
    from drafting import a_context
    from standfirst.check.engine import check_draft

    context = a_context(draft, a_source(source, registers=REGISTERS), registers=REGISTERS)
    assert {one.severity for one in check_draft(context) if one.code == "P003"} == {"error"}
