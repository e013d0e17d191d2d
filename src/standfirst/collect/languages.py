"""Which language a text is in: by letters, by little words, and only then by lingua.

Lingua's models for one short text take seconds and 200 MB; its small models take short English
for Polish. Letters tell Ukrainian from Russian for nothing, and little words settle nearly all
the rest, so lingua is asked only where they leave a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ALWAYS = ("en", "uk", "ru", "de", "fr", "es", "pl")
_FEWEST_LETTERS = 20
_MOST_READ = 2000  # characters
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile(r"[a-zA-ZÀ-ſ]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
_CYRILLIC_ELSE = frozenset({"be", "bg", "kk", "mk", "mn", "sr"})
# Frequent words that are none in the other four languages.
_WORDS = {
    "en": "the of and to that was for with said has have are were by this from they his it he she"
    " would will not been which their who had its is at our we you but or as be after over says two"
    " new when more into out up about can there all if than them her him did does she",
    "de": "der und das ist nicht ein eine mit von auf dem den sich wird auch wie für hat sind zu"
    " werden einer nach bei aus wurde über sagte im ich wir sein",
    "fr": "les des est une dans qui pour sur pas avec au par ce aux ont été sont mais plus cette"
    " du il le et elle ses",
    "es": "los las del y el con por una su para al lo como más pero sus fue ha está este han según"
    " son muy",
    "pl": "się w na z że jest nie przez od po jak oraz został który która są był tym dla za tego"
    " będzie jego",
}
_OWNER = {word: tag for tag, words in _WORDS.items() for word in words.split()}
_FEWEST_WORDS = 2
_CLEAR = 3  # how many times the runner-up's words the winner must have


def find_language(text: str, languages: Iterable[str], given: str | None = None) -> str | None:
    """Return the language's ISO 639-1 code: the given one, else the one found in the text.

    Looks among the desk's languages and those in ``ALWAYS``, so that Ukrainian is not called
    English on an English desk. Null for fewer than 20 letters, and where lingua cannot tell.
    """
    tag = _TAG.match(given.strip()) if given else None
    if tag:
        return tag.group(1).lower()
    text = text[:_MOST_READ]
    n_letters = len(_LETTER.findall(text))
    if n_letters < _FEWEST_LETTERS:
        return None
    possible = frozenset(ALWAYS) | {language.lower()[:2] for language in languages}
    return (
        _by_letters(text, n_letters, possible) or _by_words(text, possible) or _ask(text, possible)
    )


def _by_letters(text: str, n_letters: int, possible: frozenset[str]) -> str | None:
    if possible & _CYRILLIC_ELSE or 2 * len(_CYRILLIC.findall(text)) < n_letters:
        return None
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian == russian:
        return None
    return "uk" if ukrainian > russian else "ru"


def _by_words(text: str, possible: frozenset[str]) -> str | None:
    if possible - frozenset(ALWAYS) - _CYRILLIC_ELSE:
        return None  # the little words of a further language may look like these
    words = (_OWNER.get(word.lower()) for word in _LATIN_WORD.findall(text))
    ranked = Counter(tag for tag in words if tag).most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_WORDS:
        return None
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= _CLEAR * runner_up else None


def _ask(text: str, possible: frozenset[str]) -> str | None:
    found = _detector(possible).detect_language_of(text)
    return found.iso_code_639_1.name.lower() if found else None


@cache
def _detector(possible: frozenset[str]) -> Any:
    from lingua import Language, LanguageDetectorBuilder  # noqa: PLC0415 - models of 200 MB

    known = [one for one in Language.all() if one.iso_code_639_1.name.lower() in possible]
    ordered = sorted(known, key=lambda language: language.name)
    return LanguageDetectorBuilder.from_languages(*ordered).build()
