"""The register: which names become one entry, which wait, and what the editor's word does."""

from __future__ import annotations

from datetime import UTC, date, datetime

from standfirst.records import (
    Judgement,
    Outlet,
    Passage,
    Person,
    Registers,
    Role,
    SaidRole,
    Sighting,
    Span,
    make_id,
)
from standfirst.text.people.register import make_register

DAY = date(2022, 12, 11)
DOLSK = Person(
    "irena-dolsk",
    "Irena Dolsk",
    names=("Ірена Дольськ",),
    roles=(Role("Deputy Defence Minister", "Velmora", date(2021, 9, 1)),),
)


def seen(name, report="r1", *, role=None, body=False, times=1, day=DAY):
    unit = make_id("p", name)
    roles = ()
    if role:
        passage = Passage(report, 1, Span(0, 9), f"{role} {name}")
        roles = (SaidRole(role, None, day, passage),)
    spans = tuple(Span(n * 20, n * 20 + len(name)) for n in range(times))
    return Sighting(report, 1, unit, unit, name, spans, body=body, day=day, roles=roles)


def word(kind, one, other):
    return Judgement(kind, one, other, "editor", datetime(2022, 12, 12, tzinfo=UTC))


def unit(name):
    return make_id("p", name)


def test_spellings_join_the_desks_person_and_cite_its_role() -> None:
    outlets = (Outlet("dolsk-telegram", "Dolsk", speaker="irena-dolsk"),)
    sightings = [
        seen("Irena Dolsk", role="deputy defense minister"),
        seen("Iryna Dolsk", "r2"),
        seen("Ірина Дольськ", "r3"),
    ]
    entries, doubts = make_register(Registers(outlets, (DOLSK,)), sightings, ())
    dolsk = entries[0]
    assert (dolsk.id, dolsk.reports, dolsk.on_desk) == ("irena-dolsk", 1, True)
    assert dolsk.outlets == ("dolsk-telegram",)
    role = dolsk.roles[0]
    assert (role.on_desk, role.first_said, role.said_by[0].report) == (True, DAY, "r1")
    # Irena and Iryna are two given names; the two spellings of Iryna are one.
    assert [one.name for one in entries[1:]] == ["Iryna Dolsk"]
    assert entries[1].names == ("Ірина Дольськ",)
    assert doubts == ()


def test_a_role_is_not_told_of_a_day_on_which_it_was_not_held() -> None:
    early = seen("Irena Dolsk", role="deputy defence minister", day=date(2020, 1, 1))
    entries, _ = make_register(Registers((), (DOLSK,)), [early], ())
    held, told = entries[0].roles
    assert (held.on_desk, held.said_by) == (True, ())
    assert (told.on_desk, told.last_said) == (False, date(2020, 1, 1))


def test_the_same_sightings_in_any_order_give_the_same_register() -> None:
    sightings = [
        seen("Oleksii Tkalych", "r1"),
        seen("Алексей Ткалич", "r2", times=2),
        seen("Oleksandr Tkalych", "r3"),
        seen("Tkalych", "r4"),
        seen("O. Tkalych", "r5"),
    ]
    first = make_register(Registers(), sightings, ())
    assert first == make_register(Registers(), sightings[::-1], ())
    entries, doubts = first
    assert {one.name for one in entries} == {"Oleksii Tkalych", "Oleksandr Tkalych", "O. Tkalych"}
    assert {doubt.name for doubt in doubts} == {"Tkalych", "O. Tkalych"}


def test_an_editors_word_joins_and_parts_and_the_last_one_holds() -> None:
    sightings = [seen("Oleksii Tkalych"), seen("Алексей Ткалич", "r2"), seen("Tkalych", "r3")]
    a, b, bare = unit("Oleksii Tkalych"), unit("Алексей Ткалич"), unit("Tkalych")
    parted, _ = make_register(Registers(), sightings, [word("different-person", a, b)])
    assert len(parted) == 2
    joined, doubts = make_register(Registers(), sightings, [word("same-person", bare, a)])
    assert [one.units for one in joined] == [tuple(sorted((a, b, bare)))]
    assert doubts == ()
    again = [word("same-person", bare, a), word("different-person", a, bare)]
    entries, doubts = make_register(Registers(), sightings, again)
    assert bare not in entries[0].units
    assert doubts == ()


def test_a_parted_surname_is_not_asked_again() -> None:
    sightings = [seen("Irena Dolsk"), seen("Dolsk", "r2")]
    registers = Registers((), (DOLSK,))
    assert len(make_register(registers, sightings, ())[1]) == 1
    said = [word("different-person", unit("Dolsk"), "irena-dolsk")]
    assert make_register(registers, sightings, said)[1] == ()


def test_another_patronymic_keeps_names_apart() -> None:
    sightings = [
        seen("Roman Vasylovych Derko"),
        seen("Roman Derko", "r2"),
        seen("Roman Petrovych Derko", "r3"),
    ]
    entries, _ = make_register(Registers(), sightings, ())
    homes = [one.units for one in entries]
    assert not any(
        {unit("Roman Vasylovych Derko"), unit("Roman Petrovych Derko")} <= set(h) for h in homes
    )


def test_bodies_are_known_by_their_whole_names_and_common_ones_are_left_out() -> None:
    sightings = [
        seen("Velmoran Air Force", body=True),
        seen("the Velmoran Air Force", "r2", body=True),
        seen("Defence Ministry", "r3", body=True),
    ]
    entries, doubts = make_register(Registers(), sightings, ())
    assert [(one.body, one.reports) for one in entries] == [(True, 2)]
    assert doubts == ()
