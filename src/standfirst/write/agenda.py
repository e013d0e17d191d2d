"""Which of the day's stories become sections, and in which order.

By weight; but no two on one event, no beat beyond its quota, and each beat its least as long as
it has stories. Whatever does not come in is told with its reason.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.records import Beat, Manner

BELOW = "below the day's most important stories"
ONE_EVENT = 0.5  # cosine of two sections' heading and news, from which they tell one event


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that could be a section: ``news`` are the content words of heading and lead."""

    story: str
    heading: str
    weight: float
    news: frozenset[str]
    beat: str | None = None
    wanted: bool = False  # by the editor, whatever it weighs


@dataclass(frozen=True, slots=True)
class Agenda:
    """The sections of a day in their order, and the other stories with the reasons."""

    kept: tuple[Candidate, ...]
    left: tuple[tuple[Candidate, str], ...]


def make_agenda(
    candidates: Sequence[Candidate], manner: Manner, rarity: Mapping[str, float]
) -> Agenda:
    """Choose and order the sections of a day."""
    ranked = sorted(candidates, key=lambda one: (-one.weight, one.story))
    left: list[tuple[Candidate, str]] = []
    apart: list[Candidate] = []
    for one in ranked:
        twin = next((k for k in apart if likeness(one.news, k.news, rarity) >= ONE_EVENT), None)
        if twin is None or one.wanted:
            apart.append(one)
        else:
            left.append((one, f"tells the event of “{twin.heading}” once more"))
    chosen = _reserved(apart, manner)
    counts = {beat.name: sum(one.beat == beat.name for one in chosen) for beat in manner.beats}
    bounds = {beat.name: beat.most for beat in manner.beats}
    for one in apart:
        if one in chosen:
            continue
        most = bounds.get(one.beat or "")
        if most is not None and counts[one.beat or ""] >= most:
            left.append((one, f"the beat “{one.beat}” has its {most} stories"))
        elif len(chosen) >= manner.sections:
            left.append((one, BELOW))
        else:
            chosen.append(one)
            if one.beat:
                counts[one.beat] += 1
    return Agenda(tuple(one for one in apart if one in chosen), tuple(left))


def _reserved(apart: Sequence[Candidate], manner: Manner) -> list[Candidate]:
    """What the editor wants, and each beat's own number of its best, up to the edition's length."""
    wanted = [one for one in apart if one.wanted]
    reserved: list[Candidate] = []
    for beat in manner.beats:
        own = [one for one in apart if one.beat == beat.name][: beat.least]
        reserved += [one for one in own if one not in wanted]
    reserved.sort(key=apart.index)
    return wanted + reserved[: max(0, manner.sections - len(wanted))]


def likeness(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the cosine of two sets of words, each word weighed by how rare it is that day."""
    shared = norm(one & other, rarity)
    return shared / math.sqrt(norm(one, rarity) * norm(other, rarity)) if shared else 0.0


def norm(words: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the square of the length of a set of words as a vector."""
    # Exact in any order: sets have none, and the same day must give the same edition.
    return math.fsum(rarity.get(word, 1.0) ** 2 for word in words)


def beat_of(text: str, beats: Sequence[Beat]) -> str | None:
    """Return the first beat whose words or places stand in a text; None for no beat."""
    return next((beat.name for beat in beats if holds_beat(text, beat)), None)


def holds_beat(text: str, beat: Beat) -> bool:
    """Tell whether a word or place of a beat stands in a text."""
    return _pattern(beat).search(text) is not None


@lru_cache(maxsize=64)
def _pattern(beat: Beat) -> re.Pattern[str]:
    words = [
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        for word in (*beat.words, *beat.places)
    ]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
