"""What two reports are compared by: a table of named features, each with its evidence.

A report's signature is one weighted vector of terms; every term belongs to one feature (its
words, places, people, equipment, figures), so the likeness of two reports is the sum of what
each feature adds, and can be read aloud. Names written differently share one term, so reports
in different languages meet in their names and figures.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.group.names import COUNTRY_LEVELS, COUNTRY_WEIGHT, PERSON, PLACE, term
from standfirst.group.terms import stop_stems, words_of
from standfirst.records import MentionKind, Parts, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from standfirst.group.names import NameIndex
    from standfirst.group.terms import Word
    from standfirst.records import Mention, Reading, Report

WORD = "word"
FIGURE = "figure"
EQUIPMENT = "equipment"
NOTICE_SHARE = 0.5  # of a text: then it is a programme or a promotion that names its subjects
LEAD_CHARACTERS = 1200  # news is told at the top: about two hundred words


@dataclass(frozen=True, slots=True)
class Feature:
    """One kind of term, how much it weighs, and whether it holds across languages."""

    kind: str
    weight: float
    crosses: bool


FEATURES: Mapping[str, Feature] = {
    feature.kind: feature
    for feature in (
        Feature(WORD, 1.0, crosses=False),
        Feature(PLACE, 0.85, crosses=True),
        Feature(PERSON, 0.4, crosses=True),  # one official speaks on many things in a day
        Feature(EQUIPMENT, 1.0, crosses=True),
        Feature(FIGURE, 0.8, crosses=True),
    )
}


@dataclass(frozen=True, slots=True)
class Signature:
    """What a report is compared by: ``terms`` maps each term to its weight in this report."""

    report: str
    language: str | None
    published_at: datetime | None
    terms: Mapping[str, float]


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
    counts: dict[str, float] = defaultdict(float)
    mentions = _useful(reading.mentions if reading else ())
    for span, weight in weigh_parts(report, reading, skip):
        words = list(words_of(report.text, *span, language=report.language))
        for word in words:
            if (value := _word_term(word)) is not None:
                counts[value] += weight
        known = set()
        for at, value in names.find(words):
            known.add(at)
            counts[value] += weight * names.weight_of(value)
        for mention, value in mentions:
            if span.covers(mention.span) and known.isdisjoint(range(*mention.span)):
                counts[value] += weight * _level_weight(mention)
    terms = {
        value: FEATURES[value.partition(":")[0]].weight * math.log1p(count)
        for value, count in counts.items()
    }
    return Signature(report.id, report.language, report.published_at, terms)


def weigh_parts(
    report: Report, reading: Reading | None, skip: Sequence[Span] = ()
) -> list[tuple[Span, float]]:
    """Return the spans of a report that tell what it is about, with their weights.

    The headline counts three times, standfirst and lead once, the rest little; notices and the
    spans in ``skip`` not at all.
    """
    parts = reading.parts if reading else Parts()
    headline = parts.headline or report.headline
    standfirst = parts.standfirst or report.standfirst
    start = max((part.end for part in (headline, standfirst) if part), default=0)
    end = len(report.text)
    lead = min(end, start + LEAD_CHARACTERS)
    weighted = [
        (headline, 3.0),
        (standfirst, 1.0),
        (Span(start, lead), 1.0),
        (Span(lead, end), 0.3),
    ]
    holes = sorted([*(notice.span for notice in parts.notices), *skip])
    return [(piece, weight) for part, weight in weighted if part for piece in _without(part, holes)]


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


def _word_term(word: Word) -> str | None:
    if word.stem[0].isdigit():
        return f"{FIGURE}:{word.stem}" if len(word.stem) > 1 else None
    if len(word.stem) < 2 or word.stem in stop_stems():
        return None
    return f"{WORD}:{word.stem}"


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


def _level_weight(mention: Mention) -> float:
    """A country says less than a town about which event is meant."""
    is_country = mention.place is not None and mention.place.level in COUNTRY_LEVELS
    return COUNTRY_WEIGHT if is_country else 1.0
