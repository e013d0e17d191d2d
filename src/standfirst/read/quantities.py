"""Quantities: numbers with their bounds, scale, unit and what they count.

Designators are no quantities: F-16, Leopard 2A6, 155mm, 24th Brigade, Resolution 2202, Day 455.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator  # noqa: TC003 - part of the signature
from dataclasses import dataclass
from typing import Final

from standfirst.read.numbers import DIGITS, SCALES, SPELLED, TENS, parse_digits, parse_spelled
from standfirst.read.numbers import UNITS as SPELLED_UNITS
from standfirst.read.quantity_words import (
    ABOUT,
    CURRENCIES,
    CURRENCY_WORDS,
    HIGH,
    LOW,
    NAMING_NOUNS,
    PLURALS,
    SINGULAR_ENDS,
    STOPPERS,
    UNITS,
)
from standfirst.records import Quantity, Span
from standfirst.text import WordIndex

_SCALE: Final = (
    r"(?:hundred|thousand|million|billion|trillion|dozen|bn|mn|mln|tn|trn|[mkM](?![\w]))"
)


def _words(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_SIGNS: Final = _words(CURRENCIES)
_NUMBER: Final = (
    rf"(?:(?P<between>between\s)?(?:(?P<sign>{_SIGNS})\s?)?(?P<digits>{DIGITS})"
    rf"(?:\s?(?(between)(?:and\s|[-–—])|(?:-|–|—|to\s))\s?(?:(?:{_SIGNS})\s?)?(?P<until>{DIGITS}))?"
    rf"(?:(?:\s|-)?(?P<scale>{_SCALE}(?:\s(?:million|billion))?)\b)?"
    rf"|(?P<vague>(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\sof\s)?"
    rf"(?:dozens|scores|hundreds|thousands|millions|billions|trillions))\b"
    rf"|(?P<half>half\sa\s(?:million|billion|dozen))\b"
    r"|(?P<spelled>(?:an?\s(?:dozen|hundred|thousand|million|billion)"
    rf"|{SPELLED})(?:\s(?:dozen|million|billion))?)\b"
    rf"(?:\s(?:to|or)\s(?P<until_spelled>{SPELLED}))?)"
)
_UNIT: Final = (
    rf"(?:(?:\s?|-)(?P<percent>%|percentage\spoints?|percent\b|per\scent\b|pct\b|°C)"
    rf"|(?:\s|-)(?:(?:US|Canadian|Australian)\s)?(?P<money>{_words(CURRENCY_WORDS)})s?\b"
    rf"|(?:\s?|-)(?P<unit>{_words(u for u in UNITS if u[0].isalpha() and u[:3] != 'per')})"
    r"s?(?![\w/]))?"
)
_PHRASE: Final = re.compile(rf"(?<![\w.#/])(?<!\d,)(?<!\w[-–'’]){_NUMBER}{_UNIT}", re.IGNORECASE)

# How a phrase can begin, but for digits; signs of letters ("EUR 5") are words too.
_COUNTED_BY_ARTICLE: Final = frozenset("dozen hundred thousand million billion".split())
_FIRST_WORDS: Final = frozenset(
    "between half hundred thousand million billion trillion tens dozens scores hundreds thousands"
    " millions billions trillions".split()
) | {*SPELLED_UNITS, *TENS, *(sign.lower() for sign in CURRENCIES if sign.isalpha())}
_SIGN_CHARACTER: Final = re.compile(f"[{''.join({sign for sign in CURRENCIES if len(sign) == 1})}]")

_BOUND_BEFORE: Final = re.compile(
    r"\b(?P<word>no more than|not more than|at least|no fewer than|no less than|as many as|"
    r"as much as|more than|over|up to|"
    r"fewer than|less than|under|at most|nearly|almost|about|around|some|roughly|approximately|"
    r"an estimated|estimated|close to|just over|just under|well over|around about|only|another)\s"
    r"(?:the\s|an?\s(?:additional|total of)\s)?\Z",
    re.IGNORECASE,
)
_NAME_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_][\w.]*)[ \u00a0]\Z")
_COUNTED_AFTER: Final = re.compile(
    r"\s(?:were|was|are|have|had|of\s(?:the|them|its|his|her|their)|others|more|dead|killed|"
    r"wounded|injured|missing|people|survived|died|remain|and\s\d+)\b"
)
_COUNTED_BEFORE: Final = re.compile(
    r"\b(?:kill(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|arrested|detained|captured|at least|"
    r"more than|over|nearly|about|some|up to|toll of|total of)\s\Z",
    re.IGNORECASE,
)
_AGE: Final = re.compile(r", \d{1,3}[,.]\Z")
_ITEM_WORD: Final = re.compile(r"[ \u00a0]([^\W\d_][\w'’-]*|\d?[A-Z]+[\w-]*\d[\w-]*|\d[A-Z][\w-]*)")


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in the text, from its bound ("at least") to what it counts."""

    span: Span
    value: Quantity


