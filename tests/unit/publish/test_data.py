import json

import pytest

from fakes import an_edition
from standfirst.errors import InputError
from standfirst.publish import from_json, to_json

SENTENCE_KEYS = ["text", "kind", "edits", "citations"]
CITATION_KEYS = [
    "report", "revision", "start", "end", "exact", "prefix", "suffix", "text_sha256", "statement",
]  # fmt: skip


def test_edition_comes_back_from_its_json_as_it_was():
    edition = an_edition()
    assert from_json(to_json(edition)) == edition


def test_edition_without_headline_and_time_comes_back_as_it_was():
    edition = an_edition(headline=None, as_of=None, standfirst=(), sections=(), left_out=())
    assert from_json(to_json(edition)) == edition


def test_keys_stand_in_the_order_of_the_contract():
    table = json.loads(to_json(an_edition()))
    assert list(table) == [
        "number", "date", "headline", "standfirst", "sections", "as_of", "sources", "left_out",
    ]  # fmt: skip
    assert list(table["sections"][0]) == ["heading", "story", "sentences"]
    assert list(table["headline"]) == SENTENCE_KEYS
    assert list(table["headline"]["citations"][0]) == CITATION_KEYS
    assert list(table["headline"]["edits"][0]) == ["op", "from", "to"]


def test_json_keeps_letters_as_they_are_and_ends_with_a_newline():
    text = to_json(an_edition())
    assert "“The fighting" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"number": "x"}', "[" * 5000], ids=lambda text: text[:8]
)
def test_something_else_than_an_edition_is_refused_in_one_line(text):
    with pytest.raises(InputError, match=r"^edition: not in the shape") as caught:
        from_json(text)
    assert "\n" not in str(caught.value)
