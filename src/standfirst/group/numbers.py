"""The numbers of a sentence with what they count: as the reading gives them, else by own words.

Reports that are not read, and those in languages whose quantities are not read, are looked
through for digits and small number words; there dates, ages, measures and money are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.terms import stem, stop_stems
from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.group.cues import Cues
    from standfirst.group.tellers import Told
    from standfirst.records import Mention, Quantity

NAMED_WORDS = 4  # the longest name of what is counted
ROUGHLY = 0.12  # "about 100" may be 110
VAGUELY = 0.55  # "dozens" are read as 24 or more, and may be a few fewer
COUNT_UNITS = frozenset({None, "item"})
NO_UNITS = frozenset({"age", "ordinal", "share", "times"})

TOKEN = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?![\d,])|\d++(?:[.,:]\d++)*+|[^\W\d_][\w'’-]*+|[^\w\s]")
_PLAIN = re.compile(r"\d{1,9}(?:,\d{3}){0,4}")
_NOT_COUNTED = re.compile(
    r"(?:°|%|per|percent|prozent|am|pm|years?|days?|hours?|minutes?|months?|weeks?|km|kilomet\w+|"
    r"met(?:re|er)s?|o’clock|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|year-old|uhr|jahre?n?|"
    r"tage?n?|stunden?|million|billion|thousand|hundred|times|mal|годин\w*|рок\w*|дні\w*|"
    r"січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)\Z",
    re.IGNORECASE,
)
_GROUPS = frozenset("family group team crew party couple pair gang convoy each".split())
_BOUND_WORDS = frozenset("at more less fewer than up to as many".split())
_OVER_VERBS = frozenset("hand hands handed handing turned turn took take given".split())
_MONEY = frozenset("$€£₴¥")
_MAGNITUDE = re.compile(r"\bmagnitude(?:\s+of)?\s+(\d\.\d)\b|\b(\d\.\d)-magnitude\b")
_NUMERIC = frozenset({MentionKind.QUANTITY, MentionKind.TIME, MentionKind.EQUIPMENT})
_ONES = {
    word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)
}
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_DURATION = re.compile(r"P(?:(\d{1,4})D|T(\d{1,4})H)\Z")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a sentence: the tokens ``[at, until)`` with its bounds and what it counts."""

    at: int
    until: int
    value: float | None
    low: float
    high: float
    approximate: bool
    qualifier: str
    unit: str | None  # null for a count
    item: tuple[str, ...]  # the words of what is counted, as written; may be none


def numbers_of(told: Told, tokens: Sequence[re.Match[str]]) -> Iterator[Number]:
    """Yield the numbers of a sentence, in order, that may be compared with others'."""
    words = told.small
    if told.is_read:
        yield from _from_mentions(told, tokens, words)
    elif _maybe_counts(told.words):
        yield from _from_words(words, tokens)


def words_of_tokens(tokens: Sequence[re.Match[str]]) -> list[str]:
    """Return the tokens in small letters."""
    return [token.group().replace("’", "'").casefold() for token in tokens]


def is_number(word: str) -> bool:
    """Tell whether a token in small letters is a number."""
    return word[0].isdigit() or word in load_cues().numbers


@cache
def spelled_numbers() -> Mapping[str, int]:
    """Return what words in small letters spell which number: seven, forty-six."""
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    return {
        **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(tens, 2) for one, m in _ONES.items()},
        **{ten: 10 * n for n, ten in enumerate(tens, 2)},
        **{word: n for n, word in enumerate(_TEENS.split(), 13)},
        **load_cues().numbers,
    }


# ── as read ──────────────────────────────────────────────────────────────────────────────────


def _from_mentions(
    told: Told, tokens: Sequence[re.Match[str]], words: Sequence[str]
) -> Iterator[Number]:
    starts = [told.span.start + token.start() for token in tokens]
    found = []
    for mention in told.mentions:
        number = None
        if mention.kind is MentionKind.QUANTITY and mention.quantity:
            number = _from_quantity(mention, mention.quantity, starts, words)
        elif mention.kind is MentionKind.TIME and mention.time:
            number = _from_duration(mention, starts, words)
        if number is not None:
            found.append(number)
    found += _magnitudes(told.words, tokens)
    read = [m.span for m in told.mentions if m.kind in _NUMERIC]
    found += [
        number
        for number in _from_words(words, tokens)
        if not any(span.start <= starts[number.at] < span.end for span in read)
    ]
    yield from sorted(found, key=lambda number: (number.at, number.until))


def _from_quantity(
    mention: Mention, quantity: Quantity, starts: Sequence[int], words: Sequence[str]
) -> Number | None:
    if quantity.unit in NO_UNITS:
        return None
    at, until = _tokens_of(mention, starts)
    after = until if quantity.item is None and quantity.unit is None else len(words)
    if at >= until or _is_part(words, at, after, load_cues()):
        return None
    value, low, high = quantity.value, quantity.low, quantity.high
    if words[at] == "over" and words[max(0, at - 1)] in _OVER_VERBS:  # "handed over 60 men"
        at, low = at + 1, None
    if words[until - 1] == "bodies":  # those found so far
        low, high = value if low is None else low, None
    if value is None:
        least = 0.0 if low is None else low * VAGUELY if high is None else low
        bounds = (least, inf if high is None else high)
    elif low is not None or high is not None:
        bounds = (value if low is not None else 0.0, inf if high is None else value)
    else:
        spread = abs(value) * ROUGHLY if quantity.approximate else 0.0
        bounds = (value - spread, value + spread)
    item = tuple((quantity.item or "").replace("’", "'").split())
    unit = None if quantity.unit in COUNT_UNITS else quantity.unit
    qualifier = _qualifier_of(words[at:until]) if value is not None else ""
    return Number(at, until, value, *bounds, quantity.approximate, qualifier, unit, item)


