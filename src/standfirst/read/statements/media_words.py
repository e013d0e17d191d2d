"""The words media are told by, out of ``media.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import read_table
from standfirst.records import MediumKind

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class MediaWords:
    """Words by what they tell; the keys of ``media.toml`` are explained there."""

    social: Mapping[str, str]  # name in small letters to the usual name
    verbs: Mapping[str, str]  # "tweet" to its network
    names: Mapping[str, MediumKind]
    endings: Mapping[str, MediumKind]
    outlets: Mapping[str, MediumKind]
    heads: Mapping[str, MediumKind]  # what may stand behind a preposition
    spoken: frozenset[str]
    written: frozenset[str]
    means: frozenset[str]
    occasions: frozenset[str]
    houses: frozenset[str]
    assemblies: frozenset[str]
    common: frozenset[str]  # social names that are common words too
    social_heads: frozenset[str]
    social_modifiers: frozenset[str]
    channels: frozenset[str]  # "on its own channel"
    speaking: frozenset[str]  # events at which people speak
    posts: frozenset[str]  # what is put on a network
    mass: frozenset[str]
    aired: frozenset[str]  # "televised"
    airable: frozenset[str]  # "address"
    bodies: frozenset[str]  # in capitals, but no agencies
    staff: frozenset[str]  # "told Courier reporters"


@cache
def media_words() -> MediaWords:
    """Load the English words; the same object every time."""
    table = read_table("media")

    def words(kind: str, key: str) -> frozenset[str]:
        return frozenset(table[kind].get(key, "").split())

    def by_kind(key: str, *kinds: str) -> dict[str, MediumKind]:
        return {word: MediumKind(kind) for kind in kinds for word in words(kind, key)}

    return MediaWords(
        social=table["social"]["names"],
        verbs=table["social"]["verbs"],
        names=by_kind("names", "press", "broadcast"),
        endings=by_kind("endings", "press", "broadcast"),
        outlets=by_kind("outlets", "press", "broadcast"),
        heads=by_kind("heads", "event", "document"),
        spoken=words("document", "spoken"),
        written=words("document", "written"),
        means=words("document", "means"),
        occasions=words("event", "occasions"),
        houses=words("event", "houses"),
        assemblies=words("event", "assemblies"),
        common=words("social", "words"),
        social_heads=words("social", "heads"),
        social_modifiers=words("social", "modifiers"),
        channels=words("social", "channels"),
        speaking=words("event", "speaking"),
        posts=words("social", "posts"),
        mass=words("broadcast", "mass"),
        aired=words("broadcast", "modifiers"),
        airable=words("broadcast", "heads"),
        bodies=words("press", "bodies"),
        staff=words("press", "staff"),
    )
