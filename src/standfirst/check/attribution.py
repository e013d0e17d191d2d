"""A001, A002, A005: who said it, and where, as the draft has it and as its sources have it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.findings import note
from standfirst.check.titles import has_office
from standfirst.check.voices import (
    Same,
    Voice,
    are_same,
    fits_role,
    is_named_in,
    outlet_named,
    person_of,
    squeezed,
    voice_of,
    voices_at,
)
from standfirst.check.wording import weighed_words
from standfirst.records import Span, Via

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import Candidate, Source
    from standfirst.check.quotes import DraftQuote
    from standfirst.records import Finding, Person, Statement

_LEAST_TOLD: Final = 0.6  # share of a statement's words that its evidence must hold
_NEXT_BEST: Final = 0.85  # of the best share: what is about as good counts as well
_FEWEST_STEMS: Final = 2  # words that a statement must have to be looked for by them
_NEAR_SOURCES: Final = 4  # reports in which a cue is looked for, a sentence
_OPENING: Final = 8  # words
_NEARBY: Final = 350  # characters around a narrative sentence in which its teller may be named
_FEMALE: Final = re.compile(r"\b(?:she|her|herself)\b", re.IGNORECASE)
_MALE: Final = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Backing:
    """Words of a source that hold what a statement of the draft says, and who says them there."""

    source: Source
    span: Span
    voices: tuple[Voice, ...]
    is_quoted: bool = False


def find_wrong_speakers(context: CheckContext) -> Iterator[Finding]:
    """A001, A002 and A005, for each statement of the draft that names its speaker."""
    backed = _backed_quotes(context)
    for statement in context.draft.reading.statements:
        sentence = context.draft.sentence_at(statement.cue[0].start if statement.cue else -1)
        if sentence is None or not sentence.block.kind.is_checked or not statement.source:
            continue
        if not _hangs_together(statement, sentence, context):
            continue
        backings = (
            backed.get(statement.id)
            or told_backings(statement, context)
            or cue_backings(statement, context)
        )
        if backings:
            yield from _judge(statement, backings, context)


def _hangs_together(statement: Statement, sentence: DraftSentence, context: CheckContext) -> bool:
    """Tell whether source and cue stand in one sentence, and the content in it or the next to it.

    Of what lies farther apart the reading is not sure enough to blame anybody.
    """
    if not all(sentence.span.covers(part) for part in statement.source):
        return False
    near = context.draft.sentences[max(0, sentence.number - 1) : sentence.number + 2]
    return any(part.overlaps(one.span) for part in statement.content for one in near)


def _backed_quotes(context: CheckContext) -> dict[str, list[Backing]]:
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


# ── judging ─────────────────────────────────────────────────────────────────────────────────


def _judge(
    statement: Statement, backings: Sequence[Backing], context: CheckContext
) -> Iterator[Finding]:
    speaker = statement.speaker
    words = " ".join(part.of(context.draft.text) for part in statement.source)
    where = Span(statement.source[0].start, statement.source[-1].end)
    if speaker is not None and speaker.name:
        person = person_of(speaker.id, speaker.name, context.registers)
        if is_named_in(speaker, words, person):
            yield from _judge_name(speaker.name, person, where, backings, context)
        elif speaker.via is Via.PRONOUN:
            yield from _judge_pronoun(words, where, backings)
        elif speaker.via is Via.ROLE and has_office(words):
            yield from _judge_role(words, speaker.name, where, backings)


def _judge_name(
    name: str,
    person: Person | None,
    where: Span,
    backings: Sequence[Backing],
    context: CheckContext,
) -> Iterator[Finding]:
    outlet = outlet_named(name, context.registers)
    if outlet is not None and outlet.speaker is None:
        written = where.of(context.draft.text)
        yield from _judge_outlet({squeezed(name), squeezed(written)}, name, where, backings)
        return
    others: list[tuple[Backing, Voice]] = []
    for backing in backings:
        # Whoever is unnamed there may be anybody, unless somebody named says it too.
        named = [voice for voice in backing.voices if voice.name] or backing.voices
        verdicts = [(are_same(name, person, voice), voice) for voice in named]
        if any(verdict is not Same.NO for verdict, _ in verdicts):
            return
        if not backing.is_quoted and _opens_sentence(name, person, backing):
            return
        if not verdicts:
            if _is_named_near(name, person, backing):
                return
            continue
        others.append((backing, verdicts[0][1]))
    if others:
        backing, voice = others[0]
        yield _other_speaker(name, person, where, backing, voice)
    elif all(not backing.voices for backing in backings):
        yield from _unnamed_teller(name, person, where, backings)


def _other_speaker(
    name: str, person: Person | None, where: Span, backing: Backing, voice: Voice
) -> Finding:
    speaks = any(
        one.speaker and one.speaker.name and (one.speaker.name == name or
                                              (person and one.speaker.id == person.id))
        for one in backing.source.reading.statements
    )  # fmt: skip
    said_by = voice.name or voice.words
    if speaks:
        message = f"{said_by} said this; what {name} said there is something else"
    else:
        message = f"{said_by} said this, not {name}"
    return note(
        "A002" if speaks else "A001", where, message, cites=[(backing.source, _around(backing))]
    )


def _unnamed_teller(
    name: str, person: Person | None, where: Span, backings: Sequence[Backing]
) -> Iterator[Finding]:
    """A narrative sentence, set into the mouth of somebody its report does not even name."""
    if any(_names_anywhere(name, person, one.source) for one in backings):
        return
    backing = backings[0]
    yield note(
        "A001",
        where,
        f"{backing.source.outlet_name} tells this itself and does not name {name}",
        cites=[(backing.source, backing.span)],
    )


def _judge_outlet(
    wanted: set[str], name: str, where: Span, backings: Sequence[Backing]
) -> Iterator[Finding]:
    """A005; "the Times" is known by the words as written too, for several are called so."""
    for backing in backings:
        outlet = backing.source.outlet
        names = (outlet.name, *outlet.names) if outlet else (backing.source.report.outlet or "",)
        if any(squeezed(one) in wanted for one in names):
            return
        if any(one in backing.source.report.text.casefold() for one in wanted):
            return
    backing = backings[0]
    yield note(
        "A005",
        where,
        f"{backing.source.outlet_name} reported this; {name} is not known to have",
        cites=[(backing.source, backing.span)],
    )


def _judge_pronoun(words: str, where: Span, backings: Sequence[Backing]) -> Iterator[Finding]:
    said = "she" if _FEMALE.fullmatch(words) else "he" if _MALE.fullmatch(words) else None
    if said is None:
        return
    found: list[tuple[Backing, Voice]] = []
    for backing in backings:
        for voice in backing.voices[:1]:
            pronoun = voice.person.pronoun if voice.person else None
            if pronoun not in {"he", "she"} or pronoun == said:
                return
            found.append((backing, voice))
    if found:
        backing, voice = found[0]
        yield note(
            "A001",
            where,
            f"{voice.name} said this, who is not “{said}”",
            cites=[(backing.source, _around(backing))],
        )


def _judge_role(
    words: str, name: str, where: Span, backings: Sequence[Backing]
) -> Iterator[Finding]:
    """A description is wrong where it fits neither the voices nor their roles."""
    found: list[tuple[Backing, Voice]] = []
    for backing in backings:
        for voice in backing.voices:
            if voice.name is None or voice.name == name or fits_role(words, voice):
                return
            found.append((backing, voice))
        if not backing.voices:
            return
    if found:
        backing, voice = found[0]
        yield note(
            "A001",
            where,
            f"{voice.name} said this, not {words}",
            cites=[(backing.source, _around(backing))],
        )


def _around(backing: Backing) -> Span:
    return next(
        (one for one in backing.source.sentences if one.overlaps(backing.span)), backing.span
    )


def _opens_sentence(name: str, person: Person | None, backing: Backing) -> bool:
    """Tell whether a source's sentence begins with the speaker, whoever else it has it from.

    "Grohl accused Droskia of delays that, according to the mission, last for hours."
    """
    opening = " ".join(_around(backing).of(backing.source.report.text).split()[:_OPENING])
    return any(one in opening.casefold() for one in _surnames(name, person))


def _is_named_near(name: str, person: Person | None, backing: Backing) -> bool:
    text = backing.source.report.text
    start, end = max(0, backing.span.start - _NEARBY), backing.span.end + _NEARBY
    near = text[start:end].casefold()
    return any(one in near for one in _surnames(name, person))


def _names_anywhere(name: str, person: Person | None, source: Source) -> bool:
    text = source.report.text.casefold()
    outlet = (source.outlet_name or "").casefold()
    return any(one in text or one in outlet for one in _surnames(name, person))


def _surnames(name: str, person: Person | None) -> list[str]:
    names = [name, *((person.name, *person.names) if person else ())]
    if person is not None and person.body:
        return [one.casefold() for one in names]
    return [one.split()[-1].casefold() for one in names if one.split()]
