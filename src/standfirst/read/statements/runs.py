"""Runs of capitalised words, and whether what they name does something."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import is_given, role_words
from standfirst.read.statements.who.nouns import nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ](?:[\w'’-]|\.(?=\S))*+\.?+"
_RUN = re.compile(
    rf"{_CAPITAL}(?: (?:(?:de|da|di|van|von|der|den|al|bin|to|of) )?+"
    rf"(?:(?:al|el|d|o)[-’'])?+{_CAPITAL})*+"
)
_ABBREVIATED = re.compile(
    r"(?:\A|[ .])(?:[^\W\d_]|Mrs?|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|St|Prof|Adm|Rev|Jr|Sr"
    r"|Hon|Cmdr|Brig|Cpl|Pvt|Amb)\.\Z"
)
_GENITIVES = ("'s", "’s", "'", "’")
_VERB_BEHIND = re.compile(r" ([a-z]+)")
_MOST_RUNS = 20_000


@lru_cache(maxsize=1 << 13)  # each step of finding people asks for the same runs again
def trimmed(run: str) -> str:
    """Return a run without its genitive ending, the sentence's full stop or "KC" behind a name."""
    if run.endswith(".") and not _ABBREVIATED.search(run):
        run = run.rstrip(".")
    if run.endswith(_GENITIVES):
        run = run[: -2 if run[-1] == "s" else -1]
    name, _, last = run.rpartition(" ")
    return name if " " in name and last in role_words().honours else run


def find_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words; a function word that opens a sentence is cut off."""
    tags = english().tags
    for n, match in enumerate(_RUN.finditer(text)):
        if n > _MOST_RUNS:
            return
        start, end = match.span()
        while start < end:
            word = text[start:end].split(" ", 1)[0]
            is_firm = text[start:end].rsplit(" ", 1)[-1].lower() in nouns().body_signs
            is_adverb = word.endswith("ly") and not is_given(word) and not is_firm
            if (word.lower() not in tags and not is_adverb) or " " not in text[start:end]:
                break
            start += len(word) + 1
        stop = start
        for word in text[start:end].split(" "):
            stop += len(word)
            if word.endswith(".") and not _ABBREVIATED.search(word):
                yield start, stop
                start = stop + 1
            stop += 1
        if start < end:
            yield start, end


def acts(text: str, start: int, end: int) -> bool:
    """Tell whether a verb stands right behind words that "the" does not open."""
    lexicon = english()
    after = _VERB_BEHIND.match(text, end)
    word = after[1] if after else "-"
    is_verb = word in lexicon.cues or lexicon.tags.get(word, "-") in "Av" or word.endswith("ed")
    return is_verb and text[max(0, start - 4) : start].lower() != "the "
