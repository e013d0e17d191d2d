from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from standfirst.archive import Archive
from standfirst.records import Outlet, OutletKind, Person, Registers, Report, Role, Span, make_id
from standfirst.run.desks import new_desk

ZONE = ZoneInfo("Europe/Helsinki")
NOON = datetime(2022, 12, 12, 12, tzinfo=ZONE)
REGISTERS = Registers(
    outlets=(
        Outlet("vpa", "Velmoran Press Agency", OutletKind.AGENCY, names=("VPA",), country="XV"),
        Outlet("courier", "The Port Ellery Courier", OutletKind.NEWSPAPER, country="XH"),
    ),
    people=(
        Person(
            "irena-dolsk",
            "Irena Dolsk",
            roles=(Role("Deputy Defence Minister", "Velmora"),),
            pronoun="she",
        ),
    ),
)


@pytest.fixture
def desk(tmp_path):
    import dataclasses

    made = new_desk(
        tmp_path / "desk", name="Sarn", epoch=date(2021, 9, 14), time_zone="Europe/Helsinki"
    )
    return dataclasses.replace(made, registers=REGISTERS)


@pytest.fixture
def archive(desk):
    with Archive.open(desk.archive_path) as archive:
        yield archive


def a_dated_report(key, text, *, hours=0.0, headline=None, **fields):
    whole = f"{headline}\n\n{text}" if headline else text
    fields.setdefault("outlet", "vpa")
    fields.setdefault("language", "en")
    return Report(
        make_id("r", key),
        1,
        whole,
        external_id=key,
        published_at=NOON + timedelta(hours=hours),
        headline=Span(0, len(headline)) if headline else None,
        body=Span(len(whole) - len(text), len(whole)),
        **fields,
    )


@pytest.fixture
def a_day():
    """Reports of day 455 and the day before, some on one event."""
    return [
        a_dated_report(
            "grid-1",
            "KARSK, Velmora — Droskian missiles struck a power station in Karsk on Monday, leaving"
            " 40,000 homes without electricity, Deputy Defence Minister Irena Dolsk said.\n\n"
            "“The repair crews are already at work, and the hospitals have their own power,” she"
            " told a news conference in Sarn.",
            headline="Missiles cut power to 40,000 homes in Karsk",
        ),
        a_dated_report(
            "grid-2",
            "Missiles fired by Droskia hit the Karsk power station on Monday and left 40,000 homes"
            " in the dark. “The hospitals have their own power,” Velmoran Deputy Defence Minister"
            " Irena Dolsk said in Sarn.",
            headline="Karsk power station hit, 40,000 homes dark",
            outlet="courier",
            hours=1,
        ),
        a_dated_report(
            "match",
            "Sarn Rovers beat Ostrel Town 3-1 in the cup on Sunday. “We deserved it,” coach Pavel"
            " Miren said.",
            headline="Rovers through to the cup final",
            hours=-20,
        ),
    ]
