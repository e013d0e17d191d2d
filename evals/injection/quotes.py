"""Q: quotations bent, shortened, lengthened or made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from injection.world import QUOTE, SAYS, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World


def _quotes(sentence: str) -> Iterator[re.Match[str]]:
    for match in QUOTE.finditer(sentence):
        if len(match[1].split()) >= 4:
            yield match


def quote_word(sentence: str, _: World) -> Iterator[str]:
    """One word of a quotation is another."""
    for quote in _quotes(sentence):
        for word in re.finditer(r"\b[a-z]{5,}\b", quote[1]):
            for other in ("nothing", "yesterday", "people", "winter", "careful"):
                if other != word[0]:
                    inside = quote[1][: word.start()] + other + quote[1][word.end() :]
                    yield put(sentence, quote, inside, 1)


def quote_dropped(sentence: str, world: World) -> Iterator[str]:
    """A word is gone from the midst of a quotation, without any ellipsis."""
    for quote in _quotes(sentence):
        for word in list(re.finditer(r"(?<=\w )[a-z]{3,} (?=\w)", quote[1]))[:6]:
            inside = quote[1][: word.start()] + quote[1][word.end() :]
            if not any(inside in text for text in world.texts):
                yield put(sentence, quote, inside, 1)


def quote_added(sentence: str, _: World) -> Iterator[str]:
    """A word is put into a quotation."""
    for quote in _quotes(sentence):
        for gap in list(re.finditer(r"(?<=[a-z]) (?=[a-z])", quote[1]))[1:6:2]:
            for word in ("really", "always", "completely"):
                yield put(
                    sentence, quote, f"{quote[1][: gap.start()]} {word} {quote[1][gap.end() :]}", 1
                )


def quote_ellipsis(sentence: str, _: World) -> Iterator[str]:
    """An ellipsis stands where a negation stood."""
    for quote in _quotes(sentence):
        for word in re.finditer(r"\b(?:not|no|never|nobody|nothing)\b(?=.* \w)", quote[1]):
            if word.start():
                yield put(
                    sentence, quote, f"{quote[1][: word.start()]}…{quote[1][word.end() :]}", 1
                )


def quote_paraphrase(sentence: str, world: World) -> Iterator[str]:
    """A paraphrase stands in quotation marks."""
    if "“" in sentence:
        return
    match = re.match(rf"(.{{25,}}), ((?:[A-Z]\S+ ?)+ {SAYS}\b.*)\Z", sentence)
    if match and not any(match[1] in text for text in world.texts):
        yield f"“{match[1]},” {match[2]}"
    match = re.match(rf"((?:\S+ ){{1,6}}{SAYS}) (?:that )?(.{{25,}})\.\Z", sentence)
    if match and not any(match[2] in text for text in world.texts):
        yield f"{match[1]}: “{match[2][0].upper()}{match[2][1:]}.”"


def quote_invented(sentence: str, _: World) -> Iterator[str]:
    """A quotation nobody said."""
    for quote in _quotes(sentence):
        for words in (
            "We will not rest until every window is whole again",
            "Nobody in this town sleeps through a night any more",
            "I had hoped for more, and I got less than nothing",
        ):
            end = quote[1][-1] if quote[1][-1] in ",.?" else ""
            yield put(sentence, quote, words + end, 1)