def _qualifier_of(words: Sequence[str]) -> str:
    """Return the words of a quantity that stand before its number: "at least", "some"."""
    cues = load_cues()
    bounds = (
        cues.low
        | cues.high
        | cues.about
        | {"at", "more", "less", "fewer", "than", "up", "to", "as", "many"}
    )
    kept = []
    for word in words:
        if word not in bounds:
            break
        kept.append(word)
    return " ".join(kept)


def _from_duration(mention: Mention, starts: Sequence[int], words: Sequence[str]) -> Number | None:
    match = _DURATION.match(mention.time.value) if mention.time else None
    if match is None:
        return None
    at, until = _tokens_of(mention, starts)
    value = float(match[1] or match[2])
    unit = "day" if match[1] else "hour"
    first = next((n for n in range(at, until) if is_number(words[n])), at)
    low, high = _bounds_of(words, first, int(value), load_cues())
    qualifier = _qualifier_of(words[at:until])
    return Number(at, until, value, low, high, low < value < high, qualifier, unit, item=())


def _tokens_of(mention: Mention, starts: Sequence[int]) -> tuple[int, int]:
    inside = [n for n, start in enumerate(starts) if mention.span.start <= start < mention.span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _magnitudes(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[Number]:
    for match in _MAGNITUDE.finditer(text):
        group = 1 if match[1] else 2
        value = float(match[group])
        at = next((n for n, t in enumerate(tokens) if t.end() > match.start(group)), 0)
        yield Number(
            at,
            at + 1,
            value,
            value,
            value,
            approximate=False,
            qualifier="",
            unit="magnitude",
            item=(),
        )


# ── by own words ─────────────────────────────────────────────────────────────────────────────


def _from_words(words: Sequence[str], tokens: Sequence[re.Match[str]]) -> Iterator[Number]:
    cues = load_cues()
    for at, word in enumerate(words):
        value = _value_of(word, cues)
        if value is None or _is_part(words, at, at + 1, cues) or _is_measure(words, at):
            continue
        until = _item_end(words, at, cues)
        low, high = _bounds_of(words, at, value, cues)
        item = tuple(token.group().replace("’", "'") for token in tokens[at + 1 : until])
        yield Number(at, until, value, low, high, low < value < high, "", None, item)


def _maybe_counts(words: str) -> bool:
    return any(map(str.isdigit, words)) or _number_words().search(words) is not None


@cache
def _number_words() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_cues().numbers)))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _value_of(word: str, cues: Cues) -> int | None:
    if _PLAIN.fullmatch(word):
        return int(word.replace(",", ""))
    return cues.numbers.get(word)


def _is_part(words: Sequence[str], at: int, until: int, cues: Cues) -> bool:
    after = words[until] if until < len(words) else ""
    before = words[max(0, at - 2) : at]
    return (
        after in cues.part_after
        or not cues.part_before.isdisjoint(before)
        or before == ["of", "the"]
        or before[-1:] == ["from"]
        or (before[-1:] == ["of"] and before[0] in _GROUPS)
    )


def _is_measure(words: Sequence[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    return (
        before in _MONEY
        or after in _MONEY
        or _NOT_COUNTED.match(after) is not None
        or _NOT_COUNTED.match(before) is not None
        or before in {"-", "#", "no", "nr", "№"}
    )


def _item_end(words: Sequence[str], at: int, cues: Cues) -> int:
    """Return where the name of what is counted ends: at its first plural, else its last word."""
    last = at
    for n in range(at + 1, min(at + 1 + NAMED_WORDS, len(words))):
        word = words[n]
        if not word[0].isalpha() or word in cues.event_words or stem(word) in stop_stems():
            break
        last = n
    plural = next((n for n in range(at + 1, last + 1) if is_plural(words[n], cues)), last)
    return plural + 1


def is_plural(word: str, cues: Cues) -> bool:
    """Tell whether a word in small letters names several by its form."""
    return word in cues.classes or (word.endswith("s") and not word.endswith(("ss", "'s")))


def _bounds_of(words: Sequence[str], at: int, value: int, cues: Cues) -> tuple[float, float]:
    near = words[max(0, at - 2) : at]
    if "than" in near or "als" in near or "ніж" in near:
        before = words[max(0, at - 3) : at]
        near = ["over"] if {"more", "mehr", "більш", "більше"} & set(before) else ["under"]
    if cues.low.intersection(near):
        return value, inf
    if "up" in near or cues.high.intersection(near):
        return value * (1 - ROUGHLY) if "up" not in near else 0, value
    if cues.about.intersection(near):
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    return value, value
