"""Whatever a report says, the published forms show it and do nothing else with it."""

import html
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fakes import OUTLETS, a_reading, a_report, a_sentence, a_statement, an_edition
from standfirst.publish import Frame, from_json, readings_to_html, to_html, to_json, to_markdown
from standfirst.publish.excerpts import find_excerpts
from standfirst.publish.markdown import escape
from standfirst.publish.marking import mark
from standfirst.records import Citation, EditionSection, Span
from standfirst.text.paragraphs import paragraphs

# Normal form keeps these and takes away the other control characters.
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Zl", "Zp")), min_size=1
).filter(str.strip)
ACTIVE = st.text(
    st.sampled_from("<>&\"'`*_[]()!#-+=|~\\:/.1 a{}%"), min_size=1, max_size=40
).filter(str.strip)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(WORDS | ACTIVE)
@settings(max_examples=300, deadline=None)
def test_markdown_shows_escaped_words_as_they_are(words):
    drawn = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(words))
    assert re.sub(r"<(?!/?p>)", "", drawn) == drawn
    assert html.unescape(re.sub(r"</?p>", "", drawn)).split() == words.split()


@given(WORDS | ACTIVE)
@QUICK
def test_page_shows_words_as_they_are(words):
    report = a_report(words)
    sentence = a_sentence(words, report)
    edition = an_edition(
        headline=sentence, standfirst=(), sections=(EditionSection(sentence, "y1", (sentence,)),)
    )
    page = to_html(edition, Frame({report.id: report}, OUTLETS, words))
    (shown,) = re.findall(r'id="s1-1" dir="auto">(.*?)</span>', page, re.DOTALL)
    assert "<" not in shown
    assert html.unescape(shown) == words


@given(st.lists(ACTIVE, min_size=1, max_size=4), st.data())
@QUICK
def test_excerpts_hold_the_cited_words_and_nothing_but_the_report(texts, data):
    text = "\n\n".join(texts)
    report = a_report(text)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = data.draw(st.lists(ends.filter(lambda span: span[0] < span[1]), min_size=1, max_size=4))
    citations = [
        Citation(report.id, 1, start, end, text[start:end], "", "", report.text_sha256)
        for start, end in spans
    ]
    excerpts = find_excerpts(citations, report)
    for excerpt in excerpts:
        assert "".join(piece.text for piece in excerpt.pieces) in text
    cited = "".join(words for excerpt in excerpts for words in excerpt.cited)
    covered = {at for start, end in spans for at in range(start, end)}
    assert len(cited) == len(covered)


@given(WORDS)
@QUICK
def test_edition_comes_back_from_json(words):
    edition = an_edition(headline=replace(an_edition().headline, text=words))
    assert from_json(to_json(edition)) == edition


@given(ACTIVE)
@QUICK
def test_markdown_edition_draws_no_tag_of_a_report(words):
    report = a_report(words, outlet=words, url=words)
    sentence = a_sentence(words, report)
    edition = an_edition(headline=sentence, standfirst=(sentence,), sections=())
    drawn = MarkdownIt("commonmark").render(
        to_markdown(edition, Frame({report.id: report}, {}, words))
    )
    assert set(re.findall(r"<(\w+)", drawn)) <= {"h1", "h2", "p", "hr", "ul", "li", "em"}


@st.composite
def readings(draw):
    """A report and statements on any of its spans: nested, crossing, over paragraphs."""
    text = "\n\n".join(draw(st.lists(WORDS | ACTIVE, min_size=1, max_size=4)))
    report = a_report(text)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = st.lists(ends.filter(lambda span: span[0] < span[1]), max_size=2).map(
        lambda found: tuple(Span(*span) for span in found)
    )
    statements = [
        replace(
            a_statement(report), id=str(n), source=draw(spans), cue=draw(spans), content=draw(spans)
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    return report, a_reading(report, *statements)


@given(readings())
@QUICK
def test_runs_are_the_paragraphs_of_the_report_and_hold_what_covers_them(found):
    report, reading = found
    blocks = mark(report, reading)
    assert [block.span for block in blocks] == paragraphs(report.text)
    for block in blocks:
        assert "".join(run.text for run in block.runs) == block.span.of(report.text)
        for run in block.runs:
            covering = {
                (number, span)
                for number, one in enumerate(reading.statements, 1)
                for span in (*one.source, *one.cue, *one.content)
                if span.covers(run.span)
            }
            assert {(layer.number, layer.span) for layer in run.layers} == covering
            assert all(run.span.overlaps(layer.span) for layer in run.layers)
    begun = [number for block in blocks for number in block.begun]
    assert len(begun) == len(set(begun))


@given(readings())
@QUICK
def test_page_of_a_reading_shows_the_words_as_they_are(found):
    report, _ = found
    page = readings_to_html([found], outlets={})
    shown = re.findall(r'<p dir="auto" lang="en">(.*?)</p>', page, re.DOTALL)
    bare = [re.sub(r"<button.*?</button>|</?span[^>]*>", "", one) for one in shown]
    assert "<" not in "".join(bare)
    assert [html.unescape(one) for one in bare] == [
        span.of(report.text) for span in paragraphs(report.text)
    ]
