"""Stories that hold two events, parted again before they are written.

Grouping joins what shares people and days; a section must tell one event. So reports of a story
that share hardly a word of weight with the others become a section of their own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standfirst.write.agenda import norm
from standfirst.write.gists import words_of
from standfirst.write.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.records import Report, Story
    from standfirst.write.edition import EditionRequest

LINKED = 0.075  # cosine of two reports of one event; those of two lay below, on invented days
SHARED_HEADLINE = 3  # words of content that headlines of one event may have in common
MOST_REPORTS = 60  # a story of more is sound: chains of many reports leave no part alone


def parts_of(story: Story, request: EditionRequest, rarity: Mapping[str, float]) -> list[Story]:
    """Return the story, or its parts that tell events of their own, the largest first.

    The first part keeps the story's id; a further one has the id of its first report, by which
    the archive finds the story too. A part needs a newsroom's headline of its own.
    """
    known = [request.reports[r] for r in story.reports if r in request.reports]
    languages = {None, request.language}
    fresh = [r for r in known if request.is_fresh(r) and r.language in languages]
    if not 2 < len(fresh) <= MOST_REPORTS:
        return [story]
    words = {report.id: words_of(report, request.gists) for report in known}
    norms = {report: norm(some, rarity) for report, some in words.items()}
    texts = _Texts(words, norms, rarity)
    groups = _linked(fresh, texts)
    groups.sort(key=lambda group: (-len(group), group[0].id))
    main, *others = groups
    apart = [group for group in others if any(r.headline and not r.is_post for r in group)]
    if not apart:
        return [story]
    main = [r for r in fresh if not any(r in group for group in apart)]
    members = [[r.id for r in group] for group in (main, *apart)]
    for report in known:
        if report not in fresh:
            best = max(members, key=lambda ids: texts.nearest(report.id, ids))
            best.append(report.id)
    first, *further = members
    return [_part(story, first, story.id), *(_part(story, ids, ids[0]) for ids in further)]


@dataclass(frozen=True, slots=True)
class _Texts:
    """The words of reports, by their ids, how long they are as vectors, and how rare words are."""

    words: Mapping[str, frozenset[str]]
    norms: Mapping[str, float]
    rarity: Mapping[str, float]

    def nearest(self, report: str, others: Iterable[str]) -> float:
        """Return how alike a report is to the likeliest of others: a cosine, 0 for none."""
        return max((self._likeness(report, other) for other in others), default=0.0)

    def _likeness(self, one: str, other: str) -> float:
        shared = norm(self.words[one] & self.words[other], self.rarity)
        return shared / math.sqrt(self.norms[one] * self.norms[other]) if shared else 0.0


def _linked(reports: Sequence[Report], texts: _Texts) -> list[list[Report]]:
    """Return the reports in groups, each linked to another one of its group."""
    groups: list[list[Report]] = []
    for report in reports:
        near = [
            group
            for group in groups
            if texts.nearest(report.id, [r.id for r in group]) >= LINKED
            or any(len(_headline(report) & _headline(one)) >= SHARED_HEADLINE for one in group)
        ]
        merged = [r for group in near for r in group] + [report]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _headline(report: Report) -> frozenset[str]:
    return content_words(report.headline.of(report.text)) if report.headline else frozenset()


def _part(story: Story, ids: Sequence[str], name: str) -> Story:
    own = set(ids)
    origins = [
        replace(origin, reports=kept)
        for origin in story.origins
        if (kept := tuple(r for r in origin.reports if r in own))
    ]
    conflicts = [
        conflict
        for conflict in story.conflicts
        if all(claim.passage.report in own for claim in conflict.claims)
    ]
    return replace(
        story,
        id=name,
        reports=tuple(r for r in story.reports if r in own),
        origins=tuple(origins),
        conflicts=tuple(conflicts),
    )
