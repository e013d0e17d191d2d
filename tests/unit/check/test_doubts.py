"""What only looks like a contradiction is a note: a place that acts, a country, a bare plural."""

from datetime import date

import pytest

from drafting import a_context, a_source
from standfirst.check.engine import check_draft
from standfirst.records import Outlet, OutletKind, Person, Place, Registers, Role

REGISTERS = Registers(
    outlets=(Outlet("wire", "Halvern Wire", OutletKind.AGENCY),),
    people=(
        Person("gita-morran", "Gita Morran", pronoun="she",
               roles=(Role("leader of the opposition", "Caldera", date(2020, 1, 1)),)),
        Person("jana-velk", "Jana Velk", pronoun="she",
               roles=(Role("commissioner", "Velmora", date(2020, 1, 1)),)),
        Person("roman-tesk", "Roman Tesk", pronoun="he",
               roles=(Role("presidential spokesman", "Droskia", date(2020, 1, 1)),)),
        Person("irena-dolsk", "Irena Dolsk", pronoun="she",
               roles=(Role("Deputy Defence Minister", "Velmora", date(2020, 1, 1)),)),
    ),
    places=(
        Place("velmora", "Velmora", level="country", demonyms=("Velmoran",)),
        Place("droskia", "Droskia", level="country", demonyms=("Droskian",)),
        Place("kharvad", "Kharvad"),
        Place("sarn", "Sarn"),
    ),
)  # fmt: skip


def severities(raw, source, code):
    report = a_source(source, registers=REGISTERS, outlet="wire")
    found = check_draft(a_context(raw, report, registers=REGISTERS))
    return [one.severity for one in found if one.code == code]


MORRAN = "Opposition leader Gita Morran said the government may not last until the summer."
EXCHANGE = "Velmora said it had received 64 people, six of them civilians, at the ferry."


@pytest.mark.parametrize(
    ("raw", "severity"),
    [
        ("The government may not last until the summer, said Gita Morran, chief of the opposition.",
         []),
        ("The government may not last until the summer, Prime Minister Gita Morran said.", ["error"]),
        ("The government may not last until the summer, top diplomat Gita Morran said.", []),
    ],
)  # fmt: skip
def test_a_title_is_wrong_where_it_is_anothers(raw, severity):
    graves = [one for one in severities(raw, MORRAN, "A003") if one != "note"]
    assert graves == severity


def test_a_country_speaks_through_its_people():
    raw = "It had received 64 people, six of them civilians, at the ferry, Jana Velk said."
    assert severities(raw, EXCHANGE, "A001") == ["note"]
    other = raw.replace("Jana Velk", "Roman Tesk")
    assert severities(other, EXCHANGE, "A001") == ["error"]


def test_the_name_behind_a_description_is_its():
    source = "Irena Dolsk said another nine ships were waiting for a berth in the northern harbour."
    raw = "According to the minister for ports, Irena Dolsk, nine ships were waiting for a berth."
    assert severities(raw, source, "A001") == []


def test_a_bare_plural_may_stand_for_one():
    source = "The bridge at Ostrel will be closed on Friday, the mayor, Irena Dolsk, said."
    raw = "The bridge at Ostrel will be closed on Friday, officials said."
    assert severities(raw, source, "A007") == ["note"]
    counted = raw.replace("officials", "several officials")
    assert severities(counted, source, "A007") == ["error"]


def test_speech_may_go_on_from_the_sentence_before():
    source = (
        "Irena Dolsk said the road was open. She said two batteries of guns would arrive there."
    )
    raw = "Two batteries of guns would arrive there."
    assert severities(raw, source, "A006") == ["warning"]
    assert severities(f"“The road was open,” a driver said. {raw}", source, "A006") in (
        [],
        ["note"],
    )


def test_the_past_perfect_is_told_by_anybody():
    source = "Customers had taken out 400 million crowns in two days, Irena Dolsk said."
    assert (
        severities("Customers had taken out 400 million crowns in two days.", source, "A006") == []
    )


def test_a_seat_of_power_that_acts_is_no_place():
    source = "The presidential spokesman, Roman Tesk, called the new sanctions piracy in Sarn."
    raw = "Kharvad calls the new sanctions piracy."
    assert "error" not in severities(raw, source, "P003")
    assert severities("The new sanctions were called piracy in Kharvad.", source, "P003") == [
        "error"
    ]


def test_a_time_is_wrong_where_another_stands_in_its_place():
    source = "A missile hit the house on Millrace Street at 04:20, the governor of Sarn said."
    raw = "A missile hit the house on Millrace Street at 09:20."
    assert severities(raw, source, "D007") == ["error"]
    assert severities(raw, source.replace(" at 04:20", ""), "D007") == ["note"]


def test_little_words_and_cut_ones_are_no_slips_of_names():
    source = "Three Rivers is a town. The governor, Irena Dolsk, opened the bridge at Three Rivers."
    raw = "There is a bridge at Three Rivers, opened by Gov. Irena Dolsk."
    for code in ("P001", "P005"):
        assert severities(raw, source, code) == []


def test_the_number_of_a_post_and_the_names_of_columns_are_no_claims():
    raw = "4/ The bridge was opened.\n\n| Indicator | Figure |\n|---|---|\n| Bridges | 3 |\n"
    draft = a_context(raw, a_source("The bridge was opened."), registers=REGISTERS).draft
    told = [one.text for one in draft.sentences if one.block.kind.is_checked]
    assert told == ["The bridge was opened.", "| Bridges | 3 |"]
