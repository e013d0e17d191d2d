"""One story into one section: its units weighed, chosen, phrased, under a heading of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import EditionSection
from standfirst.write.agenda import Candidate, beat_of
from standfirst.write.cast import Cast
from standfirst.write.figures import Tolls, find_figures
from standfirst.write.gists import words_of
from standfirst.write.headings import (
    heading_from_post,
    heading_of,
    is_prelude,
    rank_headlines,
)
from standfirst.write.labels import heading_from_news
from standfirst.write.phrasing import phrase
from standfirst.write.ranking import (
    headline_words,
    score_unit,
    share_of_headlines,
    staleness,
    story_weights,
    weigh_office,
    weigh_story,
)
from standfirst.write.rivals import sides_of
from standfirst.write.scene import Unwritable
from standfirst.write.selection import Choice, Scored, choose_units
from standfirst.write.standfirst import standfirst_of
from standfirst.write.units import MOST_TIER, Unit, find_units, unfit
from standfirst.write.words import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from standfirst.records import Report, Sentence, Span, Story
    from standfirst.write.bench import Bench
    from standfirst.write.figures import Figure
    from standfirst.write.headings import Headline

NEWEST = 1.5  # a toll that replaces an earlier one is the news
LEAST_WEIGHT = 3.55  # one origin, one newsroom, no speaker, no conflict: not yet a section
LEAST_UNREGISTERED = 3.5  # a desk that registers nobody takes any named speaker for known
HEADED = 0.6  # how much more a sentence weighs that holds all the headlines tell
STALE = 0.6  # how much less one weighs that was told on a day before
FIRST_TOLD = 0.5  # share of a sentence's words from which it counts as told before
OFFICE = 0.6  # what the highest office adds to a story's weight
ON_BEAT = 0.75
KEPT_NEWS = 0.55  # what is left of the weight of a story that tells nothing new
BOTH_SIDES = 1.6  # how much better a headline is that tells both sides of a dispute
TOO_LIGHT = "one origin only, and no speaker the desk knows"
NO_SENTENCE = "no sentence of it can stand alone"
MOST_OLD = 400  # sentences of the days before that a story is compared with


@dataclass(frozen=True, slots=True)
class Written:
    """A section, its sentence for the standfirst, and what the agenda asks of it."""

    candidate: Candidate
    section: EditionSection
    standfirst: Sentence | None


@dataclass(frozen=True, slots=True)
class _Material:
    """What one story's readable reports of the day give."""

    story: Story
    reports: Sequence[Report]
    units: Sequence[Unit]  # those fit to stand
    before: Sequence[frozenset[str]]  # words of the sentences of the days before
    origin_of: Mapping[str, str]
    cast: Cast


def write_section(story: Story, bench: Bench) -> Written | None:
    """Write a story's section; None where it has none, with the reason in ``bench.left_out``."""
    material = _gather(story, bench)
    if material is None:
        return None
    title = title_of(material.reports)
    base = _base_weight(material, bench)
    office = _highest_office(material, bench)
    if base + office < least_weight(bench) and story.id not in bench.request.wanted:
        bench.leave(story, TOO_LIGHT, title)
        return None
    scored, headlines = _weigh(material, bench)
    sides = sides_of(story, bench.names, bench.request.day)

    def fitness(headline: Headline) -> tuple[float, str]:
        both = BOTH_SIDES if headline.weighs_sides(sides) else 1.0
        return (-both * headline.fitting(lead), headline.fragment.report.id)

    lead: frozenset[str] = frozenset()
    headlines.sort(key=fitness)
    chosen = choose_units(
        story,
        scored,
        headline=headlines[0].content if headlines else lead,
        origin_of=material.origin_of,
        rarity=bench.rarity,
        is_writable=_is_writable_once(material, bench),
        quoted=bench.request.manner.quoted,
        side_of=bench.side_of,
    )
    lead = chosen[0].unit.words if chosen else frozenset()
    headlines.sort(key=fitness)
    units = [row.unit for row in chosen]
    heading = heading_of(headlines, bench.spelling, bench.request.readings, bench.request.zone)
    if heading is not None and chosen:
        scene = bench.scene(material.cast)
        heading = heading_from_news(heading, headlines[0], chosen[0].unit, scene)
    if heading is None and (headed := _head_with_post(chosen, bench)) is not None:
        heading, unit = headed
        units.sort(key=lambda one: one is not unit)
    if heading is None or not chosen:
        reason = "no headline that a newsroom has given it" if chosen else NO_SENTENCE
        bench.leave(story, reason, title)
        return None
    sentences = _phrase_all(material, chosen, bench)
    if not sentences:
        bench.leave(story, NO_SENTENCE, title)
        return None
    scene = bench.scene(material.cast)
    standfirst = standfirst_of(heading, headlines, units, bench.spelling, scene)
    candidate = _candidate(material, heading, chosen[0].unit, base, bench)
    return Written(candidate, EditionSection(heading, story.id, tuple(sentences)), standfirst)


