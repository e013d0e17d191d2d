"""M: a sentence that says with one word the contrary of its source: rose where it has fell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.contraries import find_contraries, says_so
from standfirst.check.findings import note
from standfirst.check.passages import elsewhere, passages_for, wording_of
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding

_SAME: Final = 0.5  # share of the sentence's words from which any report's sentence is a witness


def find_contrary_words(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """M007: a word whose contrary stands in its place in the source, and that no report has."""
    passages = passages_for(sentence, evidence, context)
    draft = wording_of(context.draft.text, sentence.span)
    for found in find_contraries(draft, [one.wording for one in passages]):
        word, source = found.word, passages[found.source]
        rest = draft.senses - {word.sense}
        least = max(2, round(_SAME * len(rest)))
        witnesses = elsewhere(draft, context, least=least, beside=rest)
        if any(says_so(draft, word, one.wording) for one in witnesses):
            continue
        message = f"“{word.low}”: in the source it is the contrary (“{found.other.low}”)"
        cites = [(source.source, source.span)]
        yield note("M007", Span(word.start, word.end), message, cites=cites)
