"""What a report is compared by: one weighted vector of terms, its headline and its names.

Every term belongs to one kind (words, places, people, equipment, figures), so that the likeness
of two reports can be read aloud. Names written differently share one term, so reports in
different languages meet in their names and figures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.group.counting import EQUIPMENT, Sums, outlet_terms
from standfirst.group.names import COUNTRY_LEVELS, COUNTRY_WEIGHT, PERSON, PLACE, term
from standfirst.group.terms import language_of, starts_in, stem, written_in
from standfirst.records import MentionKind, Parts, Span, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from standfirst.group.names import NameIndex
    from standfirst.group.vocabulary import Numbered
    from standfirst.records import Mention, Reading, Report

NOTICE_SHARE = 0.5  # of a text: then it is a programme or a promotion that names its subjects
LEAD_CHARACTERS = 1200  # news is told at the top: about two hundred words
MOST_CHARACTERS = 8000  # of one report are looked at: the rest is background
HEADLINE_WEIGHT = 3.0
LEAD_WEIGHT = 1.0
REST_WEIGHT = 0.3
QUOTE_WORDS = 6  # of a quotation tell it from others
QUOTE_CHARACTERS = 500  # that these words stand in
MOST_QUOTES = 40


@dataclass(frozen=True, slots=True)
class Signature:
    """What a report is compared by: ``terms`` maps each term to its weight in this report.

    ``headline`` holds the terms of the headline, ``names`` those of what is named by a capital
    letter or known to the desk, ``places`` those below a country in headline, standfirst and lead,
    ``days`` the days told there (ISO 8601), ``quotes`` how its quotations begin.
    ``reports`` are all that carry its text, if there are more. ``numbered`` are its terms by
    number, where they were numbered: then the words may be gone.
    """

    report: str
    language: str | None
    published_at: datetime | None
    terms: Mapping[str, float]
    headline: frozenset[str] = frozenset()
    names: Mapping[str, float] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    reports: tuple[str, ...] = ()
    numbered: Numbered | None = field(default=None, compare=False, repr=False)

    @property
    def copies(self) -> int:
        """How many reports carry this text."""
        return max(1, len(self.reports))


def sign_report(
    report: Report,
    reading: Reading | None,
    *,
    names: NameIndex,
    skip: Sequence[Span] = (),
) -> Signature:
    """Return a report's signature; a text that is mostly notice tells no news and has no terms."""
    if reading and _is_notice(report, reading):
        return Signature(report.id, report.language, report.published_at, {})
    sums = Sums(outlet_terms(report.outlet or ""))
    mentions = _useful(reading.mentions if reading else ())
    for span, weight in weigh_parts(report, reading, skip):
        written = written_in(report.text, *span)
        told = sums.add_words(written, language_of(report.language), weight)
        found = list(names.find(written, report.language))
        for _, value in found:
            told.append(value)
            sums.add_name(value, weight, names.weight_of(value), is_lead=weight >= LEAD_WEIGHT)
        starts = starts_in(report.text, *span) if found and mentions else ()
        known = frozenset(starts[at] for at, _ in found) if starts else frozenset()
        for mention, value in mentions:
            if span.covers(mention.span) and known.isdisjoint(range(*mention.span)):
                told.append(value)
                sums.add_name(value, weight, _level_weight(mention), is_lead=weight >= LEAD_WEIGHT)
        if weight == HEADLINE_WEIGHT:
            sums.headline.update(told)
    return Signature(
        report.id,
        report.language,
        report.published_at,
        sums.weights(),
        frozenset(sums.headline),
        sums.names(),
        frozenset(sums.places),
        _days_in(reading, report),
        frozenset(_quotes_in(reading, report)),
    )


def weigh_parts(
    report: Report, reading: Reading | None, skip: Sequence[Span] = ()
) -> list[tuple[Span, float]]:
    """Return the spans of a report that tell what it is about, with their weights.

    The headline counts three times, standfirst and lead once, the rest little; notices and the
    spans in ``skip`` not at all.
    """
    headline, standfirst, start = _head_of(report, reading)
    end = min(len(report.text), start + MOST_CHARACTERS)
    lead = min(end, start + LEAD_CHARACTERS)
    weighted = [
        (headline, HEADLINE_WEIGHT),
        (standfirst, LEAD_WEIGHT),
        (Span(start, lead), LEAD_WEIGHT),
        (Span(lead, end), REST_WEIGHT),
    ]
    notices = reading.parts.notices if reading else ()
    holes = sorted([*(notice.span for notice in notices), *skip])
    return [(piece, weight) for part, weight in weighted if part for piece in _without(part, holes)]


def _head_of(report: Report, reading: Reading | None) -> tuple[Span | None, Span | None, int]:
    """Return headline, standfirst, and where the text behind them starts."""
    parts = reading.parts if reading else Parts()
    headline = parts.headline or report.headline
    standfirst = parts.standfirst or report.standfirst
    return headline, standfirst, max((p.end for p in (headline, standfirst) if p), default=0)


def _is_notice(report: Report, reading: Reading) -> bool:
    covered = sum(notice.span.end - notice.span.start for notice in reading.parts.notices)
    return covered >= NOTICE_SHARE * len(report.text)


def _without(part: Span, holes: Sequence[Span]) -> Iterator[Span]:
    at = part.start
    for hole in holes:
        if hole.end <= at or hole.start >= part.end:
            continue
        if hole.start > at:
            yield Span(at, hole.start)
        at = hole.end
    if at < part.end:
        yield Span(at, part.end)


def _useful(mentions: Sequence[Mention]) -> list[tuple[Mention, str]]:
    found = []
    for mention in mentions:
        if mention.kind is MentionKind.PLACE and mention.place is not None:
            found.append((mention, term(PLACE, mention.place.name)))
        elif mention.kind is MentionKind.PERSON and mention.entity is not None:
            found.append((mention, term(PERSON, mention.entity.name)))
        elif mention.kind is MentionKind.EQUIPMENT and not mention.text.islower():
            # "tanks" is a word like others; "Lanze-2 tanks" is a name.
            found.append((mention, term(EQUIPMENT, mention.text)))
    return found


def _is_country(mention: Mention) -> bool:
    return mention.place is not None and mention.place.level in COUNTRY_LEVELS


def _level_weight(mention: Mention) -> float:
    """A country says less than a town about which event is meant."""
    return COUNTRY_WEIGHT if _is_country(mention) else 1.0


def _days_in(reading: Reading | None, report: Report) -> frozenset[str]:
    """Return the single days told in headline, standfirst and lead."""
    if reading is None:
        return frozenset()
    lead = _head_of(report, reading)[2] + LEAD_CHARACTERS
    return frozenset(
        mention.time.value[:10]
        for mention in reading.mentions
        if mention.time and mention.time.grain in {"day", "hour", "minute"}
        if mention.span.start < lead and mention.time.value[:4].isdigit()
    )


def _quotes_in(reading: Reading | None, report: Report) -> Iterable[str]:
    """Give how each quotation begins: the same words in two reports are said on one occasion."""
    for statement in (reading.statements if reading else ())[:MOST_QUOTES]:
        if statement.kind is StatementKind.DIRECT and statement.content:
            span = statement.content[0]
            end = min(span.end, span.start + QUOTE_CHARACTERS)
            words = written_in(report.text, span.start, end)[:QUOTE_WORDS]
            stems = [stem(word, language_of(report.language)) for word in words]
            if len(stems) == QUOTE_WORDS:
                yield " ".join(stems)
