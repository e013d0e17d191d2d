from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import pytest

from standfirst.group import traces as traces_module
from standfirst.group.boilerplate import find_lines
from standfirst.group.features import sign_report
from standfirst.group.names import NameIndex
from standfirst.group.prints import print_report
from standfirst.group.rarity import count_terms
from standfirst.group.traces import (
    Traces,
    pack_lines,
    pack_print,
    pack_signature,
    unpack_lines,
    unpack_print,
    unpack_signature,
)
from standfirst.group.weighed import weigh_signatures
from standfirst.group.weighing import values_of
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


def in_words(signed):
    """What a signature tells, its terms in words again."""
    by_number, words = signed.numbered, signed.numbered.vocabulary.terms
    every = [words[n] for n in by_number.terms.tolist()]
    terms = every[: by_number.n_terms]
    names = [every[n] for n in by_number.names.tolist()]
    weights = by_number.weights[: by_number.n_terms].tolist()
    return (
        dict(zip(terms, weights, strict=True)),
        dict(zip(names, by_number.counts.tolist(), strict=True)),
        [every[n] for n in by_number.headline.tolist()],
        signed.places,
        signed.days,
        signed.quotes,
    )


def as_made(report, reading, registers, skip=()):
    made = sign_report(report, reading, names=NameIndex(registers), skip=skip)
    counts = {name: math.log1p(count) for name, count in made.names.items()}
    return (made.terms, counts, sorted(made.headline), made.places, made.days, made.quotes)


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
    first = Traces(registers)
    first.know({report.id: "stamp"}, [])
    signed = first.sign(report, {report.id: reading})
    printed = first.print(report)
    made = first.take_made()
    assert [one.kind for one in made] == ["signature", "print"]

    again = Traces(registers)
    again.know({report.id: "stamp"}, made)
    assert in_words(again.sign(report, Unasked())) == in_words(signed)
    assert in_words(signed) == as_made(report, reading, registers)
    assert again.print(report).runs.tolist() == printed.runs.tolist()
    assert again.take_made() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda report: (report, [Span(0, 5)], "stamp"),
        lambda report: (replace(report, outlet="courier"), [], "stamp"),
        lambda report: (report, [], "another reading"),
    ],
)
def test_what_rested_on_something_else_is_made_anew(report, registers, change):
    first = Traces(registers)
    first.know({report.id: "stamp"}, [])
    first.sign(report, {})
    changed, skip, stamp = change(report)
    again = Traces(registers)
    again.know({report.id: stamp}, first.take_made())
    signed = again.sign(changed, {}, skip)
    assert len(again.take_made()) == 1
    assert in_words(signed) == as_made(changed, None, registers, skip)


def test_a_report_that_nothing_is_known_of_leaves_nothing(report, registers):
    traces = Traces(registers)
    traces.sign(report, {})
    traces.print(report)
    assert traces.take_made() == []


def test_a_report_is_signed_once(report, reading, registers):
    traces = Traces(registers)
    signed = traces.sign(report, {report.id: reading})
    assert traces.sign(report, Unasked()) is signed
    assert traces.print(report) is traces.print(report)
    traces.forget_but([])
    assert traces.sign(report, {report.id: reading}) is not signed


def test_the_reading_of_another_revision_is_none(report, reading, registers):
    later = replace(report, revision=2)
    signed = Traces(registers).sign(later, {report.id: reading})
    assert in_words(signed) == as_made(later, None, registers)


def test_prints_name_the_agency_credited_and_the_owner(report, registers):
    printed = Traces(registers).print(report)
    assert (printed.agency, printed.owner) == ("wire", "ledger")


def test_lines_are_as_they_were_packed_and_none_is_an_outlets_without_one(report):
    made = find_lines(report)
    again = unpack_lines(pack_lines(made))
    assert again.bounds.tolist() == made.bounds.tolist()
    assert again.keys.tolist() == made.keys.tolist()
    first = report.text.index("\n")
    assert made.bounds[:2].tolist() == [0, first]
    other = find_lines(replace(report, outlet="wire"))
    assert not set(other.keys.tolist()) & set(made.keys.tolist())
    assert find_lines(replace(report, outlet=None)).keys.tolist() == []


def test_prints_are_joined_once_and_others_anew(report):
    traces, asked = Traces(Registers()), []

    def join(prints):
        asked.append(len(prints))
        return [[n] for n in range(len(prints))]

    one, other = traces.print(report), traces.print(report, [Span(0, 5)])
    assert traces.group([one], join) == traces.group([one], join) == [[0]]
    assert traces.group([one, other], join) == [[0], [1]]
    assert traces.group([other], join) == [[0]]
    assert asked == [1, 2, 1]


def test_terms_no_longer_in_use_are_forgotten(report_of, registers, monkeypatch):
    monkeypatch.setattr(traces_module, "MOST_TERMS", 40)
    traces = Traces(registers)
    stays = report_of(TEXT)
    before = in_words(traces.sign(stays, {}))
    for n in range(9):
        gone = report_of(" ".join(f"choir{n}x{k}" for k in range(10)))
        traces.sign(gone, {})
        traces.forget_but([stays.id])
    signed = traces.sign(stays, {})
    assert in_words(signed) == before
    assert len(signed.numbered.vocabulary) < 60
    weighed = weigh_signatures([signed, signed], count_terms([signed, signed]))
    assert values_of(weighed, 0, 1)[0] == pytest.approx(1.0, abs=1e-6)


def test_texts_numbered_before_and_after_are_compared_all_the_same(report_of, registers):
    one, other = report_of(TEXT), report_of(TEXT + " More of it.")
    signed = [Traces(registers).sign(report, {}) for report in (one, other)]
    together = Traces(registers)
    expected = [together.sign(report, {}) for report in (one, other)]
    values = [
        values_of(weigh_signatures(some, count_terms(some)), 0, 1) for some in (signed, expected)
    ]
    assert values[0] == values[1]
