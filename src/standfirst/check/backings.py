"""What statements of a draft stand on: words of sources, and who says them there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.voices import Voice, voice_of, voices_at
from standfirst.check.wording import weighed_words
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.context import CheckContext
    from standfirst.check.evidence import Candidate, Source
    from standfirst.check.quotes import DraftQuote
    from standfirst.records import Statement

_LEAST_TOLD: Final = 0.6  # share of a statement's words that its evidence must hold
_NEXT_BEST: Final = 0.85  # of the best share: what is about as good counts as well
_FEWEST_STEMS: Final = 2  # words that a statement must have to be looked for by them
_NEAR_SOURCES: Final = 4  # reports in which a cue is looked for, a sentence


@dataclass(frozen=True, slots=True)
class Backing:
    """Words of a source that hold what a statement of the draft says, and who says them there."""

    source: Source
    span: Span
    voices: tuple[Voice, ...]
    is_quoted: bool = False


def backed_quotes(context: CheckContext) -> dict[str, list[Backing]]:
    """Return for each statement of the draft where its quotations stand, by its id."""
    found: defaultdict[str, list[Backing]] = defaultdict(list)
    for quote in context.quotes:
        for statement in _holding(quote, context):
            found[statement.id] += quote_backings(quote, context)
    return dict(found)


def _holding(quote: DraftQuote, context: CheckContext) -> list[Statement]:
    """Return the statements of the draft that a quotation lies in, those with a named speaker."""
    return [
        one
        for one in context.draft.reading.statements
        if one.speaker
        and one.speaker.name
        and any(part.overlaps(quote.inner) for part in one.content)
    ]


def quote_backings(quote: DraftQuote, context: CheckContext) -> list[Backing]:
    """Return where a quotation stands in sources, with who says it there."""
    spans = [(match.source, match.spans[0]) for match in (*quote.spoken, *quote.told)]
    if not spans and quote.near is not None:
        spans = [(quote.near.source, quote.near.span)]
    return [
        Backing(source, span, tuple(voices_at(source, span, context.registers)), is_quoted=True)
        for source, span in spans
    ]


def told_backings(statement: Statement, context: CheckContext) -> list[Backing]:
    """Return the sentences of sources that hold what an indirect statement says."""
    text = context.draft.text
    stems = {one.stem for part in statement.content for one in weighed_words(text, part)}
    sentence = context.draft.sentence_at(statement.cue[0].start)
    if len(stems) < _FEWEST_STEMS or sentence is None:
        return []
    shares: list[tuple[float, Candidate, Span]] = []
    for candidate in context.evidence_of(sentence).candidates:
        report = candidate.source.report
        words = [one for one in weighed_words(report.text, candidate.span) if one.stem in stems]
        share = len({one.stem for one in words}) / len(stems)
        least = _LEAST_TOLD if len(stems) > _FEWEST_STEMS else 1.0
        if words and share >= least:
            shares.append((share, candidate, Span(words[0].span.start, words[-1].span.end)))
    best = max((share for share, _, _ in shares), default=0.0)
    return [
        Backing(
            candidate.source,
            candidate.span,
            tuple(_voices_over(candidate.source, span, stems, context)),
        )
        for share, candidate, span in shares
        if share >= _NEXT_BEST * best
    ]


def cue_backings(statement: Statement, context: CheckContext) -> list[Backing]:
    """Return where somebody does the same to "it" or "that": denies, confirms, welcomes it.

    Such a statement has no words of its own to be known by, so its cue is looked for in the
    reports on this sentence and on the one before. Where its speaker says anything there, nothing
    is known against it.
    """
    text = context.draft.text
    sentence = context.draft.sentence_at(statement.cue[0].start)
    stems = {one.stem for part in statement.content for one in weighed_words(text, part)}
    if sentence is None or len(stems) >= _FEWEST_STEMS:
        return []
    cues = {one.stem for part in statement.cue for one in weighed_words(text, part)}
    before = [one for one in context.draft.sentences if one.number == sentence.number - 1]
    sources = {
        candidate.source.report.id: candidate.source
        for one in (sentence, *before)
        for candidate in context.evidence_of(one).candidates[:_NEAR_SOURCES]
    }
    speaker = statement.speaker.id if statement.speaker else None
    found = []
    for source in sources.values():
        for other in source.reading.statements:
            if other.speaker and other.speaker.id == speaker:
                return []
            report = source.report.text
            theirs = {one.stem for part in other.cue for one in weighed_words(report, part)}
            if cues and cues & theirs and other.content:
                span = Span(other.content[0].start, other.content[-1].end)
                found.append(Backing(source, span, (voice_of(other, source, context.registers),)))
    return found


def _voices_over(
    source: Source, span: Span, stems: set[str], context: CheckContext
) -> Iterator[Voice]:
    """Yield who says at least half of the shared words of a sentence."""
    text = source.report.text
    for voice in voices_at(source, span, context.registers):
        if voice.statement is None:
            yield voice
            continue
        held = {
            one.stem
            for part in voice.statement.content
            if part.overlaps(span)
            for one in weighed_words(text, Span(max(part[0], span[0]), min(part[1], span[1])))
        }
        shared = {one.stem for one in weighed_words(text, span)} & stems
        if len(held & stems) >= len(shared) / 2:
            yield voice
