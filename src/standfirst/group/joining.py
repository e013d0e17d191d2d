"""Reports join stories as they come, day after day, with bounded work for each.

::

    a day's signatures ─▶ candidates ─▶ pairs ─▶ touched stories ─▶ clusters

A day is taken as a set: its reports are compared with those alive in order of time and id, and the
stories they touch are clustered anew out of their live reports. So the same reports give the same
stories in whatever order they came within a day.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from standfirst.group.clusters import join_alike
from standfirst.group.compared import Compared
from standfirst.group.lookup import MOST_KEPT, Lookup
from standfirst.group.rarity import Rarity
from standfirst.group.weighed import weigh_signature
from standfirst.group.weighing import compare_signatures, log_odds, pairs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from standfirst.group.features import Signature
    from standfirst.group.weighed import Weighed

LIVE_REPORTS = 20_000  # a report is compared with so many that came before it
TOUCHING = -2.0  # log-odds: a new report has the other's story clustered anew
LEAST_LIKENESS = 0.01  # less counts as nothing shared
CROSSING_SHARE = 0.5  # of a name's weight beside words, when candidates are looked up


class Joiner:
    """The reports taken so far, by number in the order they were taken, and their stories.

    ``apart`` and ``together`` are pairs of reports, by id, that an editor has judged, the last
    judgement first; they hold for all reports that are alive. ``rarity`` may know other reports
    beforehand; without it the first day counts itself.
    """

    def __init__(
        self,
        *,
        rarity: Rarity | None = None,
        apart: Sequence[tuple[str, str]] = (),
        together: Sequence[tuple[str, str]] = (),
        live: int = LIVE_REPORTS,
    ) -> None:
        self.signatures: list[Signature] = []  # without their terms, once compared
        self.stories: list[list[int]] = []  # the numbers of each story; empty where it went
        self.story_of: list[int] = []
        self.compared = Compared()  # the live
        self.weighed: dict[int, Weighed] = {}  # the live
        self.oldest = 0  # number of the first one alive
        self._rarity = rarity or Rarity()
        self._counts = rarity is None
        self._apart = apart
        self._together = together
        self._judged = {one for pair in (*apart, *together) for one in pair}
        self._number_of: dict[str, int] = {}  # of the judged
        self._lookup = Lookup()
        self._live = live

    def take(self, day: Sequence[Signature]) -> None:
        """Take in the reports of one day; give them in order of time and id."""
        first = len(self.signatures)
        if self._counts:
            for signature in day:
                self._rarity.count(signature.terms, signature.copies)
        for signature in day:
            self._compare(signature)
        self._cluster(range(first, len(self.signatures)))
        self._forget()

    def parts(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Tell whether an editor has judged any two of these to be apart."""
        a, b = frozenset(one), frozenset(other)
        return any(
            (i in a and j in b) or (i in b and j in a) for i, j in self._numbers(self._apart)
        )

    def _compare(self, signature: Signature) -> None:
        """Compare a report with those alive that it may belong with."""
        number = len(self.signatures)
        weighed = weigh_signature(signature, self._rarity)
        terms, weights = weighed.strongest(MOST_KEPT, CROSSING_SHARE)
        found = self._lookup.find(terms, weights)
        pairs = pairs_of(
            compare_signatures(
                signature,
                weighed,
                [self.signatures[other] for other in found],
                [self.weighed[other] for other in found],
            )
        )
        are_alike = pairs[:, 0] >= LEAST_LIKENESS
        self.compared.add(number, np.array(found, np.int32)[are_alike], pairs[are_alike])
        self._lookup.add(number, terms)
        self.weighed[number] = weighed
        self.signatures.append(replace(signature, terms={}, names={}, headline=frozenset()))
        self.story_of.append(len(self.stories))
        self.stories.append([number])
        for report in self._judged.intersection(signature.reports):
            self._number_of[report] = number

    def _cluster(self, new: Collection[int]) -> None:
        """Cluster the stories that new reports touch out of their live reports."""
        touched = {self.story_of[number] for number in new}
        for number in new:
            touched.update(
                self.story_of[other]
                for other, pair in self.compared.before(number)
                if log_odds(*pair) >= TOUCHING
            )
        apart, together = self._numbers(self._apart), self._numbers(self._together)
        touched.update(
            self.story_of[number]
            for pair in (*apart, *together)
            if not touched.isdisjoint(map(self.story_of.__getitem__, pair))
            for number in pair
        )
        members = sorted(
            number for story in touched for number in self.stories[story] if number >= self.oldest
        )
        place = {number: i for i, number in enumerate(members)}
        clusters = join_alike(
            len(members),
            {(place[i], place[j]): pair for (i, j), pair in self.compared.among(members).items()},
            apart=_placed(apart, place),
            together=_placed(together, place),
            sizes=[self.signatures[number].copies for number in members],
            live=sum(one.copies for one in self.signatures[self.oldest :]),
        )
        self._settle(touched, [[members[i] for i in cluster] for cluster in clusters])

    def _numbers(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        """Return the judged pairs of which both are alive, by number."""
        known = self._number_of
        found = [(known[a], known[b]) for a, b in pairs if a in known and b in known]
        return [(a, b) for a, b in found if a != b and min(a, b) >= self.oldest]

    def _settle(self, touched: Iterable[int], clusters: Sequence[Sequence[int]]) -> None:
        """Give each cluster the number of the story most of it stood in, the earliest of equals."""
        past = {
            story: [number for number in self.stories[story] if number < self.oldest]
            for story in sorted(touched)
        }
        shares: dict[tuple[int, int], int] = {}
        for n, cluster in enumerate(clusters):
            for number in cluster:
                key = self.story_of[number], n
                shares[key] = shares.get(key, 0) + 1
        given = hand_on(shares)
        for story in past:
            self.stories[story] = []
        for n, cluster in enumerate(clusters):
            story = given.get(n, len(self.stories))
            if story == len(self.stories):
                self.stories.append([])
            self.stories[story] = [*past.pop(story, ()), *cluster]
            for number in cluster:
                self.story_of[number] = story
        for story, gone in past.items():
            self.stories[story] = gone

    def _forget(self) -> None:
        """Let go of what is known of reports beyond the window."""
        oldest = max(0, len(self.signatures) - self._live)
        for number in range(self.oldest, oldest):
            self.compared.forget(number)
            del self.weighed[number]
        self.oldest = oldest
        self._lookup.forget_before(oldest)


def hand_on(shares: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Return which new one takes the name of which old one: the largest shared part first.

    ``shares`` maps an old and a new number to how much they share; each name is given once.
    """
    given: dict[int, int] = {}
    used: set[int] = set()
    for (old, new), _ in sorted(shares.items(), key=lambda entry: (-entry[1], entry[0])):
        if new not in given and old not in used:
            given[new] = old
            used.add(old)
    return given


def _placed(
    pairs: Iterable[tuple[int, int]], place: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    return ((place[i], place[j]) for i, j in pairs if i in place and j in place)
