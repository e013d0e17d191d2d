"""Where each word of a text stands: what tells a step at once whether it has anything to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


class WordIndex:
    """The runs of letters of a text, in small letters, with the offsets at which they start.

    Most steps of reading look for words of some closed class, which few places of a text hold. One
    pass over the text serves them all: each asks for its places, and reads on from there.
    """

    __slots__ = ("_known", "_places", "numbers")

    def __init__(self, text: str) -> None:
        """Index a text, in one pass."""
        low = text.lower()
        if len(low) != len(text):  # "İ" makes two characters: keep the offsets
            low = "".join(one if len(one.lower()) > 1 else one.lower() for one in text)
        places: dict[str, list[int]] = {}
        for match in _WORD.finditer(low):
            word = match[0]
            if word in places:
                places[word].append(match.start())
            else:
                places[word] = [match.start()]
        self._places = places
        self._known = frozenset(places)
        self.numbers = [match.start() for match in _DIGITS.finditer(text)]  # runs of digits

    def places(self, words: AbstractSet[str]) -> list[int]:
        """Return where these words stand, in order."""
        found: list[int] = []
        for word in self._known.intersection(words):
            found += self._places[word]
        found.sort()
        return found
