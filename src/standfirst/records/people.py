"""Who is who: sightings of names, and the register made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standfirst.records.base import Span
from standfirst.records.stories import Passage


@dataclass(frozen=True, slots=True)
class SaidRole:
    """A title that a report gives somebody, and the words that do."""

    title: str
    affiliation: str | None
    day: date | None  # of publication; null for an undated report
    passage: Passage


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person or body as one revision of a report names them."""

    report: str
    revision: int
    unit: str  # id that all sightings of one name share, made from the name
    speaker: str  # id that statements of this report have for them
    name: str  # the fullest in the report
    spans: tuple[Span, ...]  # where they are named, in text order
    body: bool = False
    day: date | None = None
    roles: tuple[SaidRole, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role somebody holds or held: as the desk says, as reports say, or both.

    ``from_on`` and ``until_on`` are the desk's; what reports say has the days it was said on.
    """

    title: str
    affiliation: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    on_desk: bool = False
    first_said: date | None = None  # null: no dated report says it
    last_said: date | None = None
    said_by: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One person or body of the register, with all that the desk and the reports tell."""

    id: str
    name: str
    names: tuple[str, ...] = ()  # other names and spellings
    body: bool = False
    on_desk: bool = False
    roles: tuple[KnownRole, ...] = ()
    outlets: tuple[str, ...] = ()  # ids of outlets and channels they own or speak through
    units: tuple[str, ...] = ()  # the names of reports that were matched to it
    reports: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that may be an entry's; it waits for the editor, with what speaks for and against."""

    unit: str
    name: str
    entry: str
    entry_name: str
    reason: str
    features: tuple[str, ...] = ()  # "name: value (evidence)"
