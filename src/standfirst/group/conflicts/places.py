"""Places: where one event is said to happen, where two reports put it at two places."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from standfirst.group.conflicts.scene import are_near, are_unlike
from standfirst.group.cues import load_cues
from standfirst.group.roots import root, roots_of
from standfirst.group.settings import SMALL, WIDE, days_of
from standfirst.records import Conflict, ConflictKind, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from standfirst.group.conflicts.scene import Scene, Sentence
    from standfirst.records import Mention, PlaceValue

SAME_TIME = timedelta(hours=36)
MOST_CLAIMS = 60
MOST_PLACES = 2  # of one kind of event of a story: with more, it happened at many places
HEAD_WORDS = 6  # before the verb, among which its subject stands
OBJECT_WORDS = 6  # behind the verb
REACH = 60  # characters between the verb and the place
LEAST_SHARED = 2  # roots of what happened, unless a name is shared
LEAST_APART = 15.0  # kilometres between the rims of two places that are known
NEWS = timedelta(days=3)  # before a report, that an event it tells without a day happened
EARTH = 6371.0  # kilometres
_AT = frozenset("in near at outside off on by".split())
_BETWEEN = frozenset(
    "the a an of town village city port airport centre center suburb island".split()
)
_BREAKS = frozenset("; who which that after before while when and but from to for".split())
_MANY = frozenset(
    "another other others also again both several many two three four five six second third"
    " earlier previous previously last ago since had separate simultaneous wave series every each"
    " would could may might if between".split()
)
_LIST = re.compile(
    r"[A-ZÀ-Þ][\w’-]+, [A-ZÀ-Þ][\w’-]+(?:,? and|,) [A-ZÀ-Þ]"
)  # Sarn, Karsk and Dubrel


@dataclass(frozen=True, slots=True)
class _Event:
    sentence: Sentence
    kind: str
    subject: frozenset[str]
    names: frozenset[str]
    place: Mention
    days: tuple[date, date] | None

    @property
    def where(self) -> str:
        """The place's name in small letters."""
        return _name(self.place)


def find_places(scene: Scene) -> Iterator[Conflict]:
    """Yield claims that put one event at two places of like kind, neither within the other."""
    events: dict[str, list[_Event]] = defaultdict(list)
    for one in scene.sentences:
        if (
            not one.is_denial
            and (found := _event_in(one))
            and len(events[found.kind]) < MOST_CLAIMS
        ):
            events[found.kind].append(found)
    for some in events.values():
        yield from _of_kind(some, scene.sentences)


def _of_kind(some: Sequence[_Event], sentences: Sequence[Sentence]) -> Iterator[Conflict]:
    """Yield a conflict for each event of one kind; none where it happened at many places."""
    used: set[int] = set()
    together: dict[tuple[str, ...], bool] = {}
    for i, j in combinations(range(len(some)), 2):
        one, other = some[i], some[j]
        if i in used or j in used or not _differ(one, other):
            continue
        alike = [n for n, more in enumerate(some) if n in {i, j} or _is_same(more, one)]
        wheres = tuple(sorted({some[n].where for n in alike}))
        if len(wheres) > MOST_PLACES:
            continue
        if wheres not in together:
            together[wheres] = _stand_together(one.where, other.where, sentences)
        if together[wheres]:
            continue
        members = [n for n in alike if n not in used]
        used.update(members)
        yield Conflict(
            ConflictKind.PLACE,
            ", ".join(sorted((one.subject & other.subject) or (one.names & other.names))),
            tuple(some[n].sentence.claim(f"says {some[n].place.text}") for n in members),
        )


def _event_in(one: Sentence) -> _Event | None:
    """Return what one sentence says happened at one place; null where it tells more or less."""
    found = next(load_cues().occasions.find(one.words), None)
    if found is None:
        return None
    place = _place_behind(one, found.end)
    head = one.words[max(0, found.start - HEAD_WORDS) : found.start]
    if place is None or _are_several(head, one.names):
        return None
    offset = place.span.end - one.told.span.start
    clause = [w for w, t in zip(one.words, one.tokens, strict=True) if t.start() < offset]
    if not _MANY.isdisjoint(clause):
        return None
    tail = _until_break(one.words[found.end : found.end + OBJECT_WORDS])
    told = [w for w in (*head, *tail) if w[0].isalpha()]
    subject = roots_of(w for w in head if w[0].isalpha()) - {root(p) for p in place.text.split()}
    of_place = {part.casefold() for part in place.text.split()}
    names = frozenset(w for w in told if w in one.names) - of_place
    days = next((d for m in one.told.mentions if m.time and (d := days_of(m.time.value))), None)
    return _Event(one, found.name, subject, names, place, days)


