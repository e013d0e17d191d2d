"""U: a sentence for which the archive holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.findings import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding

LEAST_COVERAGE: Final = 0.35


def find_unsupported(
    sentence: DraftSentence, evidence: SentenceEvidence, _: CheckContext
) -> Iterator[Finding]:
    """U001: no report of the archive says what the sentence says."""
    if evidence.coverage < LEAST_COVERAGE:
        nearest = [(one.source, one.span) for one in evidence.candidates[:1]]
        yield note("U001", sentence.span, "no report in the archive says this", cites=nearest)
