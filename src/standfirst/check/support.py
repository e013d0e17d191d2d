"""U: a sentence for which the archive holds nothing, or too little to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.stems import sense
from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.passages import SUMMING, sentences_beside, wording_of
from standfirst.check.signs import is_unsupported
from standfirst.check.wording import stem_of, stems_in, weighed_words
from standfirst.records import MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.comparing.wording import Word, Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding, Mention

# On the example edition every sentence has .65 or more; of an edition on other events, checked
# against the same archive, none has more than .62 (a heading of six words).
LEAST_COVERAGE: Final = 0.5
LEAST_WITH_STRANGERS: Final = 0.75  # where somebody or some place is named that no report names
# Below .5 a sentence in other words, or from several reports, is told from one that nobody said by
# what its names, figures and words find in all that was found: of the sentences that nobody said
# none has more than .2 by weight unless it names what is not there.
_LEAST_AT_ALL: Final = 0.2
_LEAST_IN_LITTLE: Final = 0.35  # coverage below which half of the words must stand somewhere
_HALF: Final = 0.5
_FEWEST_LETTERS: Final = 4  # of a name: "XV" and "UAV" are short for one
_FEWEST_WORDS: Final = 4  # that say something: fewer prove nothing by being absent
_SHORT: Final = 5  # words up to which less coverage is enough
_LEAST_OF_SHORT: Final = 0.3
_HEADINGS: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_NAMED: Final = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})


def find_unsupported(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """U001, U002: no report says what the sentence says, or none says it in words like these.

    Of a sentence that is mostly a quotation found nowhere Q007 has said all.
    """
    if evidence.coverage >= LEAST_WITH_STRANGERS or _is_unknown_quote(sentence, context):
        return
    strangers = _strangers(sentence, context)
    if not strangers and not _is_little_held(sentence, evidence, context):
        return
    is_unknown = bool(strangers) and not evidence.foreign
    if not is_unknown:
        is_unknown = is_doubted(sentence, evidence, context) and is_unsupported(
            sentence, evidence, context
        )
    code = "U001" if is_unknown else "U002"
    near = evidence.nearest
    cites = [(near.source, near.span)] if near else []
    named = f"; none near it names {strangers[0].text}" if strangers else ""
    message = f"no report in the archive says this{named}"
    if code == "U002":
        message = "the reports tell this in other words, or not as a whole"
    yield note(code, sentence.span, message, cites=cites)


def is_doubted(sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext) -> bool:
    """Tell whether little of a sentence is held by any report, and most stands nowhere."""
    return _is_little_held(sentence, evidence, context) and _is_nowhere(sentence, evidence, context)


def _is_little_held(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> bool:
    return evidence.coverage < LEAST_COVERAGE and not _says_little(sentence, evidence, context)


def _is_nowhere(sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext) -> bool:
    """Tell whether most names and figures of a sentence, or most words, stand in nothing found.

    What sums up the draft is held against the sentences it sums up as well.
    """
    if evidence.coverage < _LEAST_AT_ALL and sentence.block.kind not in SUMMING:
        return True
    draft = wording_of(context.draft.text, sentence.span)
    found = _wordings_found(sentence, evidence, context)
    held = frozenset().union(*(one.all_senses for one in found))
    stems = {stem_of(word.low.removesuffix("'s")) for one in found for word in one.words}
    hard = [
        word.low.removesuffix("'s")
        for word in draft.words
        if word.tells and (_is_figure(word) or _is_name(word, sentence))
    ]
    lost = [one for one in hard if sense(one) not in held and stem_of(one) not in stems]
    if len(lost) > _HALF * len(hard):
        return True
    share = len(draft.senses & held) / max(1, len(draft.senses))
    return evidence.coverage < _LEAST_IN_LITTLE and share < _HALF


def _is_figure(word: Word) -> bool:
    """Tell whether a word is a number that stands for itself: two digits or more, no time."""
    return word.sense.isdigit() and len(word.sense) > 1


def _is_name(word: Word, sentence: DraftSentence) -> bool:
    is_first = word.start == sentence.span.start
    return word.capital and not is_first and word.end - word.start >= _FEWEST_LETTERS


def _wordings_found(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> list[Wording]:
    wordings = [
        wording_of(one.source.report.text, span)
        for one in evidence.candidates
        for span in (one.span, *sentences_beside(one.source, one.span))
    ]
    if sentence.block.kind in SUMMING:
        wordings += [
            wording_of(context.draft.text, one.span)
            for one in context.draft.sentences
            if one.block.kind in {BlockKind.BODY, BlockKind.ITEM}
        ]
    return wordings


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
    Neither is a word in capitals, which may be short for what the reports write out.
    """
    media = [one.medium.span for one in context.draft.reading.statements if one.medium]
    return [
        one
        for one in context.mentions_in(sentence.span)
        if one.kind in _NAMED
        and not one.text.isupper()
        and not any(span is not None and span.overlaps(one.span) for span in media)
        and (words := stems_in(context.draft.text, one.span))
        and not words & context.known_stems
    ]
