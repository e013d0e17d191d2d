"""Choosing the headline of a story among those its reports were published under."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.group.terms import stems_of, stop_stems
from standfirst.records import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.records import Reading, Report, Span

LEAST_CHARACTERS = 15
MOST_CHARACTERS = 140
LEAST_SHARE = 0.2  # of the reports hold a word that tells what the story is
FRESH = timedelta(hours=24)


def choose_headline(
    reports: Sequence[Report], readings: Mapping[str, Reading], tiers: Mapping[str, int]
) -> Passage | None:
    """Return the headline that best says what the story's other headlines and leads say.

    Each word counts by the share of the reports that hold it, a word of this headline alone
    against it; then the outlet's tier, the earlier publication, the id decide. A headline of an
    earlier day gives way to those of the last. Null where no report has a usable headline.
    """
    last = max((report.published_at for report in reports if report.published_at), default=None)
    main = Counter(report.language for report in reports).most_common(1)[0][0] if reports else None
    holding = Counter(stem for report in reports for stem in _stems(report, None))
    best: tuple[float, int, int, Passage] | None = None
    for order, report in enumerate(reports):
        span = _headline_of(report, readings.get(report.id))
        if span is None or report.language != main:
            continue
        exact = span.of(report.text)
        stems = _stems(report, span)
        if not LEAST_CHARACTERS <= len(exact) <= MOST_CHARACTERS or not stems:
            continue
        score = sum(
            share if (share := holding[stem] / len(reports)) >= LEAST_SHARE else -LEAST_SHARE / 2
            for stem in sorted(stems)  # sums of floats depend on their order
        )
        if last and report.published_at and last - report.published_at > FRESH:
            score -= len(stems)
        passage = Passage(report.id, report.revision, span, exact)
        rank = (-round(score, 6), tiers.get(report.outlet or "", 2), order, passage)
        if best is None or rank[:3] < best[:3]:
            best = rank
    return best[3] if best else None


def _headline_of(report: Report, reading: Reading | None) -> Span | None:
    return (reading.parts.headline if reading else None) or report.headline


def _stems(report: Report, span: Span | None) -> frozenset[str]:
    """Return the telling stems of a span, or of the report's opening."""
    start, end = span or (0, min(len(report.text), MOST_CHARACTERS * 8))
    stems = stems_of(report.text, start, end, language=report.language)
    return frozenset(stem for stem in stems if len(stem) > 1) - stop_stems()
