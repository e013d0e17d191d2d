"""Places: names of the gazetteer where they stand, with what each resolves to."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from standfirst.read.gazetteer import (
    ADJECTIVE,
    BASE,
    CODE,
    FIRST_NAME,
    LISTED,
    SURNAME,
    WORD,
    desk_places,
    load_world,
    value_of,
)
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
_MOST_ROWS: Final = 60  # of one name; those behind are the smallest
_LARGE: Final = (math.log(500_000), math.log(250_000))  # inhabitants: more speak for the place
_SMALL: Final = math.log(5000)


@dataclass(slots=True)
class FoundPlace:
    """A place name in the text; ``first`` and ``last`` count words of its run.

    ``value`` is known at once for the desk's own places and for those that only their last word
    makes one; else ``rows`` are what the name may mean, with the flags of the gazetteer, and
    ``resolve`` gives the value. ``division`` is the word behind it ("region", "county").
    """

    span: Span
    name: str
    first: int
    last: int  # exclusive
    value: PlaceValue | None = None
    rows: tuple[tuple[int, int], ...] = ()
    division: str | None = None
    is_desk: bool = False
    is_adjective: bool = False
    is_weak: bool = False

    @property
    def level(self) -> str:
        """The level of what the name means first of all."""
        return self.value.level if self.value else load_world().level(self.rows[0][0])


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
    desk = desk_places(registers)
    word = run[index].text
    most = max(_most_words(word), desk.longest.get(word, 1))
    for size in range(min(most, len(run) - index), 0, -1):
        last = run[index + size - 1]
        span = Span(run[index].start, last.end)
        name = text[span.start : span.end] if size > 1 else word
        if (place := desk.names.get(name)) is not None:
            found = FoundPlace(
                span, name, index, index + size, value=value_of(place), is_desk=True,
                is_adjective=name in place.demonyms,
            )  # fmt: skip
            return found if found.is_adjective else _divided(text, run, found)
        world = _world_place(text, FoundPlace(span, name, index, index + size))
        if world is not None:
            return world if world.is_adjective else _divided(text, run, world)
    return _landmark_at(run, index)


def _most_words(word: str) -> int:
    """Return the most words of a name in the world that begins with this one."""
    world = load_world()
    entry = world.find(word)
    most = entry.longest if entry else 1
    if word.isupper() and len(word) > 2 and (entry := world.find(word.title())):
        most = max(most, entry.longest)
    return most


def _world_place(text: str, found: FoundPlace) -> FoundPlace | None:
    """Look a name up in the world; null where it is none, or a word that opens sentences."""
    world, words = load_world(), name_words()
    name = found.name
    entry = world.find(name)
    rows = entry.rows if entry else ()
    if not rows and name.isupper() and len(name) > 3:
        if name in words.known_bodies:
            return None
        name = name.title()
        entry = world.find(name)
        rows = entry.rows if entry else ()
    if found.last - found.first == 1 and name in words.openers:
        return None
    before = text[max(0, found.span.start - 3) : found.span.start]
    is_code = before[-2:] == ", " and before[:1].isalpha()
    rows = tuple(row for row in rows if row[1] != BASE and (is_code or row[1] != CODE))
    if entry is None or not rows:
        return None
    found.name = name
    found.rows = rows[:_MOST_ROWS]
    found.is_adjective = rows[0][1] == ADJECTIVE
    found.is_weak = _is_weak(name, entry.also, rows)
    return found


def _is_weak(name: str, also: int, rows: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a name is first of all a word or a person's name."""
    if " " in name or "-" in name:
        return False
    world = load_world()
    row, flags = rows[0]
    level = world.level(row)
    if level == "country" or (level != "town" and world.country(row) == "US"):
        return False
    if also & LISTED or len(name) < 3:
        return flags != ADJECTIVE
    towns = [world.people(row) for row, _ in rows if world.level(row) == "town"]
    people = max(towns, default=0.0)
    if level != "town" and people < _LARGE[0]:
        return bool(also & (FIRST_NAME | SURNAME | WORD)) and level != "sea"
    if people < _LARGE[0] and also & (FIRST_NAME | WORD):
        return True
    return people < _LARGE[1] and (bool(also & SURNAME) or people < _SMALL)


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
            return FoundPlace(span, name, index, last + 1, value=PlaceValue(name, level))
    return None


def _divided(text: str, run: list[Word], place: FoundPlace) -> FoundPlace:
    """Widen a town to the region or district that is called after it ("Karsk region")."""
    if place.level not in {"town", "region", "district"}:
        return place
    following = run[place.last] if place.last < len(run) else None
    end, last = place.span.end, place.last
    if following is not None and following.joint == " " and following.text in _CAPITAL_DIVISION:
        word, end, last = following.text.lower(), following.end, place.last + 1
    elif match := _DIVISION.match(text, place.span.end):
        word, end = match.group().strip().lower(), match.end()
    else:
        return place
    place.division = word
    place.span = Span(place.span.start, end)
    place.last = last
    place.is_weak = False
    if place.value is not None and place.value.level != "region":
        place.value = divided_value(place.value, word)
    elif place.value is None:
        place.rows = _divisions(place.name, word) or place.rows
    return place


def _divisions(name: str, word: str) -> tuple[tuple[int, int], ...]:
    """Return the regions or districts that are called after a name."""
    world = load_world()
    entry = world.find(name)
    level = _LEVELS.get(word, "region")
    return tuple(
        row for row in (entry.rows if entry else ()) if world.level(row[0]) == level
    )[:_MOST_ROWS]  # fmt: skip


def divided_value(value: PlaceValue, word: str) -> PlaceValue:
    """Return the region or district called after a town, where no register knows it."""
    level = _LEVELS.get(word, "region")
    radius = _DISTRICT_RADIUS if level == "district" else _REGION_RADIUS
    return replace(
        value, name=f"{value.name} {word}", level=level, radius_km=radius, geonames_id=None
    )


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
        and following.level in {"country", "region"}
        and not following.is_adjective
    )


def is_capital_of_federation(text: str, city: FoundPlace, district: FoundPlace) -> bool:
    """Tell whether two places are one: a city and the federal district it is ("…, D.C.")."""
    return (
        city.name == "Washington"
        and district.name in {"D.C.", "DC", "D.C"}
        and text[city.span.end : district.span.start] == ", "
    )
