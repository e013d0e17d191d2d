"""Numbers of several words: a hundred and forty, two hundred thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from standfirst.check.comparing.wording import Word, Wording

SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_HUNDRED: Final = 100


def _value_of(word: Word) -> float | None:
    try:
        return float(word.sense)
    except ValueError:
        return None


def number_at(wording: Wording, at: int) -> tuple[float | None, int]:
    """Return the number that begins at a word and the number of its last word.

    "A hundred and forty thousand" is one number; of "forty thousand" the scale stands by itself.
    """
    words = wording.words
    value = _value_of(words[at])
    is_hundred = words[at].low == "hundred" and at > 0 and words[at - 1].low == "a"
    if not is_hundred and (value is None or at + 1 >= len(words) or words[at + 1].low != "hundred"):
        return value, at
    total, last = _HUNDRED * (1 if is_hundred else value or 0), at if is_hundred else at + 1
    behind = words[last + 1 : last + 3]
    if behind and behind[0].low == "and":
        behind = behind[1:]
    rest = _value_of(behind[0]) if behind and behind[0].low[0].isalpha() else None
    if rest is not None and rest < _HUNDRED:
        total, last = total + rest, words.index(behind[0])
    if last + 1 < len(words) and words[last + 1].low in SCALES:
        total, last = total * SCALES[words[last + 1].low], last + 1
    return total, last
