from hypothesis import given
from hypothesis import strategies as st

from standfirst.check.alignment import derive
from standfirst.records import Edit


def test_cited_words_derive_themselves():
    derivation = derive("Troops hold the ridge.", ["Troops hold the ridge."], [])
    assert derivation is not None
    assert derivation.used == 1
    assert [step.edit for step in derivation.steps] == [None]


def test_a_word_from_nowhere_has_no_derivation():
    assert derive("Troops still hold the ridge.", ["Troops hold the ridge."], []) is None


def test_a_dropped_word_has_no_derivation():
    assert derive("Troops hold the ridge.", ["Troops do not hold the ridge."], []) is None


def test_an_edit_that_was_not_made_has_no_derivation():
    edits = [Edit("name", "she", "Dolsk")]
    assert derive("Troops hold.", ["Troops hold."], edits) is None


def test_edits_are_found_where_they_were_made():
    text = "“Troops hold,” Dolsk said."
    edits = [
        Edit("marks", "", "“"),
        Edit("stop", ".", ","),
        Edit("marks", "", "”"),
        Edit("attribution", "", " Dolsk said."),
    ]
    derivation = derive(text, ["Troops hold."], edits)
    assert derivation is not None
    made = [(step.cited, step.edit.op) for step in derivation.steps if step.edit]
    assert made == [
        ((0, 0), "marks"),
        ((11, 12), "stop"),
        ((12, 12), "marks"),
        ((12, 12), "attribution"),
    ]


def test_edits_in_another_order_than_recorded_are_refused():
    edits = [Edit("name", "B", "b"), Edit("name", "A", "a")]
    assert derive("a and b", ["A and B"], edits) is None


def test_later_citations_are_left_as_support():
    derivation = derive("Troops hold.", ["Troops hold.", "They hold, the paper said."], [])
    assert derivation is not None
    assert derivation.used == 1


def test_citations_may_be_joined_by_a_recorded_space():
    edits = [Edit("join", "", " ")]
    assert derive("One. Two.", ["One.", "Two."], edits) is not None
    assert derive("One. Two.", ["Two.", "One."], edits) is None


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.text(max_size=8))
def test_any_one_replacement_is_derived_and_any_other_text_is_not(exact, i, j, after):
    i, j = sorted((min(i, len(exact)), min(j, len(exact))))
    edit = Edit("x", exact[i:j], after)
    text = exact[:i] + after + exact[j:]
    if not exact:
        return
    assert derive(text, [exact], [edit]) is not None
    assert derive(text + "!", [exact], [edit]) is None
