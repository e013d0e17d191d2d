from __future__ import annotations

from standfirst.group.features import sign_report, weigh_parts
from standfirst.group.names import NameIndex
from standfirst.records import (
    Entity,
    Mention,
    MentionKind,
    Notice,
    Parts,
    PlaceValue,
    Reading,
    Registers,
    Span,
    Statement,
    StatementKind,
    TimeValue,
)

NONE = NameIndex(Registers())


def test_a_word_of_the_headline_weighs_more_than_one_of_the_text(report_of):
    report = report_of("The depot burned.", headline="Tram on fire")
    terms = sign_report(report, None, names=NONE).terms
    assert terms["word:tram"] > terms["word:depot"] > 0


def test_the_far_end_of_a_long_text_weighs_little(report_of):
    report = report_of("Tram. " + "Filler words stand here. " * 100 + "Depot.")
    terms = sign_report(report, None, names=NONE).terms
    assert terms["word:tram"] > terms["word:depot"] > 0


def test_notices_and_skipped_spans_do_not_count(report_of):
    report = report_of("Tram on fire. Watch our show. Subscribe now.")
    notice, skip = Span(14, 29), Span(30, 44)
    reading = Reading(report.id, 1, parts=Parts(notices=(Notice("programme", notice),)))
    pieces = [span for span, _ in weigh_parts(report, reading, [skip])]
    assert [span.of(report.text).strip() for span in pieces] == ["Tram on fire.", ""]


def test_a_place_that_was_read_counts_as_a_place(report_of):
    report = report_of("In Karsk the depot burned.")
    place = Mention(MentionKind.PLACE, Span(3, 8), "Karsk", place=PlaceValue("Karsk", "town"))
    person = Mention(MentionKind.PERSON, Span(13, 18), "depot", entity=Entity("p", "Ana Dep"))
    tank = Mention(MentionKind.EQUIPMENT, Span(13, 18), "Lanze-2 tanks")
    reading = Reading(report.id, 1, mentions=(place, person, tank))
    terms = sign_report(report, reading, names=NONE).terms
    assert {"place:karsk", "person:ana dep", "equipment:lanze-2 tank"} <= terms.keys()


def test_names_of_the_registers_are_found_where_nothing_was_read(report_of, registers):
    report = report_of("Едмунд Ешбі у Карську", language="uk")
    terms = sign_report(report, None, names=NameIndex(registers)).terms
    assert {"person:edmund ashby", "place:karsk"} <= terms.keys()


def test_a_figure_is_a_term_of_its_own(report_of):
    terms = sign_report(report_of("They sent 1,500 shells and 3 guns."), None, names=NONE).terms
    assert "figure:1500" in terms
    assert "figure:3" not in terms


def test_a_report_that_names_its_own_outlet_says_nothing_by_it(report_of):
    text = "The Halvern Wire learnt that the depot burned."
    terms = sign_report(report_of(text, outlet="halvern-wire"), None, names=NONE).terms
    assert {"word:halvern", "word:wire"}.isdisjoint(terms)
    assert "word:halvern" in sign_report(report_of(text, outlet="courier"), None, names=NONE).terms


def test_days_and_quotations_are_taken_from_the_reading(report_of):
    report = report_of("“We will rebuild all of it by May,” she said on 12 December.")
    day = Mention(
        MentionKind.TIME, Span(44, 55), "12 December", time=TimeValue("2022-12-12", "day")
    )
    said = Statement("s", report.id, 1, StatementKind.DIRECT, (), (Span(41, 45),), (Span(0, 36),))
    signed = sign_report(
        report, Reading(report.id, 1, mentions=(day,), statements=(said,)), names=NONE
    )
    assert signed.days == {"2022-12-12"}
    assert signed.quotes == {"we will rebuild all of it"}
