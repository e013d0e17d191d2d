"""A sentence as words in clauses, and how much of one sentence another one holds."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import load_table, sense
from standfirst.records import Span
from standfirst.text.quotes import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOKEN: Final = re.compile(
    r"\d++(?:st|nd|rd|th)\b|\d++(?:[.,:]\d++)*+|[^\W\d_]++(?:['’ʼ-][^\W_]++)*+|[^\w\s]"
)
_BREAKS: Final = frozenset(',;:–—()“”„«»‘"!?…')
_ASKS: Final = frozenset("when where whether what how why".split())
_LONGEST: Final = 2_000  # characters of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Word:
    """One word: offsets into its text, in small letters, its sense, and its clause's number.

    ``tells`` is false for the little words that every sentence has, ``says`` true for verbs of
    saying, which do not tell either; ``quoted`` is true between quotation marks, where words are
    not the sentence's own.
    """

    start: int
    end: int
    low: str
    sense: str
    clause: int
    tells: bool
    says: bool
    opens: bool  # "that", "when": what is said may begin with it
    quoted: bool
    capital: bool


@dataclass(frozen=True, eq=False)
class Wording:
    """The words of one sentence, in order.

    Wordings are equal where they are one object: so what is found in one is kept at no cost.
    """

    words: tuple[Word, ...]

    @cached_property
    def senses(self) -> frozenset[str]:
        """What the sentence's telling words mean."""
        return frozenset(word.sense for word in self.words if word.tells)

    @cached_property
    def all_senses(self) -> frozenset[str]:
        """What the telling words and the verbs of saying mean."""
        return frozenset(word.sense for word in self.words if word.tells or word.says)

    def place_of(self, word: Word) -> int:
        """Return the number of a word of the sentence."""
        return self._places[word.start]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {word.start: n for n, word in enumerate(self.words)}

    def holds(self, senses: Iterable[str]) -> float:
        """Return the share of these senses that the sentence has; of none it is 0."""
        wanted = set(senses)
        return len(wanted & self.senses) / len(wanted) if wanted else 0.0

    def says_and_opens(self) -> bool:
        """Tell whether a verb of saying is followed by when, whether or the like, not by that.

        "When it would come she did not say" begins with it.
        """
        is_first = bool(self.words) and self.words[0].low in _ASKS
        return is_first or any(
            one.says and other.opens and other.low != "that"
            for one, other in itertools.pairwise(self.words)
        )

    def clause_of(self, word: Word) -> frozenset[str]:
        """Return what the telling words of a word's clause mean."""
        return frozenset(one.sense for one in self.words if one.clause == word.clause and one.tells)

    def holds_even_sayings(self, senses: Iterable[str]) -> float:
        """Return the share of these senses that the sentence has, verbs of saying among them."""
        wanted = set(senses)
        return len(wanted & self.all_senses) / len(wanted) if wanted else 0.0


def read_wording(text: str, span: Span) -> Wording:
    """Read a sentence's words; a clause ends at a mark of punctuation or a joining word.

    A sentence of more than 2,000 characters is read as far as that.
    """
    joins, opens = _little_words("joins"), _little_words("opens")
    saying = sense("say")
    end = min(span.end, span.start + _LONGEST)
    quotes = [q.inner for q in find_quotations(text, span)]
    quotes += _running_over(text, span)
    words: list[Word] = []
    clause, is_fresh = 0, True
    for match in _TOKEN.finditer(text, span.start, end):
        low = _small(match[0])
        if not (low[0].isalnum()):
            if low in _BREAKS and not is_fresh:
                clause, is_fresh = clause + 1, True
            continue
        if low in joins and not is_fresh:
            clause += 1
        is_fresh = False
        quoted = any(q.start <= match.start() < q.end for q in quotes)
        meant = _meaning(low)
        tells = _tells(low)
        says = not tells and meant == saying
        capital = match[0][0].isupper()
        words.append(
            Word(*match.span(), low, meant, clause, tells, says, low in opens, quoted, capital)
        )
    return Wording(tuple(words))


def _running_over(text: str, span: Span) -> list[Span]:
    """Return what a sentence has of a quotation that began before it or ends behind it."""
    opens, closes = text.find("“", *span), text.find("”", *span)
    found: list[Span] = []
    if closes >= 0 and (opens < 0 or closes < opens):
        found.append(Span(span.start, closes))
    last, end = text.rfind("“", *span), text.rfind("”", *span)
    if last >= 0 and end < last:
        found.append(Span(last, span.end))
    return found


@lru_cache(maxsize=1 << 14)
def senses_in(text: str, span: Span) -> frozenset[str]:
    """Return the senses of a sentence's wording, without reading it: a tenth of the work."""
    end = min(span.end, span.start + _LONGEST)
    return frozenset(map(_telling_sense, _TOKEN.findall(text, span.start, end))) - {""}


@lru_cache(maxsize=1 << 16)
def _telling_sense(written: str) -> str:
    low = _small(written)
    return _meaning(low) if low[0].isalnum() and _tells(low) else ""


def _small(written: str) -> str:
    return written.casefold().replace("’", "'")


def _meaning(low: str) -> str:
    return number_of(low) or sense(low)


def _tells(low: str) -> bool:
    little = _little_words()
    return low not in little and low.removesuffix("'s") not in little


@cache
def _little_words(kind: str | None = None) -> frozenset[str]:
    """Return the little words of a kind, or all of them."""
    table = load_table("words")["little"]
    return frozenset((table[kind] if kind else " ".join(table.values())).split())


def is_little(word: str) -> bool:
    """Tell whether a word is one of the little ones that every sentence has."""
    return word.lower() in _little_words()


def number_of(low: str) -> str | None:
    """Return a number as plain digits, written in digits or as one word; None for other words."""
    if low[0].isdigit() and low[-1].isdigit():
        return low.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", low) else low
    spelt: str | None = load_table("words")["numbers"].get(low)
    return spelt


def best_of(wording: Wording, others: Sequence[Wording]) -> float:
    """Return the largest share of the sentence's senses that one of the others holds."""
    return max((other.holds(wording.senses) for other in others), default=0.0)
