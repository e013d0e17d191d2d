"""Lines an outlet sets under everything it publishes: they say nothing about any one report."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.records import Report

LEAST_TEXTS = 3  # of one outlet hold a line before it counts as furniture
_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\d+")


def find_boilerplate(reports: Sequence[Report]) -> Mapping[str, tuple[Span, ...]]:
    """Return, by report id, the spans of the lines that recur in several texts of its outlet.

    Numbers in a line may differ from text to text. A text published twice counts once.
    """
    counts: Counter[tuple[str | None, str]] = Counter()
    seen: set[tuple[str | None, str]] = set()
    for report in reports:
        if (report.outlet, report.text) in seen:
            continue
        seen.add((report.outlet, report.text))
        counts.update({(report.outlet, key): 1 for _, key in _lines_of(report)})
    return {
        report.id: spans
        for report in reports
        if (
            spans := tuple(
                span for span, key in _lines_of(report) if counts[report.outlet, key] >= LEAST_TEXTS
            )
        )
    }


def _lines_of(report: Report) -> Iterator[tuple[Span, str]]:
    if report.outlet is None:
        return
    for match in _LINE.finditer(report.text):
        if key := _NUMBER.sub("0", match.group().strip().casefold()):
            yield Span(*match.span()), key
