"""Places: names of the gazetteer where they stand, with what each resolves to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from standfirst.read.gazetteer import desk_places, load_world, value_of
from standfirst.read.lexicon import name_words
from standfirst.records import PlaceValue, Span

if TYPE_CHECKING:
    from standfirst.read.names import Word
    from standfirst.records import Registers

_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|near|outside|around|into|across|throughout|city of|town of|village of|"
    r"settlement of|port of|towards?|north of|south of|east of|west of|downtown|central)"
    r"\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(r"(?<![^\n])[A-Z]{3,}(?:\s[A-Z]{3,}){0,3}(?:,|\s\(|\s[—–-])")
_NAME_GOES_ON: Final = re.compile(r"\s[A-Z]")
_DIVISION: Final = re.compile(
    r"\s(?:region|oblast|province|governorate|prefecture|district|raion|county|republic)\b",
    re.IGNORECASE,
)
_CAPITAL_DIVISION: Final = frozenset(
    {"Region", "Oblast", "Province", "Governorate", "Prefecture", "District", "Raion", "County"}
)
_LANDMARKS: Final = {
    word: level
    for level, words in (
        ("neighbourhood", "Street Road Avenue Boulevard Square"),
        ("river", "River Canal"),
        ("region", "Island Islands Valley Mountains Peninsula Oblast Province"),
        ("sea", "Sea Strait Bay"),
        ("facility", "Airport Bridge Dam Stadium"),
        ("district", "County Raion"),
    )
    for word in words.split()
}
_LEVELS: Final = {"district": "district", "raion": "district", "county": "district"}
_REGION_RADIUS: Final = 120.0
_DISTRICT_RADIUS: Final = 40.0


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place name in the text; ``first`` and ``last`` count words of its run."""

    span: Span
    value: PlaceValue
    first: int
    last: int  # exclusive
    is_desk: bool = False
    is_adjective: bool = False
    is_weak: bool = False


def find_places(text: str, run: list[Word], registers: Registers) -> list[FoundPlace]:
    """Find the places of one run of capitalised words, the longest names first."""
    found: list[FoundPlace] = []
    index = 0
    while index < len(run):
        place = _place_at(text, run, index, registers)
        if place is None:
            index += 1
        else:
            found.append(place)
            index = place.last
    return found


def _place_at(text: str, run: list[Word], index: int, registers: Registers) -> FoundPlace | None:
    world, desk = load_world(), desk_places(registers)
    words = name_words()
    word = run[index].text
    most = max(world.longest.get(word, 1), desk.longest.get(word, 1))
    if word.isupper() and len(word) > 2:
        most = max(most, world.longest.get(word.title(), 1))
    for size in range(min(most, len(run) - index), 0, -1):
        last = run[index + size - 1]
        name = text[run[index].start : last.end] if size > 1 else word
        if (place := desk.names.get(name)) is not None:
            value = value_of(place)
            if name in place.demonyms:
                return FoundPlace(
                    Span(run[index].start, last.end), value, index, index + size,
                    is_desk=True, is_adjective=True,
                )  # fmt: skip
            return _divided(text, run, FoundPlace(
                Span(run[index].start, last.end), value, index, index + size, is_desk=True
            ))  # fmt: skip
        if name.isupper() and len(name) > 3 and name not in world.index:
            if name in words.known_bodies:
                continue
            name = name.title()
        if size == 1 and word in words.openers:
            continue
        row = world.index.get(name)
        adjective = world.adjectives.get(name) if row is None else None
        if row is None and adjective is None:
            continue
        found = FoundPlace(
            Span(run[index].start, last.end),
            world.value(row if row is not None else adjective or 0),
            index,
            index + size,
            is_adjective=row is None,
            is_weak=name in world.weak,
        )
        return found if found.is_adjective else _divided(text, run, found)
    return _landmark_at(run, index)


def _landmark_at(run: list[Word], index: int) -> FoundPlace | None:
    """Read a name that its last word makes a place ("Lime River", "Dolna County")."""
    if run[index].text in name_words().openers or run[index].opens:
        return None
    for last in range(index + 1, min(index + 3, len(run))):
        if run[last].joint != " ":
            return None
        level = _LANDMARKS.get(run[last].text)
        if level is not None:
            name = " ".join(word.text for word in run[index : last + 1])
            span = Span(run[index].start, run[last].end)
            return FoundPlace(span, PlaceValue(name, level), index, last + 1)
    return None


def _divided(text: str, run: list[Word], place: FoundPlace) -> FoundPlace:
    """Widen a town to the region or district that is called after it ("Karsk region")."""
    if place.value.level not in {"town", "region"}:
        return place
    following = run[place.last] if place.last < len(run) else None
    end, last = place.span.end, place.last
    if following is not None and following.joint == " " and following.text in _CAPITAL_DIVISION:
        word, end, last = following.text.lower(), following.end, place.last + 1
    elif match := _DIVISION.match(text, place.span.end):
        word = match.group().strip().lower()
    else:
        return place
    level = _LEVELS.get(word, "region")
    radius = _DISTRICT_RADIUS if level == "district" else _REGION_RADIUS
    if place.value.level == "region":
        return replace(place, span=Span(place.span.start, end), last=last)
    name = f"{place.value.name} {word}"
    value = replace(place.value, name=name, level=level, radius_km=radius, geonames_id=None)
    return replace(place, span=Span(place.span.start, end), value=value, last=last, is_weak=False)


def has_place_sign(text: str, place: FoundPlace, following: FoundPlace | None) -> bool:
    """Tell whether the words around a doubtful name make it a place."""
    if _NAME_GOES_ON.match(text, place.span.end):
        return False
    before = text[max(0, place.span.start - 16) : place.span.start]
    if _PLACE_BEFORE.search(before) or _DATELINE.match(text, place.span.start):
        return True
    return (
        following is not None
        and text[place.span.end : following.span.start] == ", "
        and following.value.level in {"country", "region"}
        and not following.is_adjective
    )


def is_capital_of_federation(text: str, city: FoundPlace, district: FoundPlace) -> bool:
    """Tell whether two places are one: a city and the federal district it is ("…, D.C.")."""
    return (
        city.value.name == "Washington"
        and district.value.name.startswith("Washington, D.C.")
        and text[city.span.end : district.span.start] == ", "
    )
