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
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.group.overlap import find_overlap
from standfirst.group.vocabulary import IS_DAY, IS_PLACE, IS_QUOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from standfirst.group.weighed import Weighed


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
GRACE_DAYS = 3.0
A_DAY = 86_400  # seconds
CROSS_FACTOR = 0.6  # names and figures alone prove less than words


class Pair(NamedTuple):
    """Two reports compared: the two cosines, and what all other features add to the log-odds."""

    likeness: float
    deeds: float
    rest: float


def compare_texts(
    weighed: Weighed, ones: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return a row for each pair: the value of each feature, in the order of ``FEATURES``.

    Give the pairs so that those of one text stand together. The first two values are the cosines
    themselves, of which ``log_odds`` takes the logarithm.
    """
    overlap = find_overlap(weighed, ones, others)
    has = weighed.has[ones] & weighed.has[others]
    columns = [
        overlap.likeness,
        overlap.deeds,
        _best_share(
            overlap.there[1],
            overlap.back[1],
            weighed.n_names[ones],
            weighed.n_names[others],
            best=np.maximum,
        ),
        _best_share(
            overlap.there[0],
            overlap.back[0],
            weighed.n_headline[ones],
            weighed.n_headline[others],
            best=np.minimum,
        ),
        weighed.brevity[ones] + weighed.brevity[others],
        _agree(overlap.places, has & IS_PLACE != 0),
        _agree(overlap.days, has & IS_DAY != 0),
        np.maximum(_agree(overlap.quotes, has & IS_QUOTE != 0), 0.0),
        _times_apart(weighed.at[ones], weighed.at[others]),
    ]
    values = np.column_stack(columns)
    spoken, heard = weighed.language[ones], weighed.language[others]
    foreign = (spoken != heard) & (spoken >= 0) & (heard >= 0)  # an unknown language fits any
    values[foreign, :2] = CROSS_FACTOR * overlap.crossing[foreign, None]
    values[foreign, 3] = USUAL_SHARE
    return values


def values_of(weighed: Weighed, one: int, other: int) -> tuple[float, ...]:
    """Return the value of each feature of two texts, in the order of ``FEATURES``."""
    return tuple(compare_texts(weighed, np.array([one]), np.array([other]))[0].tolist())


def pairs_of(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return reports compared, a row as ``Pair`` has it for each row of values."""
    rest = np.zeros(len(values))
    for n in range(2, len(_WEIGHTS)):  # one by one, for a product of matrices adds in any order
        rest += _WEIGHTS[n] * values[:, n]
    return np.column_stack((values[:, :2], rest))


def pair_of(values: tuple[float, ...]) -> Pair:
    """Return two reports compared, from the values of their features."""
    return Pair(*pairs_of(np.array([values]))[0].tolist())


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


def _times_apart(at: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithms of the days between moments beyond the first three.

    An unknown moment is no distance: it neither joins nor parts.
    """
    days = np.abs(others - at) / A_DAY - GRACE_DAYS
    apart = np.zeros(len(days))
    far = days > 0
    apart[far] = list(map(math.log1p, days[far].tolist()))  # numpy's own may differ by machine
    return apart


def _best_share(
    there: NDArray[np.float64],
    back: NDArray[np.float64],
    mine: NDArray[np.int64],
    theirs: NDArray[np.int64],
    *,
    best: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]],
) -> NDArray[np.float64]:
    """Return the share of the one's terms that the other holds, the better or the worse way."""
    one_way = np.where(mine > 0, there, np.where(theirs > 0, back, USUAL_SHARE))
    return np.where((mine > 0) & (theirs > 0), best(there, back), one_way)


def _agree(shared: NDArray[np.float64], have: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return 1 where both name something and share it, -1 where they do not, else 0."""
    return np.where(have, np.where(shared > 0, 1.0, -1.0), 0.0)
