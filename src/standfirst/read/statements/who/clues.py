"""Small clues that a text gives: a gender, initials, places of a name, who was brought in."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from standfirst.read.statements.holders import head_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.text import WordIndex

_One = TypeVar("_One")
_MOST_PLACES = 200  # of one name
_NEXT_SENTENCE = 160
_NEXT = re.compile(r"[^.!?“”\"\n]*[.!?](?: [“\"][^”\"\n]*[”\"])? (He|His|She|Her)\b")
INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)(?=((?: [\w’'-]+){1,4}))")
_INDEFINITES = frozenset({"a", "an", "another", "one"})
_FOLLOWED = re.compile(r"[\w’'-]+")
_NAME_BEHIND = re.compile(r",? [A-Z]")


def with_initials(initials: str, named: Iterable[tuple[str, _One]]) -> _One | None:
    """Return the only one whose name begins with some letters: "LV" is Lasse Vindholm."""
    found = [one for name, one in named if "".join(w[0] for w in name.split()) == initials]
    return found[0] if len(found) == 1 else None


def places_of(name: str, text: str) -> list[int]:
    """Return where a name stands as a whole."""
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return [match.start() for match in islice(found, _MOST_PLACES)]


def gender_behind(text: str, at: int, role: str) -> str:
    """Tell a gender by the pronoun that opens the next sentence: "the 52-year-old … He"."""
    match = _NEXT.match(text[at : at + len(role) + _NEXT_SENTENCE])
    return "" if match is None else "m" if match[1] in {"He", "His"} else "f"


def brought_in(text: str, words: WordIndex) -> dict[str, int]:
    """Return where each noun behind "a", "another" or "one" first stands, unless a name follows."""
    found: dict[str, int] = {}
    for at in words.places(_INDEFINITES):
        match = INDEFINITE.match(text, at)
        if match is None:
            continue
        for word in _FOLLOWED.finditer(text, *match.span(1)):
            if not _NAME_BEHIND.match(text, word.end()):
                found.setdefault(head_word(word[0].lower()), match.start())
    return found
