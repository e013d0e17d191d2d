"""One report that comes under several names is one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fakes import a_report
from standfirst.archive import Archive
from standfirst.archive.names import LEAST_OF_A_TEXT
from standfirst.records import Report, Span

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
LONG = "Ashby in Sarn\n\n" + " ".join(f"He spoke for the {n}. time." for n in range(20))
SHORT = "Ashby in Sarn\n\nHe spoke."
HEAD = Span(0, len("Ashby in Sarn"))


@pytest.fixture
def archive(tmp_path):
    with Archive.create(tmp_path / "a.db") as made:
        yield made


def a(number: str, text: str = LONG, **fields: object) -> Report:
    known = {"id": f"r1{number}", "outlet": "wire", "published_at": NOON, "headline": HEAD}
    return a_report(text, **(known | fields))


def a_post(name: str, text: str = "Alert.", **fields: object) -> Report:
    return a(name, text, external_id=name, is_post=True, **fields)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (a("1"), a("2"), True),
        (a("1"), a("2", outlet="courier"), False),  # a reprint is a report of its own
        (a("1"), a("2", published_at=NOON + timedelta(days=2)), True),
        (a("1"), a("2", published_at=NOON + timedelta(days=9)), False),
        (a("1"), a("2", published_at=None), True),
        (a("1"), a("2", is_partial=True), True),  # headline and time are enough
        (a("1"), a("2", is_partial=True, published_at=NOON + timedelta(days=1)), False),
        (a("1", is_post=True), a("2", is_post=True), False),
        (a("1", SHORT), a("2", SHORT), True),
        (a("1", SHORT), a("2", SHORT, published_at=NOON + timedelta(hours=1)), False),
        (a("1", SHORT), a("2", SHORT, published_at=None), False),
        (a_post("5/7"), a_post("dolsk/7"), True),
        (a_post("5/7"), a_post("dolsk/7", "Edited."), True),
        (a_post("5/7"), a_post("dolsk/8"), False),
        (a_post("5/7"), a_post("dolsk/7", outlet="courier"), False),
        (a_post("5/7"), a_post("dolsk/7", published_at=NOON + timedelta(seconds=1)), False),
        (a_post("5/7"), a_post("6/7"), False),  # two chats of one outlet
        (a_post("dolsk_en/7"), a_post("dolsk_uk/7"), False),
        (a("1", SHORT, external_id="x"), a("2", SHORT + " More.", external_id="x"), True),
        (a("1", SHORT, external_id="x"), a("2", SHORT, external_id="y"), False),
        (a("1", SHORT, external_id="x"), a("2", SHORT, external_id="x", outlet="b"), False),
        (
            a("1", SHORT, external_id="x"),
            a("2", "Fire\n\nIt burns.", external_id="x", headline=Span(0, 4), published_at=None),
            False,  # a careless feed numbers all its items alike
        ),
        (
            a("1", SHORT, external_id="x"),
            a("2", "Fire\n\nIt burns.", external_id="x", headline=Span(0, 4)),
            True,
        ),
    ],
)
def test_reports_of_one_outlet_are_one_by_number_or_text(
    archive: Archive, one: Report, other: Report, *, is_same: bool
):
    assert len(LONG) > LEAST_OF_A_TEXT > len(SHORT)
    assert archive.same_as([one, other]) == ({other.id: one.id} if is_same else {})  # one batch
    archive.add([one])
    assert archive.same_as([other]) == ({other.id: one.id} if is_same else {})
    assert archive.same_as([one]) == {}


def test_report_that_is_held_keeps_its_id(archive: Archive):
    archive.add([a("1"), a("2")])
    assert archive.same_as([a("1"), a("2")]) == {}


def test_third_name_leads_to_the_first(archive: Archive):
    archive.add([a("1")])
    assert archive.same_as([a("3"), a("2")]) == {"r13": "r11", "r12": "r11"}
