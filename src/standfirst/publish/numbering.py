"""The number of a day as digests write it: 455, 455th, 1,100, spelled out, 455–457."""

from __future__ import annotations

from standfirst.publish.ordinals import spell_ordinal

# What parts thousands, by language; the comma of English where nothing is said.
POINT = frozenset("da de el es gl hr id is it nl pt ro sl sr tr vi".split())
SPACE = frozenset("be bg cs et fi fr hu lt lv nb no pl ru sk sv uk".split())
NARROW_SPACE = "\u202f"
EN_DASH = "–"
# Behind the digits of an ordinal that agrees with "day".
ENDINGS = {
    "uk": "-й", "ru": "-й", "be": "-ы", "bg": "-ия", "es": ".º", "it": "º", "pt": ".º",
    "fr": "e", "de": ".", "pl": ".", "cs": ".", "sk": ".", "hr": ".", "sr": ".", "sl": ".",
    "da": ".", "nb": ".", "no": ".", "fi": ".", "hu": ".", "tr": ".", "nl": "e", "sv": ":e",
}  # fmt: skip


def group_digits(number: int, language: str = "en") -> str:
    """Return a number with its thousands parted as the language parts them: ``1,100``."""
    parted = f"{number:,}"
    if language in POINT:
        return parted.replace(",", ".")
    if language in SPACE:
        return parted.replace(",", NARROW_SPACE)
    return parted


def ordinal(number: int, language: str = "en") -> str:
    """Return an ordinal in digits: ``455th``, ``1,102nd``, ``455-й``."""
    digits = group_digits(number, language)
    if language in ENDINGS:
        if language == "fr" and number == 1:
            return "1er"
        return digits + ENDINGS[language]
    last = abs(number) % 100
    ending = "th" if last in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
    return digits + ending


def ordinal_words(number: int, language: str = "en") -> str:
    """Return an ordinal spelled out, or in digits where its language or size is not known."""
    return spell_ordinal(number, language) or ordinal(number, language)


def span_of(first: str, last: str) -> str:
    """Return ``first–last``, or one of them where they are the same; words are set apart."""
    if first == last:
        return first
    return f"{first} {EN_DASH} {last}" if " " in first else f"{first}{EN_DASH}{last}"
