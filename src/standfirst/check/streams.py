"""Words in a row, to be compared: of a whole report, and of those in quotation marks alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'"})


def words_in(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield the words of a span in small letters, hyphens parting them, with their places."""
    for match in WORD.finditer(text, *span):
        yield match[0].casefold().translate(_APOSTROPHES), Span(*match.span())


@dataclass(frozen=True, slots=True)
class Stream:
    """Words in a row with their places in one text; ``joined`` is searched, ``starts`` count it."""

    words: tuple[str, ...]
    places: tuple[Span, ...]
    joined: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Stream:
        """Make the stream of the words in some spans of a text."""
        return cls._made([one for span in spans for one in words_in(text, span)])

    @classmethod
    def _made(cls, found: Sequence[tuple[str, Span]]) -> Stream:
        words = tuple(word for word, _ in found)
        starts = accumulate((len(word) + 1 for word in words[:-1]), initial=1)
        return cls(
            words,
            tuple(place for _, place in found),
            f" {' '.join(words)} ",
            tuple(starts) if words else (),
        )

    def within(self, spans: Sequence[Span]) -> Stream:
        """Return the stream of those words that stand in some spans, which are in order."""
        found: list[tuple[str, Span]] = []
        firsts = [place.start for place in self.places]
        for span in spans:
            first, last = bisect_left(firsts, span.start), bisect_left(firsts, span.end)
            found += zip(self.words[first:last], self.places[first:last], strict=True)
        return self._made(found)

    def find(self, words: Sequence[str], after: int = 0) -> int | None:
        """Return where words stand in a row, from the word number ``after`` on, if they do."""
        if not words or after >= len(self.words):
            return None
        at = self.joined.find(f" {' '.join(words)} ", self.starts[after] - 1)
        return None if at < 0 else bisect_right(self.starts, at + 1) - 1

    def span(self, first: int, last: int) -> Span:
        """Return the span from one word to another, both included."""
        return Span(self.places[first].start, self.places[last].end)
