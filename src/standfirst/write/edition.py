"""One day's edition: which stories, in which order, each written by itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.records import Edition, EditionSource, Entity, LeftOut, Manner, MentionKind
from standfirst.write.agenda import make_agenda
from standfirst.write.bench import Bench
from standfirst.write.casing import Spelling
from standfirst.write.parts import parts_of
from standfirst.write.people import Names
from standfirst.write.ranking import rarity_of_words
from standfirst.write.sections import Written, write_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime, tzinfo

    from standfirst.records import (
        EditionSection,
        Reading,
        Registers,
        Report,
        Sentence,
        Statement,
        Story,
    )

LEAST_SURE = 0.6  # of a statement: see the reliability table in the card of the model
LEAST_FOUND = 0.35  # below it a statement may be none at all


@dataclass(frozen=True, slots=True)
class EditionRequest:
    """All that an edition is written from; ``window`` is half-open."""

    day: date
    number: int
    window: tuple[datetime, datetime]
    stories: Sequence[Story]
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    registers: Registers
    zone: tzinfo
    language: str = "en"
    as_of: datetime | None = None
    wanted: frozenset[str] = frozenset()  # ids of stories the editor wants in, whatever they weigh
    manner: Manner = field(default_factory=Manner)

    def is_fresh(self, report: Report) -> bool:
        """Tell whether a report was published in the day's own window."""
        start, end = self.window
        return report.published_at is not None and start <= report.published_at < end


def write_edition(request: EditionRequest) -> Edition:
    """Write the edition of a day; the same request gives the same edition.

    Statements less sure than ``LEAST_SURE`` name no speaker, those below ``LEAST_FOUND`` are
    plain sentences of their report.
    """
    names = Names(request.registers, request.day)
    readings = {k: _known(_surely(r), names) for k, r in request.readings.items()}
    request = replace(request, readings=readings)
    fresh = [r for r in request.reports.values() if request.is_fresh(r)]
    bench = Bench(
        request,
        names,
        {outlet.id: outlet for outlet in request.registers.outlets},
        rarity_of_words(fresh),
        Spelling.of(fresh),
        _surnames(readings.values(), request.registers),
    )
    written: dict[str, Written] = {}
    for whole in request.stories:
        for story in parts_of(whole, request, bench.rarity):
            if (one := write_section(story, bench)) is not None:
                written[story.id] = one
    agenda = make_agenda([one.candidate for one in written.values()], request.manner, bench.rarity)
    left_out = [
        *bench.left_out,
        *(LeftOut(one.story, reason, one.heading) for one, reason in agenda.left),
    ]
    kept = [written[one.story] for one in agenda.kept]
    sections = tuple(one.section for one in kept)
    return Edition(
        number=request.number,
        date=request.day,
        headline=sections[0].heading if sections else None,
        standfirst=tuple(one.standfirst for one in kept if one.standfirst is not None),
        sections=sections,
        as_of=request.as_of or request.window[1],
        sources=_sources([one.standfirst for one in kept], sections, request),
        left_out=tuple(left_out),
    )


def _surely(reading: Reading) -> Reading:
    return replace(reading, statements=tuple(_sure_of(reading.statements)))


def _known(reading: Reading, names: Names) -> Reading:
    """Return a reading in which one person has one id in all reports: the register's or the name.

    A report knows its people by ids of its own; a section must know whom another has introduced.
    """

    def identity(given: str, name: str) -> str:
        person = names.person(given, name)
        return person.id if person else name

    return replace(
        reading,
        statements=tuple(
            replace(one, speaker=replace(who, id=now))
            if (who := one.speaker) is not None
            and who.name
            and (now := identity(who.id, who.name)) != who.id
            else one
            for one in reading.statements
        ),
        mentions=tuple(
            replace(one, entity=Entity(now, one.entity.name))
            if one.entity is not None
            and one.kind is MentionKind.PERSON
            and (now := identity(one.entity.id, one.entity.name)) != one.entity.id
            else one
            for one in reading.mentions
        ),
    )


def _surnames(readings: Iterable[Reading], registers: Registers) -> frozenset[str]:
    """Return the last words of all full names of people, in the day's reports and the register."""
    names = [p.surname or p.name for p in registers.people if not p.body]
    names += [
        mention.entity.name
        for reading in readings
        for mention in reading.mentions
        if mention.kind is MentionKind.PERSON and mention.entity and " " in mention.entity.name
    ]
    return frozenset(name.rsplit(maxsplit=1)[-1] for name in names)


def _sure_of(statements: Iterable[Statement]) -> Iterable[Statement]:
    for one in statements:
        if one.confidence >= LEAST_SURE:
            yield one
        elif one.confidence >= LEAST_FOUND and one.source and one.cue:
            yield replace(one, speaker=None)


def _sources(
    standfirst: Iterable[Sentence | None],
    sections: Sequence[EditionSection],
    request: EditionRequest,
) -> tuple[EditionSource, ...]:
    everything = [s for one in sections for s in (one.heading, *one.sentences)]
    everything += [sentence for sentence in standfirst if sentence is not None]
    cited = dict.fromkeys(c.report for sentence in everything for c in sentence.citations)
    return tuple(EditionSource(r, request.reports[r].outlet, request.reports[r].url) for r in cited)
