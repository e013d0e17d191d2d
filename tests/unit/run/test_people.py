"""Filling the register: what is done is skipped, and the same inputs give the same rows."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

from standfirst.archive import Archive
from standfirst.records import KnownRole, Person, RegisterEntry, Role
from standfirst.run.people import fill_register
from standfirst.run.peoplefile import csv_of, people_in, table_of

from .conftest import a_dated_report

TEXT = "Velmoran Deputy Defence Minister {} said on Monday that the bridge at Brenova was open."


def counts(desk, archive):
    told = []
    entries = fill_register(desk, archive, tell=told.append)
    return entries, {one.stage: (one.done, one.skipped) for one in told}


def test_a_second_run_does_nothing_and_a_new_report_only_its_own(desk, archive):
    archive.add([a_dated_report("a", TEXT.format("Irena Dolsk"))])
    entries, told = counts(desk, archive)
    assert told["people"] == (len(entries), 0)
    again, told = counts(desk, archive)
    assert (again, told["people"], told["read"]) == (entries, (0, len(entries)), (0, 1))
    archive.add([a_dated_report("b", TEXT.format("Irena Dolsk"), hours=1)])
    more, _ = counts(desk, archive)
    assert more[0].reports == 2


def test_reports_in_another_order_give_the_same_register(desk, tmp_path):
    names = ["Irena Dolsk", "Oleksii Tkalych", "Oleksiy Tkalych", "Oleksandr Tkalych"]
    reports = [a_dated_report(f"r{n}", TEXT.format(name), hours=n) for n, name in enumerate(names)]
    found = []
    for n, order in enumerate((reports, reports[::-1])):
        with Archive.create(tmp_path / f"{n}.db") as archive:
            for report in order:
                archive.add([report])
                fill_register(desk, archive)
            found.append((archive.people(), archive.doubts()))
    assert found[0] == found[1]
    assert [one.name for one in found[0][0]].count("Oleksii Tkalych") == 1


def test_a_changed_desk_makes_the_register_anew(desk, archive):
    archive.add([a_dated_report("a", TEXT.format("Iryna Dolsk"))])
    assert "Iryna Dolsk" in [one.name for one in fill_register(desk, archive)]
    dolsk = replace(desk.registers.people[0], names=("Iryna Dolsk",))
    other = replace(desk, registers=replace(desk.registers, people=(dolsk,)))
    entries = fill_register(other, archive)
    assert [one.reports for one in entries if one.id == "irena-dolsk"] == [1]


def test_cells_that_a_spreadsheet_would_run_are_guarded_and_read_back():
    entry = RegisterEntry("x", "=cmd()", roles=(KnownRole('head, "chief"', "A\nB"),))
    text = csv_of([entry], ())
    row = next(csv.DictReader(StringIO(text)))
    assert row["name"] == "'=cmd()"
    person = people_in(text.encode(), Path("x.csv"))[0]
    assert (person.name, person.roles) == ("=cmd()", (Role('head, "chief"', "A\nB"),))


def test_a_written_table_reads_back():
    person = Person(
        "x", 'Vera "V." Holm', names=("Вера",), roles=(Role("head", "Ellery"),), body=True
    )
    assert people_in(table_of(person).encode(), Path("x.toml")) == (person,)
