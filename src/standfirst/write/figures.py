"""Tolls that rise through the day: a figure its own source has replaced is not told again.

Two sources with different figures are rivals, and both are told. One source with a later figure
has superseded itself, and only the later one is news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from standfirst.records import Reading, Report, Span

# What is counted, told by the words next to the number.
COUNTED = {
    "killed": re.compile(r"\b(?:killed|dead|died|deaths?|fatalities|bodies|lives|toll)\b"),
    "injured": re.compile(r"\b(?:injur\w+|wounded|hurt)\b"),
    "missing": re.compile(r"\bmissing\b"),
    "freed": re.compile(r"\b(?:freed|released|exchanged|swapped|returned)\b"),
    "without power": re.compile(r"\b(?:without (?:power|electricity)|los[te] power)\b"),
    "evacuated": re.compile(r"\b(?:evacuat\w+|rescued)\b"),
}
REACH = 48  # characters after the number in which its word must stand
BREAK = re.compile(r"[.;:,]|\band\b|\bbut\b|\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and whose it is; ``voice`` is null where nobody is named."""

    counted: str
    value: float
    voice: str | None
    outlet: str | None
    at: datetime | None
    report: str
    span: Span


def find_figures(report: Report, reading: Reading) -> list[Figure]:
    """Return the figures of a report that have one of the counted words next to them."""
    figures: list[Figure] = []
    for mention in reading.mentions:
        quantity = mention.quantity
        if mention.kind is not MentionKind.QUANTITY or quantity is None or quantity.value is None:
            continue
        counted = _counted(report.text, mention.span)
        if counted is not None:
            voice = _voice(reading, mention.span)
            figures.append(
                Figure(
                    counted,
                    quantity.value,
                    voice,
                    report.outlet,
                    report.published_at,
                    report.id,
                    mention.span,
                )
            )
    return figures


def _counted(text: str, span: Span) -> str | None:
    after = text[span.end : span.end + REACH].lower()
    if match := BREAK.search(after, 1):
        after = after[: match.start()]
    whole = text[span.start : span.end].lower() + after
    before = text[max(0, span.start - 24) : span.start].lower()
    for counted, pattern in COUNTED.items():
        if pattern.search(whole):
            return counted
    if re.search(r"\b(?:death toll|toll)\b[^.;]{0,12}$", before):
        return "killed"
    return None


def _voice(reading: Reading, span: Span) -> str | None:
    for statement in reading.statements:
        if statement.speaker and any(content.covers(span) for content in statement.content):
            return statement.speaker.id
    return None


def is_stale(figure: Figure, figures: Iterable[Figure]) -> bool:
    """Tell whether a later figure of the same voice, or of anybody for one without, replaces it."""
    for other in figures:
        if (
            other.counted != figure.counted
            or other.value == figure.value
            or not figure.at
            or not other.at
            or other.at <= figure.at
        ):
            continue
        if figure.voice is not None and other.voice == figure.voice:
            return True
        if figure.voice is None and (other.outlet == figure.outlet or other.value > figure.value):
            return True
    return False
