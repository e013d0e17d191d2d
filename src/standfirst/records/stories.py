"""What is grouped: stories with origins, corroboration, conflicts and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standfirst.records.base import Span


class Level(StrEnum):
    """How well a story or a fact is corroborated: by origins, however many outlets print it."""

    SINGLE = "single source"
    ONE_ORIGIN = "several outlets, one origin"
    INDEPENDENT = "independent origins"


class Tie(StrEnum):
    """What makes several reports one origin."""

    TEXT = "text"  # reprints of each other
    OUTLET = "outlet"  # one outlet's own
    OWNER = "owner"  # titles of one owner
    AGENCY = "agency"  # one agency is credited
    SPEAKER = "speaker"  # one speaker is quoted; ties facts, never whole reports


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports of a story that stand on one source: they count once, however many they are.

    ``texts`` are the reports again, parted by text: those of one text are reprints of each other.
    ``ties`` tell what made one origin of them; a report alone has none.
    """

    id: str
    reports: tuple[str, ...]  # report ids, first published first
    agency: str | None = None  # outlet id or name of the agency, where named
    owner: str | None = None  # whom all its outlets belong to, where they are several
    texts: tuple[tuple[str, ...], ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one revision of a report, with its words."""

    report: str
    revision: int
    span: Span
    exact: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """One fact that several reports carry, and how many independent origins they are.

    Each passage belongs to the origin at the same place in ``origins``; ``repeats`` are further
    passages that stand on one of these origins, and ``ties`` what binds them to it.
    """

    fact: str
    origins: tuple[str, ...]
    passages: tuple[Passage, ...]
    level: Level = Level.INDEPENDENT
    repeats: tuple[Passage, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict: what is claimed, by whom, as of when, where it stands."""

    value: str
    by: str | None  # speaker's name, or the outlet
    as_of: datetime | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold; flagged, never adjudicated."""

    kind: str  # figures, denial, correction
    about: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two reports stand together: a named feature, its value and the words behind it."""

    report: str
    other: str
    feature: str
    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one event."""

    id: str
    reports: tuple[str, ...]  # report ids, in order of publication
    headline: Passage | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    origins: tuple[Origin, ...] = ()
    level: Level = Level.SINGLE
    corroborated: tuple[Corroboration, ...] = ()  # facts of several independent origins
    repeated: tuple[Corroboration, ...] = ()  # facts of several outlets and one origin
    conflicts: tuple[Conflict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
