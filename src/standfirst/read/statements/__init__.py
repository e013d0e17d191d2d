"""Statements: who said what. At this first level: a quotation with its speaker right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of the signature

from standfirst.read.context import ReadingContext  # noqa: TC001 - part of the signature
from standfirst.records import Mention, Parts, Report, Span, Statement, StatementKind, make_id
from standfirst.text import find_quotations

_TAIL = re.compile(
    r"\s(?P<source>[^\W\d_][^,.;:!?\n“”\"]{0,120}?)\s(?P<cue>said|told|added|wrote|tweeted)\b"
)


def find_statements(
    report: Report,
    parts: Parts,  # noqa: ARG001 - the interface of the stage
    mentions: Sequence[Mention],  # noqa: ARG001
    context: ReadingContext,  # noqa: ARG001
) -> tuple[Statement, ...]:
    """Find the direct statements whose speaker follows the quotation: “…,” Irena Dolsk said."""
    found = []
    for quotation in find_quotations(report.text, report.body):
        match = _TAIL.match(report.text, quotation.span.end)
        if not quotation.closed or match is None:
            continue
        source, cue = Span(*match.span("source")), Span(*match.span("cue"))
        found.append(
            Statement(
                id=make_id("s", report.id, str(report.revision), str(quotation.span.start)),
                report=report.id,
                revision=report.revision,
                kind=StatementKind.DIRECT,
                source=(source,),
                cue=(cue,),
                content=(quotation.span,),
            )
        )
    return tuple(found)
