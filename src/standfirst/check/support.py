"""U: a sentence for which the archive holds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.wording import stems_in, weighed_words
from standfirst.records import MentionKind, Span

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
_FEWEST_WORDS: Final = 4  # that say something: fewer prove nothing by being absent
_SHORT: Final = 5  # words up to which less coverage is enough
_LEAST_OF_SHORT: Final = 0.3
_HEADINGS: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_NAMED: Final = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})


def find_unsupported(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """U001: no report of the archive says what the sentence says.

    Of a sentence that is mostly a quotation found nowhere Q007 has said all.
    """
    if evidence.coverage >= LEAST_WITH_STRANGERS or _is_unknown_quote(sentence, context):
        return
    strangers = _strangers(sentence, context)
    if not strangers and (
        evidence.coverage >= LEAST_COVERAGE or _says_little(sentence, evidence, context)
    ):
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


def _says_little(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> bool:
    """Tell whether a sentence may stand though few of its words do.

    So may headings, which are free in their words, sentences of hardly any words, those whose
    figures and names all stand in one report, and sums of what several reports say.
    """
    if sentence.block.kind in _HEADINGS:
        return True
    text = context.draft.text
    words = list(weighed_words(text, sentence.span))
    if len(words) < _FEWEST_WORDS:
        return True
    if len(words) < _SHORT and evidence.coverage >= _LEAST_OF_SHORT:
        return True
    hard = {one.stem for one in words if one.stem[0].isdigit() or text[one.span.start].isupper()}
    held = [stems_in(one.text, Span(0, len(one.text))) for one in evidence.candidates]
    if any(stem[0].isdigit() for stem in hard) and any(hard <= one for one in held):
        return True
    everything = frozenset().union(*held)
    shared = sum(one.stem in everything for one in words)
    return shared >= LEAST_WITH_STRANGERS * len(words)


def _strangers(sentence: DraftSentence, context: CheckContext) -> list[Mention]:
    """Return whom and what the sentence names and no report near the draft does.

    Where something was said ("on Twitter") is no stranger: a post does not name its own place.
    """
    media = [one.medium.span for one in context.draft.reading.statements if one.medium]
    return [
        one
        for one in context.mentions_in(sentence.span)
        if one.kind in _NAMED
        and not any(span is not None and span.overlaps(one.span) for span in media)
        and (words := stems_in(context.draft.text, one.span))
        and not words & context.known_stems
    ]
