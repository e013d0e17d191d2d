"""What a whole report tells about its names: which stand alone, which acronyms are spoken of.

One occurrence in a clear place (the surname alone, "the KSF said") decides for the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.names import Word
    from standfirst.text import WordIndex

_ACRONYM: Final = re.compile(r"[A-Z][A-Z&]{1,6}\Z")
_ACTS: Final = re.compile(r"['’]s?\s|\s(?:said|was|is|has|had|told|would|will|did|does|also|and)\b")
_OWNS: Final = re.compile(r"['’]s\b|\)")
_NEXT: Final = re.compile(r"\s([a-z]+)")
_SAYS: Final = frozenset("said says told announced warned accused denied".split())
_DOES: Final = _SAYS | frozenset(
    "has have had is are was were will would did does and of to in by on for at from with that"
    " began took made sent led won lost held".split()
)
_MOST_RUNS: Final = 4000  # of a report that are looked at; a longer list of names is no news


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """``alone`` are words that stand as a name of one word, ``spoken_of`` acronyms of bodies."""

    alone: frozenset[str]
    spoken_of: frozenset[str]
    text: str
    words: WordIndex

    def is_common(self, word: str) -> bool:
        """Tell whether a word stands in small letters somewhere: then it is hardly a name."""
        places = self.words.places({word.lower()})
        return any(self.text[place].islower() for place in places)


def evidence_of(text: str, runs: Sequence[Sequence[Word]], words: WordIndex) -> NameEvidence:
    """Gather the evidence of one report; ``words`` is its index."""
    runs = runs[:_MOST_RUNS]
    alone = {
        run[0].text
        for run in runs
        if len(run) == 1 and (not run[0].opens or _ACTS.match(text, run[0].end))
    }
    spoken_of = {
        word.text
        for run in runs
        for word in run
        if _ACRONYM.match(word.text) and _is_spoken_of(text, word)
    }
    return NameEvidence(frozenset(alone), frozenset(spoken_of), text, words)


def _is_spoken_of(text: str, word: Word) -> bool:
    """Tell a body ("the KSF", "KSF's", "KSF said", "(KSF)") from what else is abbreviated."""
    before = text[max(0, word.start - 4) : word.start]
    if _OWNS.match(text, word.end) and (text[word.end] != ")" or before.endswith("(")):
        return True
    match = _NEXT.match(text, word.end)
    if match and match[1] in _SAYS:
        return True
    if before.lower() != "the ":
        return False
    return match is None or match[1] in _DOES or match[1].endswith("ed")
