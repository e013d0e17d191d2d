"""Whether two reports tell of one event: a table of named features, each with a weight.

The weights add up to log-odds, so each row of the table says how much it speaks for or against.
Likeness carries most; its logarithm is taken, for between a cosine of .02 and .1 lies more than
between .2 and .4. It counts twice: with all words, and without names, so that neither another
deed at the same place nor the same deed elsewhere passes for one event. What does not apply (no
headline, no day told, no time) speaks neither way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from standfirst.group.features import Signature
    from standfirst.group.rarity import Rarity

WORD, FIGURE = "word:", "figure:"
WRITTEN = (WORD, FIGURE)


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of two reports: its weight in the log-odds, and what its value is."""

    name: str
    weight: float
    meaning: str


# Likeness, deeds, names, headline and brevity were weighed over the events of a set of reports,
# half of them left out in turn, on twins of these events with other names and figures, on short
# pieces of them, and on an invented day of one war; within a third up or down little changes. The
# others are set by what they mean: they decide what the first leave open.
FEATURES: Mapping[str, Feature] = {
    feature.name: feature
    for feature in (
        Feature("likeness", 2.5, "logarithm of the cosine of all words, rare ones counting more"),
        Feature("deeds", 1.0, "the same without names: what happened, wherever and to whomever"),
        Feature("names", 2.5, "share of the one's main names that the other has, the better way"),
        Feature("headline", 1.6, "share of the one's headline that the other has, the worse way"),
        Feature("brevity", 1.35, "how few terms they have: short texts share fewer"),
        Feature("places", 0.1, "1 where both name towns or spots and share one, -1 if they do not"),
        Feature("days", 0.8, "1 where both tell days and share one, -1 if they do not"),
        Feature("quotes", 2.5, "1 where a quotation stands in both"),
        Feature("time", -0.2, "logarithm of the days between them, from the third on"),
    )
}
BIAS = 5.6
NOTHING_SHARED = 0.02  # cosine of two unrelated reports
USUAL_SHARE = 0.3  # of headline or names, where there are none
FULL_TERMS = 120  # a text with so many is not short
FEW_TERMS = 30  # one with fewer is not shorter still: two posts of ten words share a word by chance
MAIN_NAMES = 6
MOST_TERMS = 256  # of one report, the strongest
GRACE_DAYS = 3.0
CROSS_FACTOR = 0.6  # names and figures alone prove less than words


class Pair(NamedTuple):
    """Two reports compared: the two cosines, and what all other features add to the log-odds."""

    likeness: float
    deeds: float
    rest: float


class Weighed(NamedTuple):
    """A signature with the rarity of its day worked in.

    ``vector`` (words and figures) and ``crossing`` (all but words) have length 1, ``named`` are the
    vector's terms that are names, ``bare`` is the vector's length without them; ``headline`` and
    ``names`` map terms to shares that add up to 1.
    """

    vector: Mapping[str, float]
    crossing: Mapping[str, float]
    named: frozenset[str]
    bare: float
    headline: Mapping[str, float]
    names: Mapping[str, float]
    brevity: float


def weigh_signature(signature: Signature, rarity: Rarity) -> Weighed:
    """Weigh a report's terms by how much each tells."""
    telling = {v: w * rarity.telling(v) for v, w in signature.terms.items()}
    vector = _unit((v, w) for v, w in telling.items() if v.startswith(WRITTEN))
    named = frozenset(v for v in signature.names if v in vector)
    main = sorted(
        [
            (-math.log1p(w) * rarity.of(v), v)
            for v, w in signature.names.items()
            if v.startswith(WORD)
        ]
    )[:MAIN_NAMES]
    terms = min(max(len(signature.terms), FEW_TERMS), FULL_TERMS)
    return Weighed(
        vector,
        _unit((v, w) for v, w in telling.items() if not v.startswith(WORD)),
        named,
        math.sqrt(sum(w * w for v, w in vector.items() if v not in named)),
        _shares((v, rarity.of(v)) for v in sorted(signature.headline)),
        _shares((v, -w) for w, v in main),
        math.log(FULL_TERMS / terms),
    )