def _are_several(head: Sequence[str], names: frozenset[str]) -> bool:
    """Tell whether the noun before the verb is a plural: strikes fall at many places."""
    nouns = [w for w in head if w[0].isalpha() and w not in {"has", "have", "were", "was"}]
    if not nouns or nouns[-1] in names:
        return False
    return nouns[-1].endswith("s") and not nouns[-1].endswith(("ss", "us", "is"))


def _until_break(words: Sequence[str]) -> Sequence[str]:
    at = next((n for n, word in enumerate(words) if word in _BREAKS or not word[0].isalnum()), None)
    return words[:at]


def _place_behind(one: Sentence, end: int) -> Mention | None:
    """Return the place that "in", "near" or the like puts right behind the verb.

    Null where two places stand there: "from A to B", "in A and B", "in A, near B".
    """
    start = one.told.span.start + one.tokens[end - 1].end()
    places = [
        m
        for m in one.told.mentions
        if m.kind is MentionKind.PLACE
        and m.place is not None
        and m.place.level not in WIDE
        and start <= m.span.start <= start + REACH
    ]
    if not places:
        return None
    first = places[0]
    offset = first.span.start - one.told.span.start
    upto = next((n for n, t in enumerate(one.tokens) if t.start() >= offset), len(one.tokens))
    n = upto - 1
    while n >= end and one.words[n] in _BETWEEN:
        n -= 1
    if n < end or one.words[n] not in _AT or not _BREAKS.isdisjoint(one.words[end:n]):
        return None
    after = [m for m in places[1:] if _name(m) != _name(first)]
    near = any(0 <= m.span.start - first.span.end <= REACH // 2 for m in after)
    return None if near else first


def _name(mention: Mention) -> str:
    return (mention.place.name if mention.place else mention.text).casefold()


def _stand_together(one: str, other: str, sentences: Sequence[Sentence]) -> bool:
    """Tell whether some sentence of a story names two places together, but not in a list.

    What stands beside is near, around or on the way: no other place for the same event.
    """
    return any(
        one in words and other in words and not _LIST.search(told.told.words)
        for told in sentences
        for words in (told.told.words.casefold(),)
    )


def _is_same(one: _Event, other: _Event) -> bool:
    a, b = one.sentence, other.sentence
    names = one.names & other.names
    shared = one.subject & other.subject
    if not (names or len(shared) >= LEAST_SHARED) or not are_near(a, b, SAME_TIME):
        return False
    if not names and are_unlike(one.subject, other.subject):
        return False
    return _meet(one, other)


def _meet(one: _Event, other: _Event) -> bool:
    """Tell whether two events can be of one day; one without a day is of its report's last days."""
    if one.days and other.days:
        return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    told, left = (one, other) if one.days else (other, one)
    at = left.sentence.at
    return not told.days or at is None or at.date() - told.days[1] <= NEWS


def _differ(one: _Event, other: _Event) -> bool:
    a, b = one.sentence, other.sentence
    return (
        a.told.report is not b.told.report
        and a.speaker != b.speaker
        and a.told.origin != b.told.origin
        and one.where != other.where
        and _is_same(one, other)
        and one.place.place is not None
        and other.place.place is not None
        and lie_apart(one.place.place, other.place.place)
    )


def lie_apart(one: PlaceValue, other: PlaceValue) -> bool:
    """Tell whether a thing at one place cannot be at the other: of like kind and apart."""
    if (one.level in SMALL) is not (other.level in SMALL):
        return False
    if set(one.name.casefold().split()) & set(other.name.casefold().split()):
        return False  # Tarsan and Upper Tarsan
    if one.level != other.level and (one.country or other.country):
        return False
    apart = _kilometres(one, other)
    return apart is None or apart - (one.radius_km or 0) - (other.radius_km or 0) >= LEAST_APART


def _kilometres(one: PlaceValue, other: PlaceValue) -> float | None:
    """Return how far two places lie apart; null where either is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = radians(one.lat), radians(other.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(half, 1.0)))  # rounding can put it above 1
