"""Places: names of the gazetteer where they stand, with what each resolves to."""

from __future__ import annotations

import math
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
from standfirst.read.place_forms import (
    divided,
    is_side,
    is_state,
    landmark_at,
    unknown_at,
    with_side,
    with_state,
)
from standfirst.read.place_found import FoundPlace
from standfirst.records import Span

if TYPE_CHECKING:
    from standfirst.read.names import Word
    from standfirst.records import Registers

_MOST_ROWS: Final = 60  # of one name; those behind are the smallest
_LARGE: Final = (math.log(500_000), math.log(250_000))  # inhabitants: more speak for the place
_SMALL: Final = math.log(5000)


def find_places(
    text: str, run: list[Word], registers: Registers, unknown: set[str] | None = None
) -> list[FoundPlace]:
    """Find the places of one run of capitalised words, the longest names first.

    ``unknown`` holds names that no register has and that stood where a place stands before; it
    is added to.
    """
    unknown = set() if unknown is None else unknown
    found: list[FoundPlace] = []
    index = 0
    while index < len(run):
        place = _place_at(text, run, index, registers) or unknown_at(text, run, index, unknown)
        if place is not None:
            found.append(place)
            index = place.last
            continue
        if "-" in run[index].text:
            found += _joined_at(text, run, index)
        index += 1
    return found


def _place_at(text: str, run: list[Word], index: int, registers: Registers) -> FoundPlace | None:
    plain = _plain_at(text, run, index, registers)
    if plain is not None and (plain.is_desk or plain.is_adjective):
        return plain if plain.is_adjective else divided(text, run, plain)
    if plain is None or plain.n_words == 1:
        if is_side(run, index) and (part := _after(text, run, index, registers)):
            part = with_side(run, index, part)
            if part is not None:
                return part
        if is_state(run, index) and (state := _after(text, run, index, registers)):
            return with_state(run, index, state)
    n_words, wide = (plain.n_words if plain else 0), landmark_at(run, index, plain)
    if wide is not None and wide.n_words > n_words:
        return wide
    return divided(text, run, plain) if plain is not None else None


def _after(text: str, run: list[Word], index: int, registers: Registers) -> FoundPlace | None:
    """Return the place behind a word, if one stands there and is no adjective."""
    place = _plain_at(text, run, index + 1, registers)
    return None if place is None or place.is_adjective else place


def _plain_at(text: str, run: list[Word], index: int, registers: Registers) -> FoundPlace | None:
    """Find the longest name of a register at a word."""
    desk = desk_places(registers)
    word = run[index].text
    most = max(_most_words(word), desk.longest.get(word, 1))
    for size in range(min(most, len(run) - index), 0, -1):
        span = Span(run[index].start, run[index + size - 1].end)
        name = text[span.start : span.end] if size > 1 else word
        if (place := desk.names.get(name)) is not None:
            return FoundPlace(
                span, name, index, index + size, value=value_of(place), is_desk=True,
                is_adjective=name in place.demonyms,
            )  # fmt: skip
        world = _world_place(text, FoundPlace(span, name, index, index + size))
        if world is not None:
            return world
    return None


def _joined_at(text: str, run: list[Word], index: int) -> list[FoundPlace]:
    """Find the names that hyphens join ("Amsterdam-London"), if all of them are places."""
    word, at, found = run[index], run[index].start, []
    for part in word.text.split("-"):
        if part[:1].isupper():
            span = Span(at, at + len(part))
            place = _world_place(text, FoundPlace(span, part, index, index + 1))
            if place is None or place.is_weak:
                return []
            found.append(place)
        at += len(part) + 1
    return found


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
    if found.n_words == 1 and name in words.openers:
        return None
    before = text[max(0, found.span.start - 3) : found.span.start]
    is_code = before[-2:] == ", " and before[:1].isalpha()
    rows = tuple(row for row in rows if row[1] != BASE and (is_code or row[1] != CODE))
    if entry is None or not rows:
        return None
    if name in words.known_bodies and world.level(rows[0][0]) == "town":
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
    if also & LISTED or (len(name) < 3 and level == "town"):
        return flags != ADJECTIVE
    towns = [world.people(row) for row, _ in rows if world.level(row) == "town"]
    people = max(towns, default=0.0)
    if level != "town" and people < _LARGE[0]:
        return bool(also & (FIRST_NAME | SURNAME | WORD)) and level != "sea"
    if people < _LARGE[0] and also & (FIRST_NAME | WORD):
        return True
    return people < _LARGE[1] and (bool(also & SURNAME) or people < _SMALL)


def is_capital_of_federation(text: str, city: FoundPlace, district: FoundPlace) -> bool:
    """Tell whether two places are one: a city and the federal district it is ("…, D.C.")."""
    return (
        city.name == "Washington"
        and district.name in {"D.C.", "DC", "D.C"}
        and text[city.span.end : district.span.start] == ", "
    )
