"""Parts: headline, standfirst, headings with their sections, notices and captions.

Parts that the input gave are kept. In plain text they are told by form alone: a short line
without a final stop that prose follows is a heading; the first such line is the headline; a
paragraph set off between the headline and the first heading is the standfirst.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from standfirst.read.advertising import is_advertisement
from standfirst.read.notices import caption_of, find_notices, is_furniture
from standfirst.records import Notice, Parts, Report, Section, Span
from standfirst.text import paragraphs

_LONGEST_HEADING = 140  # characters
_LONGEST_HEADLINE = 220
_LONGEST_STANDFIRST = 700
_MOST_WORDS = 18
_STOP = re.compile(r"[.,;:…!][\"'”’»“)\]]*\Z|[”\"»]\Z")
_BULLET = re.compile(r"[•◦▪▫●○■□‣⁃∙·⚫*>–—-]\ufe0f?\s|\d{1,3}[.)]\s")
_BYLINE = re.compile(
    r"(?:by|from|photos? by|edited by|reporting by|updated|published|posted)\b[:\s]", re.IGNORECASE
)
_DATE_LINE = re.compile(
    r"(?:[A-Z][a-z]+day,?\s)?(?:[A-Z][a-z]+\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+),?\s\d{4}\Z"
)


class Block(NamedTuple):
    """A paragraph with what its form tells."""

    span: Span
    words: str
    is_line: bool  # short, without a final stop: a heading if prose follows


def find_parts(report: Report) -> Parts:
    """Find the parts of a report; spans given with it are kept as they are.

    An advertisement is one notice from end to end.
    """
    text = report.text
    if is_advertisement(text):
        whole = Notice("promotion", Span(0, len(text)))
        return Parts(report.headline, report.standfirst, notices=(whole,))
    given_end = max(
        [span.end for span in (report.headline, report.standfirst) if span is not None], default=0
    )
    blocks = [_block(text, span) for span in paragraphs(text) if span.start >= given_end]
    headline = report.headline
    if headline is None and report.standfirst is None and _opens_with_headline(blocks):
        headline = blocks.pop(0).span
    captions = tuple(block.span for block in blocks if caption_of(block.words))
    blocks = [block for block in blocks if not caption_of(block.words)]
    groups = _grouped(blocks)
    notices, groups = _without_notices(text, groups)
    standfirst = report.standfirst
    if standfirst is None and headline is not None:
        standfirst, groups = _take_standfirst(groups)
    return Parts(
        headline=headline,
        standfirst=standfirst,
        sections=tuple(_section(group) for group in groups if group),
        notices=notices,
        captions=captions,
    )


def _block(text: str, span: Span) -> Block:
    words = text[span.start : span.end]
    short = len(words) <= _LONGEST_HEADING and "\n" not in words
    return Block(
        span,
        words,
        is_line=short
        and not _STOP.search(words)
        and not _BULLET.match(words)
        and not _BYLINE.match(words)
        and not _DATE_LINE.match(words)
        and len(words.split()) <= _MOST_WORDS
        and any(letter.isalpha() for letter in words)
        and not words[0].islower()
        and not is_furniture(words),
    )


def _opens_with_headline(blocks: list[Block]) -> bool:
    """Tell whether the first paragraph is a headline: one short line, and a text under it."""
    if len(blocks) < 2:
        return False
    words = blocks[0].words
    if "\n" in words or len(words) > _LONGEST_HEADLINE or _BULLET.match(words):
        return False
    if is_furniture(words) or caption_of(words):
        return False
    return not words.endswith((".", ",", ";", ":", ".”", '."', ".»", "…"))


def _grouped(blocks: list[Block]) -> list[list[Block]]:
    """Part the blocks before each heading; the first group has none if its first is prose."""
    groups: list[list[Block]] = [[]]
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.is_line and following is not None and _goes_under(following):
            groups.append([block])
        else:
            groups[-1].append(block)
    return [group for group in groups if group]


def _goes_under(block: Block) -> bool:
    return not block.is_line or bool(_BULLET.match(block.words))


def _without_notices(
    text: str, groups: list[list[Block]]
) -> tuple[tuple[Notice, ...], list[list[Block]]]:
    notices: list[Notice] = []
    kept: list[list[Block]] = []
    for group in groups:
        found, rest = find_notices(text, [block.span for block in group])
        notices += found
        remaining = set(rest)
        kept.append([block for block in group if block.span in remaining])
    return tuple(notices), [group for group in kept if group]


def _take_standfirst(groups: list[list[Block]]) -> tuple[Span | None, list[list[Block]]]:
    """Take the one paragraph that stands between headline and first heading, if it is one."""
    if len(groups) < 2 or len(groups[0]) != 1 or _has_heading(groups[0]):
        return None, groups
    block = groups[0][0]
    if len(block.words) > _LONGEST_STANDFIRST or _BULLET.match(block.words):
        return None, groups
    return block.span, groups[1:]


def _has_heading(group: list[Block]) -> bool:
    return len(group) > 1 and group[0].is_line and _goes_under(group[1])


def _section(group: list[Block]) -> Section:
    if _has_heading(group):
        return Section(group[0].span, Span(group[1].span.start, group[-1].span.end))
    return Section(None, Span(group[0].span.start, group[-1].span.end))