def find_quantities(
    text: str,
    *,
    taken: Iterable[Span] = (),
    names: dict[int, tuple[int, str | None]] | None = None,
    words: WordIndex | None = None,
) -> list[FoundQuantity]:
    """Find quantities outside the ``taken`` spans (times), in text order.

    ``names`` tells where a piece of equipment starts: its end and its designator, which is then
    what the number counts. ``words`` is the text's index, where there is one already.
    """
    found: list[FoundQuantity] = []
    blocked = iter([*sorted(taken), Span(len(text) + 1, len(text) + 1)])
    block = next(blocked)
    for match in _phrases(text, WordIndex(text) if words is None else words):
        while block.end <= match.start():
            block = next(blocked)
        if block.start < match.end() and block.end > match.start():
            continue
        quantity = _read(text, match, names or {})
        if quantity is not None:
            found.append(quantity)
    return found


def _phrases(text: str, words: WordIndex) -> Iterator[re.Match[str]]:
    """Find what may be numbers, looking only where one can begin."""
    starts = {*words.places(_FIRST_WORDS), *words.numbers}
    for at in words.places(_COUNTED_BY_ARTICLE):  # "a dozen", "an hundred"
        starts |= {max(0, at - 2), max(0, at - 3)}
    for sign in _SIGN_CHARACTER.finditer(text):  # "$5", "US$5", "NZ$5"
        starts |= {max(0, sign.start() - n) for n in range(3)}
    end = 0
    for start in sorted(starts):
        if start >= end and (match := _PHRASE.match(text, start)) is not None:
            yield match
            end = match.end()


def _read(
    text: str, match: re.Match[str], names: dict[int, tuple[int, str | None]]
) -> FoundQuantity | None:
    unit = _unit_of(match)
    if _is_calibre(match) or (unit is None and _is_label(text, match)):
        return None
    low, high, exact = _numbers(match)
    if low is None and not match["vague"]:
        return None
    end, item = match.end(), None
    if unit is None:
        of = match["vague"] and text.startswith(" of ", match.end())
        end, item = _item(text, match.end() + (3 if of else 0), names)
        end = end if item else match.end()
        unit = "item" if item else None
    if exact == 1 and item:
        return None  # "one wants": a plural after one is a verb
    if item is None and unit is None and _AGE.search(text[match.start() - 2 : match.end() + 1]):
        return None
    if item is None and unit is None and not _stands_alone(text, match):
        return None
    before = text[max(0, match.start() - 30) : match.start()]
    bound = _BOUND_BEFORE.search(before)
    start = match.start() - (len(before) - bound.start()) if bound else match.start()
    if match["between"] and not match["until"]:
        start = match.end("between")
    word = bound["word"].lower() if bound else ""
    if word in {"only", "another"}:
        start, word = match.start(), ""
    if exact is not None:
        low, high = (exact if word in LOW else None), (exact if word in HIGH else None)
    return FoundQuantity(
        Span(start, end),
        Quantity(
            value=exact,
            low=low,
            high=high,
            approximate=word in ABOUT or bool(match["vague"]),
            unit=unit,
            item=item,
        ),
    )


