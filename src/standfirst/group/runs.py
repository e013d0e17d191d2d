"""Quick looks at which of a text's runs of words another holds: the inner loop of reprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def are_in(values: NDArray[np.uint32], among: NDArray[np.uint32]) -> NDArray[np.bool_]:
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
