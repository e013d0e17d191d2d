"""The pattern of a number with its scale and unit, and what its words are worth."""

from __future__ import annotations

import re
from collections.abc import Iterable  # noqa: TC003 - part of a signature
from typing import Final

from standfirst.read.numbers import DIGITS, SCALES, SPELLED, TENS, parse_digits, parse_spelled
from standfirst.read.numbers import UNITS as UNIT_WORDS
from standfirst.read.quantity_words import CURRENCIES, CURRENCY_WORDS, UNITS

_SCALE: Final = (
    r"(?:hundred|thousand|million|billion|trillion|dozen|lakhs?|crores?|bn|mn|mln|tn|trn"
    r"|[mkM](?![\w]))"
)
_MANY: Final = "dozens|scores|hundreds|thousands|millions|billions|trillions"
_WORD: Final = "|".join([*UNIT_WORDS, *TENS, "hundred", "thousand", "million", "billion"])
_PLAIN: Final = rf"(?:{_WORD})(?:[- ](?:{_WORD})){{0,5}}\b"


def alternatives(names: Iterable[str]) -> str:
    """Return a pattern that matches the longest of some names."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


SIGNS: Final = alternatives(CURRENCIES)
_NUMBER: Final = (
    rf"(?:(?P<between>between\s)?(?P<minus>minus\s"
    rf"|[-−–](?=\d))?(?:(?P<sign>{SIGNS})\s?)?(?P<digits>{DIGITS})"
    rf"(?P<odd>-odd|-plus|\+)?"
    rf"(?:(?P<scale_a>\s?{_SCALE}\b)?(?P<join>\s?(?(between)(?:and\s|[-–—])|(?:-|–|—|to\s))\s?)"
    rf"(?:(?:{SIGNS})\s?)?(?P<until>{DIGITS}))?"
    rf"(?:(?:\s|-)?(?P<scale>{_SCALE}(?:\s(?:million|billion|crore))?)\b)?"
    rf"|(?P<vague>(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions"
    rf"|trillions)\sof\s)?(?:{_MANY}))\b"
    r"|(?P<several>(?:several|a\sfew)\s(?:dozen|hundred|thousand|million|billion))\b"
    r"|(?P<piece>half\sa|(?:a|one)\squarter\sof\sa|three[\s-]quarters\sof\sa)\s(?P<of>million"
    r"|billion|dozen|thousand)\b"
    r"|(?P<pair>a\spair\sof)(?=\s)"
    rf"|between\s(?P<low_words>{_PLAIN})\sand\s(?P<high_words>{_PLAIN})"
    rf"|(?P<spelled>(?:an?\s(?:dozen|hundred|thousand|million|billion)"
    rf"|{SPELLED})(?:\s(?:dozen|million|billion))?)(?P<odd_words>-odd)?\b"
    rf"(?:\s(?:to|or)\s(?P<until_spelled>{SPELLED}))?)"
    r"(?P<loose>\sor\s(?:so|more)\b)?"
)
_LETTER_UNITS: Final = [u for u in UNITS if u[0].isalpha() and u[:3] != "per"]
_UNIT: Final = (
    rf"(?:(?:\s?|-)(?P<percent>%|percentage\spoints?|percent\b|per\scent\b|pct\b|°[CF]?)"
    rf"|(?:\s|-)(?:(?:US|Canadian|Australian)\s)?(?P<money>{alternatives(CURRENCY_WORDS)})s?\b(?!-)"
    rf"|(?:\s?|-)(?P<unit>{alternatives(_LETTER_UNITS)})s?(?![\w/]))?"
)
PHRASE: Final = re.compile(rf"(?<![\w.#/])(?<!\d,)(?<!\w[-–'’]){_NUMBER}{_UNIT}", re.IGNORECASE)

# "Millions of dollars", "dozens of kilometres".
VAGUE_OF: Final = re.compile(
    rf"\sof\s(?:(?P<money>{alternatives(CURRENCY_WORDS)})s?\b"
    rf"|(?P<unit>{alternatives(u for u in _LETTER_UNITS if len(u) > 3)})s\b)",
    re.IGNORECASE,
)

Figures = tuple[float | None, float | None, float | None]


def unit_of(match: re.Match[str]) -> str | None:
    """Return the unit a phrase names: a currency's code, "percent", "kilometre"; null for none."""
    if match["sign"] and match["sign"][0].isalpha() and match["sign"] not in CURRENCIES:
        return None
    if match["sign"]:
        return _SIGN_CODES[match["sign"].upper()]
    if match["percent"]:
        words = match["percent"].lower()
        if words.startswith("°"):
            return UNITS.get(match["percent"].upper(), "degree")
        return "percentage point" if "point" in words else UNITS.get(words, "percent")
    if match["money"]:
        return CURRENCY_WORDS[match["money"].lower()]
    if match["unit"]:
        written = match["unit"]
        if written in {"C", "c"} and (written == "c" or match.group()[-2:-1] == " "):
            return None
        return UNITS.get(written) or UNITS.get(written.lower())
    return None


