"""Opposite states of the same thing: open and closed, arrived and did not arrive."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.group.roots import root, roots_of
from standfirst.records import Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.group.conflicts.scene import Scene, Sentence
    from standfirst.group.cues import State

BOTH_WAYS = timedelta(hours=3)  # in which what opens and closes may change
SAME_DAY = timedelta(hours=16)
MOST_CLAIMS = 60  # of one state of one story, that are compared
LEAST_SHARED = 2  # roots of what the state is of
LEAST_NAMED = 1  # where a name is shared as well
LEAST_COVERED = 0.34
_NOT = frozenset(
    "not never no n't cannot hasn't haven't isn't aren't didn't wasn't weren't yet".split()
)
_BETWEEN = frozenset("been have has had be yet ever to fully in any".split())
_ARTICLES = frozenset("the a an all".split())
_STILL = re.compile(r"\b(?:still|remains?|continues?)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?\W*\Z")


@dataclass(frozen=True, slots=True)
class _Held:
    sentence: Sentence
    is_so: bool
    about: frozenset[str]  # roots of what the state is of
    subject: frozenset[str]  # names told before it
    only: str = ""  # root of for whom alone it is so: open to cars

    @property
    def stance(self) -> str:
        return "says it is so" if self.is_so else "says it is not so"


def find_opposites(scene: Scene) -> Iterator[Conflict]:
    """Yield the claims that hold a thing to be in one state and in its opposite at one time."""
    held: dict[int, list[_Held]] = defaultdict(list)
    states = load_cues().states
    for one in scene.sentences:
        if one.is_denial or _asks(one):
            continue
        for n in sorted({n for word in one.words for n in _states_by_word().get(word, ())}):
            found = _held_in(one, states[n])
            if found is not None and len(held[n]) < MOST_CLAIMS:
                held[n].append(found)
    for n, some in sorted(held.items()):
        yield from _opposites(states[n], some)


@cache
def _states_by_word() -> Mapping[str, frozenset[int]]:
    """Return which states, by number, a word may begin a phrase of."""
    found: dict[str, frozenset[int]] = defaultdict(frozenset)
    for n, state in enumerate(load_cues().states):
        for word in state.phrases.firsts:
            found[word] |= {n}
    return dict(found)


def _asks(one: Sentence) -> bool:
    return bool(_QUESTION.search(one.told.words))


def _held_in(one: Sentence, state: State) -> _Held | None:
    words = one.words
    found = next(state.phrases.find(words), None)
    if found is None:
        return None
    if len({one.name for one in state.phrases.find(words)}) > 1:
        return None  # who holds it and who claims to have it: one sentence tells both
    is_so = (found.name == "yes") is not _is_negated(words, found.start)
    rest = [w for w in (*words[: found.start], *words[found.end :]) if w[0].isalnum()]
    if not load_cues().unsettled.isdisjoint(rest):
        return None
    subject = frozenset(w for w in words[: found.start] if w in one.names)
    return _Held(one, is_so, roots_of(rest), subject, _for_whom(words[found.end : found.end + 3]))


def _for_whom(words: Sequence[str]) -> str:
    """Return the root of the word behind "to" or "for": open to cars."""
    if not words or words[0] not in {"to", "for"}:
        return ""
    noun = next((word for word in words[1:] if word not in _ARTICLES and word.isalpha()), "")
    return root(noun) if noun else ""


def _is_negated(words: Sequence[str], at: int) -> bool:
    while at and words[at - 1] in _BETWEEN:
        at -= 1
    return bool(at) and (words[at - 1] in _NOT or words[at - 1].endswith("n't"))


def _opposites(state: State, some: Sequence[_Held]) -> Iterator[Conflict]:
    """Yield one conflict for each thing: the claims that it is so, and those against them."""
    used: set[int] = set()
    for i, one in enumerate(some):
        if i in used or not one.is_so:
            continue
        against = [
            j
            for j, other in enumerate(some)
            if j not in used and not other.is_so and _excludes(state, one, other)
        ]
        if not against:
            continue
        alike = [
            j
            for j, other in enumerate(some)
            if j not in used
            and other.is_so
            and any(_excludes(state, other, some[k]) for k in against)
        ]
        members = sorted({*alike, *against})
        used.update(members)
        members = _one_each(some, members)
        about = _about(state, one, some[against[0]])
        yield Conflict(
            ConflictKind.OPPOSITE,
            about,
            tuple(some[j].sentence.claim(some[j].stance) for j in members),
        )


def _about(state: State, one: _Held, other: _Held) -> str:
    """Return the state and the names both claims share, as the first one writes them."""
    shared = one.sentence.names & other.sentence.names
    tokens = (token.group() for token in one.sentence.tokens)
    names = dict.fromkeys(token for token in tokens if token.casefold() in shared)
    return f"{state.name}: {' '.join(names)}" if names else state.name


def _one_each(some: Sequence[_Held], members: Sequence[int]) -> list[int]:
    """Keep of each speaker the first claim."""
    firsts: dict[tuple[str, bool], int] = {}
    for n in members:
        firsts.setdefault((some[n].sentence.speaker, some[n].is_so), n)
    return sorted(firsts.values())


def _excludes(state: State, yes: _Held, no: _Held) -> bool:
    """Tell whether two claims are of one thing at one time, by different tellers."""
    a, b = yes.sentence, no.sentence
    if yes.only and no.only and yes.only != no.only:
        return False
    if a.speaker == b.speaker or not _at_one_time(state, yes, no):
        return False
    names, places = a.names & b.names, a.places & b.places
    if (state.needs_place and not places) or (state.needs_name and not yes.subject & no.subject):
        return False
    if a.places and b.places and not places:
        return False
    shared = yes.about & no.about
    least = min(len(yes.about), len(no.about))
    if len(shared) >= LEAST_NAMED and names:
        return True
    return len(shared) >= LEAST_SHARED and len(shared) >= LEAST_COVERED * least


def _at_one_time(state: State, yes: _Held, no: _Held) -> bool:
    """Tell whether no change explains both: what came to pass once does not come undone."""
    a, b = yes.sentence.at, no.sentence.at
    if a is None or b is None:
        return True
    if abs(a - b) > SAME_DAY:
        return False
    if state.progress:
        return b >= a
    later = no if b >= a else yes
    return abs(a - b) <= BOTH_WAYS or bool(_STILL.search(later.sentence.told.words))
