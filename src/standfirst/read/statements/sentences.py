"""The sentences of a report's paragraphs, parted once for all who ask."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from standfirst.records import Span
from standfirst.text import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence


_CLOCK = re.compile(
    r"(?:[^\w\s]{1,4} ?)?[0-2]?\d[:.][0-5]\d(?: ?(?:[AaPp]\.?[Mm]\.?|GMT|UTC|[CE]E?S?T))?"
    r"[:,|–—-]? +(?=[^\W\d_a-z]|[“\"‘«„])"
)


def past_clock(text: str, paragraph: Span) -> Span:
    """Return a paragraph without the time of day that opens an entry of a live blog: "13:40 …"."""
    clock = _CLOCK.match(text, paragraph.start, paragraph.end)
    return Span(clock.end(), paragraph.end) if clock else paragraph


class Sentences:
    """The sentences of some paragraphs, in order; each paragraph is parted when it is asked for."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._starts = [span.start for span in paragraphs]
        self._known: dict[Span, list[Span]] = {}

    def of(self, stretch: Span) -> list[Span]:
        """Return the sentences of a paragraph, or of a part of one."""
        found = self._known.get(stretch)
        if found is None:
            found = self._known[stretch] = split_sentences(self._text, stretch)
        return found

    def starts(self) -> list[int]:
        """Return where the sentences of all paragraphs start."""
        return [span.start for paragraph in self._paragraphs for span in self.of(paragraph)]

    def around(self, span: Span) -> Span:
        """Return the sentence in which a span begins."""
        paragraph = self._paragraphs[max(0, bisect_right(self._starts, span.start) - 1)]
        found = self.of(paragraph)
        at = bisect_right(found, span.start, key=itemgetter(0)) - 1
        return found[at] if found and at >= 0 else paragraph
