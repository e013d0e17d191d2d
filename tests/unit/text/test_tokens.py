from __future__ import annotations

from standfirst.records import Span
from standfirst.text import tokenise


def test_words_keep_hyphens_apostrophes_and_dots_of_acronyms():
    text = "Dolsk’s south-western U.S. F-16s, 1,500-strong: 5% ... at 12:30 (O'Dell)."
    assert [span.of(text) for span in tokenise(text)] == [
        "Dolsk’s", "south-western", "U.S.", "F-16s", ",", "1,500-strong", ":", "5", "%", "...",
        "at", "12:30", "(", "O'Dell", ")", ".",
    ]  # fmt: skip


def test_tokens_stay_within_the_given_span():
    assert tokenise("Karsk holds on", Span(6, 11)) == [Span(6, 11)]
