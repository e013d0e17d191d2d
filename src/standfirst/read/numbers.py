"""Numbers as English news writes them: digits, spelled words, scale words."""

from __future__ import annotations

import re
from typing import Final

UNITS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS: Final = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
} | {
    word: value * 10
    for value, word in enumerate(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), 2
    )
}

# At most 15 digits: more is never a count in news, and a float stays exact below that.
DIGITS: Final = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?"
_WORD: Final = "|".join([*UNITS, *TENS, "hundred", "thousand", "million", "billion", "trillion"])
SPELLED: Final = rf"(?:{_WORD})\b(?:(?:[- ]|,? and )(?:{_WORD})\b){{0,9}}"

_SPACES = re.compile(r"[,\u00a0\u2009\u202f]")
_SPELLED_WORDS = re.compile(r"[a-z]+")


def parse_digits(written: str) -> float | None:
    """Return the value of a number in digits ("1,234.5"); None when it is not one."""
    try:
        return float(_SPACES.sub("", written))
    except ValueError:
        return None


def parse_spelled(written: str) -> float | None:
    """Return the value of a spelled cardinal ("two hundred and five"); None when it is not one."""
    total, current, seen = 0.0, 0.0, False
    for word in _SPELLED_WORDS.findall(written.lower()):
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0.0
        elif word == "a":
            current = current or 1
        elif word != "and":
            return None
        seen = True
    return total + current if seen else None


def parse_ordinal(written: str) -> int | None:
    """Return the value of a spelled ordinal ("four hundred and fifty-fifth"), or None."""
    words = _SPELLED_WORDS.findall(written.lower())
    if not words:
        return None
    last = words[-1]
    if last in {"hundredth", "thousandth"}:
        value = parse_spelled(" ".join([*words[:-1], last[:-2]]))
    elif last in ORDINALS:
        head = parse_spelled(" ".join(words[:-1])) if words[:-1] else 0.0
        value = None if head is None else head + ORDINALS[last]
    else:
        return None
    return None if value is None else int(value)
