"""What the desk's registers add to what a report says itself."""

from datetime import UTC, date, datetime

from standfirst.read import ReadingContext
from standfirst.read.mentions import find_mentions
from standfirst.read.parts import find_parts
from standfirst.read.statements import find_statements
from standfirst.records import (
    MediumKind,
    Outlet,
    OutletKind,
    Person,
    Registers,
    Report,
    Role,
    Span,
    Via,
)

DOLSK = Person(
    "p-dolsk",
    "Irena Dolsk",
    names=("Iryna Dolska",),
    roles=(Role("Deputy Defence Minister", "Velmora"),),
    pronoun="she",
)
STAFF = Person("p-staff", "Velmoran General Staff", names=("General Staff",), body=True)
EVENING = Outlet("evening", "Sarn Evening", kind=OutletKind.NEWSPAPER)
CONTEXT = ReadingContext(
    registers=Registers(people=(DOLSK, STAFF), outlets=(EVENING,)), learned=False
)


def read(text, context=CONTEXT):
    report = Report(
        "r1reg",
        1,
        text,
        body=Span(0, len(text)),
        published_at=datetime(2022, 12, 14, 9, 0, tzinfo=UTC),
    )
    parts = find_parts(report)
    return find_statements(report, parts, find_mentions(report, parts, context), context)


def test_another_spelling_leads_to_the_registered_person():
    (one,) = read("Iryna Dolska said the road was open.")
    assert (one.speaker.id, one.speaker.name) == ("p-dolsk", "Irena Dolsk")


def test_the_registers_role_stands_in_where_the_report_gives_none():
    (one,) = read("Irena Dolsk said the road was open.")
    assert (one.speaker.role, one.speaker.affiliation) == ("Deputy Defence Minister", "Velmora")


def test_the_role_as_written_goes_before_the_registers():
    (one,) = read("Irena Dolsk, head of the road commission, said the road was open.")
    assert one.speaker.role == "head of the road commission"


def test_a_registered_body_is_known_by_its_short_name():
    (one,) = read("The General Staff said the road was open.")
    assert one.speaker.id == "p-staff"


def test_a_registered_pronoun_tells_who_is_meant():
    _, two = read("Irena Dolsk said the road was open. The road, she said, was dry.")
    assert (two.speaker.id, two.speaker.via) == ("p-dolsk", Via.PRONOUN)


def test_an_outlet_of_the_desk_is_a_medium():
    (one,) = read("Irena Dolsk told Sarn Evening that the road was open.")
    assert (one.medium.kind, one.medium.name) == (MediumKind.PRESS, "Sarn Evening")


def test_the_same_person_has_the_same_id_in_every_report():
    first = read("Pavel Ruhm said the road was open.")[0].speaker.id
    again = read("Nobody slept. Pavel Ruhm said the dyke had held.")[0].speaker.id
    assert first == again


def test_a_day_beside_the_cue_is_the_day_it_was_said():
    (one,) = read("The road is open, Irena Dolsk said on Monday.")
    assert one.said_on == date(2022, 12, 12)


def test_without_a_day_beside_the_cue_it_was_said_on_the_day_of_publication():
    (one,) = read("The road opens on Friday, Irena Dolsk said.")
    assert one.said_on == date(2022, 12, 14)


def test_a_day_after_that_of_publication_is_not_when_it_was_said():
    (one,) = read("Irena Dolsk said on Friday next week the road will open.")
    assert one.said_on == date(2022, 12, 14)
