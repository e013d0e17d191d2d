"""Units: sentences that do not break inside quotations, as tokens with coarse tags.

A quotation counts as one token, so that what stands around it reads as one plain sentence.
Tags are one letter a token, so that a unit can be searched as a string:

====== =====================================  ====== ====================================
D      determiner                             A      auxiliary or modal verb
P O W  subject, object, relative pronoun      K      form of a cue
N n #  capitalised word, other word, number   v d g  other verb, -ed form, -ing form
G      genitive ("Dolsk's")                   R X    adverb, negation
I T    preposition, "to"                      Q q    quotation, short one inside a phrase
C S H  "and", subordinator, "that"            , ; : - ( ) . ? marks; / anything else
====== =====================================  ====== ====================================
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from standfirst.read.statements.lexicon import english, word_list
from standfirst.records import Span
from standfirst.text import Quotation, split_sentences
from standfirst.text.tokens import find_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.read.statements.lexicon import Lexicon

_MARKS = {
    ",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "-": "-", "(": "(", ")": ")", "[": "(",
    "]": ")", ".": ".", "?": "?", "!": "?", "…": ".", "...": ".",
}  # fmt: skip
_NOT_ADVERBS = word_list("not_adverbs")
_NOUNS_IN_ING = word_list("nouns_in_ing")
_JOINING = frozenset(".’'")
_LONGEST_ABBREVIATION = 5
# No sentence of prose is longer; a bound keeps the work on endless lines linear.
_LONGEST_UNIT = 300  # tokens
_SHORT = 30  # characters of a quotation that may be part of a noun phrase
_CONTRACTED = frozenset({"i", "you", "he", "she", "it", "we", "they", "that", "there", "who"})
_ENDINGS = frozenset({"s", "re", "ve", "d", "ll", "m"})
_STOPS = ",.!?…—–-"
_CAPITAL = 2
_LONGEST_KEPT, _MOST_KEPT = 40, 1 << 15  # letters of a word that is kept, words that are


@dataclass(slots=True)
class Unit:
    """One outer sentence: tokens, coarse tags, and the quotations that stand in it."""

    text: str
    starts: list[int]
    ends: list[int]
    lows: list[str]
    tags: str
    quotes: dict[int, Quotation]  # by token

    def span(self, first: int, end: int) -> Span:
        """Return the span of the tokens ``first … end - 1``."""
        return Span(self.starts[first], self.ends[end - 1])

    def word(self, i: int) -> str:
        """Return a token as written."""
        return self.text[self.starts[i] : self.ends[i]]

    def tag(self, i: int) -> str:
        """Return a token's tag, or a full stop beyond either end."""
        return self.tags[i] if 0 <= i < len(self.tags) else "."


def is_all_quotes(unit: Unit) -> bool:
    """Tell whether a unit is nothing but quotations."""
    return bool(unit.quotes) and all(tag in "Q.?" for tag in unit.tags)


def joined(first: Unit, second: Unit) -> Unit:
    """Return two units as one: words that end in a colon and the quotation below them."""
    shift = len(first.tags)
    return Unit(
        first.text,
        first.starts + second.starts,
        first.ends + second.ends,
        first.lows + second.lows,
        first.tags + second.tags,
        {**first.quotes, **{at + shift: quote for at, quote in second.quotes.items()}},
    )


