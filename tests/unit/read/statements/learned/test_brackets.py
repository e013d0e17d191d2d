import pytest

from standfirst.read.statements.learned.brackets import bracket, find_quotations
from standfirst.read.statements.learned.decode import Fragment
from standfirst.read.statements.learned.windows import cut_windows, with_hint_tags

TEXT = "“Karsk holds,” said Dolsk. “It held", "before.” “Yes,” he said."


@pytest.fixture
def window(vocabulary):
    text = "\n".join(TEXT)
    at = len(TEXT[0]) + 1
    (one,) = cut_windows(text, [(0, len(TEXT[0])), (at, len(text))], vocabulary)
    return one


def test_only_quotations_closed_in_their_paragraph_count(window):
    found = find_quotations(window)
    assert [(window.starts[a], window.ends[b]) for a, b in found] == [(0, 14), (45, 51)]


def test_a_torn_quotation_becomes_one_content_with_its_marks(window):
    torn = [Fragment(1, 1, 2, 0.9), Fragment(2, 3, 2, 0.6), Fragment(5, 5, 1, 0.8)]
    assert bracket(torn, window) == [Fragment(0, 4, 2, 0.6), Fragment(5, 5, 1, 0.8)]


def test_a_quotation_with_a_cue_inside_is_left_alone(window):
    tagged = [Fragment(1, 1, 2, 0.9), Fragment(2, 2, 1, 0.9)]
    assert bracket(tagged, window) == tagged


def test_hints_of_the_rules_hide_no_quotation(window):
    hinted = with_hint_tags(window, [(0, 14, 2), (20, 25, 0)])
    assert find_quotations(hinted) == find_quotations(window)
