"""Words in a row, to be compared: of a whole report, and of those in quotation marks alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
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
        found = [one for span in spans for one in words_in(text, span)]
        joined = " " + "".join(f"{word} " for word, _ in found)
        starts: list[int] = []
        at = 1
        for word, _ in found:
            starts.append(at)
            at += len(word) + 1
        return cls(tuple(w for w, _ in found), tuple(p for _, p in found), joined, tuple(starts))

    def find(self, words: Sequence[str], after: int = 0) -> int | None:
        """Return where words stand in a row, from the word number ``after`` on, if they do."""
        if not words or after >= len(self.words):
            return None
        at = self.joined.find(f" {' '.join(words)} ", self.starts[after] - 1)
        return None if at < 0 else bisect_right(self.starts, at + 1) - 1

    def span(self, first: int, last: int) -> Span:
        """Return the span from one word to another, both included."""
        return Span(self.places[first].start, self.places[last].end)
