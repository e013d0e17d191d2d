"""Mentions: the people, organisations, places, times, quantities and equipment of a report."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - part of the signature
from datetime import date  # noqa: TC003 - part of a signature

from standfirst.read.context import ReadingContext  # noqa: TC001 - part of the signature
from standfirst.read.time_values import time_value
from standfirst.read.times import TimeExpression, find_times
from standfirst.records import DayMark, Mention, MentionKind, Parts, Report


def find_mentions(
    report: Report,
    parts: Parts,  # noqa: ARG001 - tells headlines in capitals apart, soon
    context: ReadingContext,
    *,
    day: DayMark | None = None,
    times: Sequence[TimeExpression] | None = None,
) -> tuple[Mention, ...]:
    """Find all mentions of a report in text order; those of one kind do not overlap.

    ``day`` and ``times`` are what ``find_day`` and ``find_times`` gave, where they ran before.
    """
    times = find_times(report.text) if times is None else times
    mentions = _time_mentions(report, times, _anchor(report, context, day))
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.kind)))


def _anchor(report: Report, context: ReadingContext, day: DayMark | None) -> date | None:
    """Return the day from which "yesterday" is counted: of publication, else the day named."""
    if report.published_at is not None:
        return report.published_at.astimezone(context.day_zone).date()
    return day.date if day else None


def _time_mentions(
    report: Report, times: Sequence[TimeExpression], anchor: date | None
) -> list[Mention]:
    mentions = []
    for time in times:
        value = time_value(time, anchor)
        if value is not None:
            words = time.span.of(report.text)
            mentions.append(Mention(MentionKind.TIME, time.span, words, time=value))
    return mentions
