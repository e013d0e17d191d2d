from dataclasses import replace
from datetime import UTC

import pytest

from fakes import DOLSK, HALVERN_WIRE, a_reading, a_report, a_sentence, a_statement
from standfirst.check.proof import Evidence, refute
from standfirst.check.rewording import cite_words, fault_of, reword
from standfirst.records import Edit, Registers, SentenceKind, StatementKind

WIRE = a_report(
    "Halvernian defence secretary in Sarn\n\n"
    "Meanwhile, Halvernian Defence Secretary Edmund Ashby arrived in Sarn today on a visit that had"
    " not been announced. The bridge at Brenova was hit, officials in the town of Ostrel said. Power"
    " was cut to 4,000 homes in Karsk as winter sets in.",
    outlet="halvern-wire",
)
HIT = "The bridge at Brenova was hit, officials in the town of Ostrel said."
SAID = a_statement(
    WIRE,
    "The bridge at Brenova was hit",
    source="officials in the town of Ostrel",
    cue="said",
    kind=StatementKind.INDIRECT,
)
EVIDENCE = Evidence(
    {WIRE.id: WIRE},
    {WIRE.id: a_reading(WIRE, SAID)},
    Registers(outlets=(DOLSK, HALVERN_WIRE)),
    UTC,
)
ARRIVED = (
    "Meanwhile, Halvernian Defence Secretary Edmund Ashby arrived in Sarn today on a visit that had"
    " not been announced."
)
POWER = "Power was cut to 4,000 homes in Karsk as winter sets in."


def written(text):
    sentence = a_sentence(text, WIRE)
    assert refute(sentence, EVIDENCE) is None
    return sentence


@pytest.mark.parametrize(
    ("before", "after", "ops"),
    [
        (ARRIVED, ARRIVED.replace("today", "on Monday"), ["date"]),
        (ARRIVED, ARRIVED.replace("Meanwhile, ", ""), ["connective"]),
        (POWER, POWER.replace("Power was", "power was"), ["case"]),
        (POWER, POWER.rstrip("."), ["stop"]),
        (POWER, "Power was cut to 4,000 homes in Karsk.", ["stop"]),
        (
            ARRIVED,
            ARRIVED.replace("Meanwhile, ", "").replace("today", "on Monday, December 12,"),
            None,
        ),
    ],
)
def test_words_that_the_sources_prove_are_proved(before, after, ops):
    found = reword(written(before), after, EVIDENCE)
    if ops is None:
        assert found.text == after
        return
    assert (found.not_proved, found.kind, found.text) == (None, SentenceKind.EDITOR, after)
    assert [edit.op for edit in found.edits] == ops
    assert refute(found, EVIDENCE) is None


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (POWER, POWER.replace("4,000", "40,000"), "“40,000” stands in none of its sources"),
        (POWER, "A massive strike cut power to 4,000 homes.", "“a”, “massive”, “strike”"),
        (ARRIVED, ARRIVED.replace("had not been", "had been"), "“not” may not be left out"),
        (HIT, "The bridge at Brenova was hit.", "these are words of"),
        (POWER, POWER.replace("cut to 4,000 homes in Karsk", "cut in Karsk to 4,000 homes"), "its"),
        (POWER, "Karsk was cut to 4,000 homes in Power as winter sets in.", "in place of"),
        (POWER, "", "may not be left out"),
    ],
)
def test_words_that_no_source_has_are_marked_and_kept(before, after, fault):
    found = reword(written(before), after, EVIDENCE)
    assert found.text == after
    assert found.kind is SentenceKind.EDITOR
    assert found.not_proved is not None
    assert fault in found.not_proved


def test_edits_tell_how_the_editor_s_words_come_out_of_the_cited_ones():
    found = reword(written(POWER), POWER.replace("cut to", "lost in"), EVIDENCE)
    assert found.edits == (Edit("reworded", "cut to", "lost in"),)
    assert found.citations == written(POWER).citations


def test_rewording_twice_starts_from_the_first_proof():
    once = reword(written(ARRIVED), ARRIVED.replace("today", "on Monday"), EVIDENCE)
    twice = reword(once, once.text.replace("Meanwhile, ", ""), EVIDENCE)
    assert twice.not_proved is None
    assert [edit.op for edit in twice.edits] == ["connective", "date"]


def test_change_inside_an_earlier_edit_takes_it_in_whole():
    once = reword(written(ARRIVED), ARRIVED.replace("today", "on Monday"), EVIDENCE)
    back = reword(once, once.text.replace("Monday", "Tuesday"), EVIDENCE)
    assert back.not_proved == "“tuesday” stands in none of its sources"
    assert [(edit.before, edit.after) for edit in back.edits] == [("today", "on Tuesday")]


def test_same_words_keep_their_kind_and_are_proved_again():
    assert reword(written(POWER), POWER, EVIDENCE) == written(POWER)
    gone = replace(EVIDENCE, reports={})
    assert "not in the archive" in reword(written(POWER), POWER, gone).not_proved


def test_words_across_two_citations_are_told_of_each():
    sentence = a_sentence(
        "Power was cut. The bridge", WIRE, "Power was cut", "The bridge",
        edits=(Edit("stop", "", "."), Edit("join", "", " ")),
    )  # fmt: skip
    found = reword(sentence, "Power is back at the bridge", EVIDENCE)
    assert found.not_proved is not None
    assert "".join(edit.after for edit in found.edits if edit.op == "reworded")


def test_new_sentence_that_a_report_has_cites_it():
    found = cite_words(
        "The bridge at Brenova was hit, officials in the town of Ostrel said.", EVIDENCE
    )
    assert (found.not_proved, found.kind) == (None, SentenceKind.EDITOR)
    assert found.citations[0].report == WIRE.id
    assert fault_of(found, EVIDENCE) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The bridge at Brenova was hit", "these are words of"),
        ("We are glad to have you as a reader.", "no report has these words"),
        ("", "no report has these words"),
    ],
)
def test_new_sentence_without_a_source_is_marked(text, fault):
    found = cite_words(text, EVIDENCE)
    assert found.not_proved is not None
    assert fault in found.not_proved


def test_wording_without_end_is_cut():
    assert len(reword(written(POWER), "word " * 100_000, EVIDENCE).text) <= 5000
