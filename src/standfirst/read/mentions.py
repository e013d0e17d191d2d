"""Mentions: the people, organisations, places, times, quantities and equipment of a report."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - part of the signature
from collections.abc import Set as AbstractSet  # noqa: TC003 - part of a signature
from dataclasses import replace
from datetime import date  # noqa: TC003 - part of a signature

from standfirst.read.clusters import cluster
from standfirst.read.context import ReadingContext  # noqa: TC001 - part of the signature
from standfirst.read.equipment import find_equipment
from standfirst.read.name_evidence import NameEvidence, evidence_of
from standfirst.read.names import FoundName, capitalised_runs
from standfirst.read.people import find_names
from standfirst.read.place_forms import find_numbered
from standfirst.read.place_found import FoundPlace  # noqa: TC001 - part of the signature
from standfirst.read.place_senses import home_of, resolve
from standfirst.read.place_signs import kept_places
from standfirst.read.place_uses import use_of
from standfirst.read.places import find_places, is_capital_of_federation
from standfirst.read.quantities import find_quantities
from standfirst.read.time_narrative import resolve_times
from standfirst.read.times import TimeExpression, find_times
from standfirst.records import (
    DayMark,
    EquipmentValue,
    Mention,
    MentionKind,
    Parts,
    Registers,
    Report,
    Span,
)
from standfirst.text import WordIndex


def find_mentions(
    report: Report,
    parts: Parts,  # noqa: ARG001 - part of the interface; nothing depends on it yet
    context: ReadingContext,
    *,
    day: DayMark | None = None,
    times: Sequence[TimeExpression] | None = None,
    words: WordIndex | None = None,
) -> tuple[Mention, ...]:
    """Find all mentions of a report in text order; those of one kind do not overlap.

    ``day`` and ``times`` are what ``find_day`` and ``find_times`` gave, where they ran before;
    ``words`` is the text's index, where there is one already.
    In languages other than English names are found as they stand in the gazetteer and the
    registers, and dates by their digits.
    """
    text = report.text
    words = WordIndex(text) if words is None else words
    times = find_times(text, words) if times is None else times
    found = _names(report, context, words, taken=[time.span for time in times])
    count = _count(day, context)
    found += _time_mentions(text, times, _anchor(report, context, day), count)
    found += _counts(text, times, words)
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.kind)))


def _anchor(report: Report, context: ReadingContext, day: DayMark | None) -> date | None:
    """Return the day from which "yesterday" is counted: of publication, else the day named."""
    if report.published_at is not None:
        return report.published_at.astimezone(context.day_zone).date()
    return day.date if day else None


def _count(day: DayMark | None, context: ReadingContext) -> DayMark | None:
    """Return the count of days a report goes by: its own, else the desk's."""
    if (day is None or day.epoch is None) and context.rule is not None:
        return DayMark(epoch=context.rule.epoch, counting=context.rule.counting)
    return day


def _time_mentions(
    text: str, times: Sequence[TimeExpression], anchor: date | None, count: DayMark | None
) -> list[Mention]:
    return [
        Mention(MentionKind.TIME, span, span.of(text), time=value)
        for span, value in resolve_times(text, times, anchor, count)
    ]


def _counts(text: str, times: Sequence[TimeExpression], words: WordIndex) -> list[Mention]:
    equipment = find_equipment(text, words)
    names = {thing.span.start: (thing.span.end, thing.name) for thing in equipment}
    counted = find_quantities(text, taken=[time.span for time in times], names=names, words=words)
    return [
        Mention(MentionKind.QUANTITY, found.span, found.span.of(text), quantity=found.value)
        for found in counted
    ] + [
        Mention(
            MentionKind.EQUIPMENT,
            thing.span,
            thing.span.of(text),
            equipment=EquipmentValue(thing.name, thing.kind),
        )
        for thing in equipment
    ]


def _names(
    report: Report, context: ReadingContext, words: WordIndex, *, taken: list[Span]
) -> list[Mention]:
    text = report.text
    is_english = report.language is None or report.language.split("-")[0] == "en"
    starts = {span.start for span in taken}
    names, places, evidence = find_names_and_places(text, context.registers, starts, words)
    if not is_english:  # the words that make a body are English ones
        names = [name for name in names if not name.is_body]
    entities = cluster(text, names, context.registers, words, evidence)
    bodies = [name.span for name in names if name.is_body]
    kept = kept_places(text, places, entities, bodies)
    inside = {offset for span in bodies for offset in range(span.start, span.end)}
    values = resolve(text, kept, home_of(report, context), context.registers)
    return entities.mentions + [
        Mention(
            MentionKind.PLACE,
            place.span,
            place.span.of(text),
            place=replace(value, use=use_of(text, place, value, inside)),
        )
        for place, value in zip(kept, values, strict=True)
    ]


def find_names_and_places(
    text: str, registers: Registers, taken: AbstractSet[int], words: WordIndex
) -> tuple[list[FoundName], list[FoundPlace], NameEvidence]:
    """Find what may be a person, a body or a place, and what the report tells about its names.

    ``taken`` are offsets at which times begin, ``words`` is the text's index.
    """
    places: list[FoundPlace] = []
    names: list[FoundName] = []
    unknown: set[str] = set()
    runs = capitalised_runs(text)
    evidence = evidence_of(text, runs, words)
    for run in runs:
        if len(run) == 1 and run[0].start in taken:
            continue
        here = find_places(text, run, registers, unknown)
        if places and here and is_capital_of_federation(text, places[-1], here[0]):
            here[0].span = Span(places.pop().span.start, here[0].span.end)
        places += here
        names += find_names(text, run, here, evidence)
    return names, _with_numbered(text, places), evidence


def _with_numbered(text: str, places: list[FoundPlace]) -> list[FoundPlace]:
    """Put roads that go by a number in where no other place stands."""
    roads = find_numbered(text)
    if not roads:
        return places
    covered = {offset for road in roads for offset in range(road.span.start, road.span.end)}
    free = [
        place
        for place in places
        if place.span.start not in covered and place.span.end - 1 not in covered
    ]
    return sorted([*free, *roads], key=lambda place: place.span)
