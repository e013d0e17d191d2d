"""The texts of one day join those of the days before: candidates, pairs, clusters.

::

    live texts + a day's ─▶ candidates ─▶ pairs ─▶ clusters

A day is taken as a set: its texts are compared with those alive in order of time and id, and all
that is alive is clustered anew. So the same reports give the same stories in whatever order they
came within a day. How rare a word is, is counted over all that are alive, the day's own among
them; on the first days of an archive nearly every word looks rare, and what was joined for that
parts when more is known.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from standfirst.group.clusters import join_alike
from standfirst.group.compared import Compared
from standfirst.group.lookup import find_candidates
from standfirst.group.rarity import count_terms
from standfirst.group.weighed import weigh_signatures
from standfirst.group.weighing import compare_texts, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.group.features import Signature
    from standfirst.group.weighed import Weighed

LEAST_LIKENESS = 0.01  # less counts as nothing shared


class Joiner:
    """The texts alive on a day, by number, those of earlier days first, and their clusters.

    ``near`` holds, for each text of earlier days, those before it that it was compared with.
    ``apart`` and ``together`` are pairs of reports, by id, that an editor has judged, the last
    judgement first; ``links`` are pairs of numbers that carry one text or are judged together,
    ``parted`` those that are judged apart.
    """

    def __init__(
        self,
        signatures: Sequence[Signature],
        *,
        near: Sequence[Sequence[int]] = (),
        apart: Sequence[tuple[str, str]] = (),
        together: Sequence[tuple[str, str]] = (),
        links: Iterable[tuple[int, int]] = (),
        parted: Iterable[tuple[int, int]] = (),
    ) -> None:
        self.signatures = signatures
        self.weighed = weigh_signatures(signatures, count_terms(signatures))
        self.compared = _compare(self.weighed, near)
        number_of = {r: n for n, one in enumerate(signatures) for r in one.reports or (one.report,)}
        self._apart = [*_numbered(apart, number_of), *parted]
        self.clusters = join_alike(
            self.compared,
            apart=self._apart,
            together=[*_numbered(together, number_of), *links],
            sizes=[one.copies for one in signatures],
        )

    def parts(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Tell whether an editor has judged any two of these to be apart."""
        a, b = frozenset(one), frozenset(other)
        return any((i in a and j in b) or (i in b and j in a) for i, j in self._apart)


def _compare(weighed: Weighed, near: Sequence[Sequence[int]]) -> Compared:
    """Compare texts with those before them that they may belong with.

    Whom those of earlier days were compared with is known; it is looked up for the new ones.
    """
    ones = np.repeat(np.arange(len(near)), [len(some) for some in near])
    others = np.fromiter(chain.from_iterable(map(sorted, near)), np.int64, len(ones))
    before = pairs_of(compare_texts(weighed, ones, others))
    new, found = find_candidates(weighed, len(near))
    pairs = pairs_of(compare_texts(weighed, new, found))
    are_alike = pairs[:, 0] >= LEAST_LIKENESS
    return Compared(
        len(weighed),
        np.concatenate((ones, new[are_alike])),
        np.concatenate((others, found[are_alike])),
        np.concatenate((before, pairs[are_alike])),
    )


def _numbered(
    pairs: Iterable[tuple[str, str]], number_of: Mapping[str, int]
) -> list[tuple[int, int]]:
    """Return the judged pairs of which both are alive, by number."""
    found = [(number_of[a], number_of[b]) for a, b in pairs if a in number_of and b in number_of]
    return [(a, b) for a, b in found if a != b]
