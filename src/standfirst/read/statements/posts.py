"""Posts of outlets that speak for somebody: the whole post is that speaker's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import (
    Medium,
    MediumKind,
    Outlet,
    Person,
    Report,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Via,
    make_id,
)
from standfirst.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.context import ReadingContext

# A line of nothing but tags, addresses and marks is no part of what is said.
_FURNITURE = re.compile(
    r"(?:(?:#|@|https?://|www\.|t\.me/)\S+|[^\w\s])(?:\s+(?:(?:#|@|https?://|www\.|t\.me/)\S+|[^\w\s]))*\s*"
)
_TRAILING = re.compile(r"(?:\s+(?:#|@|https?://|www\.|t\.me/)\S+)+\s*\Z")


def find_own_words(
    report: Report, shut: Sequence[Span], context: ReadingContext
) -> Statement | None:
    """Return the statement a post is; null where it is no post, or its outlet only reports.

    Its content is the body, a span a stretch where notices, tags or links interrupt it.
    """
    outlet = context.outlet
    if not report.is_post or outlet is None or outlet.speaker is None or report.forwarded_from:
        return None
    content = _own_spans(report, shut)
    if not content:
        return None
    on = report.published_at.astimezone(context.day_zone).date() if report.published_at else None
    medium = None
    if outlet.medium is not MediumKind.UNKNOWN or outlet.medium_name:
        medium = Medium(outlet.medium, outlet.medium_name)
    return Statement(
        id=make_id("s", report.id, str(report.revision), "own", repr(content)),
        report=report.id,
        revision=report.revision,
        kind=StatementKind.DIRECT,
        source=(),
        cue=(),
        content=content,
        speaker=_speaker(outlet, context, report),
        medium=medium,
        said_on=on,
        confidence=1.0,
    )


def _own_spans(report: Report, shut: Sequence[Span]) -> tuple[Span, ...]:
    """Join neighbouring paragraphs of the body; furniture and notices part them."""
    text = report.text
    found: list[Span] = []
    open_at: int | None = None
    last = 0
    for paragraph in paragraphs(text, report.body):
        words = paragraph.of(text)
        if any(s.overlaps(paragraph) for s in shut) or _FURNITURE.fullmatch(words):
            if open_at is not None:
                found.append(Span(open_at, last))
                open_at = None
            continue
        open_at = paragraph.start if open_at is None else open_at
        trailing = _TRAILING.search(words)
        last = paragraph.start + (trailing.start() if trailing else len(words))
    if open_at is not None:
        found.append(Span(open_at, last))
    return tuple(span for span in found if span.end > span.start)


def _speaker(outlet: Outlet, context: ReadingContext, report: Report) -> Speaker:
    """Return the outlet's speaker: a person of the register, else the body it names."""
    assert outlet.speaker is not None
    person = next(
        (
            one
            for one in context.registers.people
            if outlet.speaker in {one.id, one.name} or outlet.speaker in one.names
        ),
        None,
    )
    if person is None:
        return Speaker(make_id("p", outlet.speaker), outlet.speaker, via=Via.NAME)
    role = _role(person, context, report)
    return Speaker(person.id, person.name, *role, Via.NAME)


def _role(person: Person, context: ReadingContext, report: Report) -> tuple[str | None, str | None]:
    if report.published_at is None:
        return None, None
    role = person.role_on(report.published_at.astimezone(context.day_zone).date())
    return (role.title, role.affiliation) if role else (None, None)
