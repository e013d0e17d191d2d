"""One unit into one sentence: who is named how, which day is meant, whose words they are.

Every change is a recorded edit with a licence of its own in the gate. Words inside quotation
marks are never touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.records import (
    Citation,
    MediumKind,
    Mention,
    MentionKind,
    Outlet,
    SentenceKind,
    Span,
    Statement,
    StatementKind,
    Via,
)
from standfirst.text.quotes import find_quotations
from standfirst.text.sentences import split_sentences
from standfirst.write.dates import resolve_days
from standfirst.write.drafts import Fragment, Insertion, Piece, Replacement, finish, strip_span
from standfirst.write.ranking import MOST_TIER
from standfirst.write.units import DECORATION, LONGEST
from standfirst.write.words import FIRST_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from standfirst.records import Reading, Report, Sentence
    from standfirst.write.people import Names, Naming
    from standfirst.write.units import Unit

CONNECTIVE = re.compile(
    r"(?:And|But|So|Also|Meanwhile|However|Moreover|Furthermore|Additionally|Separately|Earlier|"
    r"Still|Nevertheless|Nonetheless|Besides|Similarly|In addition|At the same time|"
    r"For his part|For her part)\b,? "
)
PRONOUN = re.compile(r"(?:he|she|they|it|him|her)$", re.IGNORECASE)
LOOSE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]ers)\b")
ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.[A-Za-z]\.|Inc\.|Ltd\.|Co\.|Jr\.|Sr\.|St\.|etc\.)\Z")
# A side's own words for the other side or its own deeds: never in the desk's voice.
LOADED = re.compile(
    r"\b(?:enem(?:y|ies)|occupiers?|invaders?|terrorists?|militants?|nazis?|regime|liberat\w+|"
    r"heroes|heroic\w*|defenders|criminals?|thugs|barbar\w+|treacherous\w*|puppets?|cynical\w*|"
    r"decisive\w*|glor\w+|fallen|insidious\w*|provocation)\b",
    re.IGNORECASE,
)
SAID_ON = {
    MediumKind.SOCIAL: "on {}",
    MediumKind.BROADCAST: "on {}",
    MediumKind.DOCUMENT: "in a {}",
    MediumKind.EVENT: "at {}",
}


@dataclass(slots=True)
class Scene:
    """What a reader of the section already knows when a sentence begins."""

    names: Names
    readings: Mapping[str, Reading]
    outlets: Mapping[str, Outlet]
    zone: tzinfo
    introduced: set[str] = field(default_factory=set)
    spoken_on: set[tuple[str, str]] = field(default_factory=set)
    last_speaker: str | None = None


class Unwritable(Exception):  # noqa: N818 - a verdict on a unit, caught where units are chosen
    """A unit cannot be written as a sentence of its own; ``str()`` of it is the reason."""


def phrase(unit: Unit, scene: Scene, *, support: Sequence[Citation] = ()) -> Sentence:
    """Write one unit as a sentence; raise Unwritable with the reason when it cannot be done."""
    if unit.own_words is not None and not _tells_of_others(unit):
        return _phrase_post(unit, unit.own_words, scene, support)
    return _phrase_told(unit, scene, support)


def _tells_of_others(unit: Unit) -> bool:
    """Tell whether a post itself names somebody else for (nearly) all that the unit says."""
    own = unit.own_words.speaker if unit.own_words else None
    for statement in unit.statements:
        speaker = statement.speaker
        if not statement.source or not speaker or not speaker.name:
            continue
        told = sum(
            part.end - part.start
            for part in (*statement.source, *statement.cue, *statement.content)
            if unit.span.covers(part)
        )
        wraps = (
            statement.kind is StatementKind.INDIRECT
            and statement.content[0].start < statement.source[0].start < statement.content[-1].end
        )
        whole = unit.span.end - unit.span.start
        if own and speaker.id != own.id and not wraps and told > 0.85 * whole:
            return True
    return False


# ── posts: an official's own words get their speaker ────────────────────────────────────────


def _phrase_post(
    unit: Unit, whole: Statement, scene: Scene, support: Sequence[Citation]
) -> Sentence:
    outlet = scene.outlets.get(unit.report.outlet or "")
    if outlet is None or whole.speaker is None:
        raise Unwritable("its speaker is in no register")
    naming = scene.names.naming(whole.speaker, unit.report, scene.readings[unit.report.id])
    if naming is None:
        raise Unwritable("its speaker has no name")
    span = _trim_decoration(unit.report.text, unit.span)
    words = span.of(unit.report.text)
    is_new = whole.speaker.id not in scene.introduced
    who = naming.full if is_new else naming.short
    where = _medium_of(outlet, whole.speaker.id, scene)
    quoted = [q.span for q in find_quotations(unit.report.text, span)]
    said = f" {who} said{where}."
    if _reads_as_prose(unit, words):
        fragment = Fragment(unit.report, span, statement=whole.id)
        fragment = fragment.change(
            *_full_stop(unit.report.text, span),
            *_decorations(unit.report.text, span),
            *resolve_days(unit.report, span, quoted, scene.zone),
        )
        pieces: list[Piece] = [fragment]
        if not re.search(r"[.,;:!?…]$", words):
            pieces.append(Insertion(",", "stop"))
        pieces.append(Insertion(said, "attribution"))
    else:
        if any(DECORATION.search(word) for word in words.split()):
            raise Unwritable("its words cannot be quoted in one piece")
        nested = (
            Replacement(Span(i, i + 1), "‘" if mark == "“" else "’", "marks")
            for i, mark in enumerate(unit.report.text[span.start : span.end], span.start)
            if mark in "“”"
        )
        fragment = Fragment(unit.report, span, statement=whole.id)
        fragment = fragment.change(*_full_stop(unit.report.text, span), *nested)
        pieces = [Insertion("“", "marks"), fragment]
        if not re.search(r"[.,;:!?…]$", words):
            pieces.append(Insertion(",", "stop"))
        pieces += [Insertion("”", "marks"), Insertion(said, "attribution")]
    _remember(scene, whole.speaker.id)
    return finish(pieces, SentenceKind.ATTRIBUTED, support=support)


def _reads_as_prose(unit: Unit, words: str) -> bool:
    """Tell whether an official's sentence can stand unquoted before "…, X said"."""
    return (
        not FIRST_PERSON.search(words)
        and not LOADED.search(words)
        and not re.search(r"[!?…]|^[^\w“\"]|:$", words)
        and re.match(r"[A-Z0-9“]", words) is not None
        and re.search(r"\b(?:is|are|was|were|has|have|had|will|\w+ed|\w+s)\b", words) is not None
        and not any(s.kind is not StatementKind.INDIRECT for s in unit.statements)
    )


