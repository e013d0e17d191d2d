"""A006 to A009: whether sources are named, and counted as many as there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.backings import told_backings
from standfirst.check.drafts import BlockKind
from standfirst.check.findings import note
from standfirst.check.voices import voices_at
from standfirst.check.wording import stem_of, stems_in
from standfirst.records import Span
from standfirst.text import containment, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import Candidate, SentenceEvidence, Source
    from standfirst.check.voices import Voice
    from standfirst.records import Finding, Statement

_LEAST_SCORE: Final = 0.7  # of a candidate that surely tells the same
_LEAST_OF_SPEECH: Final = 0.5  # where the sentence itself is speech without a speaker
_NEXT_BEST: Final = 0.85
_ALSO_TOLD: Final = 0.65  # of the best score: a report that tells the event, in other words
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
_COUNTED: Final = re.compile(
    r"(?:the\s)?(?:several|some|many|two|three|four|five|multiple|various|a number of)\b",
    re.IGNORECASE,
)
_BACKSHIFTED: Final = re.compile(r"\bwould\b")
_BY_COUNT: Final = re.compile(
    r"\bby (?:its|his|her|their) (?:own )?(?:count|account|figures|estimate)\b"
    r"|\bin (?:its|his|her|their) (?:own )?(?:words|view|opinion|assessment)\b"
    r"|\b(?:according to|citing|quoting|put it)\b"
)
_PRONOUN: Final = re.compile(r"(?:In [\w\s]{3,40} )?(?:he|she|it|they)\b", re.IGNORECASE)
_CONFIRMED: Final = re.compile(
    r"\b(?:independent(?:ly)?|confirmed by|corroborated"
    r"|both (?:the )?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)* and"
    r"|(?:several|two|three|four|multiple|many)\s(?:independent\s|separate\s)?"
    r"(?:media|outlets|newspapers|agencies|sources|reports))\b"
)


def find_missing_attribution(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """A006 and A009: told as a fact, where every source has it from somebody.

    "The guns would arrive in January" is speech without a speaker: the tense gives it away, and
    that is a warning. ("Had" and "could" do not: a story is told in them too.) Where nothing in
    the draft's own words does, it is the editor's choice.
    """
    if sentence.block.kind not in _PROSE or _is_attributed(sentence, context):
        return
    if sentence.text.rstrip().endswith("?") or not any(map(str.isalpha, sentence.text)):
        return  # a question tells nothing as a fact, nor does an hour alone: "15:00."
    best = evidence.best
    is_speech = _BACKSHIFTED.search(sentence.text) is not None
    if best is None or best.score < (_LEAST_OF_SPEECH if is_speech else _LEAST_SCORE):
        return
    if _BY_COUNT.search(sentence.text):
        return
    level = [one for one in evidence.candidates if one.score >= _ALSO_TOLD * best.score]
    tellers = [_teller(one, context) for one in level[:1] if is_speech] or [
        _teller(one, context) for one in level
    ]
    named = [one for one in tellers if one is not None]
    if len(named) < len(tellers) or any(_is_about(one, sentence, context) for one in named):
        return
    is_doubtful = is_speech and _is_heard_before(sentence, context)
    yield note(
        "A006" if is_speech else "A009",
        sentence.span,
        f"{named[0].name} says this; the draft tells it as a fact",
        cites=[(best.source, best.span)],
        doubt="somebody speaks in the sentence before" if is_doubtful else None,
    )


def _is_heard_before(sentence: DraftSentence, context: CheckContext) -> bool:
    """Tell whether the sentence before, in the paragraph, is somebody's: speech may go on."""
    return any(
        _is_attributed(one, context)
        for one in context.draft.sentences[max(0, sentence.number - 1) : sentence.number]
        if one.block.span == sentence.block.span
    )


def _is_about(voice: Voice, sentence: DraftSentence, context: CheckContext) -> bool:
    """Tell whether a sentence names its teller, or goes on with words of theirs.

    What a mission recorded and a cabinet approved is told of them. "She expects" and "it had
    recorded" speak of whoever the sentence before does.
    """
    before = [
        one
        for one in context.draft.sentences[max(0, sentence.number - 1) : sentence.number]
        if one.block.span == sentence.block.span
    ]
    if _names(voice, sentence, context):
        return True
    if _PRONOUN.match(sentence.text):
        return any(_names(voice, one, context) or _is_attributed(one, context) for one in before)
    return any(
        _speaks(statement, voice) for one in before for statement in context.statements_in(one.span)
    )


def _names(voice: Voice, sentence: DraftSentence, context: CheckContext) -> bool:
    stems = stems_in(context.draft.text, sentence.span)
    name = voice.name or ""
    if voice.person is not None and not voice.person.body:
        return stem_of(name.rsplit(" ", 1)[-1].casefold()) in stems
    countries = {
        stem_of(word.casefold())
        for place in context.registers.places
        for word in (place.name, *place.demonyms)
    }
    return bool((stems_in(name, Span(0, len(name))) - countries) & stems)


def _speaks(statement: Statement, voice: Voice) -> bool:
    speaker = statement.speaker
    if speaker is None or not speaker.name:
        return False
    return speaker.name == voice.name or (
        voice.person is not None and speaker.id == voice.person.id
    )


def _is_attributed(sentence: DraftSentence, context: CheckContext) -> bool:
    reading = context.draft.reading
    return any(
        any(part.overlaps(sentence.span) for part in (*one.content, *one.cue))
        for one in reading.statements
    ) or any(one.span.overlaps(sentence.span) for one in context.quotes)


def _teller(candidate: Candidate, context: CheckContext) -> Voice | None:
    """Return who says a sentence of a source, if somebody does."""
    length = candidate.span.end - candidate.span.start
    for voice in voices_at(candidate.source, candidate.span, context.registers):
        statement = voice.statement
        if statement is None:
            return voice
        told = sum(
            min(part.end, candidate.span.end) - max(part.start, candidate.span.start)
            for part in statement.content
            if part.overlaps(candidate.span)
        )
        if voice.name and told >= _MOST_TOLD * length:
            return voice
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
            doubt = None if _COUNTED.match(words) else "a plural may stand for one who is not named"
            yield note(
                "A007",
                Span(statement.source[0].start, statement.source[-1].end),
                f"one source says this: {voice.name or voice.words}",
                cites=[(backings[0].source, backings[0].span)],
                doubt=doubt,
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
