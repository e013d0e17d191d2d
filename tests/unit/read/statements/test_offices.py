from datetime import UTC, date, datetime

import pytest

from standfirst.read import ReadingContext, read_report
from standfirst.records import Person, Place, Registers, Report, Role, Span, Via

VERRIN = Person(
    "p-verrin",
    "Tomas Verrin",
    roles=(Role("Defence Minister", "Velmora", date(2020, 1, 1), date(2022, 6, 30)),),
)
DOLSK = Person(
    "p-dolsk", "Irena Dolsk", roles=(Role("Defence Minister", "Velmora", date(2022, 7, 1)),)
)
ASHBY = Person("p-ashby", "Edmund Ashby", roles=(Role("Defence Minister", "Halvern"),))
PLACES = tuple(
    Place(f"g-{name}", name, level="country", demonyms=(demonym,))
    for name, demonym in (("Velmora", "Velmoran"), ("Halvern", "Halvernian"))
)
SAID = (
    "The Velmoran defence minister said on Monday that the bridge held. He added that it was old."
)


def heard(text, day, people=(VERRIN, DOLSK, ASHBY)):
    moment = day and datetime(*day, 12, tzinfo=UTC)
    report = Report("r1", 1, text, language="en", published_at=moment, body=Span(0, len(text)))
    context = ReadingContext(registers=Registers(people=people, places=PLACES), learned=False)
    return [row.speaker for row in read_report(report, context).statements]


@pytest.mark.parametrize(
    ("day", "name"), [((2022, 3, 1), "Tomas Verrin"), ((2022, 12, 1), "Irena Dolsk")]
)
def test_an_office_means_who_held_it_on_the_day(day, name):
    first, second = heard(SAID, day)
    assert (first.name, first.via, first.role) == (name, Via.ROLE, "defence minister")
    assert (second.name, second.via) == (name, Via.PRONOUN)
    assert first.id == second.id


def test_the_bare_title_behind_it_means_the_same_unless_two_were_told():
    text = SAID + " “It will last,” the minister said."
    assert [one.name for one in heard(text, (2022, 12, 1))] == ["Irena Dolsk"] * 3
    other = "The Halvernian defence minister said on Monday that the road was shut. "
    third = heard(other + text, (2022, 12, 1))[-1]
    assert third is None or third.name is None


def test_an_undated_report_tells_no_officeholder():
    assert [one.name for one in heard(SAID, None) if one] == [None, None]


def test_two_holders_of_one_day_are_no_answer():
    twin = Person("p-twin", "Lena Orlo", roles=(Role("Defence Minister", "Velmora"),))
    assert heard(SAID, (2022, 12, 1), (DOLSK, twin))[0].name is None


@pytest.mark.parametrize(
    "source",
    [
        "A Velmoran defence minister",
        "The former Velmoran defence minister",
        "The defence minister",
        "The Velmoran deputy defence minister",
        "The Velmoran foreign minister",
    ],
)
def test_what_is_not_exactly_the_office_stays_unnamed(source):
    speaker = heard(f"{source} said on Monday that the bridge held.", (2022, 12, 1))[0]
    assert speaker is None or speaker.name is None
