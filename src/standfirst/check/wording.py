"""Words as evidence is weighed by: in one spelling, without endings, small words left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
SMALL: Final = frozenset(
    "a about above after again against all also although am among an and another any are around as"
    " at be because been before being below between both but by can could did do does doing down"
    " during each either else ever every few for from further had has have having he her here hers"
    " herself him himself his how i if in into is it its itself just like may me might more most"
    " much must my myself no nor not now of off on once one only or other our ours out over own per"
    " rather s same shall she should since so some still such t than that the their theirs them"
    " themselves then there these they this those though through thus to too toward towards under"
    " until up upon us very was we were what when where whether which while who whom whose why will"
    " with within without would yet you your said says say told tells tell added adds according"
    " reported reports".split()
)
NUMBERS: Final = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
     "eighty": "80", "ninety": "90"}  # fmt: skip
_VOWEL: Final = re.compile(r"[aeiouyäöü]")
_LEAST: Final = 4  # letters of a word that may lose an ending


class Weighed(NamedTuple):
    """A word that counts: as the archive's search knows it, and its stem."""

    word: str
    stem: str
    span: Span


def weighed_words(text: str, within: Span) -> Iterator[Weighed]:
    """Yield the words of a span that say something, in order."""
    for match in WORD.finditer(text, *within):
        word = match[0].casefold().replace("’", "'")
        word = word.removesuffix("'s")
        if word in SMALL or (len(word) == 1 and not word.isdigit()):
            continue
        yield Weighed(word, stem_of(word), Span(*match.span()))


def stems_in(text: str, within: Span) -> frozenset[str]:
    """Return the stems of the words of a span that say something."""
    found = {_stem_if_weighed(word) for word in WORD.findall(text, *within)}
    return frozenset(stem for stem in found if stem)


@lru_cache(maxsize=1 << 16)
def _stem_if_weighed(written: str) -> str:
    word = next(weighed_words(written, Span(0, len(written))), None)
    return word.stem if word else ""


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """Return a word without its ending, numbers in digits; "Velmoran" and "Velmora" have one stem.

    It is a key to look words up by, no word of a language.
    """
    word = NUMBERS.get(word, word)
    tens, _, ones = word.partition("-")
    if tens in NUMBERS and ones in NUMBERS:
        word = str(int(NUMBERS[tens]) + int(NUMBERS[ones]))  # "sixty-one"
    if not word[0].isalpha():
        return word.replace(",", "")
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(put) >= _LEAST:
            cut = word[: -len(ending)] + put
            if _VOWEL.search(cut):
                word = cut
    if len(word) > _LEAST and word[-1] == word[-2]:
        word = word[:-1]
    return word


# In this order, each at most once: plurals, verbs, adverbs, nouns of nations.
_ENDINGS: Final = (
    ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("s", ""), ("ing", ""),
    ("ed", ""), ("ly", ""), ("ise", "iz"), ("ize", "iz"), ("ense", "enc"), ("ence", "enc"),
    ("e", ""), ("y", ""), ("ian", ""), ("an", ""), ("ia", ""), ("a", ""), ("i", ""),
)  # fmt: skip
