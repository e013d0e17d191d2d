"""From a draft's plain text and its reading to its blocks and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import Block, BlockKind, Draft, DraftSentence
from standfirst.records import Span
from standfirst.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.check.drafts import PlainDraft
    from standfirst.records import Parts, Reading

_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}(?:\s[A-Z]{2,5}\b)?[:–—-]?\s+(?=[\w“\"])")
# "3/", "3/12", "(3)", "3)": the number of a post in its thread, or of an item.
_NUMBERED: Final = re.compile(r"(?:\d{1,3}/(?:\d{1,3})?|\(?\d{1,3}\))\s+(?=\S)")
_BRACKETED: Final = re.compile(r"\([^()]{1,600}\)\s+")
_BEHIND: Final = re.compile(r"(?<=[.!?”\"])\s+\([^()]{1,600}\)\Z")
# What a digest says of itself, and sources in brackets: nothing in it has a source to be found.
FURNITURE: Final = re.compile(
    r"\([^()]{1,600}\)\.?\Z"
    r"|(?:As of|Covering|Reports published from|What was reported from|Based on information from"
    r"|All times are|Times are those|Here (?:is|are) the|These are the main|As the war enters"
    r"|Summary of key events|(?:The )?[Nn]ext (?:report|update|edition)"
    r"|Figures are those of the sources)\b"
    r"|[\w ]{0,40}\b(?:Report|Update|Bulletin|Issue|Edition|Briefing)\s(?:No\.?\s?|#)?\d"
    r"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{1,2} \w+ \d{4}"
    r"(?:, \d{1,2}:\d{2}.{0,8})?\Z"
)


def assemble(name: str, plain: PlainDraft, reading: Reading) -> Draft:
    """Return the draft: blocks as the file marks them, else as reading found them."""
    parts = reading.parts
    blocks = list(plain.blocks)
    if not plain.has_structure:
        blocks = _with_parts(blocks, parts)
    notices = _Places(one.span for one in parts.notices)
    captions = _Places(parts.captions)
    blocks = [
        replace(one, kind=BlockKind.NOTICE)
        if notices.touch(one.span)
        else replace(one, kind=BlockKind.NOTE)
        if captions.touch(one.span)
        else one
        for one in blocks
    ]
    sentences: list[DraftSentence] = []
    for block in blocks:
        for found in split_sentences(plain.text, block.span):
            span = _without_aside(plain.text, found, block)
            words = span.of(plain.text)
            beside = FURNITURE.match(words) is not None
            here = replace(block, kind=BlockKind.NOTE) if beside else block
            sentences.append(DraftSentence(len(sentences), span, words, here))
    return Draft(name, plain, reading, tuple(blocks), tuple(sentences))


def _without_aside(text: str, span: Span, block: Block) -> Span:
    """Return a sentence without number or clock before it and outlets in brackets around it."""
    start, end = span
    if start == block.span.start and (number := _NUMBERED.match(text, start, end)):
        start = number.end()
        block = replace(block, span=Span(start, block.span.end))
    if start == block.span.start and (clock := _CLOCK.match(text, start, end)):
        start = clock.end()
    before = _BRACKETED.match(text, start, end)
    if before and before.end() < end:
        start = before.end()
    behind = _BEHIND.search(text, start, end)
    return Span(start, behind.start() if behind and behind.start() > start else end)


class _Places:
    """Spans that do not overlap, to be asked which others they touch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)

    def touch(self, span: Span) -> bool:
        at = bisect_left(self.spans, (span.end, span.end)) - 1
        return at >= 0 and self.spans[at].overlaps(span)


def _with_parts(blocks: list[Block], parts: Parts) -> list[Block]:
    """Tell title, standfirst and headings of plain text by what reading took them for."""
    headings = _Places(section.heading for section in parts.sections if section.heading)
    found: list[Block] = []
    section = 0
    for one in blocks:
        if parts.headline and parts.headline.overlaps(one.span):
            found.append(replace(one, kind=BlockKind.TITLE, level=1))
        elif parts.standfirst and parts.standfirst.overlaps(one.span):
            found.append(replace(one, kind=BlockKind.STANDFIRST))
        elif headings.touch(one.span):
            section += 1
            found.append(Block(BlockKind.HEADING, one.span, 2, section))
        else:
            found.append(replace(one, section=section))
    return found
