"""Quotations whose closing mark is missing: where they end, told by who says them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Span
from standfirst.text import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.lexicon import Lexicon
    from standfirst.text import Quotation

_GOES_ON = re.compile(r"\s*[“„«»\"‘]")
_STOPS = ",?!"
_MOST_WORDS = 8  # of a source
_PRONOUNS = frozenset({"he", "she", "they"})
_OPENERS = _PRONOUNS | {"the"}
_NO_SUBJECT = frozenset("APWSHCvR")


def mend(
    text: str, paragraph: Span, quotations: Sequence[Quotation], lexicon: Lexicon
) -> list[Quotation]:
    """End unclosed quotations at the stop before their source: '“It holds, Dolsk said.'.

    One that the next paragraph goes on with, or that nobody is named behind, stays as it is.
    """
    if all(quotation.closed for quotation in quotations):
        return list(quotations)
    return [
        quotation
        if quotation.closed
        or (quotation.span.end == paragraph.end and _GOES_ON.match(text, paragraph.end))
        else _ended(text, quotation, lexicon)
        for quotation in quotations
    ]


def _ended(text: str, quotation: Quotation, lexicon: Lexicon) -> Quotation:
    tokens = tokenise(text, quotation.inner)
    for at, token in enumerate(tokens):
        if text[token.start] in _STOPS and _names_source(text, tokens, at + 1, lexicon):
            return replace(
                quotation,
                span=Span(quotation.span.start, token.end),
                inner=Span(quotation.inner.start, token.end),
                closed=True,
            )
    return quotation


def _names_source(text: str, tokens: Sequence[Span], start: int, lexicon: Lexicon) -> bool:
    """Tell whether a short subject and a verb of saying begin at a token, or the verb first."""
    is_named = False
    for at in range(start, min(len(tokens), start + _MOST_WORDS)):
        word = text[tokens[at].start : tokens[at].end]
        low = word.lower()
        if not word[0].isalnum() and word != ".":
            return False
        if any(row.cue.tail and row.form in "ps" for row in lexicon.cues.get(low, ())):
            return is_named or (at == start and _is_capital(text, tokens, at + 1))
        if lexicon.tags.get(low, "n") in _NO_SUBJECT and low not in _PRONOUNS:
            return False
        is_named = is_named or word[0].isupper() or (at == start and low in _OPENERS)
    return False


def _is_capital(text: str, tokens: Sequence[Span], at: int) -> bool:
    return at < len(tokens) and text[tokens[at].start].isupper()
