from __future__ import annotations

from dataclasses import replace

import pytest

from standfirst.records import Outlet, OutletKind, Report
from standfirst.text.agencies import Agencies, agencies_of, known_agencies

OUTLETS = (
    Outlet(id="vpa", name="Velmoran Press Agency", names=("VPA",), kind=OutletKind.AGENCY),
    Outlet(id="wire", name="Halvern Wire", kind=OutletKind.AGENCY, country="XH"),
    Outlet(id="ledger", name="The Ledger", kind=OutletKind.NEWSPAPER),
)

BODY = (
    "The parliament voted on Monday to keep the bread price where it has stood since the spring,"
    " although two of the five mills have closed and a third has asked for help with its debts."
)


@pytest.fixture
def agencies():
    return Agencies(OUTLETS)


def report_of(text, **fields):
    return Report("r1", 1, text, **fields)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"SARN, Dec 12 (Halvern Wire) – {BODY}", id="dateline"),
        pytest.param(f"Bread stays cheap\n\nBy Halvern Wire\n\n{BODY}", id="line"),
        pytest.param(f"Bread stays cheap\n\nBy Mira Olsen, Halvern Wire\n\n{BODY}", id="byline"),
        pytest.param(f"{BODY}\n\nSource: Halvern Wire", id="source at the end"),
        pytest.param(
            f"{BODY * 5}\n\nCopyright 2022 The Halvern Wire. All rights reserved.", id="rights"
        ),
        pytest.param(f"Bread will stay cheap, Halvern Wire reported on Monday. {BODY}", id="told"),
    ],
)
def test_an_agency_is_credited_where_the_text_says_so(agencies, text):
    assert agencies.credited_in(report_of(text, outlet="ledger")) == "wire"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BODY} “It will do,” the speaker told Halvern Wire.", id="told to"),
        pytest.param(f"Bread is dear. Rye is not, Halvern Wire reported. {BODY}", id="a detail"),
        pytest.param(f"{BODY * 6} Halvern Wire reported it first.", id="named far down"),
        pytest.param(f"{BODY} The Halvern Wire tower can be seen from the hall.", id="a thing"),
        pytest.param(f"Wirehalvern\n\n{BODY}", id="part of a word"),
    ],
)
def test_an_agency_that_is_only_named_is_not_credited(agencies, text):
    assert agencies.credited_in(report_of(text, outlet="ledger")) is None


def test_a_byline_credits_the_agency_unless_it_only_helped(agencies):
    report = report_of(BODY, outlet="ledger")
    assert agencies.credited_in(replace(report, byline="Halvern Wire")) == "wire"
    assert agencies.credited_in(replace(report, byline="Our staff with Halvern Wire")) is None


def test_the_worlds_agencies_are_known_without_a_register(agencies):
    report = report_of(f"NORHAVN (Reuters) - {BODY}", outlet="ledger")
    assert agencies.credited_in(report) == "Reuters"
    assert known_agencies()["ap"] == "Associated Press"


def test_an_agencys_own_address_is_its_outlet(agencies):
    assert agencies.credited_in(report_of(BODY, outlet="world.reuters.com")) == "Reuters"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"SARN, Dec 12 (Halvern Wire) – {BODY}", "Halvern Wire", id="dateline"),
        pytest.param(f"{BODY}\n\nSource: VPA", "Velmoran Press Agency", id="abbreviated"),
        pytest.param(f"{BODY * 5}\n\nCopyright 2022 Reuters.", "Reuters", id="unregistered"),
        pytest.param(f"Bread will stay cheap, Halvern Wire reported. {BODY}", None, id="cited"),
        pytest.param(f"SARN (Harbour Service) – {BODY}", None, id="unknown"),
        pytest.param(f"{BODY} “It will do,” the speaker told Halvern Wire.", None, id="told to"),
    ],
)
def test_copy_has_its_agencys_name_where_all_of_it_is_the_agencys(agencies, text, name):
    assert agencies.named_in(report_of(text, outlet="ledger")) == name


def test_an_agencys_own_report_is_nobodys_copy(agencies):
    report = report_of(f"SARN, Dec 12 (Halvern Wire) – {BODY}", outlet="wire")
    assert agencies.named_in(report) is None


def test_the_agencies_of_a_desk_are_made_once():
    assert agencies_of(iter(OUTLETS)) is agencies_of(OUTLETS[:2])
    assert agencies_of(OUTLETS[1:]) is not agencies_of(OUTLETS)
