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