def _is_writable_once(material: _Material, bench: Bench) -> Callable[[Unit, frozenset[str]], bool]:
    """Tell of a story's units whether they can be written, each tried once with the words told."""
    tried: dict[tuple[str, Span, frozenset[str]], bool] = {}

    def is_writable(unit: Unit, told: frozenset[str]) -> bool:
        key = unit.report.id, unit.span, told
        if key not in tried:
            tried[key] = bench.is_writable(unit, told, material.cast)
        return tried[key]

    return is_writable


def _gather(story: Story, bench: Bench) -> _Material | None:
    request = bench.request
    known = [request.reports[r] for r in story.reports if r in request.reports]
    fresh = [report for report in known if request.is_fresh(report)]
    if not fresh:
        return None
    title = title_of(fresh)
    readable = [r for r in fresh if r.language in {None, request.language}]
    foreign = [r for r in fresh if r not in readable]
    languages = ", ".join(sorted({report.language or "unknown" for report in foreign}))
    if not readable:
        bench.leave(story, f"told only in another language ({languages})", title)
        return None
    if foreign:
        bench.leave(story, f"not used, in another language ({languages})", title_of(foreign))
    units = [unit for report in _one_a_text(story, readable) for unit in _units_of(report, bench)]
    fit = [unit for unit in units if unfit(unit) is None]
    if not fit:
        bench.leave(story, _why_nothing(readable, bench), title)
        return None
    old = [r for r in known if r not in fresh and r.language in {None, request.language}]
    before = [unit.words for report in old for unit in _units_of(report, bench)]
    origin_of = {r: origin.id for origin in story.origins for r in origin.reports}
    cast = Cast.of(readable, request.readings)
    return _Material(story, readable, fit, before[:MOST_OLD], origin_of, cast)


def _one_a_text(story: Story, reports: Sequence[Report]) -> list[Report]:
    """Leave out reprints: the first report of a text tells all that the others would."""
    text_of = {r: text[0] for origin in story.origins for text in origin.texts for r in text}
    first: dict[str, Report] = {}
    for report in reports:
        first.setdefault(text_of.get(report.id, report.id), report)
    return list(first.values())


def _units_of(report: Report, bench: Bench) -> tuple[Unit, ...]:
    return find_units(report, bench.request.readings[report.id], bench.outlet_of(report))


def _weigh(material: _Material, bench: Bench) -> tuple[list[Scored], list[Headline]]:
    """Score the units, those with a superseded figure left out, and rank the headlines."""
    readings = bench.request.readings
    figures = [
        figure
        for report in material.reports
        for figure in find_figures(report, readings[report.id], own_voice=_own_voice(report, bench))
    ]
    tolls = Tolls(figures)
    stale = _by_report(f for f in figures if tolls.is_stale(f))
    newest = _by_report(
        f for f in figures if f.counted == "killed" and tolls.replaces(f) and not tolls.is_stale(f)
    )
    words = {report.id: words_of(report, bench.request.gists) for report in material.reports}
    weights = story_weights(bench.rarity, words, material.origin_of)
    headlines = rank_headlines(
        material.reports, readings, bench.outlets, weights, stale=stale, newest=newest
    )
    heads = headline_words(
        (
            (material.origin_of.get(h.fragment.report.id, h.fragment.report.id), h.words)
            for h in headlines
        ),
        bench.rarity,
    )
    current = [u for u in material.units if not holds_figure(u, stale)] or material.units
    scored = []
    for unit in current:
        office = max((office_of(speaker, bench) for speaker in unit.speakers), default=0.0)
        score = score_unit(unit, weights, bench.outlet_of(unit.report), office=office)
        share = share_of_headlines(unit.words, heads)
        told = max(0.0, staleness(unit.words, material.before) - FIRST_TOLD) / (1 - FIRST_TOLD)
        score *= (1 + HEADED * share) * (1 - STALE * told)
        if holds_figure(unit, newest):
            score *= NEWEST
        scored.append(Scored(unit, score, share, _own_voice(unit.report, bench) is not None))
    return scored, headlines


