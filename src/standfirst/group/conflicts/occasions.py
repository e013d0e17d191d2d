"""Dates: the day on which one event is said to happen, where two reports give other days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from standfirst.group.conflicts.scene import are_near, are_unlike
from standfirst.group.cues import load_cues
from standfirst.group.roots import root, roots_of
from standfirst.group.settings import days_of
from standfirst.records import Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.group.conflicts.scene import Scene, Sentence

SAME_TIME = timedelta(hours=48)
MOST_CLAIMS = 60
LEAST_SHARED = 2  # roots and names
LEAST_TURNED = 3  # roots, where one's verb is the other's subject
HEAD_WORDS = 5  # before the verb, among which its subject stands
_EARLIER = frozenset({"had", "been", "who", "which", "that"})
_NAMES_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2})"
)
_SAME = {
    **dict.fromkeys(
        ("will be held", "was held", "will take place", "takes place", "took place"), "happen"
    ),
    **dict.fromkeys(("has been set for", "is set for", "was set for"), "happen"),
    **dict.fromkeys(("will meet", "met", "happened", "occurred"), "happen"),
    **dict.fromkeys(("crashed", "fell", "came down"), "fall"),
}


@dataclass(frozen=True, slots=True)
class _Happening:
    sentence: Sentence
    subject: frozenset[str]
    verb: str
    days: frozenset[date]
    written: str


def find_dates(scene: Scene) -> Iterator[Conflict]:
    """Yield claims that put one happening on different days."""
    found = [h for one in scene.sentences if not one.is_denial and (h := _happening_in(one))]
    used: set[int] = set()
    for i, j in combinations(range(min(len(found), MOST_CLAIMS)), 2):
        one, other = found[i], found[j]
        if i not in used and j not in used and _differ(one, other):
            same = [
                n
                for n, more in enumerate(found[:MOST_CLAIMS])
                if n not in used
                and n not in {i, j}
                and more.days in {one.days, other.days}
                and (_is_same(more, one) or _is_same(more, other))
            ]
            members = sorted({i, j, *same})
            used.update(members)
            yield Conflict(
                ConflictKind.DATE,
                ", ".join(sorted(one.subject & other.subject)),
                tuple(found[n].sentence.claim(f"says {_say(found[n])}") for n in members),
            )


def _say(one: _Happening) -> str:
    return " and ".join(day.isoformat() for day in sorted(one.days))


def _happening_in(one: Sentence) -> _Happening | None:
    found = next(load_cues().happenings.find(one.words), None)
    if found is None:
        return None
    subject = roots_of(
        w for w in one.words[max(0, found.start - HEAD_WORDS) : found.start] if w[0].isalpha()
    )
    end = one.told.span.start + one.tokens[found.end - 1].end()
    if found.start and one.words[found.start - 1] in _EARLIER:
        return None
    times = [
        m for m in one.told.mentions if m.time and _NAMES_DAY.search(m.text) and m.span.start >= end
    ]
    days = {d[0] for m in times[:1] if m.time and (d := days_of(m.time.value)) and d[0] == d[1]}
    if not subject or not days:
        return None
    verb = _SAME.get(found.name, root(found.name.split()[-1]))
    return _Happening(one, subject, verb, frozenset(days), found.name)


def _is_same(one: _Happening, other: _Happening) -> bool:
    a, b = one.sentence, other.sentence
    shared = one.subject & other.subject
    telling = shared | (a.names & b.names) | (a.roots & b.roots)
    # "Parliament will vote on the law", "the vote on the law takes place": the verb is the subject.
    is_turned = (one.verb in other.subject or other.verb in one.subject) and (
        len(a.roots & b.roots) >= LEAST_TURNED
    )
    return (
        (is_turned or (bool(shared) and not are_unlike(one.subject, other.subject)))
        and len(telling) >= LEAST_SHARED
        and (one.verb == other.verb or one.verb in other.subject or other.verb in one.subject)
        and are_near(a, b, SAME_TIME)
        and not (a.places and b.places and not a.places & b.places)
    )


def _differ(one: _Happening, other: _Happening) -> bool:
    a, b = one.sentence, other.sentence
    return (
        a.told.report is not b.told.report
        and a.speaker != b.speaker
        and not one.days & other.days
        and _is_same(one, other)
    )