def measured(money: str | None, unit: str | None) -> str | None:
    """Return the name of a unit from its word."""
    return CURRENCY_WORDS[money.lower()] if money else UNITS.get((unit or "").lower())


_SIGN_CODES: Final = {sign.upper(): code for sign, code in CURRENCIES.items()}


def figures_of(match: re.Match[str]) -> Figures:
    """Return low, high and the exact value; a range has no exact value."""
    if match["vague"]:
        return _vague(match["vague"].lower())
    if match["several"]:
        scale = SCALES[match["several"].lower().split()[-1]]
        return 2 * scale, None, None
    if match["piece"]:
        part = {"h": 0.5, "t": 0.75}.get(match["piece"][0].lower(), 0.25)
        exact = SCALES[match["of"].lower()] * part
        return exact, exact, exact
    if match["pair"]:
        return 2.0, 2.0, 2.0
    if match["spelled"] or match["low_words"]:
        return _spelled_figures(match)
    factor = _scale(match["scale"])
    value, until = parse_digits(match["digits"]), None
    if value is None:
        return None, None, None
    if match["until"]:
        until = parse_digits(match["until"])
    if until is None:
        value = -value * factor if match["minus"] else value * factor
        return value, value, value
    value *= _scale(match["scale_a"]) if match["scale_a"] else factor
    return value, until * factor, None


def _scale(written: str | None) -> float:
    factor = 1.0
    for scale in (written or "").lower().split():
        factor *= SCALES[scale]
    return factor


def _spelled_figures(match: re.Match[str]) -> Figures:
    value = spelled_value(match["spelled"] or match["low_words"])
    last = match["until_spelled"] or match["high_words"]
    until = parse_spelled(last) if last else None
    if until is None or value is None or last is None:
        return value, value, value
    # "Five to seven million": the scale of the second number is that of the first.
    scale = last.lower().split()[-1]
    if scale in {"thousand", "million", "billion"} and value < 1000:
        value *= SCALES[scale]
    return value, until, None


def spelled_value(written: str) -> float | None:
    """Return the value of spelled words, "two dozen" among them."""
    words = written.lower().split()
    if words[-1] == "dozen":
        count = parse_spelled(" ".join(words[:-1]))
        return None if count is None else 12 * count
    return parse_spelled(written)


def _vague(words: str) -> Figures:
    """Return the least a vague number means: dozens are 24 or more, hundreds 200."""
    low = 1.0
    *heads, last = words.split(" of ")
    for head in heads:
        low *= {"tens": 20.0, "dozens": 24.0, "scores": 40.0}.get(head) or 2 * SCALES[head[:-1]]
    one = {"dozens": 12.0, "scores": 20.0}.get(last) or SCALES[last[:-1]]
    return low * one * (1 if heads else 2), None, None