def values_of(one: Signature, a: Weighed, other: Signature, b: Weighed) -> tuple[float, ...]:
    """Return the value of each feature of two reports, in the order of ``FEATURES``.

    The first two are the cosines themselves, of which ``log_odds`` takes the logarithm.
    """
    if same_language(one, other):
        cosine, deeds = cosines(a, b)
        headline = _share(a.headline, b, b.headline, a, best=min)
    else:
        cosine = deeds = CROSS_FACTOR * sum(_products(a.crossing, b.crossing))
        headline = USUAL_SHARE
    return (
        cosine,
        deeds,
        _share(a.names, b, b.names, a, best=max),
        headline,
        a.brevity + b.brevity,
        _agree(one.places, other.places),
        _agree(one.days, other.days),
        0.0 if one.quotes.isdisjoint(other.quotes) else 1.0,
        days_apart(one.published_at, other.published_at),
    )


def pair_of(values: tuple[float, ...]) -> Pair:
    """Return two reports compared, from the values of their features."""
    return Pair(values[0], values[1], sum(map(mul, _WEIGHTS[2:], values[2:])))


def log_odds(likeness: float, deeds: float, rest: float) -> float:
    """Return the log-odds that two reports, or two groups on average, tell of one event."""
    return (
        BIAS
        + _WEIGHTS[0] * math.log(likeness + NOTHING_SHARED)
        + _WEIGHTS[1] * math.log(deeds + NOTHING_SHARED)
        + rest
    )


def adds_of(values: tuple[float, ...]) -> tuple[float, ...]:
    """Return what each feature adds to the log-odds."""
    return tuple(
        w * (math.log(v + NOTHING_SHARED) if n < 2 else v)
        for n, (w, v) in enumerate(zip(_WEIGHTS, values, strict=True))
    )


_WEIGHTS = tuple(feature.weight for feature in FEATURES.values())


def same_language(one: Signature, other: Signature) -> bool:
    """Tell whether two reports may be compared by their words; an unknown language fits any."""
    a, b = one.language, other.language
    return a is None or b is None or a == b or a.split("-")[0] == b.split("-")[0]


def cosines(one: Weighed, other: Weighed) -> tuple[float, float]:
    """Return the cosine of two reports' words, and of their words without names."""
    a, b = one.vector, other.vector
    shared = a.keys() & b.keys()
    likeness = math.fsum([a[v] * b[v] for v in shared])  # exact, for a set has no order
    bare = one.bare * other.bare
    if not bare:
        return likeness, 0.0
    deeds = math.fsum([a[v] * b[v] for v in shared - one.named - other.named])
    return likeness, deeds / bare


def days_apart(one: datetime | None, other: datetime | None) -> float:
    """Return the logarithm of the days between two moments beyond the first three.

    An unknown moment is no distance: it neither joins nor parts.
    """
    if one is None or other is None:
        return 0.0
    days = abs((one - other).total_seconds()) / 86_400
    return math.log1p(max(0.0, days - GRACE_DAYS))


def _unit(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the strongest terms with their weights, scaled to length 1."""
    held = [(v, w) for v, w in weights if w > 0]
    if len(held) > MOST_TERMS:
        held = sorted(held, key=lambda entry: (-entry[1], entry[0]))[:MOST_TERMS]
    length = math.sqrt(sum([w * w for _, w in held]))
    return {v: w / length for v, w in held}


def _shares(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    held = [(v, w) for v, w in weights if w > 0]
    total = sum([w for _, w in held])
    return {v: w / total for v, w in held}


def _products(one: Mapping[str, float], other: Mapping[str, float]) -> list[float]:
    get = other.get
    return [w * found for v, w in one.items() if (found := get(v)) is not None]


def _share(
    mine: Mapping[str, float],
    other: Weighed,
    theirs: Mapping[str, float],
    one: Weighed,
    *,
    best: Callable[[float, float], float],
) -> float:
    """Return the share of the one's terms that the other holds, the better or the worse way."""
    there = sum([w for v, w in mine.items() if v in other.vector or v in other.crossing])
    back = sum([w for v, w in theirs.items() if v in one.vector or v in one.crossing])
    if mine and theirs:
        return best(there, back)
    if mine:
        return there
    return back if theirs else USUAL_SHARE


def _agree(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return -1.0 if one.isdisjoint(other) else 1.0
