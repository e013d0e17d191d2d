"""Quick looks at which of a text's runs of words another holds: the inner loop of reprints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TABLE_BITS = 20
Hash = TypeVar("Hash", np.uint32, np.uint64)


def are_in(values: NDArray[Hash], among: NDArray[Hash]) -> NDArray[np.bool_]:
    """Tell of each value whether it is among sorted ones.

    A search in what is sorted already is several times quicker than sorting both, as numpy's own
    membership test does anew for every pair of texts.
    """
    if not len(among):
        return np.zeros(len(values), np.bool_)
    places = among.searchsorted(values)
    found: NDArray[np.bool_] = among.take(places, mode="clip") == values
    return found


def count_true(held: NDArray[np.bool_]) -> int:
    """Return how many values are true."""
    return int(np.count_nonzero(held))


def share_of(held: NDArray[np.bool_]) -> float:
    """Return the share of true values, 0 where there are no values at all."""
    return count_true(held) / held.size if held.size else 0.0


def longest_run(held: NDArray[np.bool_]) -> int:
    """Return the length of the longest run of true values."""
    return max(map(len, held.tobytes().split(b"\0")))


def shared_at_most(
    sets: Sequence[NDArray[np.uint32]], ones: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return for each pair of sets of hashes a number that they surely share no more than.

    The pairs are given by the sets' places; those with one of the ``others`` stand best together.
    Each hash is looked up by its upper bits in a table that stays in the processor's cache, so a
    few count that are not there.
    """
    sizes = np.array([len(one) for one in sets])
    places = [(one >> np.uint32(32 - TABLE_BITS)).astype(np.int64) for one in sets]
    counts = np.zeros(len(ones), np.int64)
    table = np.zeros(1 << TABLE_BITS, np.bool_)
    by_other = np.argsort(others, kind="stable")
    cuts = np.flatnonzero(np.diff(others[by_other])) + 1
    for pairs in np.split(by_other, cuts) if len(ones) else ():
        marks = places[others[pairs[0]]]
        table[marks] = True
        held = table.take(np.concatenate([places[n] for n in ones[pairs].tolist()]))
        table[marks] = False
        sums = np.zeros(1 + len(held), np.int64)
        held.cumsum(out=sums[1:])
        ends = sizes[ones[pairs]].cumsum()
        counts[pairs] = sums[ends] - sums[ends - sizes[ones[pairs]]]
    return counts
