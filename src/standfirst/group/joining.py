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

from typing import TYPE_CHECKING

import numpy as np

from standfirst.group.clusters import join_alike
from standfirst.group.compared import Compared
from standfirst.group.lookup import MOST_ASKED, MOST_KEPT, Lookup
from standfirst.group.rarity import count_terms
from standfirst.group.weighed import weigh_signature
from standfirst.group.weighing import compare_signatures, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.group.features import Signature

LEAST_LIKENESS = 0.01  # less counts as nothing shared
CROSSING_SHARE = 0.5  # of a name's weight beside words, when candidates are looked up


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
        rarity = count_terms(signatures)
        self.signatures = signatures
        self.weighed = [weigh_signature(one, rarity) for one in signatures]
        self.compared = Compared()
        self._lookup = Lookup()
        for number in range(len(signatures)):
            self._compare(number, near[number] if number < len(near) else None)
        number_of = {r: n for n, one in enumerate(signatures) for r in one.reports or (one.report,)}
        self._apart = [*_numbered(apart, number_of), *parted]
        self.clusters = join_alike(
            len(signatures),
            self.compared.among(range(len(signatures))),
            apart=self._apart,
            together=[*_numbered(together, number_of), *links],
            sizes=[one.copies for one in signatures],
        )

    def parts(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Tell whether an editor has judged any two of these to be apart."""
        a, b = frozenset(one), frozenset(other)
        return any((i in a and j in b) or (i in b and j in a) for i, j in self._apart)

    def _compare(self, number: int, known: Sequence[int] | None) -> None:
        """Compare a text with those before it that it may belong with; look them up if need be."""
        weighed = self.weighed[number]
        found = list(known or ())
        if known is None:
            found = self._lookup.find(*weighed.strongest(MOST_ASKED, CROSSING_SHARE))
        pairs = pairs_of(
            compare_signatures(
                self.signatures[number],
                weighed,
                [self.signatures[other] for other in found],
                [self.weighed[other] for other in found],
            )
        )
        others = np.array(found, np.int32)
        if known is None:
            are_alike = pairs[:, 0] >= LEAST_LIKENESS
            others, pairs = others[are_alike], pairs[are_alike]
        self.compared.add(number, others, pairs)
        self._lookup.add(number, weighed.strongest(MOST_KEPT, CROSSING_SHARE)[0])


def _numbered(
    pairs: Iterable[tuple[str, str]], number_of: Mapping[str, int]
) -> list[tuple[int, int]]:
    """Return the judged pairs of which both are alive, by number."""
    found = [(number_of[a], number_of[b]) for a, b in pairs if a in number_of and b in number_of]
    return [(a, b) for a, b in found if a != b]