def _medium_of(outlet: Outlet, speaker: str, scene: Scene) -> str:
    """Return " on Telegram" once a section and speaker, then nothing."""
    if outlet.medium_name is None or outlet.medium not in SAID_ON:
        return ""
    if (speaker, outlet.medium_name) in scene.spoken_on:
        return ""
    scene.spoken_on.add((speaker, outlet.medium_name))
    return " " + SAID_ON[outlet.medium].format(outlet.medium_name)


def _full_stop(text: str, span: Span) -> Iterator[Replacement]:
    if text[span.end - 1] == ".":
        yield Replacement(Span(span.end - 1, span.end), ",", "stop")


def _trim_decoration(text: str, span: Span) -> Span:
    """Cut emoji, hashtags and addresses off both ends of a post's sentence."""
    span = strip_span(text, span)
    while match := DECORATION.match(text, span.start, span.end):
        span = strip_span(text, Span(match.end(), span.end))
    while True:
        last = None
        for match in DECORATION.finditer(text, span.start, span.end):
            last = match
        if last is None or last.end() != span.end:
            return span
        span = strip_span(text, Span(span.start, last.start()))


def _decorations(text: str, span: Span) -> Iterator[Replacement]:
    for match in DECORATION.finditer(text, span.start, span.end):
        end = match.end()
        while end < span.end and text[end] == " ":
            end += 1
        yield Replacement(Span(match.start(), end), "", "decoration")


# ── told: a report's own sentence, with its attribution ─────────────────────────────────────


