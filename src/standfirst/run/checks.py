"""What the doctor says: one line a check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EXPECTED_DROPS = {
    "service-message",
    "album-part",
    "no-text",
    "page-assets",
    "no-pages",
    "attachment",
    "duplicate",
}  # no editor misses these


class State(StrEnum):
    """Whether something is in order, worth a look, or must be mended before work goes on."""

    OK = "ok"
    ATTENTION = "attention"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor: the subject, the fact, and what to do (null where all is well)."""

    state: State
    subject: str
    fact: str
    todo: str | None = None
