"""Responsibility: who is blamed for an act, or claims it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from standfirst.group.conflicts.scene import are_near
from standfirst.group.cues import load_cues
from standfirst.group.roots import root, roots_in, roots_of
from standfirst.records import Conflict, ConflictKind, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.group.conflicts.scene import Scene, Sentence

SAME_TIME = timedelta(hours=48)
MOST_CLAIMS = 60
_BLAMES = re.compile(
    r"\b(?:blam(?:es|ed|ing)|accus(?:es|ed|ing))\s+(?P<who>[^,.;]{2,60}?)\s+(?:for|of)\s+(?P<act>[^,.;]+)"
)
_CLAIMS = re.compile(r"\bclaim(?:ed|s)\s+responsibility\s+for\s+(?P<act>[^,.;]+)")
_BY = re.compile(
    r"\b(?:shelled|attacked|bombed|struck|hit|carried out|committed|shot down|fired"
    r"|killed|wounded|destroyed|downed|blown up|sunk|set on fire)\s+by\s+"
    r"(?P<who>[^,.;]{2,50})"
)
_AGENT_ENDS = re.compile(
    r"\s(?:that|which|who|in|on|at|near|as|when|while|after|during)\s", re.IGNORECASE
)
_CLEFT = re.compile(r"\b[Ii]t was (?P<who>[^,.;]{2,60}?) (?:who|that|which) (?P<act>[^,.;]+)")
MOST_NAME = 60  # characters of who claims responsibility
_EARLIER = frozenset("earlier last previous previously ago since had year years".split())
SUBJECT_WORDS = 5  # before the act
_DONE = frozenset(
    "attacked shelled bombed struck hit raided kidnapped abducted killed destroyed downed".split()
)
_AT = (["on"], ["at"], ["into"])  # a bus: who fires a rocket is no matter of blame
_PASSIVE = frozenset("was were been being be is are".split())
_SHARED_ACTS = {
    "abduct": "kidnap", "shell": "attack", "strik": "attack", "strike": "attack", "bomb": "attack",
    "blast": "explos", "raid": "attack", "hit": "attack",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Blamed:
    sentence: Sentence
    who: str
    parties: frozenset[str]
    acts: frozenset[str]
    claims_it: bool

    @property
    def stance(self) -> str:
        return f"has {self.who} claim it" if self.claims_it else f"blames {self.who}"


def find_blame(scene: Scene) -> Iterator[Conflict]:
    """Yield claims that lay one act to different doors."""
    blamed: list[_Blamed] = []
    for one in scene.sentences:
        if len(blamed) < MOST_CLAIMS and not one.is_denial:
            found = _blamed_in(one)
            if found is not None:
                blamed.append(found)
    used: set[int] = set()
    for i, j in combinations(range(len(blamed)), 2):
        if i not in used and j not in used and _differ(blamed[i], blamed[j]):
            used |= {i, j}
            sides = (blamed[i], blamed[j])
            yield Conflict(
                ConflictKind.RESPONSIBILITY,
                ", ".join(sorted(sides[0].acts & sides[1].acts)),
                tuple(side.sentence.claim(side.stance) for side in sides),
            )


def _blamed_in(one: Sentence) -> _Blamed | None:
    words = one.told.words
    if not _EARLIER.isdisjoint(one.words):
        return None
    if match := _CLEFT.search(words):
        start, end = match.span("who")
        parties = _parties(one, start, end) or _named_in(one, start, end)
        return _made(one, match["who"], parties, match["act"])
    if match := _BLAMES.search(words):
        start, end = match.span("who")
        parties = _parties(one, start, end) or roots_in(match["who"])
        return _made(one, match["who"], parties, match["act"])
    if match := _CLAIMS.search(words):
        who = words[max(0, match.start() - MOST_NAME) : match.start()]
        parties = _parties(one, match.start() - len(who), match.start()) or roots_in(who)
        return _made(one, who, parties, match["act"], claims_it=True)
    if match := _BY.search(words):
        who = _AGENT_ENDS.split(match["who"], maxsplit=1)[0]
        start = match.start("who")
        parties = _parties(one, start, start + len(who), countries_only=True)
        return _made(one, who, parties, words[: match.end()])
    return _active(one)


def _made(
    one: Sentence, who: str, parties: frozenset[str], act: str, *, claims_it: bool = False
) -> _Blamed | None:
    acts = _acts_in(act)
    return _Blamed(one, who.strip(), parties, acts, claims_it) if acts and parties else None


def _active(one: Sentence) -> _Blamed | None:
    """Return who does an act as the subject: "Droskian artillery shelled the market"."""
    for n, word in enumerate(one.words[: SUBJECT_WORDS + 1]):
        does = word in _DONE or (word == "fired" and one.words[n + 1 : n + 2] in _AT)
        if does and n and one.words[n - 1] not in _PASSIVE:
            at = one.tokens[n].start()
            parties = _parties(one, 0, at, countries_only=True)
            if len(parties) != 1:
                return None
            act = _acts_in(one.told.words[at:])
            return _Blamed(one, one.told.words[:at].strip(), parties, act, claims_it=False)
    return None


def _parties(
    one: Sentence, start: int, end: int, *, countries_only: bool = False
) -> frozenset[str]:
    """Return the countries and bodies named in a part of a sentence."""
    offset = one.told.span.start
    return frozenset(
        (m.place.country or m.place.name if m.place else m.text).casefold()
        for m in one.told.mentions
        if m.kind is MentionKind.PLACE
        or (m.kind is MentionKind.ORGANISATION and not countries_only)
        if start <= m.span.start - offset < end
        if (m.place is None or m.place.use != "spot" or m.place.level == "country")
    )


def _named_in(one: Sentence, start: int, end: int) -> frozenset[str]:
    """Return the roots of the names in a part of a sentence that are no places or times."""
    offset = one.told.span.start
    others = {
        word
        for m in one.told.mentions
        if (m.time or m.kind is MentionKind.PLACE) and start <= m.span.start - offset < end
        for word in m.text.split()
    }
    words = one.told.words[start:end].split()
    return roots_of(w for w in words if w[:1].isupper() and w not in others)


def _acts_in(text: str) -> frozenset[str]:
    acts = {root(word) for word in load_cues().acts}
    return frozenset(_SHARED_ACTS.get(value, value) for value in roots_in(text) if value in acts)


def _differ(one: _Blamed, other: _Blamed) -> bool:
    a, b = one.sentence, other.sentence
    if one.parties & other.parties or not one.acts & other.acts or a.speaker == b.speaker:
        return False
    if not are_near(a, b, SAME_TIME) or (a.places and b.places and not a.places & b.places):
        return False
    shared = (a.roots & b.roots) - one.parties - other.parties
    return bool(a.places & b.places) or len(shared) >= 2 or one.claims_it or other.claims_it