def _phrase_told(unit: Unit, scene: Scene, support: Sequence[Citation]) -> Sentence:
    report = unit.report
    span = unit.span
    quoted = [q.span for q in find_quotations(report.text, span)]
    changes: list[Replacement] = [*_drop_connective(report, span)]
    speakers: list[str] = []
    for statement in unit.statements:
        changes += _name_speaker(statement, report, span, scene, speakers)
    changes += _name_others(unit, span, quoted, scene, changes)
    changes += resolve_days(report, span, quoted, scene.zone)
    changes += _round_marks(report.text, span)
    head = Fragment(report, span).change(*changes)
    _refuse_loose_pronouns(unit, span, quoted, head, scene)
    pieces: list[Piece] = [head]
    if len(span.of(report.text).split()) > LONGEST:
        pieces = _shorten(unit, head)
    kind = SentenceKind.VERBATIM
    outlet = scene.outlets.get(report.outlet or "")
    is_partys = outlet is not None and outlet.tier > MOST_TIER
    if is_partys and any(
        LOADED.search(report.text[start:end]) for start, end in _between(span, quoted)
    ):
        raise Unwritable("a party's own words, and not quoted")
    if not unit.statements and (is_partys or not support):
        pieces, kind = _attribute_to_outlet(unit, head, scene), SentenceKind.ATTRIBUTED
    for speaker in speakers:
        _remember(scene, speaker)
    if not speakers:
        scene.last_speaker = None
    return finish(pieces, kind, support=support)


def _between(span: Span, quoted: Sequence[Span]) -> Iterator[tuple[int, int]]:
    at = span.start
    for quotation in quoted:
        yield at, max(at, quotation.start)
        at = max(at, quotation.end)
    yield at, span.end


def _refuse_loose_pronouns(
    unit: Unit, span: Span, quoted: Sequence[Span], head: Fragment, scene: Scene
) -> None:
    """Raise Unwritable when "he" or "she" stands before anybody it could stand for."""
    text = unit.report.text
    carried = [
        source
        for statement in unit.statements
        if statement.speaker and statement.speaker.id == scene.last_speaker
        for source in statement.source
    ]
    people = [
        mention.span
        for mention in scene.readings[unit.report.id].mentions
        if mention.kind is MentionKind.PERSON and span.covers(mention.span)
    ]
    named = [s for st in unit.statements for s in st.source if any(s.covers(p) for p in people)]
    resolved = [r.span for r in head.replacements if r.op == "speaker"] + carried
    for match in LOOSE.finditer(text, span.start, span.end):
        found = Span(match.start(), match.end())
        if any(found.overlaps(s) for s in (*quoted, *resolved)):
            continue
        if named or any(person.start < found.start for person in people):
            continue
        raise Unwritable("a pronoun nobody stands for")


def _drop_connective(report: Report, span: Span) -> Iterator[Replacement]:
    if match := CONNECTIVE.match(report.text, span.start, span.end):
        letter = Span(match.end(), match.end() + 1)
        yield Replacement(Span(match.start(), match.end()), "", "connective")
        if letter.of(report.text).islower():
            yield Replacement(letter, letter.of(report.text).upper(), "case")


def _name_speaker(
    statement: Statement, report: Report, span: Span, scene: Scene, speakers: list[str]
) -> Iterator[Replacement]:
    source = next((s for s in statement.source if span.covers(s)), None)
    speaker = statement.speaker
    if source is None:
        return
    words = source.of(report.text)
    if speaker is None or not speaker.name:
        if speaker is None and PRONOUN.match(words):
            raise Unwritable("its speaker cannot be told")
        return
    naming = scene.names.naming(speaker, report, scene.readings[report.id])
    if naming is None:
        return
    again = bool(speakers) and speakers[-1] == speaker.id
    if speaker.id not in speakers:
        speakers.append(speaker.id)
    after = _form(words, speaker.via, speaker.id, naming, scene, again=again)
    if after is None or after == words:
        return
    if report.text[source.end : source.end + 1] in {",", ".", ";", ":"}:
        after = after.removesuffix(",")
    if source.start == span.start:
        after = after[:1].upper() + after[1:]
    if after != words:
        yield Replacement(source, after, "speaker")


def _form(
    words: str, via: Via, speaker: str, naming: Naming, scene: Scene, *, again: bool
) -> str | None:
    """Choose how to name a speaker here; None leaves the source's own words."""
    if again:
        return None  # the same sentence has just named them
    known = speaker in scene.introduced
    if not known:
        if via is Via.NAME and (
            naming.full in words or len(words.split()) >= len(naming.full.split())
        ):
            return None
        return naming.full
    if scene.last_speaker == speaker and via in {Via.PRONOUN, Via.ROLE}:
        return None  # the sentence before was theirs, so "she" is plain
    if via is Via.NAME and naming.short == naming.full:
        return None
    return naming.short


