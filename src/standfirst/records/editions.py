"""What is written: an edition, its sentences, and the citations that prove them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standfirst.records.base import Date


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of a stored report: ``report.text[start:end] == exact``."""

    report: str
    revision: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    text_sha256: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change made to cited words: ``before`` became ``after``, for the reason ``op``.

    In JSON the fields are called ``op``, ``from`` and ``to``. An insertion has an empty
    ``before``, an omission an empty ``after``. Edits stand in the order of the sentence.
    """

    op: str
    before: str
    after: str


class SentenceKind(StrEnum):
    """Verbatim: a source's sentence; attributed: words with a speaker set to them by us."""

    VERBATIM = "verbatim"
    ATTRIBUTED = "attributed"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an edition, with all that proves it."""

    text: str
    kind: SentenceKind
    citations: tuple[Citation, ...]
    edits: tuple[Edit, ...] = ()
    not_proved: str | None = None  # why the gate could not prove an editor's words
    key: str = ""  # what it is called through edits and rebuilds; empty as long as nobody edited


@dataclass(frozen=True, slots=True)
class EditionSection:
    """One story of an edition."""

    heading: Sentence
    story: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class EditionSource:
    """A report an edition stands on."""

    report: str
    outlet: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story, or a sentence of one, that did not get into the edition, and why."""

    story: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One day's digest."""

    number: int
    date: Date
    headline: Sentence | None
    standfirst: tuple[Sentence, ...] = ()
    sections: tuple[EditionSection, ...] = ()
    as_of: datetime | None = None
    sources: tuple[EditionSource, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    first_date: Date | None = None  # the first of joined days; null: it tells of one day
