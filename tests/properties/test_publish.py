"""Whatever a report says, the published forms show it and do nothing else with it."""

import html
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fakes import OUTLETS, a_report, a_sentence, an_edition
from standfirst.publish import from_json, to_html, to_json, to_markdown
from standfirst.publish.excerpts import find_excerpts
from standfirst.publish.markdown import escape
from standfirst.records import Citation, EditionSection

# Normal form keeps these and takes away the other control characters.
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Zl", "Zp")), min_size=1
).filter(str.strip)
ACTIVE = st.text(
    st.sampled_from("<>&\"'`*_[]()!#-+=|~\\:/.1 a{}%"), min_size=1, max_size=40
).filter(str.strip)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)


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
    page = to_html(edition, reports={report.id: report}, outlets=OUTLETS, desk_name=words)
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
        to_markdown(edition, reports={report.id: report}, outlets={}, desk_name=words)
    )
    assert set(re.findall(r"<(\w+)", drawn)) <= {"h1", "h2", "p", "hr", "ul", "li", "em"}
