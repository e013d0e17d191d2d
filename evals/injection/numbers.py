"""N: another value, unit, scale, currency, bound or thing counted."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from injection.world import MONTHS, SMALL, SPEECH, SPELT, numbers_in, outside, put, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from injection.world import World


def _free_numbers(sentence: str) -> Iterator[tuple[re.Match[str], float]]:
    """Yield numbers outside quotations that are no part of a name, a date or a clock time."""
    quoted = [m.span() for m in SPEECH.finditer(sentence)]
    months = "|".join(MONTHS)
    for match, value in numbers_in(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if any(start <= match.start() < end for start, end in quoted) or value < 2:
            continue
        if re.search(rf"\b(?:Day|day|{months}|at|#|No\.?)[ ]\Z", before) or re.search(
            r"[-:#]\Z", before
        ):
            continue
        if re.match(
            rf"(?:st|nd|rd|th)?[ ](?:{months}|a\.m\.|p\.m\.|o’clock)|[-:–]\d|-storey|-year", after
        ):
            continue
        if re.search(rf"\b(?:{months}) \d{{1,2}}, \Z", before) or 1900 < value < 2100:
            continue
        yield match, value


def number_changed(sentence: str, world: World) -> Iterator[str]:
    """A number is another one, which no report has."""
    for match, value in _free_numbers(sentence):
        spelt = match[0][0].isalpha()
        for other in (value + 1, value + 3, value - 1, value * 2, value * 10, value + 20):
            whole = round(other)
            if whole < 2 or float(whole) in world.numbers:
                continue
            if spelt and whole > 20:
                continue
            yield put(sentence, match, SMALL[whole] if spelt else f"{whole:,}")


def numbers_swapped(sentence: str, _: World) -> Iterator[str]:
    """Two numbers of a sentence have changed places."""
    numbers = list(_free_numbers(sentence))
    for (one, a), (other, b) in itertools.pairwise(numbers):
        between = sentence[one.end() : other.start()]
        if (
            a == b
            or len(between.split()) < 2
            or re.search(r"\b(?:from|between|of the|than)\b", between)
        ):
            continue
        yield (
            sentence[: one.start()]
            + (other[0].capitalize() if one.start() == 0 else other[0].lower())
            + between
            + one[0].lower()
            + sentence[other.end() :]
        )


UNITS = {
    "km": "miles", "kilometres": "miles", "metres": "kilometres", "tonnes": "kilograms",
    "days": "weeks", "hours": "days", "per cent": "percentage points", "minutes": "hours",
    "kW": "MW", "weeks": "months", "kilometers": "miles", "tons": "kilograms", "months": "weeks",
    "years": "months", "percent": "percentage points", "%": " points",
}  # fmt: skip


def unit_changed(sentence: str, _: World) -> Iterator[str]:
    """A quantity has another unit."""
    words = "|".join(one for one in UNITS if one != "%")
    for match in outside(sentence, rf"(?:\d|\b(?:{'|'.join(SPELT)}))[ -]?({words})\b"):
        yield put(sentence, match, UNITS[match[1]], 1)
    for match in outside(sentence, r"\d ?(%)"):
        yield put(sentence, match, " points", 1)


def scale_changed(sentence: str, world: World) -> Iterator[str]:
    """Millions have become billions, thousands tens or millions."""
    swap = {"million": ("billion", "thousand"), "billion": ("million", "trillion")}
    for match in outside(sentence, r"\d (million|billion)\b"):
        for other in swap[match[1]]:
            yield put(sentence, match, other, 1)
    for match in outside(sentence, r"(?<![\d,])\d{1,3},000\b"):
        value = float(match[0].replace(",", ""))
        for other in (value * 10, value / 10, value * 1000):
            if other not in world.numbers:
                yield put(sentence, match, f"{other:,.0f}")


def currency_changed(sentence: str, _: World) -> Iterator[str]:
    """A sum is in another currency."""
    for match in outside(sentence, r"\d (?:million |billion )?(euros|dollars|crowns)\b"):
        for other in ("dollars", "pounds", "crowns", "francs"):
            if other != match[1]:
                yield put(sentence, match, other, 1)
    for match in outside(sentence, r"([€$£])(?=\d)"):
        for other in "€$£":
            if other != match[1]:
                yield put(sentence, match, other, 1)


def approximation_dropped(sentence: str, world: World) -> Iterator[str]:
    """A number that every report gives roughly is told as exact."""
    rough = (
        r"(?:about|around|some|nearly|almost|over|more than|at least|up to|no more than|less than)"
    )
    for match in outside(
        sentence, rf"\b({rough} )(?P<n>\d[\d,]*|{'|'.join(SPELT)})\b", re.IGNORECASE
    ):
        number = match["n"].lower()
        value = float(SPELT.get(number, number.replace(",", "") if number[0].isdigit() else 0))
        exact = [
            line
            for line, _ in world.sentences
            for found, n in numbers_in(line)
            if n == value
            and not re.search(
                rf"(?:{rough}|between|from)(?: \w+)? \Z", line[: found.start()], re.IGNORECASE
            )
        ]
        if not exact and not any(word in sentence for word in ("as many as",)):
            yield tidy(put(sentence, match, "", 1))


def counted_changed(sentence: str, _: World) -> Iterator[str]:
    """Something else is counted."""
    nouns = (
        "tankers companies tanks drones missiles soldiers civilians medics generators households"
        " residents recruits officers pilots servicemen explosions vessels ships attacks batteries"
        " transformers fragments diplomats"
    ).split()
    for match in outside(
        sentence,
        rf"(?P<n>\d[\d,]*|\b(?:{'|'.join(SPELT)}))"
        rf" (?:[A-Z]\S+ |new |more |\w+ing )?({'|'.join(nouns)})\b",
    ):
        for other in ("helicopters", "journalists", "farmers", "bridges"):
            yield put(sentence, match, other, 2)


TURNED = {
    "at least": "at most", "more than": "fewer than", "over": "under", "up to": "at least",
    "no more than": "at least", "at most": "at least", "fewer than": "more than",
    "less than": "more than", "under": "over", "nearly": "more than", "almost": "over",
    "just over": "just under", "as many as": "at least",
}  # fmt: skip


def bound_turned(sentence: str, world: World) -> Iterator[str]:
    """At least has become at most, more than fewer than."""
    number = rf"\d[\d,]*|{'|'.join(SPELT)}"
    for match in outside(sentence, rf"\b({'|'.join(TURNED)}) (?P<n>{number})\b", re.IGNORECASE):
        if re.search(r"\b(?:hand|took|turn)\w* \Z|\bno \Z", sentence[: match.start()]):
            continue
        other = TURNED[match[1].lower()]
        if any(f"{other} {match['n']}" in text.lower() for text in world.texts):
            continue
        yield put(sentence, match, other, 1)


WORDS = {
    "dozens": ("hundreds",), "hundreds": ("dozens", "thousands"), "thousands": ("hundreds",),
    "scores": ("hundreds",), "half": ("a third", "three quarters"), "a third": ("half",),
    "a quarter": ("half",), "doubled": ("tripled",), "tripled": ("doubled",),
    "twice": ("three times", "five times"), "first": ("third",), "second": ("fifth",),
    "third": ("second", "sixth"), "fourth": ("second", "seventh"), "ninth": ("sixth", "eleventh"),
    "every second": ("every fifth",), "every third": ("every second",), "a dozen": ("a hundred",),
}  # fmt: skip


def count_word_changed(sentence: str, world: World) -> Iterator[str]:
    """An amount told by a word, a share or a place in a row is another one."""
    for match in outside(sentence, rf"\b({'|'.join(WORDS)})\b(?!-)"):
        if re.match(
            r" of (?:all|the day)\b| (?:half|lady|aid)\b| (?:hour|hand)", sentence[match.end() :]
        ):
            continue
        near = world.near(sentence, 0.3)
        for other in WORDS[match[1]]:
            if not any(re.search(rf"\b{other}\b", line) for line in near):
                yield put(sentence, match, other, 1)


SUPERSEDED = (
    ("nine", "seven"),
    ("nine", "four"),
    ("31", "26"),
    ("31", "19"),
    ("140,000", "410,000"),
)


def superseded(sentence: str, _: World) -> Iterator[str]:
    """An older figure of the same count, where the draft is of the evening."""
    if re.search(r"\b(?:rose|risen|rise|stood|corrected|early|morning)\b", sentence):
        return
    if not re.search(r"\b(?:kill|dead|died|injured|households)", sentence):
        return
    for new, old in SUPERSEDED:
        for match in outside(sentence, rf"\b{new}\b(?! hours)", re.IGNORECASE):
            yield put(sentence, match, old)
