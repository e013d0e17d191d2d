"""What is left of a name when spelling habits are taken away: equal sounds, equal skeletons.

Upper-case letters stand for one sound: C for "ch", S for "sh" and "shch", Z for "zh".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from standfirst.text.people.scripts import latin_forms

_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_HUSHED: Final = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "ş": "sh", "ç": "ch", "ś": "sh",
                                "ć": "ch", "ż": "zh", "ź": "zh", "ř": "rzh", "ğ": "g"})  # fmt: skip
_ROUNDED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_NO_LETTER: Final = re.compile(r"[^a-z]")
_STEPS: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"schtsch|shch|chtch|szcz|stsch", "S"),
        (r"tsch|tch|cz", "C"),
        (r"ch(?=[rlt])", "k"),
        (r"sch|sh|sz", "S"),
        (r"ch", "C"),
        (r"zh", "Z"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"gu(?=[eiy])", "g"),
        (r"kh|gh|h", "g"),
        (r"ts|tz", "c"),
        (r"tc", "c"),
        (r"S(?=t)", "s"),
        (r"ck|qu?", "k"),
        (r"c(?![eiy]|\Z)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?<=[oe])f+\Z", "v"),
        (r"ou|oo", "u"),
        (r"[yj]", "i"),
        (r"(?<!\A)i+(?=[aeou])|\Ai+(?=e)", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])oi\Z", "i"),
        (r"enka\Z", "enko"),
    )
)
_BELARUSIAN: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"dz(?=i|[aeou])", "d"),
        (r"ts(?=i|[aeou])", "t"),
        (r"(?<=[aeo])u(?=[^aeiou]|\Z)", "v"),
        (r"[iy]a(?=[^aeiou])", "e"),
        (r"o", "a"),
    )
)
_UMLAUT: Final = re.compile(r"(?<!\A[yj])([aou])e(?=[^aeiou])")  # Soeren
_POLISH: Final = re.compile("[ąęłńśźż]")
_GERMAN_S: Final = re.compile(r"s[aeiou].*s[ck]?[kc][yi]j\Z")  # Selenskyj
_VOWELS: Final = re.compile(r"[aeiou]+")
_GENDERED: Final = re.compile(r"(?:(?<=[bcdfgklmnprstvzCSZ])(?:a|i|e|oi))\Z")


def folded(word: str) -> str:
    """Return a Latin word in lower case without marks and apostrophes."""
    bare = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return _NO_LETTER.sub("", bare)


@lru_cache(maxsize=1 << 16)
def spellings(word: str) -> tuple[str, ...]:
    """Return the plain Latin spellings of a word in any script, the likeliest first."""
    forms: dict[str, None] = {}
    for latin in latin_forms(word):
        forms[folded(latin)] = None
        if not latin.isascii():
            marked = unicodedata.normalize("NFC", latin)
            forms[folded(marked.translate(_HUSHED))] = None
            forms[folded(marked.translate(_ROUNDED))] = None
            if _POLISH.search(marked):
                nasal = marked.replace("ę", "en").replace("ą", "on").replace("rz", "zh")
                forms[folded(nasal.translate(_HUSHED))] = None
    forms.pop("", None)
    return tuple(forms)


@lru_cache(maxsize=1 << 16)
def skeleton(spelling: str) -> str:
    """Return the skeleton of one plain Latin spelling."""
    for pattern, put in _STEPS:
        spelling = pattern.sub(put, spelling)
    return spelling


@lru_cache(maxsize=1 << 16)
def keys(word: str) -> frozenset[str]:
    """Return the skeletons of all spellings of a word."""
    found = {skeleton(one) for one in spellings(word)}
    found |= {skeleton(one.replace("yo", "e")) for one in spellings(word) if "yo" in one}
    found |= {skeleton(_UMLAUT.sub(r"\1", one)) for one in spellings(word) if _UMLAUT.search(one)}
    found |= {skeleton("z" + one[1:]) for one in spellings(word) if _GERMAN_S.match(one)}
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def belarusian_keys(word: str) -> frozenset[str]:
    """Return skeletons with what Belarusian spells as it is spoken undone: o as a, ts as t."""
    found = set()
    for one in spellings(word):
        for pattern, put in _BELARUSIAN:
            one = pattern.sub(put, one)  # noqa: PLW2901 - each step goes on from the last
        found.add(skeleton(one))
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def consonants(word: str) -> frozenset[str]:
    """Return the consonants of all spellings: what Arabic writes, and what blocks are made of."""
    return frozenset(
        _VOWELS.sub("", skeleton(one).replace("k", "g").replace("ou", "v"))
        for one in spellings(word)
    )


def stem(key: str) -> str:
    """Return a surname's skeleton without the ending that tells man from woman."""
    if key.endswith(("ova", "eva", "ina")) and len(key) > 4:
        return key[:-1]
    return _GENDERED.sub("", key) if len(key) > 4 else key


@lru_cache(maxsize=1 << 16)
def arabic_keys(word: str) -> frozenset[str]:
    """Return what Arabic writes for sure: consonants without the half-vowel w."""
    return frozenset(one.replace("v", "") for one in consonants(word))


@lru_cache(maxsize=1 << 16)
def blocks(word: str) -> frozenset[str]:
    """Return coarse keys: words that may be one surname share at least one of them."""
    return frozenset(
        (one.removeprefix("s").replace("c", "t").replace("z", "").replace("v", "") or one)[:6]
        or word.lower()
        for one in consonants(word)
    )
