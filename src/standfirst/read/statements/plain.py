"""The words of a source as they would stand inside a sentence: "Officials" are "officials"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.names import given_names, role_words, role_words_of

if TYPE_CHECKING:
    from standfirst.read.statements.cast import Cast
    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.sources import Described

_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*+")
_GROUP = re.compile(r"[a-z]{2,}(?:ers|ors|ists|ants|ents|ians|ies|ees|ives)")
_OPENERS = word_list("source_openers")


class PlainWords:
    """Tells common nouns from names at the start of a sentence, by the rest of the report."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._small = frozenset(filter(str.islower, text.split()))
        self._capitals = frozenset(_INSIDE.findall(text))

    def of(self, row: RawStatement) -> str:
        """Return the words of a source; a common noun loses the capital of a sentence's start."""
        assert row.source is not None
        words = row.source.of(self._text).rstrip(",")
        first, _, rest = words.partition(" ")
        if words.isupper() and words.lower() in role_words().askers:
            return words.lower()
        if row.source.start > row.frame.start or first[1:] != first[1:].lower():
            return words
        low = first.lower()
        common = low in _OPENERS or not self._small.isdisjoint({low, low + "s"})
        common = common or _opens_group(low, rest)
        is_name = first in self._capitals or self._cast.by_name(first, row.source.start) is not None
        return f"{low} {rest}".strip() if common and not is_name else words


def _opens_group(low: str, rest: str) -> bool:
    """Tell whether a source reads "plant workers", not "Halvern officials"."""
    head = rest.split(" of ", maxsplit=1)[0].split()[-1:] or [low]
    return low in role_words_of("bodies", "offices", "unnamed") or (
        head == [low] and _GROUP.fullmatch(low) is not None
    )


def names_group(found: Described) -> bool:
    """Tell whether a lone word nobody bears names a group: "Republicans", "Relatives"."""
    name = found.name or ""
    many = name.endswith("s") and not name.endswith(("ss", "us", "is"))
    is_name = name in role_words().names_in_s or name in given_names()
    return many and not is_name and " " not in name and not found.role and not found.gender
