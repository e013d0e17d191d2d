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
    from collections.abc import Sequence
    from datetime import datetime

    from standfirst.records import Reading, Report, Span

# What is counted, told by the words next to the number.
COUNTED = {
    "killed": re.compile(r"\b(?:killed|dead|died|deaths?|fatalities|bodies|lives|toll)\b"),
    "injured": re.compile(r"\b(?:injur\w+|wounded|hurt)\b"),
    "missing": re.compile(r"\bmissing\b"),
    "without power": re.compile(r"\b(?:without (?:power|electricity)|los[te] power)\b"),
    "evacuated": re.compile(r"\b(?:evacuat\w+|rescued)\b"),
}
RISING = frozenset({"killed", "injured", "evacuated"})  # these never fall
REACH = 48  # characters after the number in which its word must stand
TOLL = re.compile(
    r"\b(?:toll|number of (?:people |those )?(?:killed|dead|deaths|victims))\b[^.;\d]*$"
)
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


def find_figures(report: Report, reading: Reading, *, own_voice: str | None = None) -> list[Figure]:
    """Return the figures of a report that have one of the counted words next to them.

    ``own_voice`` has the figures nobody is named for: that of a party's outlet, which claims in
    its own name, and null for a newsroom.
    """
    figures: list[Figure] = []
    for mention in reading.mentions:
        quantity = mention.quantity
        if mention.kind is not MentionKind.QUANTITY or quantity is None or quantity.value is None:
            continue
        counted = _counted(report.text, mention.span)
        if counted is not None:
            voice = _voice(reading, mention.span) or own_voice
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
    if TOLL.search(text[max(0, span.start - 90) : span.start].lower()) or re.search(
        r"\bkill(?:ed|ing|s)? $", before
    ):
        return "killed"
    return "injured" if re.search(r"\b(?:injur|wound)(?:ed|ing|s|es)? $", before) else None


def _voice(reading: Reading, span: Span) -> str | None:
    for statement in reading.statements:
        speaker = statement.speaker
        if speaker and speaker.name and any(c.covers(span) for c in statement.content):
            return speaker.id
    return None


def replaces(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a figure is the present one of a count that an earlier report had lower."""
    return any(is_stale(other, (other, figure)) for other in figures)


def is_stale(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a later figure replaces this one: of the same voice, or of the same series.

    A figure nobody is named for belongs to the series of every voice that had told no more than
    that until then; one who comes later with another figure is a rival, not a replacement.
    """
    if figure.at is None:
        return False
    series: set[str | None] = {figure.voice}
    if figure.voice is None:
        series.update(
            other.voice
            for other in figures
            if other.counted == figure.counted
            and other.at is not None
            and other.at <= figure.at
            and other.value <= figure.value
        )
    return any(
        other.counted == figure.counted
        and other.at is not None
        and other.at > figure.at
        and other.voice in series
        and (other.value > figure.value or other.counted not in RISING)
        and other.value != figure.value
        for other in figures
    )