def _name_others(
    unit: Unit, span: Span, quoted: Sequence[Span], scene: Scene, changes: Sequence[Replacement]
) -> Iterator[Replacement]:
    """Give people who do not speak here their full name once, their surname after that."""
    for mention in scene.readings[unit.report.id].mentions:
        if not _is_open(mention, span, quoted, changes, unit):
            continue
        assert mention.entity is not None
        person = scene.names.person(mention.entity.id, mention.entity.name)
        if person is None or person.body:
            continue
        naming = scene.names.of_person(person)
        known = person.id in scene.introduced
        scene.introduced.add(person.id)
        if not known and mention.text == naming.short and mention.text != person.name:
            following = unit.report.text[mention.span.end : mention.span.end + 2]
            # An apposition cannot take a genitive: "Ashby's visit" gets the bare name.
            bare = following[:1] in "'’" or naming.full.endswith(",")
            yield Replacement(mention.span, person.name if bare else naming.full, "name")


def _is_open(
    mention: Mention,
    span: Span,
    quoted: Sequence[Span],
    changes: Sequence[Replacement],
    unit: Unit,
) -> bool:
    return (
        mention.kind is MentionKind.PERSON
        and mention.entity is not None
        and span.covers(mention.span)
        and not any(mention.span.overlaps(q) for q in quoted)
        and not any(mention.span.overlaps(c.span) for c in changes)
        and not any(
            mention.span.overlaps(source)
            for statement in unit.statements
            for source in statement.source
        )
    )


def _round_marks(text: str, span: Span) -> Iterator[Replacement]:
    """Set straight double marks round, as the edition's style has them."""
    for quotation in find_quotations(text, span):
        opening, closing = quotation.span.start, quotation.span.end - 1
        if quotation.closed and text[opening] == '"' == text[closing]:
            yield Replacement(Span(opening, opening + 1), "“", "marks")
            yield Replacement(Span(closing, closing + 1), "”", "marks")


def _shorten(unit: Unit, head: Fragment) -> list[Piece]:
    """Keep the first sentence of a long quotation and the words that say whose it is."""
    text = unit.report.text
    direct = [s for s in unit.statements if s.kind is StatementKind.DIRECT and s.source]
    if len(direct) != 1 or len(direct[0].content) != 1:
        raise Unwritable("too long")
    content = direct[0].content[0]
    if content.start != head.span.start or text[content.start] not in '“"':
        raise Unwritable("too long")
    first = split_sentences(text, Span(content.start, content.end))[0]
    tail = Fragment(
        unit.report,
        Span(content.end, unit.span.end),
        tuple(r for r in head.replacements if r.span.start >= content.end),
    )
    if first.end >= content.end - 2 or text[first.end - 1] not in ".!?":
        raise Unwritable("too long")
    opening = [r for r in head.replacements if r.span.end <= first.end]
    front = Fragment(unit.report, first).change(*opening, *_full_stop(text, first))
    pieces: list[Piece] = [front, Insertion("”", "marks"), tail]
    if sum(len(p.span.of(text).split()) for p in (front, tail)) > LONGEST:
        raise Unwritable("too long")
    return pieces


def _attribute_to_outlet(unit: Unit, head: Fragment, scene: Scene) -> list[Piece]:
    """Say which outlet reported what no other origin confirms."""
    outlet = scene.outlets.get(unit.report.outlet or "")
    text = unit.report.text
    last = re.compile(r"\.(?=[”\"]?\Z)").search(head.span.of(text))
    if unit.text.startswith(("“", '"')) and unit.text.endswith(("”", '"')):
        raise Unwritable("a quotation, and nobody is named for it")
    if outlet is None or last is None:
        return [head]
    the = "the " if _takes_article(outlet.name) else ""
    reported = Insertion(f" {the}{outlet.name.removeprefix('The ')} reported.", "attribution")
    if ABBREVIATION.search(head.span.of(text)):
        return [head, Insertion(",", "stop"), reported]
    stop = head.span.start + last.start()
    return [head.change(Replacement(Span(stop, stop + 1), ",", "stop")), reported]


def _takes_article(name: str) -> bool:
    return (
        name.startswith("The ")
        or re.search(
            r"\b(?:Agency|Tagblatt|Post|Courier|Times|Herald|Gazette|Observer|Chronicle|Tribune|"
            r"Journal|Mail|Guardian|Standard|Telegraph|Express|Service|Broadcaster|Review|Echo|"
            r"Mission|Ministry|Federation|Dispatch|Ledger|Monitor|Mercury|Argus)$",
            name,
        )
        is not None
    )


def _remember(scene: Scene, speaker: str) -> None:
    scene.introduced.add(speaker)
    scene.last_speaker = speaker
