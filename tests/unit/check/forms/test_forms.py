"""Drafts of every form become the same plain text, and each character knows where it stood."""

import html as escaping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from standfirst.check.drafts import BlockKind, Form
from standfirst.check.forms import read_plain_draft
from standfirst.records import Span

MARKDOWN = """\
---
title: not words of the draft
---
# Day 455: Bridge at **Ostrel** holds[^1]

The bridge holds.[^2] Two trains cross it.

## Bridge & river

The *mayor* said \u201cwe hold\\*\u201d on [Telegram](https://t.example/a_b_c "post").
She added it &amp; left.

- one item
- another, with `code` and snake_case

```
not checked
```

## Sources

- Ostrel Gazette

[^1]: The bridge holds.
    And more of it.
[^2]: Two trains.
"""
HTML = """\
<html><head><title>no</title><style>p { color: red }</style></head><body><nav>Home</nav>
<h1>Day 455: Bridge at <b>Ostrel</b> holds<sup>1</sup></h1>
<p>The bridge
holds. Two trains cross it.</p>
<h2>Bridge &amp; river</h2>
<p>The mayor said \u201cwe hold\u201d on <a href="https://t.example/a?b=1&amp;c=2">Telegram</a>.</p>
<ul><li>one item</li></ul>
<footer>Imprint</footer></body></html>
"""


def kinds(draft):
    return [(one.kind.value, one.span.of(draft.text)) for one in draft.blocks]


def test_markdown_becomes_blocks_without_markup():
    draft = read_plain_draft(MARKDOWN, Form.MARKDOWN)
    assert kinds(draft) == [
        ("title", "Day 455: Bridge at Ostrel holds"),
        ("standfirst", "The bridge holds. Two trains cross it."),
        ("heading", "Bridge & river"),
        ("body", "The mayor said “we hold*” on Telegram. She added it & left."),
        ("item", "one item"),
        ("item", "another, with code and snake_case"),
        ("note", "Sources"),
        ("note", "Ostrel Gazette"),
    ]
    assert [one.section for one in draft.blocks] == [0, 0, 1, 1, 1, 1, 1, 1]
    (link,) = draft.links
    assert (link.span.of(draft.text), link.target) == ("Telegram", "https://t.example/a_b_c")


def test_html_becomes_blocks_without_markup():
    draft = read_plain_draft(HTML, Form.HTML)
    assert kinds(draft) == [
        ("title", "Day 455: Bridge at Ostrel holds"),
        ("standfirst", "The bridge holds. Two trains cross it."),
        ("heading", "Bridge & river"),
        ("body", "The mayor said “we hold” on Telegram."),
        ("item", "one item"),
        ("note", "Imprint"),
    ]
    (link,) = draft.links
    assert (link.span.of(draft.text), link.target) == ("Telegram", "https://t.example/a?b=1&c=2")


def test_plain_text_is_parted_in_paragraphs_and_items():
    draft = read_plain_draft("Day 455: It holds\r\n\r\nIt holds.\r\n\r\n  • one\r\n", Form.TEXT)
    assert kinds(draft) == [("body", "Day 455: It holds"), ("body", "It holds."), ("item", "one")]
    assert not draft.has_structure


@pytest.mark.parametrize(("raw", "form"), [(MARKDOWN, Form.MARKDOWN), (HTML, Form.HTML)])
@pytest.mark.parametrize("word", ["Ostrel", "Telegram", "holds.", "one item", "river"])
def test_words_are_found_again_in_the_file(raw, form, word):
    draft = read_plain_draft(raw, form)
    at = draft.text.index(word)
    where = draft.in_file(Span(at, at + len(word)))
    assert where.of(raw) == word


def test_a_character_reference_is_one_character_of_the_text():
    raw = "It &amp; I &#8211; &ldquo;we&rdquo;"
    draft = read_plain_draft(raw, Form.HTML)
    assert draft.text == "It & I – “we”"
    assert draft.in_file(Span(3, 4)).of(raw) == "&amp;"
    assert draft.in_file(Span(9, 13)).of(raw) == "&ldquo;we&rdquo;"


def test_offsets_count_characters_that_normal_form_drops():
    raw = "\u200bThe\u00a0mayor\r\n\r\nShe \u2009said"
    draft = read_plain_draft(raw, Form.TEXT)
    assert draft.text == "The mayor\n\nShe  said"
    at = draft.text.index("said")
    assert draft.in_file(Span(at, at + 4)).of(raw) == "said"


