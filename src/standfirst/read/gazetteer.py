"""The gazetteer: names of places, the desk's own first, then the packaged world.

The world comes from GeoNames (see ``data/SOURCES.md``). Facts stay packed in one line a place
until a text names it, so that reading the file costs little.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from standfirst.read.kept import kept
from standfirst.records import PlaceValue

if TYPE_CHECKING:
    from standfirst.records import Place, Registers

_WEAK = "~"  # before a name that is first of all a word or a person's name


@dataclass(frozen=True, slots=True)
class World:
    """The packaged places. ``index`` and ``adjectives`` give the row of a name."""

    rows: list[str]
    index: dict[str, int]
    adjectives: dict[str, int]
    weak: frozenset[str]
    longest: dict[str, int]  # most words of a name, by its first word, where more than one

    def value(self, row: int) -> PlaceValue:
        """Return the facts of a row."""
        names, _, level, country, lat, lon, radius, code = self.rows[row].split("\t")
        return PlaceValue(
            name=names.partition("|")[0].removeprefix(_WEAK),
            level=level,
            country=country or None,
            geonames_id=int(code) if code else None,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            radius_km=float(radius) if radius else None,
        )


@dataclass(frozen=True, slots=True)
class DeskPlaces:
    """The desk's own places by each of their names."""

    names: dict[str, Place]
    longest: dict[str, int]


@cache
def load_world() -> World:
    """Read the packaged gazetteer, once a process."""
    packed = files("standfirst.read").joinpath("data", "gazetteer.tsv.gz").read_bytes()
    rows = gzip.decompress(packed).decode("utf-8").split("\n")
    index: dict[str, int] = {}
    adjectives: dict[str, int] = {}
    weak: set[str] = set()
    longest: dict[str, int] = {}
    for number, row in enumerate(rows):
        names, _, rest = row.partition("\t")
        for name in names.split("|"):
            if name.startswith(_WEAK):
                if name[1:] not in index:
                    index[name[1:]] = number
                    weak.add(name[1:])
            else:
                if name not in index:
                    index[name] = number
                if " " in name:
                    _lengthen(longest, name)
        if not rest.startswith("\t"):
            for name in rest.partition("\t")[0].split("|"):
                adjectives.setdefault(name, number)
                _lengthen(longest, name)
    return World(rows, index, adjectives, frozenset(weak), longest)


def _lengthen(longest: dict[str, int], name: str) -> None:
    first, *others = name.split(" ")
    if others and longest.get(first, 1) <= len(others):
        longest[first] = len(others) + 1


@kept
def desk_places(registers: Registers) -> DeskPlaces:
    """Index the places of the desk's registers by name, spelling and adjective."""
    names: dict[str, Place] = {}
    longest: dict[str, int] = {}
    for place in registers.places:
        for name in (place.name, *place.names, *place.demonyms):
            names.setdefault(name, place)
            _lengthen(longest, name)
    return DeskPlaces(names, longest)


def value_of(place: Place) -> PlaceValue:
    """Return a register entry as the value of a mention."""
    return PlaceValue(
        name=place.name,
        level=place.level,
        country=place.country,
        geonames_id=place.geonames_id,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
    )
