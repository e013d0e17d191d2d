"""One day's edition: which stories, in which order, each written by itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.records import AttributionForm, Edition, EditionSource, Gist, LeftOut, Manner
from standfirst.write.agenda import BELOW, make_agenda
from standfirst.write.bench import Bench
from standfirst.write.casing import Spelling
from standfirst.write.gists import gists_of
from standfirst.write.identities import Identified
from standfirst.write.parts import parts_of
from standfirst.write.people import Names
from standfirst.write.prospects import Queue, foresee
from standfirst.write.ranking import rarity_of
from standfirst.write.sections import TOO_LIGHT, Written, title_of, write_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime, tzinfo

    from standfirst.records import (
        EditionSection,
        Reading,
        Registers,
        Report,
        Sentence,
        Story,
    )
    from standfirst.write.prospects import Prospect

MOST_LIGHT = (
    40  # stories too light for a section that are looked at, for there may be nothing in them
)


@dataclass(frozen=True, slots=True)
class EditionRequest:
    """All that an edition is written from; ``window`` is half-open.

    ``gists`` are those of its reports that are known already, by report id, each of the revision
    and the reading that are given; the others are made. They save work and change nothing.
    """

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
    attribution: AttributionForm = AttributionForm.SAID
    gists: Mapping[str, Gist] = field(default_factory=dict)

    def is_fresh(self, report: Report) -> bool:
        """Tell whether a report was published in the day's own window."""
        start, end = self.window
        return report.published_at is not None and start <= report.published_at < end


@dataclass(frozen=True, slots=True)
class _Day:
    """The sections of a day in their order, and what is left out of it."""

    kept: Sequence[Written]
    left_out: Sequence[LeftOut]


def write_edition(request: EditionRequest) -> Edition:
    """Write the edition of a day; the same request gives the same edition.

    Stories that cannot weigh as much as the lightest one in the edition are not looked into.
    """
    names = Names(request.registers, request.day)
    request = replace(
        request,
        gists=gists_of(request.reports, request.readings, request.gists),
        readings=Identified(request.readings, names),
    )
    fresh = [request.gists[r.id] for r in request.reports.values() if request.is_fresh(r)]
    bench = Bench(
        request,
        names,
        {outlet.id: outlet for outlet in request.registers.outlets},
        rarity_of(gist.words.split() for gist in fresh),
        Spelling.of(fresh),
        frozenset(word for gist in request.gists.values() for word in gist.surnames.split()),
    )
    day = _write_sections(bench)
    sections = tuple(one.section for one in day.kept)
    return Edition(
        number=request.number,
        date=request.day,
        headline=sections[0].heading if sections else None,
        standfirst=tuple(one.standfirst for one in day.kept if one.standfirst is not None),
        sections=sections,
        as_of=request.as_of or request.window[1],
        sources=_sources([one.standfirst for one in day.kept], sections, request),
        left_out=tuple(day.left_out),
    )


def _write_sections(bench: Bench) -> _Day:
    manner = bench.request.manner
    prospects = [foresee(n, story, bench) for n, story in enumerate(bench.request.stories)]
    light = [one for one in prospects if one.is_light]
    notes = {one.number: [_light(one)] for one in light}
    queue = Queue((one for one in prospects if not one.is_light), bench)
    written: dict[str, Written] = {}

    def look_at(taken: Sequence[Prospect]) -> None:
        for prospect in taken:
            before = len(bench.left_out)
            for story in parts_of(prospect.story, bench.request, bench.rarity):
                if (one := write_section(story, bench)) is not None:
                    written[story.id] = one
            notes[prospect.number] = bench.left_out[before:]

    look_at(light[:MOST_LIGHT])
    agenda = make_agenda([], manner, bench.rarity)
    while taken := queue.take(agenda):
        look_at(taken)
        agenda = make_agenda([one.candidate for one in written.values()], manner, bench.rarity)
    left_out = [note for n in sorted(notes) for note in notes[n]]
    left_out += [LeftOut(one.story, reason, one.heading) for one, reason in agenda.left]
    left_out += [LeftOut(one.story.id, BELOW, title_of(one.reports)) for one in queue.waiting]
    return _Day([written[one.story] for one in agenda.kept], left_out)


def _light(prospect: Prospect) -> LeftOut:
    return LeftOut(prospect.story.id, TOO_LIGHT, title_of(prospect.reports))


def _sources(
    standfirst: Iterable[Sentence | None],
    sections: Sequence[EditionSection],
    request: EditionRequest,
) -> tuple[EditionSource, ...]:
    everything = [s for one in sections for s in (one.heading, *one.sentences)]
    everything += [sentence for sentence in standfirst if sentence is not None]
    cited = dict.fromkeys(c.report for sentence in everything for c in sentence.citations)
    return tuple(EditionSource(r, request.reports[r].outlet, request.reports[r].url) for r in cited)
