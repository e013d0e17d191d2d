"""What is checked and decided: findings, judgements, counts of an import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from standfirst.records.base import Date, Span
from standfirst.records.collected import Drop
from standfirst.records.editions import Citation, EditionSection, Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What the checker has to say of a draft or a sentence."""

    code: str
    severity: str  # error warning note
    span: Span
    message: str
    evidence: tuple[Citation, ...] = ()
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """An editor's decision, appended and never overwritten."""

    kind: str  # of stories: same different merge move split; same-person different-person
    subject: str
    other: str | None
    who: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class EditionJudgement:
    """An editor's decision about the edition of a day; ``subject`` is a key of its draft.

    ``row`` is its place in the archive, 0 before it is stored. ``was`` are the words it was made
    about, for messages. An undoing names in ``subject`` the row that no longer holds.
    """

    date: Date
    kind: str  # in out move reword add lock unlock undo
    subject: str
    was: str
    who: str
    made_at: datetime
    text: str | None = None  # of a rewording or an addition
    after: str | None = None  # of a move or an addition: the key it follows; empty: it comes first
    section: EditionSection | None = None  # how what it is about stood: what a rebuild keeps
    # Of a rewording: the sentence as it stood, or as the writer had it where these are its words;
    # of an addition: the writer's sentence of these words; of a locked section: its standfirst's.
    sentence: Sentence | None = None
    reports: tuple[str, ...] = ()  # of a section: those it cited, by which it is found again
    row: int = 0


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What an import did, in numbers, with every refused input."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    dropped: tuple[Drop, ...] = ()
