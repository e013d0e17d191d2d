"""What texts share: the inner loop of joining stories."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.group.vocabulary import IS_DAY, IS_PLACE, IS_QUOTE
from standfirst.group.weighed import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from standfirst.group.weighed import Weighed

MOST_LOOKED_AT = 1 << 19  # entries of other texts at once


class Overlap(NamedTuple):
    """Of each pair of texts: the cosines, the shares of headline and names, what else is shared.

    ``there`` are the shares of the one's own headline and names that the other holds, ``back``
    those of the other's that the one holds: a row each of headlines and of names. ``crossing`` is
    the cosine by what holds in any language; ``places``, ``days`` and ``quotes`` are counts.
    """

    likeness: NDArray[np.float64]
    deeds: NDArray[np.float64]
    crossing: NDArray[np.float64]
    there: NDArray[np.float64]
    back: NDArray[np.float64]
    places: NDArray[np.float64]
    days: NDArray[np.float64]
    quotes: NDArray[np.float64]


class Shared(NamedTuple):
    """A term that two reports hold; it is a name where either takes it for one."""

    term: str
    is_name: bool


def find_overlap(weighed: Weighed, ones: NDArray[np.int64], others: NDArray[np.int64]) -> Overlap:
    """Return what pairs of texts share; give them so that pairs of one text stand together."""
    sums = np.zeros((10, len(ones)))
    for some in _find_shared(weighed, ones, others):
        _sum_up(weighed, some, sums[:, some.start : some.end])
    bares = weighed.bare[ones] * weighed.bare[others]
    deeds = sums[1] / SCALE**2
    return Overlap(
        sums[0] / SCALE**2,
        np.divide(deeds, bares, out=np.zeros(len(ones)), where=bares != 0),
        sums[2] / SCALE**2,
        sums[3:5] / SCALE,
        sums[5:7] / SCALE,
        *sums[7:],
    )


class _Some(NamedTuple):
    """Pairs one behind the other, and each entry that two share."""

    start: int
    end: int
    of: NDArray[np.int64]  # which pair shares it, counted from ``start``
    one: NDArray[np.int64]  # where it stands in the one
    other: NDArray[np.int64]


def _sum_up(weighed: Weighed, some: _Some, sums: NDArray[np.float64]) -> None:
    """Add up whole numbers for each pair: exact, whatever their order."""
    of, one, other, k = some.of, some.one, some.other, some.end - some.start
    mine, theirs = weighed.vector[one].astype(np.float64), weighed.vector[other]
    products = mine * theirs
    sums[0] = np.bincount(of, np.abs(products), k)
    sums[1] = np.bincount(of, np.where((mine > 0) & (theirs > 0), products, 0.0), k)
    crossing = weighed.crossing[one]
    at = _where(crossing != 0)
    sums[2] = np.bincount(of[at], crossing[at] * weighed.crossing[other[at]].astype(np.float64), k)
    for row, own, found in ((3, one, other), (5, other, one)):
        at = _where(weighed.is_main[own])
        at = at[weighed.is_held[found[at]]]
        sums[row] = np.bincount(of[at], weighed.headline[own[at]], k)
        sums[row + 1] = np.bincount(of[at], weighed.names[own[at]], k)
    flags = weighed.flags[one] & weighed.flags[other]
    at = _where(flags >= IS_PLACE)
    for n, flag in enumerate((IS_PLACE, IS_DAY, IS_QUOTE)):
        sums[7 + n] = np.bincount(of[at], flags[at] & flag != 0, k)


def _find_shared(
    weighed: Weighed, ones: NDArray[np.int64], others: NDArray[np.int64]
) -> Iterator[_Some]:
    """Give which entries pairs share, some pairs after the other.

    Terms of the one get a slot each in a table over all terms, so one look at the table tells of
    each term of the others whether it is shared, and with which.
    """
    bounds = weighed.starts.tolist()
    rows = [weighed.numbers[a:b] for a, b in pairwise(bounds)]
    sizes = np.diff(weighed.starts)
    ends = np.cumsum(sizes[others])  # of the pairs' entries, one behind the other
    count = np.arange(1, 1 + int(sizes.max(initial=0)), dtype=np.int16)
    slots = weighed.vocabulary.slots()
    firsts = [*np.flatnonzero(np.diff(ones, prepend=-1)).tolist(), len(ones)]
    first, base = 0, 0
    found: list[NDArray[np.int64]] = []
    places: list[NDArray[np.int64]] = []
    for start, end in pairwise(firsts):
        one = int(ones[start])
        slots[rows[one]] = count[: len(rows[one])]
        theirs = np.concatenate([rows[n] for n in others[start:end].tolist()])
        theirs = slots.take(theirs, mode="clip")  # half the time that a check of bounds takes
        slots[rows[one]] = 0
        at = _where(theirs != 0)
        found.append(bounds[one] - 1 + theirs[at].astype(np.int64))
        places.append(base + at)
        base += len(theirs)
        if base >= MOST_LOOKED_AT or end == len(ones):
            before = int(ends[first - 1]) if first else 0
            place = np.concatenate(places)
            of = (ends[first:end] - before).searchsorted(place, "right")
            of_all = others[first + of]
            begin = ends[first + of] - before - sizes[of_all]
            yield _Some(
                first, end, of, np.concatenate(found), place - begin + weighed.starts[of_all]
            )
            first, base, found, places = end, 0, [], []


def _where(are: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the places of true values; to look for numbers other than nought is far slower."""
    return are.nonzero()[0]


def list_shared(weighed: Weighed, one: int, other: int) -> list[Shared]:
    """Return what two texts share, the weightiest first.

    Where they share no words and figures, what holds in any language.
    """
    mine, theirs = weighed.row(one), weighed.row(other)
    numbers, at, where = np.intersect1d(
        weighed.numbers[mine], weighed.numbers[theirs], return_indices=True
    )
    at, where = at + mine.start, where + theirs.start
    both = weighed.is_held[at] & weighed.is_held[where]
    numbers, at, where = numbers[both], at[both], where[both]
    a, b = weighed.vector[at].astype(np.float64), weighed.vector[where]
    weights = np.abs(a * b)
    if not weights.any():
        weights = weighed.crossing[at].astype(np.float64) * weighed.crossing[where]
    are_names = ((a < 0) | (b < 0)).tolist()
    terms = weighed.vocabulary.terms
    ranked = sorted(
        (-weight, terms[number], is_name)
        for weight, number, is_name in zip(
            weights.tolist(), numbers.tolist(), are_names, strict=True
        )
        if weight
    )
    return [Shared(term, is_name) for _, term, is_name in ranked]
