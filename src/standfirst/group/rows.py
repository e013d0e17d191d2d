"""Rows of different lengths, one behind the other in one array: a day's texts at one stroke.

A row a text, an entry a term of it. ``starts`` tells where each row begins and the last one ends;
``of`` tells of each entry which row it stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from standfirst.group.vocabulary import Vocabulary

FINELY = float(1 << 26)  # parts of 1: so many entries as a row has add up exactly
MOST_CELLS = 1 << 19  # of a table of rows, filled up to the longest


def starts_of(sizes: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where rows of some sizes begin, and where the last one ends."""
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def rows_of(starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return of each entry which row it stands in."""
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))


def add_up(of: NDArray[np.int64], values: NDArray[np.float64], n_rows: int) -> NDArray[np.float64]:
    """Return the sum of each row, rounded once: the same in whatever order its entries stand.

    Values may be up to a million. Whole parts of 1 add up exactly, and what lies below them is too
    small for its rounding to show.
    """
    fine = values * FINELY
    whole = np.rint(fine)
    sums: NDArray[np.float64] = np.bincount(of, whole, n_rows).astype(np.float64, copy=False)
    sums += np.bincount(of, fine - whole, n_rows)
    return sums / FINELY


def count_in(of: NDArray[np.int64], n_rows: int) -> NDArray[np.int64]:
    """Return how many entries each row has."""
    counts: NDArray[np.int64] = np.bincount(of, minlength=n_rows)
    return counts


def are_strongest(
    weights: NDArray[np.float64],
    starts: NDArray[np.int64],
    numbers: NDArray[np.int32],
    vocabulary: Vocabulary,
    most: int,
) -> NDArray[np.bool_]:
    """Tell of each entry whether it is among the greatest of its row; equal ones go by their terms.

    Of a row with no more than ``most`` entries all are. Weights are nought or more.
    """
    sizes = np.diff(starts)
    found = np.ones(len(weights), np.bool_)
    longer = np.flatnonzero(sizes > most)
    longer = longer[np.argsort(sizes[longer], kind="stable")]  # so that tables hold few blanks
    at = 0
    while at < len(longer):
        n = _rows_that_fit(sizes[longer[at:]])
        some = longer[at : at + n]
        at += n
        places = np.repeat(starts[some] - starts_of(sizes[some])[:-1], sizes[some])
        places += np.arange(len(places))
        found[places] = _are_strongest(
            weights[places], sizes[some], numbers[places], vocabulary, most
        )
    return found


def _rows_that_fit(sizes: NDArray[np.int64]) -> int:
    """Return how many rows, of ascending sizes, make a table of bounded size; one at least."""
    cells = sizes * np.arange(1, len(sizes) + 1)
    return max(1, int(cells.searchsorted(MOST_CELLS, "right")))


def _are_strongest(
    weights: NDArray[np.float64],
    sizes: NDArray[np.int64],
    numbers: NDArray[np.int32],
    vocabulary: Vocabulary,
    most: int,
) -> NDArray[np.bool_]:
    """Do the same where every row has more entries than are taken."""
    starts = starts_of(sizes)
    of = rows_of(starts)
    table = np.full((len(sizes), int(sizes.max())), -1.0)
    table[of, np.arange(len(of)) - starts[of]] = weights
    place = table.shape[1] - most
    table.partition(place, axis=1)
    least = table[:, place][of]
    found = weights > least
    equal = np.flatnonzero(weights == least)
    lacking = most - count_in(of[found], len(sizes))
    too_many = count_in(of[equal], len(sizes)) > lacking
    found[equal[~too_many[of[equal]]]] = True
    equal = equal[too_many[of[equal]]]
    if len(equal):
        ranked = equal[np.lexsort((_ranks(numbers[equal], vocabulary), of[equal]))]
        firsts = starts_of(count_in(of[ranked], len(sizes)))
        are_first = np.arange(len(ranked)) - firsts[of[ranked]] < lacking[of[ranked]]
        found[ranked[are_first]] = True
    return found


def _ranks(numbers: NDArray[np.int32], vocabulary: Vocabulary) -> NDArray[np.int64]:
    """Return where each term would stand, were all of them sorted by their words."""
    every, inverse = np.unique(numbers, return_inverse=True)
    terms = [vocabulary.terms[number] for number in every.tolist()]
    ranks = np.empty(len(terms), np.int64)
    ranks[sorted(range(len(terms)), key=terms.__getitem__)] = np.arange(len(terms))
    found: NDArray[np.int64] = ranks[inverse]
    return found
