"""Words and short phrases of a table, found in a row of tokens."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Found(NamedTuple):
    """A phrase of the table: the tokens ``[start, end)`` and what the table calls it."""

    start: int
    end: int
    name: str


class Phrases:
    """A table from phrases to names; of two that start together the longer one is found.

    Where two rows give the same phrase, the first one counts.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for phrase, name in rows:
            words = tuple(phrase.split())
            by_first[words[0]].setdefault(words, name)
        self._by_first = {
            first: sorted(rows.items(), key=lambda row: (-len(row[0]), row[0]))
            for first, rows in by_first.items()
        }

    @property
    def firsts(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return frozenset(self._by_first)

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Yield the phrases in a row of small-letter words, from left to right, not overlapping."""
        if self._by_first.keys().isdisjoint(words):  # as in most sentences
            return
        at = 0
        while at < len(words):
            for phrase, name in self._by_first.get(words[at], ()):
                end = at + len(phrase)
                if tuple(words[at:end]) == phrase:
                    yield Found(at, end, name)
                    at = end - 1
                    break
            at += 1
