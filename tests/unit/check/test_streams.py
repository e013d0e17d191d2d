from hypothesis import example, given
from hypothesis import strategies as st

from standfirst.check.streams import Stream, words_in
from standfirst.records import Span
from standfirst.text import find_quotations

TEXTS = st.text(st.sampled_from("aßİŉDž1.,’ʼ'-“”«» \n\u0345\u1fb3"), max_size=40)


def stream_of(text):
    return Stream.of(text, [Span(0, len(text))])


@given(TEXTS)
@example("Straße ſo İstanbul’s 1,500")
def test_words_taken_at_one_stroke_are_those_taken_one_by_one(text):
    found = list(words_in(text, Span(0, len(text))))
    stream = stream_of(text)
    assert stream.words == tuple(word for word, _ in found)
    assert stream.places == tuple(place for _, place in found)


@given(TEXTS, st.lists(st.integers(0, 40), max_size=6))
def test_a_part_holds_the_words_that_begin_in_its_spans(text, bounds):
    bounds = sorted(bounds)
    spans = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False)]
    stream = stream_of(text)
    part = stream.within(spans)
    wanted = [
        (word, place)
        for span in spans
        for word, place in zip(stream.words, stream.places, strict=True)
        if span.start <= place.start < span.end
    ]
    assert list(zip(part.words, part.places, strict=True)) == wanted
    for first in range(len(wanted)):
        assert part.find(part.words[first:], first) == first


def test_words_are_found_over_the_end_of_a_quotation_that_goes_on():
    text = "“We will stay,” she said, “as long as it takes.” We stay."
    spoken = stream_of(text).within([one.inner for one in find_quotations(text)])
    assert spoken.find(["will", "stay", "as", "long"]) == 1
    assert spoken.find(["stay"], 3) is None
    assert spoken.find(["she", "said"]) is None
    assert spoken.find(["nobody"]) is None
    assert spoken.find([]) is None
    first = spoken.find(["as", "long"])
    assert spoken.span(first, first + 1).of(text) == "as long"
