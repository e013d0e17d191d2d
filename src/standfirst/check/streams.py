"""Words in a row, to be compared: of a whole report, and of those in quotation marks alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
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


class Stream:
    """Words in a row with their places in one text.

    Each is found when it is asked for: most reports are only asked whether they hold some words.
    """

    def __init__(self, text: str, spans: Iterable[Span], whole: Stream | None = None) -> None:
        """Make the stream of the words in some spans of a text, or of those of a whole stream."""
        self._text = text
        self._spans = tuple(spans)
        self._whole = whole

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Stream:
        """Return the stream of the words in some spans of a text."""
        return cls(text, spans)

    def within(self, spans: Iterable[Span]) -> Stream:
        """Return the stream of those words that begin in some spans, which are in order."""
        return Stream(self._text, spans, self)

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where each word stands."""
        if self._whole is not None:
            every = self._whole.places
            return tuple(every[n] for n in self._numbers)
        found = (match for span in self._spans for match in WORD.finditer(self._text, *span))
        return tuple(Span(*match.span()) for match in found)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in small letters."""
        if self._whole is not None:
            every = self._whole.words
            return tuple(every[n] for n in self._numbers)
        written = [word for span in self._spans for word in WORD.findall(self._text, *span)]
        # Words hold no blank, and none comes of them: all are put into small letters at once.
        return tuple(" ".join(written).casefold().translate(_APOSTROPHES).split())

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        """The numbers of the words in the whole stream that these are."""
        assert self._whole is not None
        firsts = [place.start for place in self._whole.places]
        return tuple(
            n
            for span in self._spans
            for n in range(bisect_left(firsts, span.start), bisect_left(firsts, span.end))
        )

    @cached_property
    def bag(self) -> frozenset[str]:
        """Each word once."""
        return frozenset(self.words)

    @cached_property
    def _joined(self) -> str:
        return f" {' '.join(self.words)} "

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each word begins in the joined ones."""
        lengths = (len(word) + 1 for word in self.words[:-1])
        return tuple(accumulate(lengths, initial=1)) if self.words else ()

    def find(self, words: Sequence[str], after: int = 0) -> int | None:
        """Return where words stand in a row, from the word number ``after`` on, if they do."""
        if not words or (self._whole is not None and not self._whole.bag.issuperset(words)):
            return None
        if after >= len(self.words):
            return None
        sought = f" {' '.join(words)} "
        if not after and sought not in self._joined:
            return None
        at = self._joined.find(sought, self._starts[after] - 1)
        return None if at < 0 else bisect_right(self._starts, at + 1) - 1

    def span(self, first: int, last: int) -> Span:
        """Return the span from one word to another, both included."""
        return Span(self.places[first].start, self.places[last].end)
