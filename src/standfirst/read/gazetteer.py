"""The gazetteer: names of places, the desk's own first, then the packaged world.

The world comes from GeoNames (see ``data/SOURCES.md``), as one file that is mapped into memory and
read as it lies: nothing is unpacked, processes share it. ``training/places/build.py`` writes it.
Names are sorted eight-byte hashes; each leads to the rows it may mean, widest and largest first.
"""

from __future__ import annotations

import math
import mmap
import struct
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from standfirst.errors import StandfirstError
from standfirst.read.kept import kept
from standfirst.records import PlaceValue

if TYPE_CHECKING:
    from standfirst.records import Place, Registers

MAGIC: Final = b"SFGAZ001"
LEVELS: Final = tuple(
    "country region district town neighbourhood river sea facility direction".split()
)
ADJECTIVE, OTHER, CODE, BASE = 1, 2, 4, 8  # how a name means a row; 0: as its own name
LISTED, FIRST_NAME, SURNAME, WORD = 1, 2, 4, 8  # what else a name is
NOWHERE: Final = -32768
NOTHING: Final = 0xFFFFFFFF
_KINDS: Final[tuple[Literal["Q", "I", "h", "B"], ...]] = (
    *("Q", "I", "I", "I", "h", "h", "B", "B", "I", "B", "B", "I", "B", "B"),
)  # of the columns, in the order of the fields of World
_MOST_KEPT: Final = 50_000  # names whose rows are remembered


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name may mean: rows with how it means them; ``also`` tells what else the name is.

    ``longest`` is the most words of a name that begins with this one.
    """

    rows: tuple[tuple[int, int], ...]
    also: int
    longest: int


@dataclass(slots=True)
class World:
    """The packaged places by row number; ``names`` and ``chains`` remember what was looked up."""

    codes: tuple[str | None, ...]  # of countries; the first stands for none
    keys: memoryview  # of names, sorted
    starts: memoryview  # where in posts the rows of a name begin
    posts: memoryview  # a row, and in the upper eight bits how the name means it
    geonames: memoryview
    lats: memoryview
    lons: memoryview
    levels: memoryview  # place in LEVELS; 16 more for the capital of a country
    countries: memoryview
    parents: memoryview
    peoples: memoryview
    radii: memoryview
    ats: memoryview  # where in blob the name of a row begins
    infos: memoryview  # of a name: what else it is, and the most words of a name it begins
    blob: memoryview
    names: dict[str, Entry | None] = field(default_factory=dict, kw_only=True)
    chains: dict[int, tuple[int, ...]] = field(default_factory=dict, kw_only=True)

    def find(self, name: str) -> Entry | None:
        """Return what a name may mean; null where it neither names nor begins a name."""
        try:
            return self.names[name]
        except KeyError:
            pass
        if len(self.names) >= _MOST_KEPT:
            self.names.clear()  # bounded memory: a hostile text is all names
        key = key_of(name)
        at = bisect_left(self.keys, key)
        entry = None
        if at < len(self.keys) and self.keys[at] == key:
            posts = self.posts[self.starts[at] : self.starts[at + 1]]
            rows = tuple((post & 0xFFFFFF, post >> 24) for post in posts)
            entry = Entry(rows, self.infos[at] & 15, self.infos[at] >> 4)
        self.names[name] = entry
        return entry

    def name(self, row: int) -> str:
        """Return the name a row goes by."""
        return bytes(self.blob[self.ats[row] : self.ats[row + 1]]).decode("utf-8")

    def level(self, row: int) -> str:
        """Return the level of a row."""
        return LEVELS[self.levels[row] & 15]

    def is_capital(self, row: int) -> bool:
        """Tell whether a row is the capital of a country."""
        return self.levels[row] >= 16

    def country(self, row: int) -> str | None:
        """Return the ISO 3166 code of a row's country."""
        return self.codes[self.countries[row]]

    def point(self, row: int) -> tuple[float, float] | None:
        """Return latitude and longitude in degrees."""
        if self.lats[row] == NOWHERE:
            return None
        return self.lats[row] / 32000 * 90, self.lons[row] / 32000 * 180

    def people(self, row: int) -> float:
        """Return the natural logarithm of one more than a row's inhabitants."""
        return float(self.peoples[row] / 12)

    def within(self, row: int) -> tuple[int, ...]:
        """Return the rows a row lies in, the nearest first."""
        known = self.chains.get(row)
        if known is not None:
            return known
        found: list[int] = []
        above = row
        while (above := self.parents[above]) != NOTHING and len(found) < len(LEVELS):
            found.append(above)
        if len(self.chains) >= _MOST_KEPT:
            self.chains.clear()
        self.chains[row] = tuple(found)
        return self.chains[row]

    def value(self, row: int) -> PlaceValue:
        """Return the facts of a row."""
        point = self.point(row)
        return PlaceValue(
            name=self.name(row),
            level=self.level(row),
            country=self.country(row),
            geonames_id=self.geonames[row] or None,
            lat=round(point[0], 3) if point else None,
            lon=round(point[1], 3) if point else None,
            radius_km=float(round(math.exp(self.radii[row] / 25))),
        )


@dataclass(frozen=True, slots=True)
class DeskPlaces:
    """The desk's own places by each of their names."""

    names: dict[str, Place]
    longest: dict[str, int]


def key_of(name: str) -> int:
    """Return the eight-byte hash by which a name is found."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


@cache
def load_world() -> World:
    """Map the packaged gazetteer into memory, once a process."""
    path = files("standfirst.read").joinpath("data", "gazetteer.bin")
    if isinstance(path, Path):
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    else:  # inside an archive
        whole = memoryview(path.read_bytes())
    magic, n_parts = struct.unpack_from("<8sI", whole)
    if magic != MAGIC:
        raise StandfirstError(f"{path}: not a gazetteer of this version; install the package anew")
    sizes = struct.unpack_from(f"<{n_parts}I", whole, 12)
    parts, at = [], 12 + 4 * n_parts
    for size in sizes:
        at += -at % 8
        parts.append(whole[at : at + size])
        at += size
    codes = bytes(parts.pop()).decode().split("|")
    columns = [part.cast(kind) for part, kind in zip(parts, _KINDS, strict=True)]
    return World((None, *codes), *columns)


@kept
def desk_places(registers: Registers) -> DeskPlaces:
    """Index the places of the desk's registers by name, spelling and adjective."""
    names: dict[str, Place] = {}
    longest: dict[str, int] = {}
    for place in registers.places:
        for name in (place.name, *place.names, *place.demonyms):
            names.setdefault(name, place)
            first, *others = name.split(" ")
            if others and longest.get(first, 1) <= len(others):
                longest[first] = len(others) + 1
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
