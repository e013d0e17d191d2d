from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from standfirst.group.agencies import Agencies
from standfirst.group.features import sign_report
from standfirst.group.names import NameIndex
from standfirst.group.prints import print_report
from standfirst.group.traces import (
    Traces,
    pack_print,
    pack_signature,
    unpack_print,
    unpack_signature,
)
from standfirst.records import (
    Mention,
    MentionKind,
    Reading,
    Registers,
    Span,
    Statement,
    StatementKind,
    TimeValue,
)

TEXT = (
    "Tram depot burns in Karsk\n\n"
    "KARSK (Halvern Wire) - “We will rebuild all of it by May,” Irena Dolsk said on 12 December"
    " about the 14 trams that burned. Пожежа в Карську. A third of the fleet is gone, she said."
)


@pytest.fixture
def report(report_of):
    return report_of(TEXT, headline="Depot fire", outlet="ledger")


@pytest.fixture
def reading(report):
    at = report.text.index("12 December")
    day = Mention(
        MentionKind.TIME, Span(at, at + 11), "12 December", time=TimeValue("2022-12-12", "day")
    )
    start = report.text.index("“")
    said = Statement("s", report.id, 1, StatementKind.DIRECT, (), (), (Span(start, start + 37),))
    return Reading(report.id, 1, mentions=(day,), statements=(said,))


class Unasked(Mapping):
    """Readings that nobody may look into."""

    def __getitem__(self, key):
        raise AssertionError(key)

    def __iter__(self):
        raise AssertionError

    def __len__(self):
        return 1


def test_a_signature_comes_back_as_it_was(report, reading, registers):
    signed = sign_report(report, reading, names=NameIndex(registers))
    assert signed.days
    assert signed.quotes
    assert signed.places
    assert signed.headline
    back = unpack_signature(pack_signature(signed), report)
    assert back == signed
    assert list(back.terms) == list(signed.terms)
    assert list(back.names) == list(signed.names)


def test_a_signature_of_nothing_comes_back(report_of):
    empty = report_of("")
    signed = sign_report(empty, None, names=NameIndex(Registers()))
    assert unpack_signature(pack_signature(signed), empty) == signed


@pytest.mark.parametrize("text", [TEXT, "", "Two words", "“All of it is one quotation here”"])
def test_a_print_comes_back_as_it_was(report_of, text):
    report = report_of(text, outlet="ledger")
    made = print_report(report, agency="wire", owner="Ledger House")
    back = unpack_print(pack_print(made), report, "Ledger House")
    for name in ("runs", "unique", "every"):
        assert getattr(back, name).tolist() == getattr(made, name).tolist()
        assert getattr(back, name).dtype == getattr(made, name).dtype
    for name in ("report", "outlet", "owner", "agency", "work", "n_words", "whole", "numbers"):
        assert getattr(back, name) == getattr(made, name)


def test_what_was_made_before_is_taken_and_no_reading_looked_into(report, reading, registers):
    names, agencies = NameIndex(registers), Agencies(registers)
    first = Traces({report.id: "stamp"})
    signed = first.sign(report, {report.id: reading}, names=names)
    printed = first.print(report, agencies, owner=None)
    assert [one.kind for one in first.made] == ["signature", "print"]

    again = Traces({report.id: "stamp"}, first.made)
    assert again.sign(report, Unasked(), names=names) == signed
    assert again.print(report, agencies, owner=None).runs.tolist() == printed.runs.tolist()
    assert again.made == []


@pytest.mark.parametrize(
    "change",
    [
        lambda report, skip: (report, [Span(0, 5)], "stamp"),
        lambda report, skip: (replace(report, outlet="courier"), skip, "stamp"),
        lambda report, skip: (report, skip, "another reading"),
    ],
)
def test_what_rested_on_something_else_is_made_anew(report, registers, change):
    names = NameIndex(registers)
    first = Traces({report.id: "stamp"})
    first.sign(report, {}, names=names)
    changed, skip, stamp = change(report, [])
    again = Traces({report.id: stamp}, first.made)
    signed = again.sign(changed, {}, names=names, skip=skip)
    assert len(again.made) == 1
    assert signed == sign_report(changed, None, names=names, skip=skip)


def test_a_report_without_a_stamp_leaves_nothing(report, registers):
    traces = Traces()
    traces.sign(report, {}, names=NameIndex(registers))
    assert traces.made == []


def test_the_reading_of_another_revision_is_none(report, reading, registers):
    names = NameIndex(registers)
    later = replace(report, revision=2)
    signed = Traces().sign(later, {report.id: reading}, names=names)
    assert signed == sign_report(later, None, names=names)