class _Row(NamedTuple):
    """The tokens of one outer sentence as they are gathered; a quotation's word is empty."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    quotes: dict[int, Quotation]

    def add(self, start: int, end: int, word: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)


def find_units(
    text: str,
    paragraph: Span,
    quotations: Sequence[Quotation],
    sentences: Sequence[Span] | None = None,
) -> list[Unit]:
    """Cut a paragraph into units; ``quotations`` are the outermost ones of the paragraph.

    ``sentences`` are the paragraph's, where somebody parted it before.
    """
    units: list[Unit] = []
    sentences = split_sentences(text, paragraph) if sentences is None else sentences
    ends = iter(_unit_ends(paragraph, quotations, sentences))
    end = next(ends)
    coming = iter(quotations)
    quote = next(coming, None)
    behind = 0  # what stands before this offset belongs to the last quotation
    row = _Row([], [], [], {})
    for match in find_tokens(text, paragraph):
        start, stop = match.span()
        if start < behind:
            continue
        while start >= end:
            units += _cut(text, row)
            row, end = _Row([], [], [], {}), next(ends)
        if quote is not None:
            while quote is not None and quote.span.end <= start:
                quote = next(coming, None)
            if quote is not None and stop > quote.span.start:
                row.quotes[len(row.words)] = quote
                row.add(*quote.span, "")
                behind = quote.span.end
                continue
        word = match[0]
        if word.isalnum():  # most words: nothing is left to be told apart
            row[0].append(start)
            row[1].append(stop)
            row[2].append(word)
        else:
            _add_word(text, row, word, start, end)
    units += _cut(text, row)
    return units


def _add_word(text: str, row: _Row, word: str, start: int, end: int) -> None:
    """Add a token; a stop may belong to the word before it, a contraction is two words."""
    stop = start + len(word)
    if word in _JOINING and row.words and _ends_word(text, row, start, end):
        row.ends[-1] = stop
        row.words[-1] += word
    elif ("’" in word or "'" in word) and (cut := _contraction(word)):
        row.add(start, start + cut, word[:cut])
        row.add(start + cut, stop, word[cut:])
    else:
        row.add(start, stop, word)


def _cut(text: str, row: _Row) -> Iterator[Unit]:
    """Make a unit of a row, several of an endless one."""
    for first in range(0, len(row.words), _LONGEST_UNIT):
        stop = first + _LONGEST_UNIT
        held = {i - first: q for i, q in row.quotes.items() if first <= i < stop}
        part = _Row(row.starts[first:stop], row.ends[first:stop], row.words[first:stop], held)
        yield _make_unit(text, part)


def _ends_word(text: str, row: _Row, at: int, end: int) -> bool:
    """Tell whether a full stop or an apostrophe belongs to the word right before it."""
    word = row.words[-1]
    if not word or row.ends[-1] != at:
        return False
    following = text[at + 1 : at + 2]
    if text[at] != ".":  # "the drivers’ union"
        return word[-1] in "sS" and following == " " and text[at + 2 : at + 3].isalnum()
    if not word[-1].isalpha() or at + 1 >= end:
        return False
    if following == ")":  # "(D-Ost.)"; else the dot ends a sentence in brackets
        return len(word) <= _LONGEST_ABBREVIATION and word[0].isupper()
    return following in {" ", ","}


def _contraction(word: str) -> int:
    """Return where "they've" is parted into pronoun and verb; 0 for words that stay whole."""
    at = max(word.rfind("'"), word.rfind("’"))
    is_one = at > 0 and word[:at].lower() in _CONTRACTED and word[at + 1 :].lower() in _ENDINGS
    return at if is_one else 0


def _unit_ends(
    paragraph: Span, quotations: Sequence[Quotation], sentences: Sequence[Span]
) -> list[int]:
    ends: list[int] = []
    at = 0
    for sentence in sentences:
        while at < len(quotations) and quotations[at].span.end <= sentence.end:
            at += 1
        if at >= len(quotations) or sentence.end <= quotations[at].span.start:
            ends.append(sentence.end)
    if not ends or ends[-1] < paragraph.end:
        ends.append(paragraph.end)
    return ends


def _make_unit(text: str, row: _Row) -> Unit:
    words = row.words
    looks = [_LOOKS[word] for word in words]
    letters = [letter for _, _, letter in looks if letter]
    titled = len(letters) > 3 and letters.count(_CAPITAL) * 10 >= len(letters) * 7
    tags: list[str] = []
    for i, (_, tag, _) in enumerate(looks):
        if tag:
            tags.append(tag)
        elif words[i]:
            tags.append(_capital_tag(words[i], i == 0, titled))
        else:
            tags.append(_quote_tag(text, row.quotes[i], tags))
    lows = [low for low, _, _ in looks]
    return Unit(text, row.starts, row.ends, lows, "".join(tags), row.quotes)


class _Looks(dict[str, tuple[str, str, int]]):
    """Words as they look by themselves; most words of a text are the same few thousand.

    In small letters; with their tag, empty where it hangs on the words around; and what they begin
    with: 2 a capital, 1 another letter, 0 anything else.
    """

    def __missing__(self, word: str) -> tuple[str, str, int]:
        low = word.lower()
        first = word[:1]
        tag = _tag(low, low, english(), first=False, titled=False) if word and word == low else ""
        look = (low, tag, _CAPITAL if first.isupper() else int(first.isalpha()))
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[word] = look
        return look


_LOOKS = _Looks()


@lru_cache(maxsize=1 << 13)  # names come again and again
def _capital_tag(word: str, first: bool, titled: bool) -> str:
    return _tag(word, word.lower(), english(), first=first, titled=titled)


def _quote_tag(text: str, quote: Quotation, before: list[str]) -> str:
    inner = quote.inner.of(text)
    is_part = (
        quote.closed
        and len(inner) <= _SHORT
        and inner[-1:] not in _STOPS
        and bool(before)
        and before[-1] in "DNnGI#d"
    )
    return "q" if is_part else "Q"


def _tag(word: str, low: str, lexicon: Lexicon, *, first: bool, titled: bool) -> str:
    mark = _MARKS.get(word)
    if mark:
        return mark
    is_capital = word[0].isupper()
    if is_capital and not first and not titled and low not in {"i", "the", "a", "he", "she"}:
        if low.endswith(("'s", "’s", "s'", "s’")) and lexicon.tags.get(low) != "A":
            return "G"
        tag = lexicon.tags.get(low, "N")
        return tag if tag in "IC" and len(word) > 3 and not word.isupper() else "N"
    if is_capital and len(word) > 1 and word.isupper() and not titled:
        return "N"
    tag = lexicon.tags.get(low, "")
    if low in lexicon.cues and tag not in {"I", "A", "D", "S"}:
        return "K"
    return tag or _guess(word, low)


def _guess(word: str, low: str) -> str:
    if word[0].isdigit():
        return "#"
    if not word[0].isalpha() and word[0] not in "@#":
        return "/" if len(word) == 1 else "n"
    if low.endswith(("'s", "’s", "s'", "s’")):
        return "G"
    if word[0].isupper():
        return "N"
    if low.endswith("ly") and low not in _NOT_ADVERBS:
        return "R"
    if len(low) > 4 and low.endswith("ed"):
        return "d"
    if len(low) > 5 and low.endswith("ing") and low not in _NOUNS_IN_ING:
        return "g"
    return "n"
