"""What is checked and decided: findings, judgements, counts of an import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from standfirst.records.base import Span
from standfirst.records.collected import Drop
from standfirst.records.editions import Citation


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

    kind: str  # same different in out; same-person different-person
    subject: str
    other: str | None
    who: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What an import did, in numbers, with every refused input."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    dropped: tuple[Drop, ...] = ()
