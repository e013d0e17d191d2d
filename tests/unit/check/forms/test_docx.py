"""Word files become the same plain text as other drafts, or one line says why not."""

import io
import zipfile

import pytest

from standfirst.check.drafts import BlockKind
from standfirst.check.forms import read_docx
from standfirst.errors import InputError
from standfirst.records import Span
from wordfiles import a_paragraph, a_word_file


def test_styles_make_title_headings_and_items():
    draft = read_docx(
        a_word_file(
            a_paragraph("Day 455: Bridge holds", "Titel"),
            a_paragraph("It holds."),
            a_paragraph("Bridge", "berschrift1"),
            a_paragraph(["The mayor said “we ", "hold” on ", ("Telegram", "rId7"), "."]),
            a_paragraph("one item", "Liste"),
            a_paragraph(" "),
        ),
        "draft.docx",
    )
    assert [(one.kind, one.span.of(draft.text)) for one in draft.blocks] == [
        (BlockKind.TITLE, "Day 455: Bridge holds"),
        (BlockKind.STANDFIRST, "It holds."),
        (BlockKind.HEADING, "Bridge"),
        (BlockKind.BODY, "The mayor said “we hold” on Telegram."),
        (BlockKind.ITEM, "one item"),
    ]
    (link,) = draft.links
    assert (link.span.of(draft.text), link.target) == ("Telegram", "https://t.example/1")


def test_offsets_count_in_the_text_it_holds():
    draft = read_docx(
        a_word_file(a_paragraph("One."), a_paragraph("Two\u00a0words.")), "draft.docx"
    )
    assert draft.raw == "One.\nTwo words."
    at = draft.text.index("words")
    assert draft.in_file(Span(at, at + 5)).of(draft.raw) == "words"


def test_a_suppression_in_brackets_is_no_word_of_it():
    words = "It holds. [standfirst: ignore U001 seen by the editor]"
    draft = read_docx(a_word_file(a_paragraph(words)), "draft.docx")
    assert draft.text == "It holds."
    (one,) = draft.suppressions
    assert (one.code, one.reason) == ("U001", "seen by the editor")


def test_a_letter_and_its_accent_in_two_runs_are_one_letter():
    draft = read_docx(a_word_file(a_paragraph(["Cafe", "\u0301 it is."])), "draft.docx")
    assert draft.text == draft.raw == "Café it is."


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def test_what_is_no_word_file_is_told_in_one_line():
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    huge = a_word_file(document=f"<x>{'a' * (9 << 20)}</x>")
    for data in (b"no zip", empty.getvalue(), a_word_file(document="<x"), huge,
                 a_word_file(document=BOMB), a_word_file(a_paragraph("One."))[:-30]):  # fmt: skip
        with pytest.raises(InputError, match=r"^draft\.docx: ") as caught:
            read_docx(data, "draft.docx")
        assert "\n" not in str(caught.value)
