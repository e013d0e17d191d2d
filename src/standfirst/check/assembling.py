"""From a draft's plain text and its reading to its blocks and sentences."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.check.drafts import Block, BlockKind, Draft, DraftSentence
from standfirst.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.check.drafts import PlainDraft
    from standfirst.records import Parts, Reading, Span


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
        for span in split_sentences(plain.text, block.span):
            sentences.append(DraftSentence(len(sentences), span, span.of(plain.text), block))
    return Draft(name, plain, reading, tuple(blocks), tuple(sentences))


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
