"""Each case file says what it shows, then the input, then ``# output`` and one result a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.text import Quotation, find_quotations, paragraphs, split_sentences

CASES = Path(__file__).parents[2] / "cases" / "text"


def _paragraphs(text: str) -> list[str]:
    return [span.of(text).replace("\n", "⏎") for span in paragraphs(text)]


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def _quotations(text: str) -> list[str]:
    return [_described(quotation, text) for quotation in find_quotations(text)]


def _described(quotation: Quotation, text: str) -> str:
    closed = "closed" if quotation.closed else "open"
    continued = " continued" if quotation.continues else ""
    return f"{quotation.depth} {closed}{continued} {quotation.style}: {quotation.inner.of(text)}"


READERS = {"paragraphs": _paragraphs, "sentences": _sentences, "quotations": _quotations}


@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_case_reads_as_its_file_says(path: Path):
    head, _, expected = path.read_text("utf-8").partition("\n# output\n")
    what, _, text = head.partition("\n")
    assert what.startswith("# what: ")
    assert READERS[path.parent.name](text) == expected.splitlines()
