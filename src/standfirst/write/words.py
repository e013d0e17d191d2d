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
# What a sentence says without it too: "Besides the mayor", "So far", "But for the rain" stay.
CONNECTIVE = re.compile(
    r"(?:And|But(?! for\b)|Also(?! known\b)|Meanwhile|However|Moreover|Furthermore|Additionally|"
    r"Separately|Nevertheless|Nonetheless|In addition(?! to\b)|At the same time(?! as\b)|"
    r"Besides(?=,)|Similarly(?=,)|Still(?=,)|"
    r"So(?! (?:far|long|many|much|few|little|that|called|as)\b)|"
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
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_COUNTS = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in SMALL)
# A sentence that opens with one of these leans on the one before it.
LEANING = re.compile(
    r"(?:[“‘\"']?)(?:It|They|This|That|These|Those|Such|Here|There(?= too)|Then|Both|Others?|"
    r"Another|Neither|Either|Some|One|Each|The (?:latter|former|same|move|two|pair|comments?|"
    r"statement|remarks?|announcement|decision|news|incident|attack|report|men|women|deal)|"
    r"His|Her|Its|Their|Instead|Thus|Hence|Therefore|Nor|Yet|Or|Because|Which|Who)\b|"
    # "Now a group …", "Turns out …": what was before, or who asked, is told elsewhere
    r"Now,? (?:an?|the|it|he|she|they|that|his|her|its|their|there|[A-Z]\w*)\b|"
    r"(?:As it t|T)(?:urns|urned) out\b|As a result(?! of\b)|Afterwards?\b|After that\b|Later,|"
    # "A year later, …", "Just about nine hours later …", "The next day, …"
    r"(?:(?:Just|Only|Barely|About|Almost|Nearly|Roughly|Around|Less than|More than) )*"
    r"(?:about |almost |nearly |over )?"
    rf"(?:(?:[Aa]n?|[Ss]everal|[Mm]any|\d+|{_COUNTS}) )?"
    r"(?:few |couple of |half )?(?:[Mm]oment|[Mm]inute|[Hh]our|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear)s?"
    r" (?:later\b(?! than)|earlier,)|"
    r"(?:On )?[Tt]he (?:next|following|previous) (?:morning|evening|night|day|week|month|year)\b"
)


STEM = 6  # letters
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
