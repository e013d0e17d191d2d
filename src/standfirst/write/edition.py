"""One day's edition: which stories, in which order, each written by itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.records import Edit, Edition, EditionSection, EditionSource, LeftOut
from standfirst.write.figures import Tolls, find_figures
from standfirst.write.headings import (
    heading_from_post,
    heading_of,
    rank_headlines,
    standfirst_sentence,
)
from standfirst.write.people import Names
from standfirst.write.phrasing import phrase
from standfirst.write.ranking import (
    MOST_TIER,
    rarity_of_words,
    score_unit,
    story_weights,
    weigh_story,
)
from standfirst.write.scene import Scene, Unwritable
from standfirst.write.selection import Scored, choose_units
from standfirst.write.units import Unit, find_units, unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime, tzinfo

    from standfirst.records import (
        Outlet,
        Reading,
        Registers,
        Report,
        Sentence,
        Span,
        Story,
    )
    from standfirst.write.figures import Figure

MOST_SECTIONS = 7
NEWEST = 1.5  # a toll that replaces an earlier one is the news
LEAST_SURE = 0.6  # of a statement: see the reliability table in the card of the model
LEAST_WEIGHT = 3.6  # one origin, one newsroom, one speaker, no conflict: not yet a section


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


@dataclass(frozen=True, slots=True)
class _Written:
    weight: float
    section: EditionSection
    standfirst: Sentence | None


@dataclass(slots=True)
class _Desk:
    """What every story is written with."""

    request: EditionRequest
    names: Names
    outlets: Mapping[str, Outlet]
    rarity: Mapping[str, float]
    left_out: list[LeftOut] = field(default_factory=list)


def write_edition(request: EditionRequest) -> Edition:
    """Write the edition of a day; the same request gives the same edition.

    Statements less sure than ``LEAST_SURE`` are taken for plain sentences of their report.
    """
    request = replace(request, readings={k: _surely(r) for k, r in request.readings.items()})
    fresh = [r for r in request.reports.values() if _is_fresh(r, request)]
    desk = _Desk(
        request,
        Names(request.registers, request.day),
        {outlet.id: outlet for outlet in request.registers.outlets},
        rarity_of_words(fresh),
    )
    written = [w for story in request.stories if (w := _write_story(story, desk)) is not None]
    written.sort(key=lambda w: (-w.weight, w.section.story))
    kept = [
        w for n, w in enumerate(written) if n < MOST_SECTIONS or w.section.story in request.wanted
    ]
    for extra in (w for w in written if w not in kept):
        desk.left_out.append(
            LeftOut(
                extra.section.story,
                "below the day's most important stories",
                extra.section.heading.text,
            )
        )
    sections = tuple(w.section for w in kept)
    return Edition(
        number=request.number,
        date=request.day,
        headline=sections[0].heading if sections else None,
        standfirst=tuple(w.standfirst for w in kept if w.standfirst is not None),
        sections=sections,
        as_of=request.as_of or request.window[1],
        sources=_sources(sections, request),
        left_out=tuple(desk.left_out),
    )


def _surely(reading: Reading) -> Reading:
    return replace(
        reading, statements=tuple(s for s in reading.statements if s.confidence >= LEAST_SURE)
    )


def _is_fresh(report: Report, request: EditionRequest) -> bool:
    start, end = request.window
    return report.published_at is not None and start <= report.published_at < end


def _write_story(story: Story, desk: _Desk) -> _Written | None:
    request = desk.request

    def leave(reason: str, text: str = "") -> None:
        desk.left_out.append(LeftOut(story.id, reason, text))

    fresh = [
        request.reports[r]
        for r in story.reports
        if r in request.reports and _is_fresh(request.reports[r], request)
    ]
    if not fresh:
        return None
    title = _first_line(fresh[0])
    readable = [r for r in fresh if r.language in {None, request.language}]
    if not readable:
        leave(f"told only in another language ({', '.join(_languages(fresh))})", title)
        return None
    units = [
        unit
        for report in readable
        for unit in find_units(
            report, request.readings[report.id], desk.outlets.get(report.outlet or "")
        )
    ]
    fit = [unit for unit in units if unfit(unit) is None]
    if not fit:
        leave(_why_nothing(readable, request.readings), title)
        return None
    origin_of = {r: origin.id for origin in story.origins for r in origin.reports}
    weights = story_weights(desk.rarity, readable, origin_of)
    weight = _weight(story, readable, fit, desk)
    if weight < LEAST_WEIGHT and story.id not in request.wanted:
        leave("one origin only, and no speaker the desk knows", title)
        return None
    figures = [
        figure
        for report in readable
        for figure in find_figures(
            report, request.readings[report.id], own_voice=_own_voice(report, desk)
        )
    ]
    tolls = Tolls(figures)
    stale = _by_report(f for f in figures if tolls.is_stale(f))
    newest = _by_report(
        f for f in figures if f.counted == "killed" and tolls.replaces(f) and not tolls.is_stale(f)
    )
    current = [unit for unit in fit if not holds_figure(unit, stale)]
    scored = [
        Scored(
            unit,
            score_unit(unit, weights, desk.outlets.get(unit.report.outlet or ""))
            * (NEWEST if holds_figure(unit, newest) else 1.0),
        )
        for unit in current or fit
    ]
    chosen = choose_units(
        story,
        scored,
        origin_of=origin_of,
        rarity=desk.rarity,
        is_writable=lambda unit: _is_writable(unit, desk),
    )
    headlines = rank_headlines(
        readable, request.readings, desk.outlets, weights, stale=stale, newest=newest
    )
    heading = heading_of(headlines) or next(
        (
            made
            for row in chosen
            if (
                made := heading_from_post(
                    row.unit, desk.outlets.get(row.unit.report.outlet or ""), desk.names
                )
            )
            is not None
        ),
        None,
    )
    if heading is None or not chosen:
        leave("no heading" if chosen else "no sentence of it can stand alone", title)
        return None
    scene = _scene(desk)
    sentences: list[Sentence] = []
    for row in chosen:
        try:
            sentences.append(phrase(row.unit, scene, support=row.support))
        except Unwritable as verdict:
            leave(str(verdict), row.unit.text)
    if not sentences:
        leave("no sentence of it can stand alone", title)
        return None
    standfirst = standfirst_sentence(headlines) or _closed(heading)
    return _Written(weight, EditionSection(heading, story.id, tuple(sentences)), standfirst)


def _own_voice(report: Report, desk: _Desk) -> str | None:
    outlet = desk.outlets.get(report.outlet or "")
    return outlet.id if outlet is not None and outlet.tier > MOST_TIER else None


def holds_figure(unit: Unit, figures: Mapping[str, Sequence[Span]]) -> bool:
    """Tell whether one of the figures, spans by report id, stands in a unit."""
    return any(unit.span.covers(span) for span in figures.get(unit.report.id, ()))


def _by_report(figures: Iterable[Figure]) -> Mapping[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for figure in figures:
        spans.setdefault(figure.report, []).append(figure.span)
    return spans


def _scene(desk: _Desk) -> Scene:
    return Scene(desk.names, desk.request.readings, desk.outlets, desk.request.zone)


def _is_writable(unit: Unit, desk: _Desk) -> bool:
    try:
        phrase(unit, _scene(desk))
    except Unwritable:
        return False
    return True


def _weight(story: Story, reports: Sequence[Report], units: Iterable[Unit], desk: _Desk) -> float:
    known = {person.id for person in desk.request.registers.people}
    speakers = {speaker for unit in units for speaker in unit.speakers}
    n_speakers = len(speakers & known) if known else len(speakers)
    return weigh_story(story, reports, desk.outlets, n_speakers=n_speakers)


def _closed(heading: Sentence) -> Sentence:
    """Return a heading as a sentence of the standfirst, with a full stop."""
    stop = Edit("stop", "", ".")
    return replace(heading, text=heading.text + ".", edits=(*heading.edits, stop))


def _why_nothing(reports: Sequence[Report], readings: Mapping[str, Reading]) -> str:
    kinds = sorted({n.kind for r in reports for n in readings[r.id].parts.notices})
    if kinds:
        return f"not news: {', '.join(kinds)}"
    return "no sentence of it can stand alone"


def _languages(reports: Sequence[Report]) -> list[str]:
    return sorted({report.language or "unknown" for report in reports})


def _first_line(report: Report) -> str:
    return report.text.split("\n", 1)[0][:120]


def _sources(
    sections: Sequence[EditionSection], request: EditionRequest
) -> tuple[EditionSource, ...]:
    cited: dict[str, None] = {}
    for section in sections:
        for sentence in (section.heading, *section.sentences):
            cited.update(dict.fromkeys(c.report for c in sentence.citations))
    return tuple(EditionSource(r, request.reports[r].outlet, request.reports[r].url) for r in cited)
