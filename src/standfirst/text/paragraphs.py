"""Paragraphs: parted by blank lines, and by single line ends where the lines are not wrapped.

A block of lines is taken for wrapped prose when every break falls where a greedy wrap at the
block's width would put it and at least one falls inside a sentence. Else each line is a
paragraph, but for a long unfinished line that goes on with a small letter.
"""

from __future__ import annotations

import re
from itertools import pairwise

from standfirst.records import Span

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*+(?:[•◦▪▫●○■□‣⁃∙·*–—-]|\d{1,3}[.)]|\(?[a-zA-Zа-яіїєґ]\))\s")
_FINISHED = re.compile(r"[.!?…:;][\"'”’»“)\]]*\Z")
_NARROWEST, _WIDEST = 40, 120
_TAIL = 12  # characters of a line's end that tell whether it is finished


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    """Return the paragraphs in order, without the spaces around them; none is empty."""
    start, end = within or (0, len(text))
    if text.find("\n", start, end) < 0:
        only = _trimmed(text, start, end)
        return [] if only is None else [only]
    found: list[Span] = []
    block: list[Span] = []
    last_end = start
    for match in _LINE.finditer(text, start, end):
        line = _trimmed(text, match.start(), match.end())
        if line is None:
            continue
        if block and text.count("\n", last_end, line.start) > 1:
            found += _split_block(text, block)
            block = []
        block.append(line)
        last_end = line.end
    if block:
        found += _split_block(text, block)
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    stripped = line.strip()
    if not stripped:
        return None
    begin = start + len(line) - len(line.lstrip())
    return Span(begin, begin + len(stripped))


def _split_block(text: str, lines: list[Span]) -> list[Span]:
    if len(lines) == 1:
        return lines
    is_wrapped = _is_wrapped(text, lines)
    found = [lines[0]]
    for line, before in zip(lines[1:], lines, strict=False):
        goes_on = is_wrapped or (
            before.end - before.start >= _NARROWEST and _breaks_sentence(text, before, line)
        )
        if goes_on and not _BULLET.match(text, line.start, line.end + 1):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    width = max(line.end - line.start for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    breaks_sentence = False
    for before, line in pairwise(lines):
        if _BULLET.match(text, line.start, line.end + 1):
            continue
        space = text.find(" ", line.start, line.end)
        first_word = (line.end if space < 0 else space) - line.start
        if before.end - before.start + 1 + first_word <= width:
            return False
        breaks_sentence = breaks_sentence or _breaks_sentence(text, before, line)
    return breaks_sentence


def _breaks_sentence(text: str, before: Span, line: Span) -> bool:
    tail = text[max(before.start, before.end - _TAIL) : before.end]
    return text[line.start].islower() and not _FINISHED.search(tail)
