"""What the model says that no layout holds; sentences are given as the finder parts them."""

import pytest

from standfirst.read.statements.finding import blend
from standfirst.read.statements.learned.decode import Attribution
from standfirst.read.statements.sifting import LEAST, sift
from standfirst.records import Span
from standfirst.text import paragraphs

TEXT = (
    "Karsk mourns its miller\n\n"
    "Irena Dolsk hopes for rain. The mill stood on the river. “It was old.” He wrote:\n\n"
    "Boats are ready."
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def kept(cue: str, sentence: str, *content: str) -> list[str]:
    one = Attribution((), (span(cue),), tuple(map(span, content)), 0.6)
    sifted = sift(TEXT, one, Span(*span(sentence)))
    return [TEXT[start:end] for start, end in sifted.content]


@pytest.mark.parametrize("far", ["its miller", "The mill stood on the river", "Boats are ready"])
def test_content_outside_the_sentence_of_its_cue_is_left_out(far):
    assert kept("hopes for", "Irena Dolsk hopes for rain.", "rain", far) == ["rain"]


def test_a_quotation_goes_on_outside_the_sentence_of_its_cue():
    found = kept("hopes for", "Irena Dolsk hopes for rain.", "rain", "“It was old.”")
    assert found == ["rain", "“It was old.”"]


def test_a_colon_introduces_the_next_paragraph():
    assert kept("wrote:", "He wrote:", "Boats are ready") == ["Boats are ready"]


@pytest.mark.parametrize(("sure", "n"), [(LEAST - 0.01, 0), (LEAST + 0.01, 1)])
def test_what_the_model_hardly_believes_is_no_statement(sure, n):
    class Model:
        def extract(self, *_):
            return [
                Attribution((span("Irena Dolsk"),), (span("hopes for"),), (span("rain"),), sure)
            ]

    assert len(blend(TEXT, paragraphs(TEXT), [], Model())) == n
