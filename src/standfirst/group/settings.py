"""When and where a figure or claim is told of: days and places, told or to be supposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.group.names import NameIndex
    from standfirst.group.tellers import Told
    from standfirst.records import Mention, Span

SMALL = frozenset({"street", "site", "facility", "neighbourhood", "district of a town"})
WIDE = frozenset({"country", "continent"})
NEWS_OF_A_MONTH = timedelta(days=7)
HEAD_SENTENCES = 2  # in which a report says where it is
_DAY = re.compile(r"(\d{4})(?:-(?:W(\d\d)|(\d\d)(?:-(\d\d))?))?")

Days = tuple[date, date]  # first and last, both meant


@dataclass(frozen=True, slots=True)
class Setting:
    """The days, places and countries of a figure; ``supposed`` tells what its words leave open."""

    days: tuple[Days, ...]
    places: frozenset[str]
    countries: frozenset[str]
    has_days: bool
    has_places: bool


def setting_of(
    told: Told,
    span: Span,
    home: frozenset[str],
    names: NameIndex,
    *,
    by_country: bool = True,
    by_speakers: bool = True,
) -> Setting:
    """Return where and when something in a sentence is told to be.

    A sentence without a day means the day it was published or the one before; one without a
    place means ``home``, the places at the head of its report.
    """
    days = _days_near(told, span)
    places = _places_near(told, span, names)
    published = told.report.published_at
    supposed: tuple[Days, ...] = ()
    if not days and published is not None:
        day = published.date()
        supposed = ((date.fromordinal(max(day.toordinal() - 1, 1)), day),)
    return Setting(
        days or supposed,
        places | home if places and _are_small(told) else places or home,
        _countries_in(told, by_speakers=by_speakers) if by_country else frozenset(),
        bool(days),
        bool(places),
    )


def _countries_in(told: Told, *, by_speakers: bool) -> frozenset[str]:
    """Return the countries a sentence is about; also those that speak in it, where that matters.

    Who promises tanks is who gives them; who tells of the dead need not be their country.
    """
    sources = () if by_speakers else [span for said in told.statements for span in said.source]
    return frozenset(
        _name(m)
        for m in told.mentions
        if m.place
        and m.place.level in WIDE
        and not any(source.overlaps(m.span) for source in sources)
    )


def meet(one: Setting, other: Setting) -> bool:
    """Tell whether two settings can be the same: no other day, place or country."""
    return (
        _days_meet(one, other)
        and _places_meet(one, other)
        and (not one.countries or not other.countries or bool(one.countries & other.countries))
    )


def _days_meet(one: Setting, other: Setting) -> bool:
    if not one.days or not other.days or not (one.has_days or other.has_days):
        return True
    return any(
        a[0] <= b[1] + _slack(b) and b[0] <= a[1] + _slack(a) for a in one.days for b in other.days
    )


def _slack(days: Days) -> timedelta:
    """Return how long after a month or year its figures are news."""
    return NEWS_OF_A_MONTH if (days[1] - days[0]).days > 20 else timedelta()


def _places_meet(one: Setting, other: Setting) -> bool:
    if not one.places or not other.places or not (one.has_places or other.has_places):
        return True
    if one.places & other.places:
        return True
    return bool(_words(one.places) & _words(other.places))  # Tarsan and Upper Tarsan


def _words(places: Iterable[str]) -> set[str]:
    return {word for place in places for word in place.split() if len(word) > 3}


@lru_cache(maxsize=1 << 12)
def days_of(value: str) -> Days | None:
    """Return the first and last day of a time's value; null for durations and what is no date."""
    match = _DAY.match(value)
    if match is None:
        return None
    year, week, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None:
            return None
        if week:
            start = date.fromisocalendar(year, week, 1)
            return start, start + timedelta(days=6)
        if month and day:
            return date(year, month, day), date(year, month, day)
        if month:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        return date(year, 1, 1), date(year, 12, 31)
    except (ValueError, OverflowError):
        return None


def home_of(told: Sequence[Told], names: NameIndex) -> frozenset[str]:
    """Return the places told in the first sentences of a report."""
    found: frozenset[str] = frozenset()
    for one in told[:HEAD_SENTENCES]:
        found |= _places_in(one, names)
    return found


def _places_in(told: Told, names: NameIndex) -> frozenset[str]:
    spots = frozenset(_name(m) for m in told.mentions if _is_spot(m))
    return spots | {value.split(":", 1)[1] for value in names.places_in(told.words)}


def _next_number(told: Told, span: Span) -> int:
    """Return where the next number of the sentence stands: what is told before it is ours."""
    return min(
        (m.span.start for m in told.mentions if m.quantity and m.span.start >= span.end),
        default=told.span.end,
    )


def _places_near(told: Told, span: Span, names: NameIndex) -> frozenset[str]:
    """Return the places after a figure and before the next number; else all of its sentence."""
    following = _next_number(told, span)
    near = frozenset(
        _name(m) for m in told.mentions if _is_spot(m) and span.end <= m.span.start < following
    )
    return near or _places_in(told, names)


def _days_near(told: Told, span: Span) -> tuple[Days, ...]:
    following = _next_number(told, span)
    found = [(m.span, d) for m in told.mentions if m.time and (d := days_of(m.time.value))]
    near = tuple(d for where, d in found if span.end <= where.start < following)
    return near or tuple(d for _, d in found)


def _are_small(told: Told) -> bool:
    """Tell whether the places of a sentence are not known by themselves: streets and the like."""
    spots = [m for m in told.mentions if _is_spot(m)]
    return bool(spots) and all(m.place is None or m.place.level in SMALL for m in spots)


def _is_spot(mention: Mention) -> bool:
    place = mention.place
    return mention.kind is MentionKind.PLACE and (
        place is None or (place.use == "spot" and place.level not in WIDE)
    )


def _name(mention: Mention) -> str:
    return (mention.place.name if mention.place else mention.text).casefold()
