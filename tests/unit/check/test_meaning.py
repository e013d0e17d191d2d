from drafting import a_context, a_source, check
from standfirst.check.engine import check_draft

SOURCE = "Ashby did not say when the missiles would arrive. Halvern could train pilots in February."


def codes(raw):
    return [one for one in check(raw, a_source(SOURCE)) if one[0][0] == "M"]


def test_a_changed_meaning_is_shown_at_its_words_with_the_source():
    context = a_context("Halvern will train pilots in February.", a_source(SOURCE))
    (finding,) = [one for one in check_draft(context) if one.code[0] == "M"]
    assert finding.code == "M004"
    assert "“could”" in finding.message
    assert finding.evidence[0].exact == "Halvern could train pilots in February."


def test_a_kept_meaning_is_silent():
    assert codes("Ashby would not say when the missiles would arrive.") == []
    assert codes("Halvern may train pilots in February.") == []


def test_an_added_negation_is_shown_at_its_word():
    assert codes("Halvern could not train pilots in February.") == [("M001", "not")]


def test_of_a_sentence_without_evidence_nothing_is_said():
    assert codes("No ferry sank off Port Ellery with forty sheep aboard.") == []


def test_a_negation_between_single_marks_is_kept():
    source = a_source("Riders of a flight to nowhere landed in Sarn after nine hours aloft.")
    raw = "Riders landed in Sarn after nine hours aloft on a ‘flight to nowhere’"
    assert [one for one in check(raw, source) if one[0][0] == "M"] == []
    lost = raw.replace("‘flight to nowhere’", "flight to Velna")
    assert [one[0] for one in check(lost, source) if one[0][0] == "M"] == ["M002"]


def test_a_participle_beside_a_noun_is_no_deed():
    source = a_source("From Tuesday outages will be scheduled in Karsk, and they will call Lena.")
    for raw in (
        "Scheduled outages apply from Tuesday in Karsk.",
        "From Tuesday outages in Karsk concern a woman called Lena.",
    ):
        assert [one for one in check(raw, source) if one[0] == "M006"] == []


def test_a_contrary_word_is_shown_at_its_place_and_excused_by_any_report_that_has_it():
    fell = a_source("Grain prices in Sarn fell by 12 percent, the grain board said.")
    raw = "Grain prices in Sarn rose by 12 percent, the grain board said."
    (finding,) = [one for one in check_draft(a_context(raw, fell)) if one.code[0] == "M"]
    assert finding.code == "M007"
    assert finding.span.of(raw) == "rose"
    assert "“fell”" in finding.message
    assert "fell by 12" in finding.evidence[0].exact
    rose = a_source("Grain prices in Sarn rose by 12 percent, traders said.", id="other")
    assert [one for one in check(raw, fell, rose) if one[0][0] == "M"] == []


def test_a_negation_that_only_another_story_has_is_told_and_one_of_the_story_is_not():
    bridge = a_source("The barge damaged the bridge at Ostrel before dawn, the mayor said.")
    raw = "The bridge at Ostrel was not damaged by the barge before dawn."
    assert ("M001", "not") in check(raw, bridge)
    rival = a_source("The bridge at Ostrel was not damaged before dawn, the owner said.", id="b")
    assert [one for one in check(raw, bridge, rival) if one[0] == "M001"] == []


def test_a_negation_of_something_else_that_shares_a_word_is_not_lost():
    source = a_source(
        "The ferry board did not publish the timetable of the north line for the winter."
        " Divers raised the barge at Tolmin, and the ferry left the harbour at nine."
    )
    raw = "Divers raised the barge at Tolmin, and the ferry left the harbour at nine."
    assert [one for one in check(raw, source) if one[0][0] == "M"] == []


def test_what_is_gone_or_out_of_the_question_is_negated():
    source = a_source(
        "Three houses are gone, and the school in Ostrel has no roof. The mayor would not resign."
    )
    for raw in (
        "Ostrel has lost three houses, and the roof of its school is gone.",
        "To resign is out of the question for the mayor of Ostrel.",
    ):
        assert [one for one in check(raw, source) if one[0][0] == "M"] == []


def test_a_word_that_is_itself_the_negation_is_told_once():
    source = a_source(
        "The council’s leader, Prudence Ashcombe, said she would not rule out further talks."
    )
    raw = "The council’s leader, Prudence Ashcombe, ruled out further talks."
    found = [one for one in check(raw, source) if one[0][0] == "M"]
    assert found == [("M001", "ruled out")]
