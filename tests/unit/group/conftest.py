"""Reports of two invented days, with the story and the origin each belongs to."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from standfirst.records import Outlet, OutletKind, Person, Place, Registers, Report, Span

CASES = Path(__file__).parents[2] / "cases" / "group"

REGISTERS = Registers(
    outlets=(
        Outlet(id="vpa", name="Velmoran Press Agency", names=("VPA",), kind=OutletKind.AGENCY),
        Outlet(id="wire", name="Halvern Wire", kind=OutletKind.AGENCY, country="XH"),
        Outlet(id="courier", name="The Port Ellery Courier", kind=OutletKind.NEWSPAPER),
        Outlet(id="ledger", name="The Ledger", kind=OutletKind.NEWSPAPER),
        Outlet(
            id="havlen",
            name="Radim Havlen",
            kind=OutletKind.OFFICIAL,
            country="XV",
            speaker="havlen",
        ),
        Outlet(
            id="verrin",
            name="Tomas Verrin",
            kind=OutletKind.OFFICIAL,
            country="XV",
            speaker="verrin",
        ),
        Outlet(id="president", name="President's Office", kind=OutletKind.OFFICIAL, country="XV"),
        Outlet(
            id="ministry-d",
            name="Droskian Ministry",
            kind=OutletKind.OFFICIAL,
            country="XD",
            speaker="orshin",
        ),
    ),
    people=(
        Person(id="havlen", name="Radim Havlen"),
        Person(id="verrin", name="Tomas Verrin", names=("Томас Веррін",)),
        Person(id="ashby", name="Edmund Ashby", names=("Едмунд Ешбі",)),
        Person(id="orshin", name="Gleb Orshin"),
        Person(id="dolsk", name="Irena Dolsk"),
    ),
    places=(
        Place(id="xv", name="Velmora", level="country", demonyms=("Velmoran",)),
        Place(id="karsk", name="Karsk", names=("Карськ",)),
        Place(id="sarn", name="Sarn", names=("Сарн",)),
        Place(id="dubrel", name="Dubrel", level="village"),
        Place(id="tolmin", name="Tolmin Ferry"),
    ),
)


def a_report_of(row: dict[str, Any]) -> Report:
    headline = row.get("headline")
    text = f"{headline}\n\n{row['text']}" if headline else row["text"]
    return Report(
        id=row["id"],
        revision=1,
        text=text,
        outlet=row.get("outlet"),
        language=row.get("language", "en"),
        published_at=datetime.fromisoformat(row["at"]) if row.get("at") else None,
        headline=Span(0, len(headline)) if headline else None,
        body=Span(len(text) - len(row["text"]), len(text)),
    )


class Days(NamedTuple):
    reports: tuple[Report, ...]
    story_of: dict[str, str]
    origin_of: dict[str, str]


def read_days() -> Days:
    lines = (CASES / "two_days.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return Days(
        tuple(map(a_report_of, rows)),
        {row["id"]: row["story"] for row in rows},
        {row["id"]: row["origin"] for row in rows},
    )


@pytest.fixture(scope="session")
def days() -> Days:
    return read_days()


@pytest.fixture
def registers() -> Registers:
    return REGISTERS


@pytest.fixture
def report_of():
    """Build a report from the fields of a row of the case file."""
    numbers = iter(range(1000))

    def build(text: str, **fields: Any) -> Report:
        at = fields.pop("at", "2022-12-12T10:00:00+00:00")
        row = {"id": f"r{next(numbers)}", "text": text, "at": at, **fields}
        return a_report_of(row)

    return build
