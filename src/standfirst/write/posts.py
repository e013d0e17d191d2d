"""Posts: an official's own words get their speaker, quoted or, where they are plain, unquoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.records import (
    AttributionForm,
    MediumKind,
    Outlet,
    SentenceKind,
    Span,
    StatementKind,
)
from standfirst.text.quotes import find_quotations
from standfirst.write.dates import resolve_days
from standfirst.write.drafts import Fragment, Insertion, Piece, Replacement, strip_span
from standfirst.write.naming import refuse_loose_pronouns
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.units import DECORATION
from standfirst.write.words import FIRST_PERSON, LOADED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.records import Statement
    from standfirst.write.units import Unit

ADDRESSED = re.compile(r"(?:Please|Do|Don['’]t|Let|Stay|Keep|Watch|Share|Thanks?|Read|See|Dear)\b")
ENDS = re.compile(r"[.,;:!?…]$")
SAID_ON = {
    MediumKind.SOCIAL: "on {}",
    MediumKind.BROADCAST: "on {}",
    MediumKind.DOCUMENT: "in a {}",
    MediumKind.EVENT: "at {}",
}


def phrase_post(unit: Unit, whole: Statement, scene: Scene) -> tuple[list[Piece], SentenceKind]:
    """Write a sentence of an official's post with its speaker; raise Unwritable if it cannot be."""
    outlet = scene.outlets.get(unit.report.outlet or "")
    if outlet is None or whole.speaker is None:
        raise Unwritable("its speaker is in no register")
    naming = scene.names.naming(whole.speaker, unit.report, scene.readings[unit.report.id])
    if naming is None:
        raise Unwritable("its speaker has no name")
    span = trim_decoration(unit.report.text, unit.span)
    words = span.of(unit.report.text)
    is_new = whole.speaker.id not in scene.introduced
    who = naming.full if is_new else naming.short
    where = _medium_of(outlet, whole.speaker.id, scene)
    quoted = [q.span for q in find_quotations(unit.report.text, span)]
    teller = f"{who}{where}" if where else who.removesuffix(",")
    label = Insertion(f"{teller[:1].upper()}{teller[1:]}: ", "attribution")
    is_labelled = scene.attribution is AttributionForm.LABEL
    said = f" {who} said{where}."
    if _reads_as_prose(unit, words):
        refuse_loose_pronouns(unit, span, quoted, (), scene)
        fragment = Fragment(unit.report, span, statement=whole.id)
        fragment = fragment.change(
            *([] if is_labelled else full_stop(unit.report.text, span)),
            *_decorations(unit.report.text, span),
            *resolve_days(unit.report, span, quoted, scene.zone),
        )
        if scene.attribution is AttributionForm.ACCORDING:
            said = f" according to {teller}."
        ends = [] if ENDS.search(words) else [Insertion("." if is_labelled else ",", "stop")]
        pieces: list[Piece] = [fragment, *ends]
        pieces = [label, *pieces] if is_labelled else [*pieces, Insertion(said, "attribution")]
    else:
        if any(DECORATION.search(word) for word in words.split()):
            raise Unwritable("its words cannot be quoted in one piece")
        nested = (
            Replacement(Span(i, i + 1), "‘" if mark == "“" else "’", "marks")
            for i, mark in enumerate(unit.report.text[span.start : span.end], span.start)
            if mark in "“”"
        )
        fragment = Fragment(unit.report, span, statement=whole.id)
        stops = [] if is_labelled else full_stop(unit.report.text, span)
        fragment = fragment.change(*stops, *nested)
        ends = [] if ENDS.search(words) else [Insertion("." if is_labelled else ",", "stop")]
        pieces = [Insertion("“", "marks"), fragment, *ends, Insertion("”", "marks")]
        pieces = [label, *pieces] if is_labelled else [*pieces, Insertion(said, "attribution")]
    scene.remember(whole.speaker.id)
    return pieces, SentenceKind.ATTRIBUTED


def is_quoted_post(unit: Unit) -> bool:
    """Tell whether a unit of a speaker's own post goes between quotation marks."""
    span = trim_decoration(unit.report.text, unit.span)
    return not _reads_as_prose(unit, span.of(unit.report.text))


def _reads_as_prose(unit: Unit, words: str) -> bool:
    """Tell whether an official's sentence can stand unquoted before "…, X said"."""
    return (
        not FIRST_PERSON.search(words)
        and not LOADED.search(words)
        and not ADDRESSED.match(words)
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


def full_stop(text: str, span: Span) -> Iterator[Replacement]:
    """Yield the change of a full stop at the end into the comma before a speaker."""
    if text[span.end - 1] == ".":
        yield Replacement(Span(span.end - 1, span.end), ",", "stop")


def trim_decoration(text: str, span: Span) -> Span:
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
