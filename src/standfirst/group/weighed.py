"""Reports' terms weighed by how rare they are: all texts of a day in one table.

Weights are whole numbers (``SCALE`` is 1), so that sums of their products are exact: two reports
are as alike in whatever order their terms come, on any machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from standfirst.group.rows import add_up, are_strongest, count_in, rows_of, starts_of
from standfirst.group.vocabulary import (
    IS_NAME,
    OTHER_KIND,
    WORD_KIND,
    number_signature,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from standfirst.group.features import Signature
    from standfirst.group.rarity import Rarity
    from standfirst.group.vocabulary import Numbered, Vocabulary

T = TypeVar("T", bound=np.generic)
SCALE = 1 << 26  # a sum of products is below 2 ** 53, so floating point holds it exactly
FULL_TERMS = 120  # a text with so many is not short
FEW_TERMS = 30  # one with fewer is not shorter still: two posts of ten words share a word by chance
MAIN_NAMES = 6
MOST_TERMS = 256  # of one report, the strongest
AT_ONCE = 1000  # texts


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Texts with the rarity of their day worked in: a row a text, an entry a term that counts.

    ``numbers`` are the terms. ``vector`` (words and figures) and ``crossing`` (all but words) are
    their weights, of length 1 each, 0 for a term that does not belong; in ``vector`` a name's
    weight is negative. ``headline`` and ``names`` tell how much of the headline, or of the main
    names, a term makes up, ``flags`` what it is to the text. An entry is held where it has a weight
    in either vector, and main where it makes up headline or names; else it is only looked for in
    others. Of each text, ``bare`` is the vector's length without names, ``n_headline`` and
    ``n_names`` count what makes up headline and names, ``has`` joins the flags of all its terms.
    """

    vocabulary: Vocabulary
    starts: NDArray[np.int64]
    numbers: NDArray[np.int32]
    vector: NDArray[np.int32]
    crossing: NDArray[np.int32]
    headline: NDArray[np.int32]
    names: NDArray[np.int32]
    flags: NDArray[np.uint8]
    is_held: NDArray[np.bool_]
    is_main: NDArray[np.bool_]
    bare: NDArray[np.float64]
    n_headline: NDArray[np.int64]
    n_names: NDArray[np.int64]
    has: NDArray[np.uint8]
    brevity: NDArray[np.float64]
    at: NDArray[np.float64]  # seconds since 1970, not a number where no time is known
    language: NDArray[np.int32]  # the same number for the same one, -1 where none is known

    def __len__(self) -> int:
        return len(self.bare)

    def row(self, text: int) -> slice:
        """Return where a text's entries stand."""
        return slice(int(self.starts[text]), int(self.starts[text + 1]))

    def naming(self, terms: Sequence[str]) -> list[NDArray[np.int64]]:
        """Return, for each place or person among the terms, the texts that hold it, ascending."""
        numbers = self.vocabulary.number(terms)
        places = np.flatnonzero((self.vector == 0) & (self.crossing != 0))
        places = places[np.isin(self.numbers[places], numbers)]
        texts = self.starts.searchsorted(places, "right") - 1
        return [texts[self.numbers[places] == number] for number in numbers.tolist()]


def weigh_signatures(signatures: Sequence[Signature], rarity: Rarity) -> Weighed:
    """Weigh the terms of texts by how much each tells."""
    parts = [
        _weigh(signatures[at : at + AT_ONCE], rarity)
        for at in range(0, max(len(signatures), 1), AT_ONCE)
    ]
    columns = {name: np.concatenate([one[name] for one in parts]) for name in parts[0]}
    languages: dict[str, int] = {}
    spoken = [one.language.split("-")[0] if one.language else "" for one in signatures]
    times = [one.published_at for one in signatures]
    return Weighed(
        vocabulary=rarity.vocabulary,
        starts=starts_of(columns.pop("sizes")),
        at=np.array([time.timestamp() if time else math.nan for time in times]),
        language=np.array(
            [languages.setdefault(one, len(languages)) if one else -1 for one in spoken], np.int32
        ),
        **columns,
    )


