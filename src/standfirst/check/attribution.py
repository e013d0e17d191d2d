"""A001, A002, A005: who said it, and where, as the draft has it and as its sources have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.backings import Backing, backed_quotes, cue_backings, told_backings
from standfirst.check.findings import note
from standfirst.check.names import with_names_mended
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
)
from standfirst.records import Span, Via

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import Source
    from standfirst.records import Finding, Person, Statement

_APPOSITION: Final = 60  # characters behind a description in which its name may follow
_CODE: Final = 3  # letters
_REGIONS: Final = frozenset({"country", "region"})
_OPENING: Final = 8  # words
_NEARBY: Final = 350  # characters around a narrative sentence in which its teller may be named
_FEMALE: Final = re.compile(r"\b(?:she|her|herself)\b", re.IGNORECASE)
_MALE: Final = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)


def find_wrong_speakers(context: CheckContext) -> Iterator[Finding]:
    """A001, A002 and A005, for each statement of the draft that names its speaker."""
    backed = backed_quotes(context)
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
            if statement.negated:  # who rejects a claim is not who makes it
                backings = [one for one in backings if one.is_quoted or _is_rejected(one)]
                if not backings:
                    return
            yield from _judge_name(speaker.name, person, where, backings, context)
        elif speaker.via is Via.PRONOUN:
            yield from _judge_pronoun(words, where, backings)
        elif speaker.via is Via.ROLE and has_office(words):
            beside = context.draft.text[where.end : where.end + _APPOSITION]
            yield from _judge_role(words, speaker.name, where, backings, beside)


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
    if _is_metonym(name, person, context):
        return
    others: list[tuple[Backing, Voice]] = []
    for backing in backings:
        if not backing.is_quoted and squeezed(name) == squeezed(backing.source.outlet_name):
            return  # the outlet itself, whomever it has it from
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
    if others and _names_them(others[0][1], where, context):
        return
    if others:
        doubt = _doubt(name, person, others[0][1], context)
        yield _other_speaker(name, person, where, others[0], doubt)
    elif all(not backing.voices for backing in backings):
        yield from _unnamed_teller(name, person, where, backings)


def _names_them(voice: Voice, where: Span, context: CheckContext) -> bool:
    """Tell whether the draft names who speaks, in a wrong spelling: that is told as one."""
    return voice.name is not None and voice.name in with_names_mended(where, context)


def _is_rejected(backing: Backing) -> bool:
    return any(voice.statement and voice.statement.negated for voice in backing.voices)


def _is_metonym(name: str, person: Person | None, context: CheckContext) -> bool:
    """Tell whether a town stands for its government, or a code for a country: "Kharvad", "XD"."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    if person is None and last.isupper() and len(last) <= _CODE:
        return True
    return person is None and any(
        place.level not in _REGIONS and name in {place.name, *place.names}
        for place in context.registers.places
    )


def _other_speaker(
    name: str, person: Person | None, where: Span, other: tuple[Backing, Voice], doubt: str | None
) -> Finding:
    backing, voice = other
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
        "A002" if speaks else "A001",
        where,
        message,
        cites=[(backing.source, _around(backing))],
        doubt=doubt,
    )


def _doubt(name: str, person: Person | None, voice: Voice, context: CheckContext) -> str | None:
    """Return why another voice may be no contradiction: a country and one of its people."""
    if _may_speak_for_country(voice.name, person, context) or _may_speak_for_country(
        name, voice.person, context
    ):
        return "a country speaks through its people"
    return None


def _may_speak_for_country(name: str | None, person: Person | None, context: CheckContext) -> bool:
    """Tell whether a name is a country's, and a person may be one of its people."""
    countries = [one for one in context.registers.places if one.level == "country"]
    country = next((one for one in countries if name in {one.name, *one.names}), None)
    if country is None:
        return False
    homes = {role.affiliation for role in person.roles} if person else set()
    return not any(homes & {one.name, *one.names} for one in countries if one.id != country.id)


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
    words: str, name: str, where: Span, backings: Sequence[Backing], beside: str
) -> Iterator[Finding]:
    """A description is wrong where it fits neither the voices nor their roles.

    ``beside`` are the words behind it: "the head of the port, Pavel Orn".
    """
    found: list[tuple[Backing, Voice]] = []
    for backing in backings:
        for voice in backing.voices:
            if voice.name is None or voice.name == name or fits_role(words, voice):
                return
            if voice.name.rsplit(maxsplit=1)[-1] in beside:
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
