"""What holds of every text: spans lie inside it, in order; the normal form is final."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.records import Span
from standfirst.text import (
    containment,
    find_quotations,
    longest_common_run,
    normalise,
    paragraphs,
    shingles,
    split_sentences,
    tokenise,
)

if TYPE_CHECKING:
    from types import FrameType

PIECES = st.sampled_from(
    "Sarn|the|enemy|Mr.|U.S.|J.|5|2022|p.m.|Feb.|said|у|м.|р.|Dolsk’s|troops’|'90s|6\"|…|...|."
    "|!|?|,|:|;|“|”|\"|'|‘|’|„|«|»|‚|‹|›|''|``|(|)|[|]|—|–| | |\n|\n\n|•|1.|。|\u200b|\u00a0|e\u0301"
    "|\u202e|\r\n|\t|🔥|\u200d".split("|")
)
PROSE = st.lists(PIECES, max_size=60).map("".join)
TEXTS = st.one_of(PROSE, st.text(max_size=80))


@given(st.one_of(PROSE, st.text(st.characters(codec=None), max_size=80)))
def test_normal_form_is_final_and_leads_back(raw: str):
    normal = normalise(raw)
    assert normalise(normal.text).text == normal.text
    assert unicodedata.is_normalized("NFC", normal.text)
    back = [normal.offsets.to_raw(i) for i in range(len(normal.text) + 1)]
    assert back == sorted(back)
    assert all(0 <= i <= len(raw) for i in back)
    for i, character in enumerate(normal.text):
        if character.isascii() and character.isalnum():
            assert unicodedata.normalize("NFC", raw[back[i]])[0] == character


@given(TEXTS)
def test_sentences_come_in_order_and_cover_every_printed_character(text: str):
    sentences = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert all(span.of(text) == span.of(text).strip() != "" for span in sentences)
    covered = "".join(span.of(text) for span in sentences)
    assert "".join(covered.split()) == "".join(text.split())


@given(TEXTS)
def test_paragraphs_hold_whole_sentences_quotations_and_tokens(text: str):
    spans = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    parts = [quotation.span for quotation in find_quotations(text)]
    parts += split_sentences(text) + tokenise(text)
    for part in parts:
        assert sum(span.covers(part) for span in spans) == 1


@given(TEXTS)
def test_quotations_nest_and_never_cross(text: str):
    quotations = find_quotations(text)
    for n, a in enumerate(quotations):
        assert a.span.covers(a.inner)
        for b in quotations[n + 1 :]:
            assert a.span.start <= b.span.start
            assert a.span.covers(b.span) or not a.span.overlaps(b.span)


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_spans_stay_within_the_given_span(text: str, a: int, b: int):
    within = Span(min(a, b, len(text)), min(max(a, b), len(text)))
    found = paragraphs(text, within) + split_sentences(text, within) + tokenise(text, within)
    found += [quotation.span for quotation in find_quotations(text, within)]
    assert all(within.covers(span) for span in found)


WORDS = st.lists(st.sampled_from("abcd"), max_size=14)


@given(WORDS, WORDS)
def test_longest_common_run_is_that_of_all_pairs(a: list[str], b: list[str]):
    runs = {tuple(b[i:j]) for i in range(len(b)) for j in range(i, len(b) + 1)}
    own = [tuple(a[i:j]) for i in range(len(a)) for j in range(i, len(a) + 1)]
    assert longest_common_run(a, b) == max((len(run) for run in own if run in runs), default=0)
    assert 0.0 <= containment(shingles(a, 3), shingles(b, 3)) <= 1.0


HOSTILE = {
    "quotation marks": "“",
    "straight marks": "'\" ",
    "mixed marks": '“a ‘b s’ «c " ',
    "stops": ". ",
    "closing marks": ".”",
    "initials": "A. ",
    "tails": "“a?” B ",
    "one line without spaces": "a",
    "digits": "1,",
    "bidi": "\u202ea",
    "marks": "\u0301\u0323",
    "blank lines": "\n ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_length_alone(piece: str):
    """Four times the text may take little more than four times the steps of the interpreter.

    Steps are counted and not timed, so that a busy machine changes nothing; what regular
    expressions do inside one step is timed in ``benchmarks/``.
    """
    short, long = _steps(piece, 1_000), _steps(piece, 4_000)
    assert long < 4.6 * short


def _steps(piece: str, n: int) -> int:
    text = "x" + piece * (n // len(piece))
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for read in (normalise, paragraphs, split_sentences, find_quotations, tokenise):
            read(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_long_hostile_text_is_read_to_its_end(piece: str):
    text = "x" + piece * (40_000 // len(piece))
    normal = normalise(text).text
    quoted = [quotation.span for quotation in find_quotations(normal)]
    for spans in (paragraphs(normal), split_sentences(normal), tokenise(normal), quoted):
        assert all(0 <= span.start <= span.end <= len(normal) for span in spans)