def _is_calibre(match: re.Match[str]) -> bool:
    """Tell whether a number is the size in a thing's name: "155mm shells"."""
    return match["unit"] == "mm" and match.group()[-3:-2].isdigit()


def _unit_of(match: re.Match[str]) -> str | None:
    if match["sign"]:
        signs = {sign.upper(): code for sign, code in CURRENCIES.items()}
        return signs[match["sign"].upper()]
    if match["percent"]:
        words = match["percent"].lower()
        return "percentage point" if "point" in words else UNITS.get(words, "percent")
    if match["money"]:
        return CURRENCY_WORDS[match["money"].lower()]
    if match["unit"]:
        written = match["unit"]
        return UNITS.get(written) or UNITS.get(written.lower())
    return None


def _numbers(match: re.Match[str]) -> tuple[float | None, float | None, float | None]:
    """Return low, high and the exact value; a range has no exact value."""
    if match["vague"]:
        return _vague(match["vague"].lower())
    if match["half"]:
        half = SCALES[match["half"].lower().split()[-1]] / 2
        return half, half, half
    if match["spelled"]:
        value = _spelled(match["spelled"])
        until = parse_spelled(match["until_spelled"]) if match["until_spelled"] else None
        return (value, until, None) if until is not None else (value, value, value)
    factor = 1.0
    for scale in (match["scale"] or "").lower().split():
        factor *= SCALES[scale]
    value = parse_digits(match["digits"])
    value = None if value is None else value * factor
    until = parse_digits(match["until"]) if match["until"] else None
    if until is None or value is None:
        return value, value, value
    until *= factor
    return (value, until, None) if until > value else (value, value, value)


def _spelled(written: str) -> float | None:
    words = written.lower().split()
    if words[-1] == "dozen":
        count = parse_spelled(" ".join(words[:-1]))
        return None if count is None else 12 * count
    return parse_spelled(written)


def _vague(words: str) -> tuple[float | None, float | None, None]:
    """Return the least a vague number means: dozens are 24 or more, hundreds 200."""
    low = 1.0
    for word in words.split(" of "):
        low *= {"tens": 10.0, "dozens": 24.0, "scores": 40.0}.get(word) or 2 * SCALES[word[:-1]]
        low = low / 2 if " of " in words and word != words.split(" of ", maxsplit=1)[0] else low
    return low, None, None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number without unit and item is a count all the same ("12 were killed")."""
    if match["vague"] or match["half"] or match["scale"]:
        return True
    if match["spelled"]:
        return parse_spelled(match["spelled"]) not in {0.0, 1.0, None}
    if match["until"]:
        return False
    return "," in match["digits"] or bool(
        _COUNTED_AFTER.match(text, match.end())
        or _COUNTED_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    )


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Tell whether a bare number names a thing: "Leopard 2", "Article 5", "Flight 370", "3-2"."""
    following = text[match.end() : match.end() + 2]
    if re.match(r"[\w%/:]|[-–'’]\w|[.,]\d|\)", following):
        return True
    if match["sign"] or match["scale"] or not match["digits"]:
        return False
    before = _NAME_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    if before is None:
        return False
    word = before["word"]
    if word.lower().rstrip(".") in NAMING_NOUNS:
        return True
    is_name = word[0].isupper() and len(word) > 1 and word.lower() not in STOPPERS
    return is_name and _BOUND_BEFORE.search(word + " ") is None


def _item(
    text: str, start: int, names: dict[int, tuple[int, str | None]]
) -> tuple[int, str | None]:
    """Return the end and words of what is counted: up to four words that end in a plural."""
    position = start
    for _ in range(5):
        if position + 1 in names and names[position + 1][0]:
            end, name = names[position + 1]
            return end, name or text[start + 1 : end]
        match = _ITEM_WORD.match(text, position)
        if match is None:
            return start, None
        word = match[1]
        if word.lower() in STOPPERS:
            return start, None
        position = match.end()
        small = word.lower()
        if small in PLURALS or (
            small.endswith("s") and len(small) > 3 and not small.endswith(SINGULAR_ENDS)
        ):
            return position, text[start + 1 : position]
        if text[position : position + 1] != " ":
            return start, None
    return start, None
