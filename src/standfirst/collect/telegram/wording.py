"""A post's words: offsets of Telegram's, which count in UTF-16, and lines of links at its end."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_MOST_LINES = 3  # of links at a post's end
_FEW_WORDS = 4  # a line of one link and no more words is a door, a longer one a sentence


def code_points(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return spans in code points of ranges (offset, length) in UTF-16 units.

    A range that begins or ends within a character takes the whole of it; one that lies outside
    the text is cut, and left out where nothing is left.
    """
    starts = [0, *accumulate(2 if one > "\uffff" else 1 for one in text)]
    found: list[Span] = []
    for offset, length in ranges:
        if offset < 0 or length <= 0 or offset >= starts[-1]:
            continue
        start = bisect_left(starts, offset + 1) - 1
        end = min(bisect_left(starts, offset + length), len(text))
        found.append(Span(start, end))
    return tuple(found)


def without_links_below(text: str, links: tuple[Span, ...]) -> str:
    """Cut lines at a post's end that hold links and nothing else, as "Telegram | YouTube".

    The channel's name and its doors to elsewhere are no words of a report. A post that is nothing
    but links stays as it is.
    """
    if not links:
        return text
    kept = text.rstrip()
    for _ in range(_MOST_LINES):
        start = kept.rfind("\n") + 1
        if start == 0 or not _is_door(kept, start, links):
            break
        kept = kept[:start].rstrip()
    return kept


def _is_door(text: str, start: int, links: tuple[Span, ...]) -> bool:
    within = [one for one in links if one.end > start and one.start < len(text)]
    words = [word.span() for word in _WORD.finditer(text, start)]
    if not within or not all(
        any(one.start < end and one.end > begin for one in within) for begin, end in words
    ):
        return False
    return len(within) > 1 or len(words) <= _FEW_WORDS
