"""What one report shares with each of several: the inner loop of joining stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.group.weighed import SCALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from standfirst.group.weighed import Weighed


class Overlap(NamedTuple):
    """Of each other report: the two cosines; and what share of headline and names both ways.

    ``there`` are the shares of the one's own headline and names that the other holds, ``back``
    those of the other's that the one holds: a row each of headlines and of names.
    """

    likeness: NDArray[np.float64]
    deeds: NDArray[np.float64]
    there: NDArray[np.float64]
    back: NDArray[np.float64]


class Shared(NamedTuple):
    """A term that two reports hold; it is a name where either takes it for one."""

    term: str
    is_name: bool


def find_overlap(one: Weighed, others: Sequence[Weighed]) -> Overlap:
    """Return what a report shares with others of one vocabulary, at least one of them.

    Terms of the one get a slot each in a table over all terms, so one look at the table tells of
    each term of the others whether it is shared, and with which.
    """
    n, k = len(one.numbers), len(others)
    slots = one.vocabulary.slots()
    slots[one.main] = np.arange(n + 1, n + 1 + len(one.main))  # a report need not hold them
    slots[one.numbers] = np.arange(1, n + 1)
    vector, headline, names = np.zeros((3, n + 1 + len(one.main)))
    vector[1 : n + 1] = one.vector
    headline[slots[one.main[: one.n_headline]]] = one.shares[: one.n_headline]
    names[slots[one.main[one.n_headline :]]] = one.shares[one.n_headline :]
    back = _held(others, slots, n)
    found = slots.take(np.concatenate([other.numbers for other in others]))
    slots[one.main] = 0
    slots[one.numbers] = 0

    shared = (found > 0).nonzero()[0]
    found = found[shared]
    of = np.repeat(np.arange(k), np.array([len(other.numbers) for other in others])).take(shared)
    theirs = np.concatenate([other.vector for other in others]).take(shared)
    mine = vector.take(found)
    products = mine * theirs
    bare = np.where((mine > 0) & (theirs > 0), products, 0.0)
    bares = one.bare * np.array([other.bare for other in others])
    deeds = _sums(of, bare, k) / SCALE**2
    return Overlap(
        _sums(of, np.abs(products), k) / SCALE**2,
        np.divide(deeds, bares, out=np.zeros(k), where=bares != 0),
        np.array((_sums(of, headline.take(found), k), _sums(of, names.take(found), k))) / SCALE,
        back / SCALE,
    )


def find_crossing(one: Weighed, others: Sequence[Weighed]) -> NDArray[np.float64]:
    """Return the cosines of a report with others by what holds in any language."""
    k = len(others)
    slots = one.vocabulary.slots()
    slots[one.numbers] = np.arange(1, len(one.numbers) + 1)
    found = slots.take(np.concatenate([other.numbers for other in others]))
    slots[one.numbers] = 0
    shared = (found > 0).nonzero()[0]
    of = np.repeat(np.arange(k), np.array([len(other.numbers) for other in others])).take(shared)
    theirs = np.concatenate([other.crossing for other in others]).take(shared)
    mine = one.crossing.astype(np.float64).take(found[shared] - 1)
    return _sums(of, mine * theirs, k) / SCALE**2


def list_shared(one: Weighed, other: Weighed) -> list[Shared]:
    """Return what two reports share, the weightiest first.

    Where they share no words and figures, what holds in any language.
    """
    slots = one.vocabulary.slots()
    slots[one.numbers] = np.arange(1, len(one.numbers) + 1)
    found = slots.take(other.numbers)
    slots[one.numbers] = 0
    at = (found > 0).nonzero()[0]
    mine, theirs = one.vector[found[at] - 1], other.vector[at]
    weights = np.abs(mine.astype(np.float64) * theirs)
    if not weights.any():
        weights = one.crossing[found[at] - 1].astype(np.float64) * other.crossing[at]
    numbers = other.numbers[at].tolist()
    are_names = ((mine < 0) | (theirs < 0)).tolist()
    terms = one.vocabulary.terms
    ranked = sorted(
        (-weight, terms[number], is_name)
        for weight, number, is_name in zip(weights.tolist(), numbers, are_names, strict=True)
        if weight
    )
    return [Shared(term, is_name) for _, term, is_name in ranked]


def _held(others: Sequence[Weighed], slots: NDArray[np.int16], n: int) -> NDArray[np.float64]:
    """Return what share of each one's headline and names stands in the first ``n`` slots."""
    found = slots.take(np.concatenate([other.main for other in others]))
    shares = np.concatenate([other.shares for other in others])
    sizes = [
        size for other in others for size in (other.n_headline, len(other.main) - other.n_headline)
    ]
    of = np.repeat(np.arange(len(sizes)), np.array(sizes))
    held = np.where((found > 0) & (found <= n), shares, 0)
    return _sums(of, held, len(sizes)).reshape(-1, 2).T


def _sums(of: NDArray[np.int64], values: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """Add up whole numbers for each of ``k``: exact, whatever their order."""
    sums: NDArray[np.float64] = np.bincount(of, values, k).astype(np.float64, copy=False)
    return sums
