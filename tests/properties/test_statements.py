"""Whatever the text: spans lie in it, ids are unique, parents exist, and reading repeats."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.read import ReadingContext
from standfirst.read.statements import find_statements
from standfirst.read.statements.spans import find_spans
from standfirst.read.statements.units import find_units
from standfirst.records import Parts, Report, Span
from standfirst.text import find_quotations, paragraphs

WORDS = st.sampled_from(
    "Dolsk Verrin she he they who said says told added that whether to according “The “We road, "
    "road. holds,” holds.” “ ” "
    " ' ’ ‘ — : ; ( ) , . ? the a minister Velmoran of and but while "
    "called “slow” Telegram on in a statement May 4 May may didn’t confirm declined comment \n \n\n".split(
        " "
    )
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


def read(text):
    report = Report("r1p", 1, text, body=Span(0, len(text)))
    return find_statements(report, Parts(), (), ReadingContext())


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_statements_of_any_text_are_sound(text):
    found = read(text)
    ids = [statement.id for statement in found]
    assert len(set(ids)) == len(ids)
    for statement in found:
        assert statement.cue
        assert statement.content
        assert statement.parent is None or statement.parent in ids
        assert 0 < statement.confidence <= 1
        for span in (*statement.source, *statement.cue, *statement.content):
            assert span.of(text).strip()
        for one, two in pairwise(sorted(statement.content)):
            assert not one.overlaps(two)
        assert not any(span.overlaps(statement.cue[0]) for span in statement.content)
    firsts = [min(s.source + s.cue + s.content) for s in found]
    assert [span.start for span in firsts] == sorted(span.start for span in firsts)
    assert read(text) == found


HOSTILE = {
    "opening marks": "“",
    "marks never closed": "“We row, Dolsk said it. ",
    "nested marks": "“a ‘b ",
    "subject and cue": "Dolsk said ",
    "relative clauses": "who said ",
    "tails": "The bridge holds, Dolsk said. ",
    "quotations with a verb of no list": "“We row,” Dolsk sobbed. ",
    "turns": "Dolsk: yes\n\nVerrin: no\n\n",
    "open paragraphs": "“a b\n\n",
    "quoted as": "quoted by a ",
    "colons": "a: “b” ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_length_alone(piece):
    short, long = _calls(piece, 2_000), _calls(piece, 8_000)
    assert long < 4.6 * short


def _calls(piece, n):
    """Count the calls that finding spans takes; a unit's length bounds what is done in one."""
    text = piece * (n // len(piece))
    spans = paragraphs(text)
    count = 0

    def trace(*_):
        nonlocal count
        count += 1

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find_spans(text, spans)
    finally:
        sys.settrace(before)
    return count


def test_an_endless_paragraph_is_read_in_pieces_that_lose_nothing():
    text = "The bridge holds, Dolsk said. " * 4_000
    found = find_spans(text, [Span(0, len(text))])
    assert len(found) >= 3_998  # a cut between two words may part a sentence
    assert all(len(row.content[0].of(text)) < 40 for row in found)


@pytest.mark.timeout(20)  # what is square in the length takes minutes
@pytest.mark.parametrize(
    "piece", ["“a ", "Dolsk said ", "“a,” Dolsk said, ", "Dolsk (a) said ", "according to ", "a, "]
)
def test_an_endless_line_is_read_in_pieces(piece):
    text = piece * 700
    quotations = [q for q in find_quotations(text) if q.depth == 0]
    units = find_units(text, Span(0, len(text)), quotations)
    assert max(len(unit.tags) for unit in units) <= 300
    read(text)
