"""The words of a text as comparable stems, and the words that tell nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

STOPWORD_LANGUAGES = ("en", "de", "uk")

_WORD = re.compile(r"\d++(?:[.,]\d++)*+|[^\W_]++(?:['’ʼ-][^\W_]++)*+")
_CYRILLIC_ENDING = re.compile(
    r"(?:ого|ому|ими|ими|ами|ями|ові|еві|ах|ях|ам|ям|ів|їв|ий|ій|ої|ою|ею|ом|ем|єм|их|им|"
    r"[аеиіоуюяєїйь])$"
)
_GERMAN_ENDING = re.compile(r"(?:ern|em|en|er|es|e|n|s)$")


class Word(NamedTuple):
    """One word of a text: where it starts, as written, and its stem."""

    start: int
    written: str
    stem: str


def words_of(text: str, start: int, end: int, *, language: str | None) -> list[Word]:
    """Return the words of ``text[start:end]`` in order."""
    main = language_of(language)
    make = tuple.__new__  # a third of the time that Word itself takes, for millions of words
    return [
        make(Word, (match.start(), written := match.group(), stem(written, main)))
        for match in _WORD.finditer(text, start, end)
    ]


def written_in(text: str, start: int, end: int) -> list[str]:
    """Return the words of ``text[start:end]`` in order, as written."""
    return _WORD.findall(text, start, end)


def starts_in(text: str, start: int, end: int) -> list[int]:
    """Return where the words of ``text[start:end]`` start, in order."""
    return [match.start() for match in _WORD.finditer(text, start, end)]


def language_of(tag: str | None) -> str:
    """Return the language whose endings are folded, without its region; English by default."""
    return (tag or "en").split("-")[0]


def stems_of(text: str, start: int, end: int, *, language: str | None) -> set[str]:
    """Return the stems of the words of ``text[start:end]``."""
    main = language_of(language)
    return {stem(written, main) for written in _WORD.findall(text, start, end)}


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str = "en") -> str:
    """Fold a word to what its inflected forms share; too little is folded rather than too much.

    Case, possessive and plural endings go, in Cyrillic the endings of cases, in German those of
    adjectives and nouns. The result is for comparing only.
    """
    folded = word.casefold().replace("’", "'").replace("ʼ", "'")
    if folded[0].isdigit():
        return folded.replace(",", "")
    folded = folded.removesuffix("'s")
    if "а" <= folded[-1] <= "ї":
        cut = _CYRILLIC_ENDING.sub("", folded)
        return cut if len(cut) >= 3 else folded
    if language == "de":
        cut = _GERMAN_ENDING.sub("", folded)
        return cut if len(cut) >= 4 else folded
    return _singular(folded)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def stop_stems() -> frozenset[str]:
    """Return the stems of all words that tell nothing, of all languages together."""
    folder = resources.files(__package__) / "data"
    found: set[str] = set()
    for language in STOPWORD_LANGUAGES:
        lines = (folder / f"stopwords.{language}.txt").read_text("utf-8").splitlines()
        for line in lines:
            if not line.startswith("#"):
                found.update(stem(word, language) for word in line.split())
    return frozenset(found)