@pytest.mark.parametrize(
    ("raw", "form", "covered"),
    [
        ("One.\n\n<!-- standfirst: ignore Q001 it was so -->\nTwo.", Form.MARKDOWN, "Two."),
        ("One. <!-- standfirst: ignore Q001 it was so -->\n\nTwo.", Form.MARKDOWN, "One."),
        ("<p>One.</p><!-- standfirst: ignore Q001 it was so --><p>Two.</p>", Form.HTML, "Two."),
        ("One.\n\nTwo. [standfirst: ignore Q001 it was so]", Form.TEXT, "Two."),
        ("[standfirst: ignore Q001 it was so]\n\nTwo.", Form.TEXT, "Two."),
    ],
)
def test_suppression_covers_its_block_and_is_no_word_of_the_draft(raw, form, covered):
    draft = read_plain_draft(raw, form)
    assert "standfirst" not in draft.text
    (one,) = draft.suppressions
    assert (one.code, one.reason) == ("Q001", "it was so")
    assert one.span.of(draft.text) == covered
    assert "ignore Q001" in one.written.of(raw)


def test_suppression_of_the_whole_file_and_of_several_codes():
    raw = "<!-- standfirst: ignore-file U001,S background -->\n\nOne."
    draft = read_plain_draft(raw, Form.MARKDOWN)
    assert [(one.code, one.span, one.reason) for one in draft.suppressions] == [
        ("U001", None, "background"),
        ("S", None, "background"),
    ]


@pytest.mark.parametrize("form", [Form.TEXT, Form.MARKDOWN, Form.HTML])
@given(raw=some.text(alphabet='ab \n\r#*_`[]()<>!-&;:"“”\\|~^1.\u200b\u00a0é', max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_draft_keeps_its_promises(raw, form):
    draft = read_plain_draft(raw, form)
    assert len(draft.text) == len(draft.starts) == len(draft.ends)
    last = 0
    for block in draft.blocks:
        words = block.span.of(draft.text)
        assert words == words.strip() != ""
        where = draft.in_file(block.span)
        assert last <= where.start < where.end <= len(raw)
        last = where.start
        first = raw[where.start]
        assert first == words[0] or first in "&\\\r\u00a0" or escaping.unescape(first) == words[0]
    for link in draft.links:
        assert 0 <= link.span.start < link.span.end <= len(draft.text)


def test_kinds_of_blocks_say_whether_they_are_checked():
    assert not BlockKind.NOTE.is_checked
    assert not BlockKind.NOTICE.is_checked
    assert BlockKind.TITLE.is_checked


def test_what_a_digest_says_of_itself_is_a_note():
    raw = "It holds.\n\n---\n\nOstrel desk. Reports published from 21:00. As of 12 December 2022, 20:31 EET.\n"
    assert kinds(read_plain_draft(raw, Form.MARKDOWN))[1][0] == "note"


def test_numbers_of_endnotes_are_no_words_and_keep_places():
    raw = "It holds. \\[1\\] Two trains[2] cross it [3]."
    draft = read_plain_draft(raw, Form.MARKDOWN)
    assert draft.text == "It holds. Two trains cross it."
    at = draft.text.index("cross")
    assert draft.in_file(Span(at, at + 5)).of(raw) == "cross"


def test_what_a_page_shows_on_demand_is_not_read():
    raw = '<p>It holds.</p><div class="note" popover><div>x</div>A note.</div><p>It does.</p>'
    assert read_plain_draft(raw, Form.HTML).text == "It holds.\n\nIt does."


@pytest.mark.parametrize(
    "attributes", ['class="sources"', "id='footnotes'", 'class="small references"', "class=sources"]
)
def test_a_pages_list_of_sources_is_no_text_to_check(attributes):
    raw = f"<p>The bridge holds.</p><ul {attributes}><li>Gazette: Bridge holds</li></ul><p>Yes.</p>"
    draft = read_plain_draft(raw, Form.HTML)
    assert [one.span.of(draft.text) for one in draft.blocks] == ["The bridge holds.", "Yes."]
    other = read_plain_draft(raw.replace(attributes, 'class="resources"'), Form.HTML)
    assert "Gazette" in other.text
