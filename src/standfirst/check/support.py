"""U: a sentence for which the archive holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.findings import note
from standfirst.check.wording import weighed_words
from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding, Mention

# On the example edition every sentence has .65 or more; of an edition on other events, checked
# against the same archive, none has more than .62 (a heading of six words).
LEAST_COVERAGE: Final = 0.5
LEAST_WITH_STRANGERS: Final = 0.75  # where somebody or some place is named that no report names
_NAMED: Final = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})


def find_unsupported(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """U001: no report of the archive says what the sentence says.

    Of a sentence that is mostly a quotation found nowhere Q007 has said all.
    """
    if evidence.coverage >= LEAST_WITH_STRANGERS or _is_unknown_quote(sentence, context):
        return
    strangers = _strangers(sentence, evidence, context)
    if evidence.coverage >= LEAST_COVERAGE and not strangers:
        return
    near = evidence.nearest
    cites = [(near.source, near.span)] if near else []
    named = f"; none near it names {strangers[0].text}" if strangers else ""
    yield note("U001", sentence.span, f"no report in the archive says this{named}", cites=cites)


def _is_unknown_quote(sentence: DraftSentence, context: CheckContext) -> bool:
    length = sentence.span.end - sentence.span.start
    return any(
        min(quote.inner.end, sentence.span.end) - max(quote.inner.start, sentence.span.start)
        > length / 2
        and not (quote.spoken or quote.told or quote.turned or quote.joined or quote.near)
        for quote in context.quotes
    )


def _strangers(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> list[Mention]:
    """Return whom and what the sentence names and no candidate's report does."""
    named = [one for one in context.mentions_in(sentence.span) if one.kind in _NAMED]
    if not named:
        return []
    reports = {one.source.report.id: one.source for one in evidence.candidates}
    stems = {
        one.stem
        for source in reports.values()
        for span in source.sentences
        for one in weighed_words(source.report.text, span)
    }
    return [
        one
        for one in named
        if (words := list(weighed_words(context.draft.text, one.span)))
        and not any(word.stem in stems for word in words)
    ]
