"""Tolls that rise through the day: a figure its own source has replaced is not told again.

Two sources with different figures are rivals, and both are told. One source with a later figure
has superseded itself, and only the later one is news.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from math import inf
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
        if quantity.unit not in {None, "item"}:  # an age, a share, an amount of money
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


class Tolls:
    """The figures of one story, asked which of them still stand.

    Each voice's figures of one count lie in order of time, with the lowest value up to each and
    the highest and lowest from each on, so that a question costs a look-up a voice.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        rows: dict[str, dict[str | None, list[tuple[datetime, float]]]] = {}
        for figure in figures:
            if figure.at is not None:
                voices = rows.setdefault(figure.counted, {})
                voices.setdefault(figure.voice, []).append((figure.at, figure.value))
        self._series = {
            counted: {voice: _Series(sorted(row)) for voice, row in voices.items()}
            for counted, voices in rows.items()
        }

    def is_stale(self, figure: Figure) -> bool:
        """Tell whether a later figure replaces this one: of its voice, or of its series.

        A figure nobody is named for belongs to the series of every voice that had told no more
        than that until then; one who comes later with another figure is a rival.
        """
        if figure.at is None:
            return False
        voices = self._series[figure.counted]
        for voice, series in voices.items():
            own = voice == figure.voice
            followed = figure.voice is None and series.lowest_until(figure.at) <= figure.value
            if (own or followed) and self._is_replaced(figure, series):
                return True
        return False

    def _is_replaced(self, figure: Figure, series: _Series) -> bool:
        assert figure.at is not None
        lowest, highest = series.after(figure.at)
        if figure.counted in RISING:
            return highest > figure.value  # a lower one is a part of the toll, or another toll
        return highest > figure.value or lowest < figure.value

    def replaces(self, figure: Figure) -> bool:
        """Tell whether a figure is above an earlier one of its own voice."""
        if figure.at is None:
            return False
        series = self._series[figure.counted][figure.voice]
        return series.lowest_before(figure.at) < figure.value


class _Series:
    """The figures of one voice and count, in order of time."""

    def __init__(self, rows: list[tuple[datetime, float]]) -> None:
        self._times = [at for at, _ in rows]
        values = [value for _, value in rows]
        self._lowest = list(accumulate(values, min))
        self._low_on = [*accumulate(reversed(values), min)][::-1]
        self._high_on = [*accumulate(reversed(values), max)][::-1]

    def lowest_until(self, at: datetime) -> float:
        count = bisect_right(self._times, at)
        return self._lowest[count - 1] if count else inf

    def lowest_before(self, at: datetime) -> float:
        count = bisect_left(self._times, at)
        return self._lowest[count - 1] if count else inf

    def after(self, at: datetime) -> tuple[float, float]:
        """Return the lowest and the highest value after a moment."""
        first = bisect_right(self._times, at)
        if first == len(self._times):
            return inf, -inf
        return self._low_on[first], self._high_on[first]
