"""Words that go stale: "today" in a report becomes the weekday it meant, outside quotations."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.records import Span
from standfirst.write.drafts import Replacement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from standfirst.records import Report

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RELATIVE = re.compile(
    r"\b(?:(today|yesterday|tomorrow)(?: (morning|afternoon|evening|night))?|(tonight)"
    r"|(last) (night)|(this) (morning|afternoon|evening))\b",
    re.IGNORECASE,
)
SHIFT = {"yesterday": -1, "tomorrow": 1, "last": -1}


def resolve_days(
    report: Report, span: Span, quoted: Sequence[Span], zone: tzinfo
) -> Iterator[Replacement]:
    """Yield a replacement for each relative day in the span that stands outside quotations."""
    if report.published_at is None:
        return
    published = report.published_at.astimezone(zone).date()
    for match in RELATIVE.finditer(report.text, span.start, span.end):
        found = Span(match.start(), match.end())
        if any(found.overlaps(quotation) for quotation in quoted):
            continue
        groups = [group for group in match.groups() if group]
        word = groups[0].lower()
        part = "night" if word == "tonight" else groups[1].lower() if groups[1:] else ""
        day = WEEKDAYS[(published + timedelta(days=SHIFT.get(word, 0))).weekday()]
        name = f"{day} {part}".strip()
        # "by today" and "since yesterday" already have their preposition.
        before = report.text[max(span.start, found.start - 12) : found.start].lower()
        bare: object = re.search(
            r"\b(?:on|by|since|until|till|from|of|for|before|after|late|early)\s$", before
        )
        bare = bare or report.text[found.end : found.end + 2] in {"'s", "’s"}
        capital = found.start == span.start
        after = name if bare else f"{'On' if capital else 'on'} {name}"
        yield Replacement(found, after, "date")
