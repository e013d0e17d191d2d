"""Denials: who says that what another one claims is not so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.group.conflicts.denied import OF_DENIER, denial_in, told_roots
from standfirst.group.conflicts.targets import find_target
from standfirst.group.cues import load_cues
from standfirst.group.roots import roots_of
from standfirst.records import Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.group.conflicts.denied import Denial
    from standfirst.group.conflicts.scene import Scene, Sentence


def find_denials(scene: Scene) -> Iterator[Conflict]:
    """Yield each claim that others deny, with those who do, where the claim is told as well."""
    sentences = scene.sentences
    denials = [
        _with_context(found, sentences)
        for n, one in enumerate(sentences)
        if (found := denial_in(n, one))
    ]
    if not denials:
        return
    denying = frozenset(one.n for one in denials)
    index = _index(sentences)
    aimed: dict[int, list[Denial]] = defaultdict(list)
    for denial in denials:
        at = find_target(denial, sentences, denying, index)
        if at is not None:
            aimed[at].append(denial)
    for n, some in aimed.items():
        target = sentences[n]
        firsts = {one.denier: one for one in reversed(some)}
        said = [
            sentences[one.n].claim("denies", one.denier.split(" (")[0])
            for one in sorted(firsts.values(), key=lambda one: one.n)
        ]
        yield Conflict(ConflictKind.DENIAL, target.told.words, (target.claim("claims"), *said))


def _with_context(denial: Denial, sentences: Sequence[Sentence]) -> Denial:
    """Add what stands before "reports of its destruction are false" or "he called it a lie"."""
    own = sentences[denial.n]
    before = sentences[denial.n - 1] if denial.n else own
    if before.told.report is own.told.report and own.words[0] in OF_DENIER:
        denial = replace(denial, denier=before.speaker)
    if denial.points_back or not denial.needs_context:
        return denial
    roots = denial.roots | told_roots(own.words)
    if denial.n and sentences[denial.n - 1].told.report is own.told.report:
        roots |= sentences[denial.n - 1].roots
    return replace(denial, roots=roots - roots_of(load_cues().denial_words | load_cues().refusals))


def _index(sentences: Sequence[Sentence]) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(sentences):
        for value in one.kin:
            index[value].append(n)
    return index