def _candidate(
    material: _Material, heading: Sentence, lead: Unit, base: float, bench: Bench
) -> Candidate:
    """Tell the agenda what the section weighs: its origins, offices, beat, and what is new."""
    openings = [unit for unit in material.units if unit.index == 0] or list(material.units[:1])
    stale = [staleness(unit.words, material.before) for unit in openings]
    news = 1 - sum(stale) / len(stale)
    office = _highest_office(material, bench)
    text = "\n".join((heading.text, *(unit.text for unit in openings)))
    beat = beat_of(text, bench.request.manner.beats)
    weight = weigh_section(base, office, is_on_beat=beat is not None, news=news)
    words = content_words(heading.text) | lead.words
    wanted = material.story.id in bench.request.wanted
    return Candidate(material.story.id, heading.text, weight, words, beat, wanted)


def weigh_section(base: float, office: float, *, is_on_beat: bool, news: float) -> float:
    """Return what a section weighs in the day; ``news`` is how much of it is new: 0 to 1."""
    return (base + OFFICE * office + ON_BEAT * is_on_beat) * (KEPT_NEWS + (1 - KEPT_NEWS) * news)


def least_weight(bench: Bench) -> float:
    """Return what base and office of a story must come to for a section."""
    return LEAST_WEIGHT if bench.request.registers.people else LEAST_UNREGISTERED


def _highest_office(material: _Material, bench: Bench) -> float:
    speakers = (speaker for unit in material.units for speaker in unit.speakers)
    return max((office_of(speaker, bench) for speaker in speakers), default=0.0)


def office_of(speaker: str, bench: Bench) -> float:
    """Return the weight of the office that a speaker, given by id, holds on the day."""
    person = bench.names.person(speaker)
    if person is not None and person.body:
        return weigh_office(person.name)
    role = person.role_on(bench.request.day) if person else None
    return weigh_office(role.title) if role else 0.0


def _base_weight(material: _Material, bench: Bench) -> float:
    known = {person.id for person in bench.request.registers.people}
    speakers = {speaker for unit in material.units for speaker in unit.speakers}
    n_speakers = len(speakers & known) if known else len(speakers)
    return weigh_story(material.story, material.reports, bench.outlets, n_speakers=n_speakers)


def _phrase_all(material: _Material, chosen: Sequence[Choice], bench: Bench) -> list[Sentence]:
    scene = bench.scene(material.cast)
    origins = {material.origin_of.get(r.id, r.id) for r in material.reports}
    scene.one_origin = len(origins) == 1
    sentences: list[Sentence] = []
    for row in chosen:
        try:
            sentences.append(
                phrase(row.unit, scene, support=row.support, short=row.short, disputed=row.disputed)
            )
            scene.told |= content_words(row.unit.text)
        except Unwritable as verdict:
            bench.leave(material.story, str(verdict), row.unit.text)
    return sentences


def _head_with_post(chosen: Sequence[Choice], bench: Bench) -> tuple[Sentence, Unit] | None:
    """Make a heading of the first post that has one; whom somebody met tells less than what came.

    Returns the unit it was made of beside it.
    """
    for unit in sorted((row.unit for row in chosen), key=is_prelude):
        outlet = bench.outlet_of(unit.report)
        made = heading_from_post(unit, outlet, bench.names, bench.request.zone)
        if made is not None:
            return made, unit
    return None


def _own_voice(report: Report, bench: Bench) -> str | None:
    outlet = bench.outlet_of(report)
    return outlet.id if outlet is not None and outlet.tier > MOST_TIER else None


def holds_figure(unit: Unit, figures: Mapping[str, Sequence[Span]]) -> bool:
    """Tell whether one of the figures, spans by report id, stands in a unit."""
    return any(unit.span.covers(span) for span in figures.get(unit.report.id, ()))


def _by_report(figures: Iterable[Figure]) -> Mapping[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for figure in figures:
        spans.setdefault(figure.report, []).append(figure.span)
    return spans


def _why_nothing(reports: Sequence[Report], bench: Bench) -> str:
    kinds = sorted({n.kind for r in reports for n in bench.request.readings[r.id].parts.notices})
    if kinds:
        return f"not news: {', '.join(kinds)}"
    return NO_SENTENCE


def title_of(reports: Sequence[Report]) -> str:
    """Return the first line of the first of some reports, as what is left out is called."""
    return reports[0].text.split("\n", 1)[0][:120]
