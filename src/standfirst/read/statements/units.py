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
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.records import Span
from standfirst.text import Quotation, split_sentences, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.lexicon import Lexicon

_MARKS = {
    ",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "-": "-", "(": "(", ")": ")", "[": "(",
    "]": ")", ".": ".", "?": "?", "!": "?", "…": ".", "...": ".",
}  # fmt: skip
_NOT_ADVERBS = word_list("not_adverbs")
_NOUNS_IN_ING = word_list("nouns_in_ing")
_LONGEST_ABBREVIATION = 5
# No sentence of prose is longer; a bound keeps the work on endless lines linear.
_LONGEST_UNIT = 300  # tokens
_SHORT = 30  # characters of a quotation that may be part of a noun phrase
_CONTRACTED = frozenset({"i", "you", "he", "she", "it", "we", "they", "that", "there", "who"})
_ENDINGS = frozenset({"s", "re", "ve", "d", "ll", "m"})
_STOPS = ",.!?…—–-"


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


def find_units(
    text: str, paragraph: Span, quotations: Sequence[Quotation], lexicon: Lexicon
) -> list[Unit]:
    """Cut a paragraph into units; ``quotations`` are the outermost ones of the paragraph."""
    units: list[Unit] = []
    tokens = tokenise(text, paragraph)
    at = 0
    next_quote = 0
    for end in _unit_ends(text, paragraph, quotations):
        spans: list[Span] = []
        quotes: dict[int, Quotation] = {}
        while at < len(tokens) and tokens[at].start < end:
            while (
                next_quote < len(quotations) and quotations[next_quote].span.end <= tokens[at].start
            ):
                next_quote += 1
            quote = quotations[next_quote] if next_quote < len(quotations) else None
            if quote is not None and tokens[at].end > quote.span.start:
                quotes[len(spans)] = quote
                spans.append(quote.span)
                while at < len(tokens) and tokens[at].start < quote.span.end:
                    at += 1
            else:
                if (
                    spans
                    and len(spans) - 1 not in quotes
                    and (
                        _is_abbreviation_dot(text, tokens, at, end)
                        or _is_plural_genitive(text, tokens[at])
                    )
                ):
                    spans[-1] = Span(spans[-1].start, tokens[at].end)
                else:
                    spans += _without_contraction(text, tokens[at])
                at += 1
        for first in range(0, len(spans), _LONGEST_UNIT):
            some = spans[first : first + _LONGEST_UNIT]
            held = {i - first: q for i, q in quotes.items() if 0 <= i - first < len(some)}
            units.append(_make_unit(text, some, held, lexicon))
    return units


def _is_abbreviation_dot(text: str, tokens: Sequence[Span], at: int, end: int) -> bool:
    """Tell whether a full stop ends a word inside a sentence ("Lt.", "Jan.", "J.")."""
    token = tokens[at]
    return (
        token.end - token.start == 1
        and text[token.start] == "."
        and at > 0
        and tokens[at - 1].end == token.start
        and text[token.start - 1].isalpha()
        and token.end < end
        and _may_follow_dot(text, tokens[at - 1], token.end)
    )


def _is_plural_genitive(text: str, token: Span) -> bool:
    """Tell whether an apostrophe ends a word in s, before another word: "the drivers’ union"."""
    return (
        text[token.start] in "’'"
        and text[token.start - 1 : token.start] in {"s", "S"}
        and text[token.end : token.end + 1] == " "
        and text[token.end + 1 : token.end + 2].isalnum()
    )


def _may_follow_dot(text: str, word: Span, at: int) -> bool:
    if text[at : at + 1] == ")":  # "(D-Ost.)"; else the dot ends a sentence in brackets
        return word.end - word.start <= _LONGEST_ABBREVIATION and text[word.start].isupper()
    return text[at : at + 1] in {" ", ","}


def _without_contraction(text: str, token: Span) -> list[Span]:
    """Part "they've" into pronoun and verb; other tokens stay whole."""
    word = text[token.start : token.end]
    at = max(word.rfind("'"), word.rfind("’"))
    if at > 0 and word[:at].lower() in _CONTRACTED and word[at + 1 :].lower() in _ENDINGS:
        return [Span(token.start, token.start + at), Span(token.start + at, token.end)]
    return [token]


def _unit_ends(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> list[int]:
    ends: list[int] = []
    at = 0
    for sentence in split_sentences(text, paragraph):
        while at < len(quotations) and quotations[at].span.end <= sentence.end:
            at += 1
        if at >= len(quotations) or sentence.end <= quotations[at].span.start:
            ends.append(sentence.end)
    if not ends or ends[-1] < paragraph.end:
        ends.append(paragraph.end)
    return ends


def _make_unit(
    text: str, spans: list[Span], quotes: dict[int, Quotation], lexicon: Lexicon
) -> Unit:
    words = ["" if i in quotes else text[span.start : span.end] for i, span in enumerate(spans)]
    capitals = sum(word[:1].isupper() for word in words)
    letters = sum(word[:1].isalpha() for word in words)
    titled = letters > 3 and capitals * 10 >= letters * 7
    lows = [word.lower() for word in words]
    tags: list[str] = []
    for i, word in enumerate(words):
        if i in quotes:
            tags.append(_quote_tag(text, quotes[i], tags))
        else:
            tags.append(_tag(word, lows[i], lexicon, first=i == 0, titled=titled))
    return Unit(text, [s.start for s in spans], [s.end for s in spans], lows, "".join(tags), quotes)


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
