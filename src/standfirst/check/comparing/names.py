"""Names as they are spelt: which are known, and which are a slip of a known one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.records import Span

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Endings that British and American English write differently, both ways.
_ATLANTIC: Final = tuple(
    (re.compile(rf"(?<=[^\W\d_]){one}(?=s?\Z|d\Z|less\Z)"), other)
    for pair in (
        ("ense", "ence"), ("our", "or"), ("ntre", "nter"), ("ise", "ize"), ("isation", "ization"),
        ("ogue", "og"), ("alyse", "alyze"), ("gramme", "gram"), ("elled", "eled"),
    )
    for one, other in (pair, pair[::-1])
)  # fmt: skip
_SHORT: Final = 4  # letters of a name that is too short to be a slip of another
_LONG: Final = 8  # letters of a name in which two slips are possible
_LETTERS: Final = 3  # of a capital word that counts as a name


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word that is written as a name, and whether its sentence begins with it."""

    written: str
    start: int
    end: int
    is_first: bool


def name_words(text: str, span: Span) -> Iterator[NameWord]:
    """Yield the words of a sentence that begin with a capital letter; hyphens part them."""
    is_first = True
    for match in _WORD.finditer(text, *span):
        before = text[span.start : match.start()].rstrip()
        opens = is_first or before.endswith(("“", "‘", "(", ":", "–", "—", "\n"))
        is_first = False
        at = match.start()
        for part in match[0].split("-"):
            bare = _bare(part)
            if bare[:1].isupper() and len(bare) >= _LETTERS:
                yield NameWord(bare, at, at + len(bare), opens)
            at += len(part) + 1
            opens = False


def _bare(word: str) -> str:
    for ending in ("’s", "'s", "’", "'"):
        word = word.removesuffix(ending)
    return word


@lru_cache(maxsize=1 << 12)
def _words_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a text that are written large, and those written small."""
    bare = {_bare(part) for match in _WORD.finditer(text) for part in match[0].split("-")}
    large = frozenset(word for word in bare if word[:1].isupper())
    return large, frozenset(bare) - large


def _abroad(word: str) -> list[str]:
    """Return a word as the other side of the Atlantic would spell it: "Defense", "Centre"."""
    return [written for find, put in _ATLANTIC if (written := find.sub(put, word)) != word]


class Spellings:
    """The names and plain words that are known, and the search for the one meant by a slip."""

    def __init__(self, names: Iterable[str], texts: Iterable[str]) -> None:
        """Gather the words of names, and of texts those written large and small."""
        self.names: set[str] = set()
        self.plain: set[str] = set()
        for name in names:
            self._take(name, self.names)
        for text in texts:
            names_there, plain_there = _words_of(text)
            self.names |= names_there
            self.plain |= plain_there
        self._by_first: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self.names):
            if len(name) >= _SHORT:
                self._by_first[name[0]].append(name)
                self._by_first[name[1:2].upper()].append(name)  # the first two may be swapped

    def _take(self, name: str, into: set[str]) -> None:
        for match in _WORD.finditer(name):
            into.update(_bare(part) for part in match[0].split("-"))

    def is_known(self, word: str) -> bool:
        """Tell whether a word stands somewhere, as a name or a plain word, British or American."""
        return any(self._stands(one) for one in (word, *_abroad(word)))

    def _stands(self, word: str) -> bool:
        if word in self.names or word.lower() in self.plain or word.capitalize() in self.names:
            return True
        one = word.removesuffix("s")  # several of a name: Gales, Velmorans
        return one != word and (one in self.names or one.lower() in self.plain)

    def meant_by(self, word: str, *, is_first: bool) -> list[str]:
        """Return the known names that a word may be a slip of, the nearest alone.

        A word that opens its sentence may be a plain one: a short one has to lack a letter.
        """
        if len(word) < _SHORT:
            return []
        shortest = len(word) + 1 if is_first and len(word) == _SHORT else _SHORT
        most = 2 if len(word) >= _LONG else 1
        found: dict[str, int] = {}
        for name in self._by_first[word[0]]:
            if len(name) >= shortest and abs(len(name) - len(word)) <= most:
                distance = OSA.distance(word, name, score_cutoff=most)
                if distance <= most:
                    found[name] = distance
        least = min(found.values(), default=0)
        return sorted(name for name, distance in found.items() if distance == least)
