"""Making findings, and leading them back to the draft as it was given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from standfirst.check.codes import SEVERITIES, all_codes
from standfirst.records import Citation, Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.check.drafts import PlainDraft
    from standfirst.check.evidence import Source

_AROUND: Final = 32  # characters of context a citation carries


def note(
    code: str,
    span: Span,
    message: str,
    *,
    cites: Iterable[tuple[Source, Span]] = (),
    fix: str | None = None,
    doubt: str | None = None,
) -> Finding:
    """Make a finding; its severity is the code's, or a note's where it is open to doubt.

    ``span`` counts in the draft's text, ``cites`` are spans of reports that say otherwise, ``fix``
    is what the span's words should be where there is but one answer. The message has one line:
    what is wrong and what the source says; outlet and time are shown with each citation.
    ``doubt`` says what is missing for the finding to be sure: nothing of the kind stands in the
    place of the draft's words, say. It goes into the message, and no fix is offered.
    """
    return Finding(
        code,
        "note" if doubt else all_codes()[code].severity,
        span,
        f"{message} (not settled: {doubt})" if doubt else message,
        tuple(cite(source, where) for source, where in cites),
        None if doubt else fix,
    )


def cite(source: Source, span: Span, statement: str | None = None) -> Citation:
    """Cite words of a report."""
    report = source.report
    return Citation(
        report.id,
        report.revision,
        span.start,
        span.end,
        span.of(report.text),
        report.text[max(0, span.start - _AROUND) : span.start],
        report.text[span.end : span.end + _AROUND],
        report.text_sha256,
        statement,
    )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place, gravity and code; of one code each place is told of once."""
    ranked = sorted(
        findings,
        key=lambda one: (one.span, SEVERITIES.index(one.severity), one.code, one.message),
    )
    kept: dict[tuple[str, Span], Finding] = {}
    for one in ranked:
        kept.setdefault((one.code, one.span), one)
    return list(kept.values())


def in_file(finding: Finding, plain: PlainDraft) -> Finding:
    """Return a finding with the span and fix that hold in the draft as it was given.

    A fix over words with markup among them is dropped: it would take the markup away.
    """
    span = plain.in_file(finding.span)
    fix = finding.fix
    written = plain.raw[span.start : span.end]
    if fix is not None and len(written) != finding.span.end - finding.span.start:
        fix = None
    return replace(finding, span=span, fix=fix)
