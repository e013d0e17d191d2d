"""Words, numbers and punctuation as spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"(?:\d++(?:[.,:]\d++)++|[\w\u0300-\u036f]++)"
_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}"  # U.S.
    rf"|{_WORD}(?:[-\u2010\u2011'’ʼ]{_WORD})*+"  # Dolsk's, south-western, 1,500-strong, F-16s
    r"|\.{2,}+|[^\w\s]"  # ... and every other mark by itself
)


def find_tokens(text: str, within: Span) -> Iterator[re.Match[str]]:
    """Find the tokens of ``tokenise`` one by one, where a list of them would cost too much."""
    return _TOKEN.finditer(text, *within)


def tokenise(text: str, within: Span | None = None) -> list[Span]:
    """Return words, numbers and punctuation marks in order; no span holds a space.

    Hyphens and apostrophes inside words and dots inside acronyms stay; "5%" is two tokens.
    """
    start, end = within or (0, len(text))
    return [Span(*match.span()) for match in _TOKEN.finditer(text, start, end)]
