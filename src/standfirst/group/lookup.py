"""Which earlier texts each new one may belong with: an inverted index over rare terms.

Work and memory are bounded: a term that very many live texts share finds nobody, and a text is
found by its strongest terms alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.group.rows import are_strongest, count_in, rows_of, starts_of
from standfirst.group.weighed import SCALE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from standfirst.group.weighed import Weighed

MOST_HOLDING = 120  # live texts that share a term before it finds nobody
MOST_ASKED = 32  # strongest terms of a text that are looked up
MOST_KEPT = 48  # strongest terms of a text that it is found by
MOST_FOUND = 40  # candidates, the likeliest first
LEAST_SHARED = 0.01  # of a text's weight: less is chance
CROSSING_SHARE = 0.5  # of a name's weight beside words, when candidates are looked up
MOST_CELLS = 1 << 20  # of a table of texts and those before them


class _Asked(NamedTuple):
    """Terms that texts look up: which text, what the term weighs, and who held it before."""

    texts: NDArray[np.int64]  # ascending
    squares: NDArray[np.float64]
    begins: NDArray[np.int64]  # where its holders stand among all
    n_before: NDArray[np.int64]  # so many of them


def find_candidates(weighed: Weighed, first: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the texts from ``first`` on, each with those before it that share the most weight.

    A row for each pair: the later text and the earlier one, both ascending. A term is looked up
    where at most ``MOST_HOLDING`` of the texts before hold it.
    """
    asked, holders = _look_up(weighed, first)
    n = len(weighed)
    at_once = max(1, MOST_CELLS // max(n, 1))
    found = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for start in range(first, n, at_once):
        bounds = slice(*asked.texts.searchsorted((start, start + at_once)).tolist())
        texts, n_before = asked.texts[bounds], asked.n_before[bounds]
        places = np.repeat(asked.begins[bounds] - starts_of(n_before)[:-1], n_before)
        places += np.arange(len(places))
        cells = np.repeat((texts - start) * n, n_before) + holders[places]
        squares = np.repeat(asked.squares[bounds], n_before)
        shared = np.bincount(cells, squares).astype(np.float64, copy=False)
        likely = np.flatnonzero(shared >= LEAST_SHARED)
        found.append(_likeliest(likely // n + start, likely % n, shared[likely]))
    ones, others = (np.concatenate(some) for some in zip(*found, strict=True))
    return ones, others


def _look_up(weighed: Weighed, first: int) -> tuple[_Asked, NDArray[np.int64]]:
    """Return what the texts from ``first`` on look up, and the holders of each term in order."""
    texts, terms, weights, is_asked = _strongest_terms(weighed)
    by_term = np.argsort(terms, kind="stable")  # as the texts ascend, so do those of a term
    firsts = np.flatnonzero(np.diff(terms[by_term], prepend=-1))
    begins = np.empty(len(terms), np.int64)
    begins[by_term] = np.repeat(firsts, np.diff(firsts, append=len(terms)))
    places = np.empty(len(terms), np.int64)
    places[by_term] = np.arange(len(terms))
    n_before = places - begins
    at = np.flatnonzero(is_asked & (texts >= first) & (n_before > 0) & (n_before <= MOST_HOLDING))
    asked = _Asked(texts[at], np.square(weights[at]), begins[at], n_before[at])
    return asked, texts[by_term]


def _strongest_terms(
    weighed: Weighed,
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64], NDArray[np.bool_]]:
    """Return by which terms each text is found: text, term, weight, and whether it asks for it.

    What is no word or figure weighs ``CROSSING_SHARE`` of what it does in other languages.
    """
    weights = np.where(
        weighed.vector != 0, np.abs(weighed.vector), CROSSING_SHARE * weighed.crossing
    )
    texts, terms = rows_of(weighed.starts), weighed.numbers
    kept = weights > 0
    for most in (MOST_KEPT, MOST_ASKED):
        texts, terms, weights = texts[kept], terms[kept], weights[kept]
        rows = starts_of(count_in(texts, len(weighed)))
        kept = are_strongest(weights, rows, terms, weighed.vocabulary, most)
    return texts, terms, weights / SCALE, kept


def _likeliest(
    ones: NDArray[np.int64], others: NDArray[np.int64], shared: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return of each text the others that it shares most with; as likely ones go by number."""
    firsts = np.flatnonzero(np.diff(ones, prepend=-1))
    rank = np.empty(len(ones), np.int64)
    rank[np.lexsort((others, -shared, ones))] = np.arange(len(ones)) - np.repeat(
        firsts, np.diff(firsts, append=len(ones))
    )
    return ones[rank < MOST_FOUND], others[rank < MOST_FOUND]
