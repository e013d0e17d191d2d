"""Raw statements built by hand: the words of source, cue and content, as they stand in a text."""

from __future__ import annotations

from standfirst.read.statements.raw import RawStatement
from standfirst.records import Span


def raw(text: str, source: str | None, cue: str, *content: str, frame: str = "") -> RawStatement:
    return RawStatement(
        source=None if source is None else at(text, source),
        cue=at(text, cue),
        content=tuple(at(text, words) for words in content),
        act="say",
        pattern="built",
        confidence=1.0,
        frame=at(text, frame) if frame else Span(0, len(text)),
    )


def at(text: str, words: str) -> Span:
    """Find words; ``words@2`` is their second occurrence."""
    words, _, count = words.partition("@")
    start = -1
    for _ in range(int(count or 1)):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))
