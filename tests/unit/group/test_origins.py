from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.group.origins import Mastheads, fold_origins, level_of
from standfirst.records import Level, Origin, Outlet, OutletKind, Registers, Tie
from standfirst.text.mastheads import masthead

REGISTERS = Registers(
    outlets=(
        Outlet(id="wire", name="Halvern Wire", kind=OutletKind.AGENCY),
        Outlet(id="courier", name="The Courier", owner="Ellery Group"),
        Outlet(id="review", name="The Review", owner="Ellery Group"),
        Outlet(id="ledger", name="The Ledger"),
        Outlet(id="dolsk", name="Irena Dolsk", names=("Dolsk | Official",)),
    )
)
MASTHEADS = Mastheads(REGISTERS)


@pytest.fixture
def fold(report_of):
    """Fold texts given as lists of outlets, or as (agency, outlets)."""

    def build(*texts):
        reports, origins = {}, []
        for text in texts:
            agency, outlets = text if isinstance(text, tuple) else (None, text)
            held = [report_of(f"Text {len(reports)}", outlet=outlet) for outlet in outlets]
            reports |= {report.id: report for report in held}
            ids = tuple(report.id for report in held)
            origins.append(Origin(f"o{ids[0]}", ids, agency=agency, texts=(ids,)))
        return fold_origins(origins, reports, MASTHEADS)

    return build


def test_titles_of_one_owner_are_one_origin(fold):
    one, other = fold(["courier"], ["review"], ["ledger"])
    assert (len(one.reports), one.owner, one.ties) == (2, "Ellery Group", (Tie.OWNER,))
    assert one.texts == ((one.reports[0],), (one.reports[1],))
    assert (len(other.reports), other.owner, other.ties) == (1, None, ())


def test_one_outlets_own_reports_are_one_origin(fold):
    (one,) = fold(["ledger"], ["ledger"])
    assert one.ties == (Tie.OUTLET,)


def test_what_credits_one_agency_is_one_origin_whatever_its_words(fold):
    one, other = fold(("wire", ["wire", "ledger"]), ("wire", ["courier"]), ["review"])
    assert (len(one.reports), one.agency, one.ties) == (3, "wire", (Tie.TEXT, Tie.AGENCY))
    assert len(other.reports) == 1


def test_an_agencys_text_is_not_its_newspapers_own(fold):
    assert len(fold(("wire", ["wire", "ledger"]), ["ledger"])) == 2


def test_a_forwarded_post_stands_on_whom_it_came_from(report_of):
    post = report_of("Sappers go first.", outlet="dolsk")
    other = report_of("Sappers go first, and then we.", outlet="frontpulse")
    other = replace(other, forwarded_from="Dolsk | Official")
    texts = [Origin(f"o{r.id}", (r.id,), texts=((r.id,),)) for r in (post, other)]
    assert len(fold_origins(texts, {r.id: r for r in (post, other)}, MASTHEADS)) == 1


def test_texts_of_no_outlet_are_origins_of_their_own(fold):
    assert len(fold([None], [None])) == 2


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("world.courier.example", "courier"),
        ("courier.co.uk", "courier"),
        ("www.courier.com.au", "courier"),
        ("someone.blogspot.com", "someone.blogspot.com"),
        ("The Courier", "the courier"),
        ("co.uk", "co"),
    ],
)
def test_editions_of_one_masthead_are_one(address, expected):
    assert masthead(address) == expected


def test_levels_go_by_origins_then_by_outlets():
    assert level_of(2, ["courier", "ledger"], MASTHEADS) is Level.INDEPENDENT
    assert level_of(1, ["courier", "ledger"], MASTHEADS) is Level.ONE_ORIGIN
    assert level_of(1, ["courier", "review"], MASTHEADS) is Level.SINGLE
    assert level_of(1, [None], MASTHEADS) is Level.SINGLE
