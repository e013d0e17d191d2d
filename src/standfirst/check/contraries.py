"""M: a sentence that says with one word the contrary of its source: rose where it has fell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from standfirst.check.comparing.contraries import find_contraries, is_said, may_be_said
from standfirst.check.comparing.surroundings import surroundings
from standfirst.check.findings import note
from standfirst.check.passages import passages_for, wording_of, wordings_with
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding


def find_contrary_words(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """M007: a word whose contrary stands in its place in the source, and that no report has."""
    passages = passages_for(sentence, evidence, context)
    draft = wording_of(context.draft.text, sentence.span)
    rarity = context.rarity
    for found in find_contraries(draft, [one.wording for one in passages], rarity):
        word, source = found.word, passages[found.source]
        may = partial(may_be_said, draft, found, rarity)
        senses = [one.sense for one in surroundings(draft, draft.place_of(word))]
        witnesses = wordings_with(senses, context, may)
        if any(is_said(draft, found, one, rarity) for one in witnesses):
            continue
        message = f"“{word.low}”: in the source it is the contrary (“{found.other.low}”)"
        cites = [(source.source, source.span)]
        yield note("M007", Span(word.start, word.end), message, cites=cites)
