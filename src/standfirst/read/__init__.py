"""Reading: from one report to its parts, day, statements and mentions. Pure functions."""

from __future__ import annotations

from standfirst.read.aid import find_aid
from standfirst.read.context import ReadingContext
from standfirst.read.days import find_day
from standfirst.read.mentions import find_mentions
from standfirst.read.parts import find_parts
from standfirst.read.statements import find_statements
from standfirst.read.times import find_times
from standfirst.records import Reading, Report
from standfirst.text import WordIndex

__all__ = ["VERSION", "ReadingContext", "read_report"]

VERSION = "17"  # part of what tells the pipeline that a stored reading is stale


def read_report(report: Report, context: ReadingContext = ReadingContext()) -> Reading:  # noqa: B008 - frozen
    """Read one report: parts → day → mentions → statements → aid.

    Statements and aid are read in English only (and where no language is known); the other steps
    read every language, as far as their tables go.
    """
    parts = find_parts(report)
    words = WordIndex(report.text)
    times = find_times(report.text, words)
    day = find_day(report, parts, context.rule, times, zone=context.day_zone, words=words)
    mentions = find_mentions(report, parts, context, day=day, times=times, words=words)
    english = report.language is None or report.language.split("-")[0] == "en"
    statements = (
        find_statements(report, parts, mentions, context, day=day, words=words) if english else ()
    )
    published = report.published_at
    on = published.astimezone(context.day_zone).date() if published else None
    return Reading(
        report=report.id,
        revision=report.revision,
        parts=parts,
        day=day,
        mentions=mentions,
        statements=statements,
        aid=find_aid(report, mentions, statements, words, on=on) if english else (),
    )
