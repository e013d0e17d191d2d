"""The words by which counted events, denials and corrections are told: ``data/cues.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from standfirst.group.phrases import Phrases
from standfirst.group.roots import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class State:
    """A state of a thing and what excludes it; ``progress``: it comes to pass once."""

    name: str
    phrases: Phrases  # phrase → "yes" or "no"
    progress: bool
    needs_name: bool
    needs_place: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The table, each word in small letters; see the file for what each part is for."""

    events: Phrases  # word or words → event
    event_words: frozenset[str]
    words_of_events: Mapping[str, frozenset[str]]
    growing: frozenset[str]  # events and subjects whose toll rises
    falling: frozenset[str]
    of_people: frozenset[str]  # events that happen to people
    only: Mapping[str, frozenset[str]]  # event → what alone can be meant, where that is named
    subjects: Phrases
    classes: Mapping[str, str]  # counted word → what it counts as
    things: frozenset[str]
    alone: frozenset[str]
    plain: frozenset[str]
    part_after: frozenset[str]
    part_before: frozenset[str]
    low: frozenset[str]
    high: frozenset[str]
    about: frozenset[str]
    denial_words: frozenset[str]
    granted: frozenset[str]  # denied entry, a visa
    refusals: frozenset[str]
    claims: frozenset[str]
    untrue: frozenset[str]
    denial_phrases: tuple[str, ...]
    parted: Phrases  # "nothing to do with": who denies stands before it, what is denied behind
    leading: Phrases  # "wrong to say": what is denied follows
    states: tuple[State, ...]
    unsettled: frozenset[str]
    acts: frozenset[str]
    causes: Mapping[str, str]  # word → kind of cause
    happenings: Phrases
    occasions: Phrases  # verb → kind of event that happens once at one place
    contrast: frozenset[str]
    past: frozenset[str]
    scope: Phrases
    modes: Phrases
    correction_phrases: tuple[str, ...]
    akin: Mapping[str, str]  # root → that of the word its family is called by
    retractions: frozenset[str]
    retracted: frozenset[str]
    numbers: Mapping[str, int]


@cache
def load_cues() -> Cues:
    """Return the table; it is packaged and read once."""
    text = (resources.files(__package__) / "data" / "cues.toml").read_text("utf-8")
    table = tomllib.loads(text)
    events = table["events"]
    return Cues(
        events=_named(events),
        event_words=frozenset(w for event in events for w in event["words"] if " " not in w),
        words_of_events={
            event["name"]: frozenset(w for words in event["words"] for w in words.split())
            for event in events
        },
        growing=_flagged([*events, *table["subjects"]], "grows"),
        falling=_flagged(events, "falls"),
        of_people=_flagged(events, "people"),
        only={event["name"]: frozenset(event["only"]) for event in events if "only" in event},
        subjects=_named(table["subjects"]),
        classes={word: name for name, words in table["classes"].items() for word in words},
        things=frozenset(table["things"]["words"]),
        alone=frozenset(table["alone"]["words"]),
        plain=frozenset(table["plain"]["words"]),
        part_after=frozenset(table["parts"]["after"]),
        part_before=frozenset(table["parts"]["before"]),
        low=frozenset(table["bounds"]["low"]),
        high=frozenset(table["bounds"]["high"]),
        about=frozenset(table["bounds"]["about"]),
        denial_words=frozenset(table["denials"]["words"]),
        granted=frozenset(table["denials"]["granted"]),
        refusals=frozenset(table["denials"]["refusals"]),
        claims=frozenset(table["denials"]["claims"]),
        untrue=frozenset(table["denials"]["untrue"]),
        denial_phrases=tuple(table["denials"]["phrases"]),
        parted=Phrases((words, words) for words in table["denials"]["parted"]),
        leading=Phrases((words, words) for words in table["denials"]["leading"]),
        states=tuple(map(_state, table["states"])),
        unsettled=frozenset(table["unsettled"]["words"]),
        acts=frozenset(table["blame"]["acts"]),
        causes={word: kind for kind, words in table["causes"].items() for word in words},
        happenings=Phrases((words, words) for words in table["happenings"]["verbs"]),
        occasions=Phrases(
            (word, kind) for kind, words in table["occasions"].items() for word in words
        ),
        contrast=frozenset(table["contrast"]["words"]),
        past=frozenset(table["past"]["words"]),
        scope=Phrases((word, word) for word in table["scope"]["words"]),
        modes=Phrases((word, mode) for mode, words in table["modes"].items() for word in words),
        correction_phrases=tuple(table["corrections"]["phrases"]),
        akin={root(word): root(words[0]) for words in table["akin"].values() for word in words},
        retractions=frozenset(table["retractions"]["words"]),
        retracted=frozenset(table["retractions"]["of"]),
        numbers={
            word: value
            for value, words in enumerate(table["numbers"].values(), 1)
            for word in words
        },
    )


def _state(row: Mapping[str, Any]) -> State:
    phrases = Phrases((words, side) for side in ("yes", "no") for words in row[side])
    flags = (bool(row.get(flag)) for flag in ("progress", "named", "place"))
    return State(row["name"], phrases, *flags)


def _named(rows: Iterable[Mapping[str, Any]]) -> Phrases:
    return Phrases((word, row["name"]) for row in rows for word in row["words"])


def _flagged(events: Iterable[Mapping[str, Any]], flag: str) -> frozenset[str]:
    return frozenset(event["name"] for event in events if event.get(flag))
