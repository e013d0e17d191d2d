"""What is grouped: stories with origins, corroboration, conflicts and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from standfirst.records.base import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that carry one and the same text or word: reprints count once."""

    id: str
    reports: tuple[str, ...]  # report ids, first published first
    agency: str | None = None  # outlet id or name of the agency, where named


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
    """One fact carried by several independent origins."""

    fact: str
    origins: tuple[str, ...]
    passages: tuple[Passage, ...]


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
    corroborated: tuple[Corroboration, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
