"""The words by which counted events, denials and corrections are told: ``data/cues.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Cues:
    """The table, each word in small letters; see the file for what each part is for."""

    events: Mapping[str, str]  # word → event
    growing: frozenset[str]  # events whose toll rises
    classes: Mapping[str, str]  # counted word → what it counts as
    part_after: frozenset[str]
    part_before: frozenset[str]
    low: frozenset[str]
    high: frozenset[str]
    about: frozenset[str]
    denial_words: frozenset[str]
    denial_phrases: tuple[str, ...]
    contrast: frozenset[str]
    past: frozenset[str]
    correction_phrases: tuple[str, ...]
    numbers: Mapping[str, int]


@cache
def load_cues() -> Cues:
    """Return the table; it is packaged and read once."""
    text = (resources.files(__package__) / "data" / "cues.toml").read_text("utf-8")
    table = tomllib.loads(text)
    events = table["events"]
    return Cues(
        events={word: event["name"] for event in reversed(events) for word in event["words"]},
        growing=frozenset(event["name"] for event in events if event.get("grows")),
        classes={word: name for name, words in table["classes"].items() for word in words},
        part_after=frozenset(table["parts"]["after"]),
        part_before=frozenset(table["parts"]["before"]),
        low=frozenset(table["bounds"]["low"]),
        high=frozenset(table["bounds"]["high"]),
        about=frozenset(table["bounds"]["about"]),
        denial_words=frozenset(table["denials"]["words"]),
        denial_phrases=tuple(table["denials"]["phrases"]),
        contrast=frozenset(table["contrast"]["words"]),
        past=frozenset(table["past"]["words"]),
        correction_phrases=tuple(table["corrections"]["phrases"]),
        numbers={
            word: value
            for value, words in enumerate(table["numbers"].values(), 1)
            for word in words
        },
    )
