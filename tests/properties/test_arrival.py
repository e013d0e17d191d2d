"""In whatever order reports arrive and editions are written, the last ones are those of a rebuild."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.archive import Archive, to_json
from standfirst.group import leaving
from standfirst.records import Report, Span, make_id
from standfirst.run.desks import new_desk
from standfirst.run.writing import write_day

NOON = datetime(2022, 12, 12, 12, tzinfo=UTC)
DAYS = 4
TEXTS = [  # day, hour, outlet, text
    (0, 0, "wire", ("Flood closes Ostrel market\n\nThe market of Ostrel closed after the Sarn rose"
     " by two metres, the mayor Irena Dolsk said. “We have moved 40 stalls,” she said.")),
    (0, 1, "courier", ("Ostrel market shut by flood\n\nFlood water closed the market of Ostrel, where"
     " 40 stalls stand. The Sarn rose by two metres overnight, its mayor Irena Dolsk told reporters.")),
    (0, 2, "ledger", ("Flood closes Ostrel market\n\nThe market of Ostrel closed after the Sarn rose"
     " by two metres, the mayor Irena Dolsk said. “We have moved 40 stalls,” she said.")),
    (1, 0, "wire", ("Ostrel pumps run dry\n\nPumps in Ostrel ran without fuel for 3 hours on Tuesday,"
     " the mayor Irena Dolsk said, and the flooded market stays closed. 60 stalls were moved.")),
    (1, 3, "courier", ("Choir of Lypova wins prize\n\nThe choir of Lypova won the winter prize in Port"
     " Ellery on Tuesday with 31 points. Its leader Radim Havlen said it would sing on.")),
    (1, 4, "wire", ("Lypova choir takes prize\n\nA jury in Port Ellery gave the winter prize to the"
     " choir of Lypova, with 31 points. Radim Havlen said the singers were glad.")),
    (2, 0, "ledger", ("Market of Ostrel opens again\n\nThe market of Ostrel opened on Wednesday, the"
     " mayor Irena Dolsk said, with 12 of 40 stalls. The Sarn has fallen by a metre.")),
    (2, 2, "wire", ("Karsk tram burns\n\nA tram burned out in Karsk on Wednesday, and two passengers"
     " were hurt, the fire service said. The line stayed closed for 5 hours.")),
    (3, 0, "courier", ("Ostrel counts flood damage\n\nOstrel has counted 70 damaged stalls after the"
     " flood, the mayor Irena Dolsk said on Thursday. The market will be rebuilt by May.")),
    (3, 1, "wire", ("Tram line in Karsk reopens\n\nThe tram line in Karsk where a tram burned out runs"
     " again since Thursday, the fire service said. Three passengers had been hurt.")),
]  # fmt: skip


def reports():
    return [
        Report(
            make_id("r", str(n)),
            1,
            text,
            outlet=outlet,
            language="en",
            headline=Span(0, text.index("\n")),
            body=Span(text.index("\n") + 2, len(text)),
            published_at=NOON + timedelta(days=day, hours=hour),
            collected_at=NOON + timedelta(days=DAYS),
        )
        for n, (day, hour, outlet, text) in enumerate(TEXTS)
    ]


def day_of(n):
    return date(2022, 12, 12) + timedelta(days=n)


def bytes_after(steps, n_live):
    """Do steps in a new desk, then write all days' editions; return these."""
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(leaving, "LIVE_REPORTS", n_live),
    ):
        desk = new_desk(Path(folder) / "desk", epoch=date(2022, 2, 24))
        with Archive.open(desk.archive_path) as archive:
            for added, day, as_of in steps:
                archive.add(added)
                if day is not None:
                    moment = as_of and NOON + timedelta(days=day, hours=as_of)
                    write_day(desk, archive, day_of(day), as_of=moment)
            return [to_json(write_day(desk, archive, day_of(n))) for n in reversed(range(DAYS))]


@cache
def rebuilt(n_live):
    return bytes_after([(reports(), None, None)], n_live)


@st.composite
def arrivals(draw):
    order = draw(st.permutations(reports()))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=4)))
    days = st.one_of(st.none(), st.integers(0, DAYS - 1))
    hours = st.sampled_from([None, None, 1, 3])
    return [
        (order[start:end], draw(days), draw(hours))
        for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)
    ]


@settings(max_examples=6, deadline=None)
@given(arrivals(), st.sampled_from([2, 2_000]))
def test_editions_are_those_of_a_rebuild_however_reports_arrived(steps, n_live):
    assert bytes_after(steps, n_live) == rebuilt(n_live)


def test_the_editions_that_are_compared_tell_something():
    assert all("citations" in one for one in rebuilt(2_000))
    assert rebuilt(2) != []
    assert len(set(rebuilt(2))) == DAYS
