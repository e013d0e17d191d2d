"""What the archive says, and the words and numbers of a sentence, for those who put errors in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.records import Registers

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*\d|\d")
QUOTE = re.compile(r"“([^”]+)”")
SPEECH = re.compile(r"\A[^“”]*”|“[^”]*(?:”|\Z)")  # a quotation may run over several sentences
MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
SPELT = {word: n for n, word in enumerate(SMALL) if n > 1} | TENS
SAYS = r"(?:said|says|told|added|stressed|wrote|tweeted|reported|announced|claimed|confirmed)"
STOP = frozenset(
    "the a an and or but of in on at to for from by with that which who is are was were be been"
    " has have had it its he she they his her their as not no will would said says told".split()
)


@dataclass(frozen=True)
class World:
    """What the archive says: its texts, and its registers of people, places and outlets."""

    texts: tuple[str, ...]
    registers: Registers

    @cached_property
    def sentences(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each sentence of the archive with its weighty words."""
        return tuple(
            (line, weighty(line))
            for text in self.texts
            for line in re.split(r"\n+|(?<=[.!?”])\s+(?=[“A-Z])", text)
        )

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Each number that stands anywhere in the archive."""
        return frozenset(n for text in self.texts for _, n in numbers_in(text))

    @cached_property
    def surnames(self) -> tuple[tuple[str, str], ...]:
        """Full name and surname of each person of the register, bodies left out."""
        return tuple(
            (p.name, p.surname or p.name.split()[-1])
            for p in self.registers.people
            if not p.body and len(p.name.split()) > 1
        )

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places one names by one word or two, countries left out."""
        return tuple(
            p.name
            for p in self.registers.places
            if p.level in {"town", "river", "sea"} and len(p.name.split()) <= 2
        )

    def near(self, sentence: str, share: float = 0.4) -> list[str]:
        """Return the archive's sentences that hold this share of a sentence's weighty words."""
        words = weighty(sentence)
        if not words:
            return []
        counts = Counter(n for word in words for n in self._places.get(word, ()))
        found = sorted(n for n, held in counts.items() if held >= share * len(words))
        return [self.sentences[n][0] for n in found]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Return for each weighty word the numbers of the sentences that have it."""
        places: dict[str, list[int]] = {}
        for n, (_, words) in enumerate(self.sentences):
            for word in words:
                places.setdefault(word, []).append(n)
        return places

    def has_word_like(self, start: str) -> bool:
        """Tell whether a word of the archive begins so."""
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)

    @cached_property
    def _words(self) -> list[str]:
        return sorted({word for text in self.texts for word in re.findall(r"\w+", text)})


def weighty(text: str) -> frozenset[str]:
    """Return a text's words without the little ones, plural endings off."""
    return frozenset(
        str(SPELT.get(word, word)).removesuffix("s")
        for word in map(str.lower, WORD.findall(text))
        if word not in STOP
    )


def numbers_in(text: str) -> list[tuple[re.Match[str], float]]:
    """Return the numbers of a text, in digits or as one word, with their values."""
    found = []
    for match in re.finditer(
        r"(?<![\w#-])\d[\d,]*(?:\.\d+)?(?![\w:])|\b[A-Za-z]+(?:-[a-z]+)?\b", text
    ):
        low = match[0].lower().rstrip(",")
        if low[0].isdigit():
            found.append((match, float(low.replace(",", ""))))
        elif low in SPELT:
            found.append((match, float(SPELT[low])))
        elif "-" in low and low.split("-")[0] in SPELT and low.split("-")[1] in SMALL[:10]:
            found.append((match, float(SPELT[low.split("-")[0]] + SMALL.index(low.split("-")[1]))))
    return found


def outside(sentence: str, pattern: str, flags: int = 0) -> Iterator[re.Match[str]]:
    """Find a pattern outside quotation marks."""
    quoted = [m.span() for m in SPEECH.finditer(sentence)]
    for match in re.finditer(pattern, sentence, flags):
        if not any(start <= match.start() < end for start, end in quoted):
            yield match


def put(sentence: str, match: re.Match[str], new: str, group: int = 0) -> str:
    """Return the sentence with a match replaced; the case of a first letter is kept."""
    old = match[group]
    if old and new and old[0].isupper() and match.start(group) == 0:
        new = new[0].upper() + new[1:]
    return sentence[: match.start(group)] + new + sentence[match.end(group) :]


def tidy(sentence: str) -> str:
    """Close the gaps that dropped words left."""
    sentence = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"[ ]{2,}", " ", sentence)).strip()
    return sentence[:1].upper() + sentence[1:]
