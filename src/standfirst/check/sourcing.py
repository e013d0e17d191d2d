"""A006 to A008: whether sources are named, and counted as many as there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.attribution import told_backings
from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.voices import voices_at
from standfirst.records import Span
from standfirst.text import containment, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import Candidate, SentenceEvidence, Source
    from standfirst.records import Finding

_LEAST_SCORE: Final = 0.7  # of a candidate that surely tells the same
_NEXT_BEST: Final = 0.85
_MOST_TOLD: Final = 0.6  # share of a sentence that a statement's content must take up
_SAME_TEXT: Final = 0.5  # share of runs of words that reprints have in common
_RUN: Final = 5
_PROSE: Final = frozenset({BlockKind.BODY, BlockKind.ITEM})
_PLURAL: Final = re.compile(
    r"(?:(?:several|some|many|two|three|multiple|various|other|unnamed|anonymous)\s)?"
    r"(?:[\w’'-]+\s){0,3}(?:officials|sources|witnesses|diplomats|experts|analysts|aides|lawmakers"
    r"|observers|residents|commanders|ministers|advisers|spokesmen|spokespeople)",
    re.IGNORECASE,
)
_CONFIRMED: Final = re.compile(
    r"\b(?:independent(?:ly)?|confirmed by|corroborated"
    r"|both (?:the )?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)* and"
    r"|(?:several|two|three|four|multiple|many)\s(?:independent\s|separate\s)?"
    r"(?:media|outlets|newspapers|agencies|sources|reports))\b"
)


def find_missing_attribution(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """A006: told as a fact, where every source has it from somebody.

    A sentence that goes on with the words of the one before needs no second attribution.
    """
    if sentence.block.kind not in _PROSE or _is_attributed(sentence, context):
        return
    best = evidence.best
    if best is None or best.score < _LEAST_SCORE:
        return
    level = [one for one in evidence.candidates if one.score >= _NEXT_BEST * best.score]
    tellers = [_teller(one, context) for one in level]
    if all(tellers) and not _goes_on(sentence, context):
        yield note(
            "A006",
            sentence.span,
            f"{tellers[0]} says this; the draft tells it as a fact",
            cites=[(best.source, best.span)],
        )


def _is_attributed(sentence: DraftSentence, context: CheckContext) -> bool:
    reading = context.draft.reading
    return any(
        any(part.overlaps(sentence.span) for part in (*one.content, *one.cue))
        for one in reading.statements
    ) or any(one.span.overlaps(sentence.span) for one in context.quotes)


def _goes_on(sentence: DraftSentence, context: CheckContext) -> bool:
    """Tell whether the sentence before, in the same paragraph, names somebody who says it."""
    return any(
        one.number == sentence.number - 1
        and one.block.span == sentence.block.span
        and _is_attributed(one, context)
        for one in context.draft.sentences[max(0, sentence.number - 1) : sentence.number]
    )


def _teller(candidate: Candidate, context: CheckContext) -> str | None:
    """Return who says a sentence of a source, if somebody does."""
    length = candidate.span.end - candidate.span.start
    for voice in voices_at(candidate.source, candidate.span, context.registers):
        statement = voice.statement
        if statement is None:
            return voice.name
        told = sum(
            min(part.end, candidate.span.end) - max(part.start, candidate.span.start)
            for part in statement.content
            if part.overlaps(candidate.span)
        )
        if voice.name and told >= _MOST_TOLD * length:
            return voice.name
    return None


def find_counted_sources(context: CheckContext) -> Iterator[Finding]:
    """A007: "officials said", where one did."""
    for statement in context.draft.reading.statements:
        if not statement.source or not statement.cue or not statement.content:
            continue
        words = " ".join(part.of(context.draft.text) for part in statement.source)
        sentence = context.draft.sentence_at(statement.cue[0].start)
        if not _PLURAL.fullmatch(words.removeprefix("the ").removeprefix("The ")):
            continue
        if sentence is None or not sentence.block.kind.is_checked:
            continue
        backings = told_backings(statement, context)
        voices = [voice for one in backings for voice in one.voices]
        singles = {voice.name or voice.words.casefold() for voice in voices}
        if len(singles) == 1 and not any(_is_many(one.name, one.words) for one in voices):
            voice = voices[0]
            yield note(
                "A007",
                Span(statement.source[0].start, statement.source[-1].end),
                f"one source says this: {voice.name or voice.words}",
                cites=[(backings[0].source, backings[0].span)],
            )


def _is_many(name: str | None, words: str) -> bool:
    return not words or (name is None and words.rstrip().endswith("s")) or " and " in words


def find_one_origin(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """A008: reports of one text cited as if they confirmed one another."""
    if not _CONFIRMED.search(sentence.text) or not evidence.best:
        return
    level = [one for one in evidence.candidates if one.score >= _NEXT_BEST * evidence.best.score]
    sources = {one.source.report.id: one.source for one in level}
    if len(sources) > 1 and _are_one_text(list(sources.values()), context):
        yield note(
            "A008",
            sentence.span,
            f"the {len(sources)} reports that have this carry one text: one origin",
            cites=[(one.source, one.span) for one in level[:3]],
        )


def _are_one_text(sources: Sequence[Source], context: CheckContext) -> bool:
    first = sources[0].report.id
    story = context.stories.get(first)
    for origin in story.origins if story else ():
        if first in origin.reports and all(one.report.id in origin.reports for one in sources):
            return True
    runs = [shingles(one.words.words, _RUN) for one in sources]
    return all(containment(runs[0], other) >= _SAME_TEXT for other in runs[1:])