def _weigh(signatures: Sequence[Signature], rarity: Rarity) -> dict[str, NDArray[Any]]:
    """Return the sizes of some rows, and their columns as ``Weighed`` has them."""
    vocabulary = rarity.vocabulary
    every = [number_signature(one, vocabulary) for one in signatures]
    n_rows = len(every)
    numbers = _joined(every, lambda one: one.terms, np.int32)
    flags = _joined(every, lambda one: one.flags, np.uint8)
    starts = starts_of([len(one.terms) for one in every])
    of = rows_of(starts)
    telling = _joined(every, lambda one: one.weights, np.float64) * rarity.telling(numbers)
    kinds = vocabulary.kinds(numbers)
    vector = _unit(np.where(kinds == OTHER_KIND, 0.0, telling), starts, numbers, vocabulary)
    crossing = _unit(np.where(kinds == WORD_KIND, 0.0, telling), starts, numbers, vocabulary)
    is_name = flags & IS_NAME != 0
    columns: dict[str, NDArray[Any]] = {
        "numbers": numbers,
        "flags": flags,
        "vector": _whole(np.where(is_name, -vector, vector)),
        "crossing": _whole(crossing),
    }
    columns["headline"], n_headline = _headlines(every, starts, numbers, rarity)
    columns["names"], n_names = _main_names(every, starts, numbers, rarity)
    columns["is_held"] = (columns["vector"] != 0) | (columns["crossing"] != 0)
    columns["is_main"] = (columns["headline"] != 0) | (columns["names"] != 0)
    counts = columns["is_held"] | columns["is_main"] | (flags > IS_NAME)
    has = np.zeros(n_rows, np.uint8)
    np.bitwise_or.at(has, of[flags != 0], flags[flags != 0])
    terms = np.clip([one.n_terms for one in every], FEW_TERMS, FULL_TERMS).tolist()
    return {name: column[counts] for name, column in columns.items()} | {
        "sizes": count_in(of[counts], n_rows),
        "bare": np.sqrt(add_up(of[~is_name], np.square(vector[~is_name]), n_rows)),
        "n_headline": n_headline,
        "n_names": n_names,
        "has": has,
        "brevity": np.array([math.log(FULL_TERMS / n) for n in terms]),
    }


def _joined(
    every: Sequence[Numbered], column: Callable[[Numbered], NDArray[T]], kind: type[T]
) -> NDArray[T]:
    """Return a column of all, one behind the other."""
    return np.concatenate([np.zeros(0, kind), *(column(one) for one in every)])


def _flat(
    every: Sequence[Numbered],
    starts: NDArray[np.int64],
    column: Callable[[Numbered], NDArray[np.int32]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the terms stand that each names by their places, and of each its row."""
    of = rows_of(starts_of([len(column(one)) for one in every]))
    return _joined(every, column, np.int32) + starts[of], of


def _headlines(
    every: Sequence[Numbered],
    starts: NDArray[np.int64],
    numbers: NDArray[np.int32],
    rarity: Rarity,
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    places, of = _flat(every, starts, lambda one: one.headline)
    return _shares(places, of, rarity.of(numbers[places]), starts)


def _main_names(
    every: Sequence[Numbered],
    starts: NDArray[np.int64],
    numbers: NDArray[np.int32],
    rarity: Rarity,
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    places, of = _flat(every, starts, lambda one: one.names)
    weights = _joined(every, lambda one: one.counts, np.float64) * rarity.of(numbers[places])
    are_words = rarity.vocabulary.kinds(numbers[places]) == WORD_KIND
    places, of, weights = places[are_words], of[are_words], weights[are_words]
    rows = starts_of(count_in(of, len(every)))
    main = are_strongest(weights, rows, numbers[places], rarity.vocabulary, MAIN_NAMES)
    return _shares(places[main], of[main], weights[main], starts)


def _shares(
    places: NDArray[np.int64],
    of: NDArray[np.int64],
    weights: NDArray[np.float64],
    starts: NDArray[np.int64],
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return of each term its share of what some of its row weigh, and how many weigh anything."""
    n_rows = len(starts) - 1
    whole = np.maximum(add_up(of, weights, n_rows), 1e-300)
    shares = np.zeros(int(starts[-1]), np.int32)
    shares[places] = _whole(weights / whole[of])
    return shares, count_in(of[weights > 0], n_rows)


def _unit(
    weights: NDArray[np.float64],
    starts: NDArray[np.int64],
    numbers: NDArray[np.int32],
    vocabulary: Vocabulary,
) -> NDArray[np.float64]:
    """Return the strongest weights of each row, scaled to length 1; 0 for all others."""
    of, n_rows = rows_of(starts), len(starts) - 1
    if (count_in(of[weights > 0], n_rows) > MOST_TERMS).any():
        strongest = are_strongest(weights, starts, numbers, vocabulary, MOST_TERMS)
        weights = np.where(strongest, weights, 0.0)
    lengths = np.sqrt(add_up(of, np.square(weights), n_rows))
    lengths[lengths == 0] = 1.0
    scaled: NDArray[np.float64] = weights / lengths[of]
    return scaled


def _whole(weights: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.rint(weights * SCALE).astype(np.int32)
