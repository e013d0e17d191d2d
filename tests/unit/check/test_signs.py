"""What stands on nothing is told from what is told in other words, and from what claims nothing."""

import pytest

from drafting import a_context, a_source
from standfirst.check.codes import all_codes
from standfirst.check.comparing.stems import load_table
from standfirst.check.engine import check_draft
from standfirst.check.signs import is_explained, may_be_judged, signs_of
from standfirst.records import Outlet, OutletKind, Registers

REGISTERS = Registers(outlets=(Outlet("plough", "The Daily Plough", OutletKind.NEWSPAPER),))
SOURCE = (
    "KARSK, Dec 12 – A missile hit a block of flats in Karsk early on Monday and killed nine people,"
    " Governor Radim Havlen said. Rescuers searched the rubble for two missing residents."
)


def found_in(raw):
    context = a_context(raw, a_source(SOURCE, registers=REGISTERS), registers=REGISTERS)
    return [(one.code, one.severity) for one in check_draft(context) if one.code[0] == "U"]


@pytest.mark.parametrize(
    "raw",
    [
        "Farmers near the southern border have blocked a motorway with hay bales.",
        "The parliament elected a retired judge its speaker after a long debate.",
    ],
)
def test_what_nobody_said_is_a_warning(raw):
    assert found_in(raw) == [("U001", "warning")]


@pytest.mark.parametrize(
    "raw",
    [
        "While most were asleep, an apartment tower took a direct blow; nine lives were lost.",
        "A block of apartments in Karsk was struck by a rocket before dawn; nine died, its boss said.",
    ],
)
def test_what_is_told_in_other_words_is_none(raw):
    assert ("U001", "warning") not in found_in(raw)


def test_words_that_may_stand_for_a_sources_words_explain_a_sentence_and_names_do_not():
    source = a_source(
        "“She sat down as softly as a hen,” said Colin Thrape, a passenger of the ferry in Karsk."
    )
    told = "One commuter compared it with a hen that sat down softly."
    made_up = "One commuter compared the weather in Karsk with a long novel."
    for raw, is_told in ((told, True), (made_up, False)):
        context = a_context(raw, source)
        (sentence,) = context.draft.sentences
        assert is_explained(sentence, context.evidence_of(sentence), context) == is_told


def test_a_number_of_several_words_is_looked_for_as_one():
    raw = "A hundred and twenty members have left since the morning."
    source = a_source("The party has received 120 letters of resignation from members.")
    context = a_context(raw, source)
    (sentence,) = context.draft.sentences
    assert signs_of(sentence, context.evidence_of(sentence), context)["lost"] == 0


@pytest.mark.parametrize(
    "raw",
    [
        "Independent observation.",
        "Tractors, ministers, umbrellas, horses.",
        "The Daily Plough stands outside with its tractors and its umbrellas.",
    ],
)
def test_a_label_and_a_word_on_an_outlet_claim_nothing(raw):
    context = a_context(raw, a_source(SOURCE, registers=REGISTERS), registers=REGISTERS)
    (sentence,) = context.draft.sentences
    assert not may_be_judged(sentence, context)
    assert ("U001", "warning") not in found_in(raw)


def test_every_sign_has_a_weight_and_a_value_from_0_to_1():
    context = a_context("Nine people were killed by a missile in Karsk.", a_source(SOURCE))
    (sentence,) = context.draft.sentences
    signs = signs_of(sentence, context.evidence_of(sentence), context)
    assert list(signs) == list(load_table("signs")["support"]["weights"])
    assert all(0 <= value <= 1 for value in signs.values())


def test_a_doubtful_finding_is_a_note_that_says_why_and_offers_no_fix():
    from standfirst.check.findings import note
    from standfirst.records import Span

    found = note("P001", Span(0, 5), "it is spelt so", fix="Karsk", doubt="it may be short")
    assert (found.severity, found.fix) == ("note", None)
    assert found.message == "it is spelt so (not settled: it may be short)"
    assert note("P001", Span(0, 5), "it is spelt so", fix="Karsk").severity == "error"
    assert all_codes()["P001"].severity == "error"
