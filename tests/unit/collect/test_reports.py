from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standfirst.collect.reports import find_outlet, make_report, report_identity
from standfirst.records import Drop, Item, Outlet, Registers, Report

NOW = datetime(2022, 12, 12, 18, tzinfo=UTC)
REGISTERS = Registers(
    outlets=(Outlet("vpa", "Velmoran Press Agency", names=("VPA", "ВПА")), Outlet("wire", "vpa ")),
)


def report(text: str = "Ashby came to Sarn.\r\n\r\nHe left.", **fields: object) -> Report | Drop:
    item = replace(Item(text=text, origin="x:1"), **fields)
    return make_report(item, registers=REGISTERS, languages=("en",), collected_at=NOW)


def test_parts_are_joined_once_and_their_spans_fit():
    made = report(headline=" Ashby in\u00a0Sarn ", standfirst="A visit")
    assert made.text == "Ashby in Sarn\n\nA visit\n\nAshby came to Sarn.\n\nHe left."
    assert made.headline.of(made.text) == "Ashby in Sarn"
    assert made.standfirst.of(made.text) == "A visit"
    assert made.body.of(made.text) == "Ashby came to Sarn.\n\nHe left."


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"headline": "He left", "text": "He left\nAshby came."}, "He left\n\nAshby came."),
        (
            {"headline": "He left", "text": "PRESS RELEASE 5\n\nhe  left\n\nAshby came."},
            "He left\n\nPRESS RELEASE 5\n\nAshby came.",
        ),
        ({"standfirst": "Ashby came to …", "text": "Ashby came to Sarn."}, "Ashby came to Sarn."),
        ({"standfirst": "He left.", "text": "He left.\n\nSo it goes."}, "He left.\n\nSo it goes."),
        ({"headline": "He left", "standfirst": "He left", "text": "So."}, "He left\n\nSo."),
        ({"headline": "He left", "text": "He left"}, "He left"),
    ],
)
def test_what_a_body_repeats_stands_once(fields: dict[str, object], text: str):
    assert report(**fields).text == text


def test_first_paragraph_without_a_stop_is_the_standfirst():
    made = report(
        "What he brought\n\nAshby came.", headline="A visit", standfirst="What he brought"
    )
    assert made.text == "A visit\n\nWhat he brought\n\nAshby came."
    assert made.standfirst.of(made.text) == "What he brought"
    assert made.body.of(made.text) == "Ashby came."


def test_same_report_has_the_same_id_whatever_its_words():
    first = report(url="https://vpa.example/1?utm_source=x&id=2#top", outlet="VPA")
    second = report(
        "Other words.", url="https://vpa.example/1?id=2", outlet="velmoran press agency"
    )
    assert first.id == second.id
    assert first.id != report(url="https://vpa.example/1?id=3", outlet="VPA").id
    assert first.url == "https://vpa.example/1?utm_source=x&id=2#top"


def test_without_address_the_id_counts_and_without_id_the_words():
    assert report(external_id="5/1").id == report("Other.", external_id="5/1").id
    assert report(external_id="5/1").id != report(external_id="5/1", outlet="VPA").id
    assert report("Same  words.\r\n").id == report("Same  words.").id
    assert report("Same words.").id != report("Other words.").id
    item = Item(text="a", origin="x", url="https://[broken", outlet="VPA")
    assert report_identity(item, "vpa") == ("vpa", "https://[broken")


def test_outlet_is_found_by_id_name_or_spelling():
    assert [find_outlet(name, REGISTERS) for name in ("WIRE", "ВПА", " vpa", "Other", " ", None)] == [
        "wire", "vpa", "vpa", "Other", None, None,
    ]  # fmt: skip


def test_far_future_is_kept_and_nothing_left_is_dropped():
    far = datetime(2999, 1, 1, tzinfo=UTC)
    assert report(published_at=far).published_at == far
    drop = report("\u200b\n \u00a0")
    assert (drop.what, drop.reason) == ("x:1", "empty")
