from __future__ import annotations

from standfirst.read.statements.sentences import Sentences
from standfirst.text import paragraphs, split_sentences

TEXT = "It rained. Dolsk spoke.\n\nThe road reopened. Nobody came."


def test_sentences_of_all_paragraphs_are_parted_once_and_found_by_what_stands_in_them():
    spans = paragraphs(TEXT)
    sentences = Sentences(TEXT, spans)
    assert sentences.of(spans[1]) == split_sentences(TEXT, spans[1])
    assert sentences.of(spans[1]) is sentences.of(spans[1])
    assert sentences.starts() == [span.start for span in split_sentences(TEXT)]
    at = TEXT.index("reopened")
    assert sentences.around(spans[1]).of(TEXT) == "The road reopened."
    assert sentences.around(type(spans[1])(at, at + 3)).of(TEXT) == "The road reopened."
