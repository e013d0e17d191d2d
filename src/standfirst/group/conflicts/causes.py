"""Causes: what an event is said to come of, where two tell of unlike causes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from standfirst.group.conflicts.scene import are_near
from standfirst.group.cues import load_cues
from standfirst.group.roots import roots_in
from standfirst.records import Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.group.conflicts.scene import Scene, Sentence

SAME_TIME = timedelta(hours=36)
MOST_CLAIMS = 40
_CAUSED = re.compile(
    r"\b(?:(?:was|were|is|been|be) (?:caused|triggered|sparked|set off|started) by|caused by"
    r"|not (?:caused|triggered|sparked|set off|started) by [^,.;]{2,40}? but by"
    r"|(?:was|were|is) due to|blamed on|broke out after|resulted from|(?:was|were) the result of)\s"
    r"(?P<why>[^,.;]+)"
)
_PRONOUN = re.compile(r"(?:it|this|that)\s", re.IGNORECASE)  # of what stands before
_SAME = {
    "blaz": "fir",
    "blast": "explos",
    "explode": "explos",
    "crash": "collid",
    "collision": "collid",
}


@dataclass(frozen=True, slots=True)
class _Caused:
    sentence: Sentence
    what: frozenset[str]
    why: frozenset[str]
    kinds: frozenset[str]
    written: str


def find_causes(scene: Scene) -> Iterator[Conflict]:
    """Yield claims that give one event causes that have nothing in common."""
    before = [None, *scene.sentences]
    found = [
        c
        for one, last in zip(scene.sentences, before, strict=False)
        if not one.is_denial and (c := _caused_in(one, last))
    ]
    used: set[int] = set()
    for i, j in combinations(range(min(len(found), MOST_CLAIMS)), 2):
        if i not in used and j not in used and _differ(found[i], found[j]):
            used |= {i, j}
            sides = (found[i], found[j])
            yield Conflict(
                ConflictKind.CAUSE,
                ", ".join(sorted(sides[0].what & sides[1].what)),
                tuple(one.sentence.claim(f"says by {one.written}") for one in sides),
            )


def _caused_in(one: Sentence, last: Sentence | None) -> _Caused | None:
    """Return what a sentence gives as a cause; "it" is what the sentence before told of."""
    match = _CAUSED.search(one.told.words)
    if match is None:
        return None
    causes = load_cues().causes
    why = roots_in(match["why"])
    kinds = frozenset(causes[w] for w in match["why"].casefold().split() if w in causes)
    told = roots_in(one.told.words[: match.start()])
    if last is not None and last.told.report is one.told.report and _PRONOUN.match(one.told.words):
        told |= last.roots
    what = frozenset(_SAME.get(value, value) for value in told)
    return _Caused(one, what, why, kinds, match["why"].strip()) if kinds else None


def _differ(one: _Caused, other: _Caused) -> bool:
    a, b = one.sentence, other.sentence
    return (
        not one.why & other.why
        and bool(one.what & other.what)
        and a.speaker != b.speaker
        and are_near(a, b, SAME_TIME)
        and not (a.places and b.places and not a.places & b.places)
    )
