"""Words that weigh: what two sentences share, and what makes a sentence unfit to stand alone."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*\d|\d", re.UNICODE)

STOPWORDS = frozenset(
    "a about above after again against all also am an and any are as at be because been before"
    " being below between both but by can could did do does doing down during each few for from"
    " further had has have having he her here hers him his how i if in into is it its itself just"
    " like made make may me might more most much must my near new no nor not now of off on once"
    " one only or other our out over own per said same says say she should since so some such"
    " than that the their them then there these they this those through to told too under"
    " until up upon us very was we were what when where which while who whom whose why will with"
    " within without would yesterday today tomorrow monday tuesday wednesday thursday friday"
    " saturday sunday added according reported reports year years day days week month time".split()
)

FIRST_PERSON = re.compile(
    r"\b(?:I|I['’]m|I['’]ve|we|our|ours|us|my|me|mine|myself|ourselves)\b", re.IGNORECASE
)
CONNECTIVE = re.compile(
    r"(?:And|But|So|Also|Meanwhile|However|Moreover|Furthermore|Additionally|Separately|"
    r"Still|Nevertheless|Nonetheless|Besides|Similarly|In addition|At the same time|"
    r"For his part|For her part)\b,? "
)
# A side's own words for the other side or its own deeds: never in the desk's voice.
LOADED = re.compile(
    r"\b(?:enem(?:y|ies)|occupiers?|invaders?|terrorists?|militants?|nazis?|regime|liberat\w+|"
    r"heroes|heroic\w*|defenders|criminals?|thugs|barbar\w+|treacherous\w*|puppets?|cynical\w*|"
    r"decisive\w*|glor\w+|fallen|insidious\w*|provocation)\b",
    re.IGNORECASE,
)
SECOND_PERSON = re.compile(
    r"\b(?:you|your|yours|click|subscribe|sign up|read more)\b", re.IGNORECASE
)
# A sentence that opens with one of these leans on the one before it.
LEANING = re.compile(
    r"(?:[“‘\"']?)(?:It|They|This|That|These|Those|Such|Here|There(?= too)|Then|Both|Others?|"
    r"Another|Neither|Either|Some|One|Each|The (?:latter|former|same|move|two|pair|comments?|"
    r"statement|remarks?|announcement|decision|news|incident|attack|report|men|women|deal)|"
    r"His|Her|Its|Their|Instead|Thus|Hence|Therefore|Nor|Yet|Or|Because|Which|Who)\b"
)


STEM = 6  # letters
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: str(i) for i, word in enumerate(SMALL)} | {
    f"{ten}{'-' + SMALL[i] if i else ''}": str(10 * n + i)
    for n, ten in enumerate(TENS, 2)
    for i in range(10)
}


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry content: lower case, plurals folded, numbers as digits."""
    return frozenset(map(_content, WORD.findall(text))) - {""}


@lru_cache(maxsize=1 << 16)
def _content(written: str) -> str:
    """Return a word as it is counted; empty for one that carries no content."""
    word = written.lower().replace("’", "'").removesuffix("'s")
    if word in NUMBER_WORDS and word not in {"zero", "one"}:
        return NUMBER_WORDS[word]
    if word in STOPWORDS or (len(word) < 3 and not word[:1].isdigit()):
        return ""
    return fold(word)


def fold(word: str) -> str:
    """Fold the plainest English endings, so that "tank" and "tanks" count as one word."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(words: frozenset[str]) -> frozenset[str]:
    """Return the beginnings of words, so that "adjourn" meets "adjourned", "Droskia" "Droskian".

    Numbers stay whole: 1,100,000 is not 1,100,500.
    """
    return frozenset(word if word[0].isdigit() else word[:STEM] for word in words)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that stands in the other: 0 apart, 1 contained."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
