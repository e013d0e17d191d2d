"""Which language a text is in: by letters, by little words, and only then by lingua.

Letters tell Ukrainian, Russian and Belarusian apart for nothing, and little words settle nearly
all the rest. Lingua's models take seconds and 200 MB, and it names some language for anything, so
it is asked only where a doubt is left, and believed only where it is sure. A short post that tells
nothing by itself is in the language of its channel, where that has one. What is not told is null.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALWAYS = ("en", "uk", "ru", "be", "de", "fr", "es", "pl")
_FEWEST_LETTERS = 20  # for lingua
_MOST_READ = 2000  # characters
_HEAD = 400  # characters by which the script is told
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z", re.DOTALL)
_NOT_WORDS = re.compile(r"https?://\S+|[@#]\w+|\w+@\S+")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_LEAST_SCORE = 0.9
_CLEAR = 2.0  # how many times the runner-up's score the winner must have
_LETTER_SCORE = 0.4
_MOST_LETTERS = 3  # that count for one language
_CLEAR_LETTERS = 3  # how many times the foreign letters of the runner-up
_LEAST_SURE = 0.75  # lingua's confidence


@dataclass(frozen=True, slots=True)
class _Tables:
    """Which languages a little word and a letter speak for, and who writes which alphabet."""

    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]
    alphabets: Mapping[str, frozenset[str]]


def find_language(
    text: str,
    languages: Iterable[str],
    given: str | None = None,
    *,
    channel: Iterable[str] = (),
) -> str | None:
    """Return the language's ISO 639-1 code; null where it cannot be told.

    Looks among the desk's ``languages`` and those in ``ALWAYS``, so that Ukrainian is not called
    English on an English desk. ``given`` is what the input says; it stands unless the letters are
    of another script or alphabet. ``channel`` are the languages that the outlet writes in; where
    there is one only, it settles what the text leaves open.
    """
    text = text[:_MOST_READ]
    if "@" in text or "#" in text or "://" in text:
        text = _NOT_WORDS.sub(" ", text)
    head = text[:_HEAD]
    n_cyrillic, n_latin = len(_CYRILLIC.findall(head)), len(_LATIN.findall(head))
    tag = _TAG.match(given.strip()) if given else None
    possible = frozenset(ALWAYS) | {one.lower()[:2] for one in (*languages, *channel)}
    writes_cyrillic = n_cyrillic > n_latin
    if tag and _fits(tag.group(1).lower(), text, is_cyrillic=writes_cyrillic):
        return tag.group(1).lower()
    if not n_cyrillic + n_latin:
        return None
    found = (_by_alphabet if writes_cyrillic else _by_words)(text, possible)
    if found is None and n_cyrillic + n_latin >= _FEWEST_LETTERS:
        found = _ask(text, possible)
    if found is None:
        found = _of_channel(text, frozenset(channel), is_cyrillic=writes_cyrillic)
    return found if found in possible else None


def _fits(language: str, text: str, *, is_cyrillic: bool) -> bool:
    """Tell whether a text can be in a language, as far as its letters go."""
    alphabets = _tables().alphabets
    if language not in ALWAYS:
        return True  # the letters of other languages are not known well enough to object
    if not is_cyrillic:
        return language not in alphabets or not _LATIN.search(text)
    _, open_ = _least_foreign(text, frozenset({language, "uk", "ru", "be"}))
    return language in open_


def _by_alphabet(text: str, possible: frozenset[str]) -> str | None:
    """Tell a Cyrillic text by letters that its language has and others have not."""
    found, open_ = _least_foreign(text, possible)
    return found or _by_words(text, open_)


def _least_foreign(text: str, possible: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """Return the language whose alphabet fits alone, and all that fit as well as any."""
    letters = Counter(_CYRILLIC.findall(text.lower()))
    foreign = {
        language: sum(n for letter, n in letters.items() if letter not in alphabet)
        for language, alphabet in _tables().alphabets.items()
        if language in possible
    }
    if not foreign:
        return None, frozenset()
    least = min(foreign.values())
    best = frozenset(language for language, n in foreign.items() if n == least)
    others = [n for language, n in foreign.items() if language not in best]
    if len(best) == 1 and (not others or min(others) >= max(1, _CLEAR_LETTERS * least)):
        return next(iter(best)), best
    near = frozenset(language for language, n in foreign.items() if n < _CLEAR_LETTERS * least)
    return None, best | near


def _by_words(text: str, possible: frozenset[str]) -> str | None:
    """Tell a text by its little words and letters; the answer may be a language nobody reads."""
    tables = _tables()
    scores: dict[str, float] = defaultdict(float)
    low = text.lower()
    for word in set(_WORD.findall(low)):
        owners = tables.words.get(word, ())
        for language in owners:
            scores[language] += 1 / len(owners)
    letters: Counter[str] = Counter()
    for letter in set(low):
        for language in tables.letters.get(letter, ()):
            letters[language] += 1
    for language, n in letters.items():
        share = sum(1 for letter in set(low) if letter in tables.letters)
        scores[language] += _LETTER_SCORE * min(n, _MOST_LETTERS) * n / share
    is_cyrillic = bool(possible) and possible <= set(tables.alphabets)
    ranked = sorted(
        (
            (score, language)
            for language, score in scores.items()
            if not is_cyrillic or language in possible
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _LEAST_SCORE:
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
        return None
    return ranked[0][1]


def _ask(text: str, possible: frozenset[str]) -> str | None:
    ranked = _detector(possible).compute_language_confidence_values(text)
    if not ranked or ranked[0].value < _LEAST_SURE:
        return None
    code: str = ranked[0].language.iso_code_639_1.name.lower()
    tables = _tables()
    if code in tables.alphabets:
        return code
    # It knows nothing of the languages it was not asked for: their letters give them away.
    marks = {letter for letter in text.lower() if letter in tables.letters}
    return code if all(code in tables.letters[letter] for letter in marks) else None


def _of_channel(text: str, channel: frozenset[str], *, is_cyrillic: bool) -> str | None:
    """Return the one language of a channel, where the letters of the text allow it."""
    fitting = [one for one in sorted(channel) if _fits(one, text, is_cyrillic=is_cyrillic)]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _tables() -> _Tables:
    table = tomllib.loads(
        (files("standfirst.collect") / "data" / "languages.toml").read_text(encoding="utf-8")
    )
    words: dict[str, list[str]] = defaultdict(list)
    letters: dict[str, list[str]] = defaultdict(list)
    for language, row in table["words"].items():
        for word in dict.fromkeys(row.split()):
            words[word].append(language)
    for language, row in table["letters"].items():
        for letter in row:
            letters[letter].append(language)
    return _Tables(
        {word: tuple(owners) for word, owners in words.items()},
        {letter: tuple(owners) for letter, owners in letters.items()},
        {language: frozenset(row) for language, row in table["alphabets"].items()},
    )


@cache
def _detector(possible: frozenset[str]) -> Any:
    from lingua import Language, LanguageDetectorBuilder  # noqa: PLC0415 - models of 200 MB

    known = [one for one in Language.all() if one.iso_code_639_1.name.lower() in possible]
    ordered = sorted(known, key=lambda language: language.name)
    return LanguageDetectorBuilder.from_languages(*ordered).build()
