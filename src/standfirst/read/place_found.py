"""A place name as it was found in the text, before it is known which place it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from standfirst.read.gazetteer import load_world

if TYPE_CHECKING:
    from standfirst.records import PlaceValue, Span

RADII: Final = {"region": 120.0, "district": 40.0, "direction": 25.0, "neighbourhood": 5.0}  # km
Rows = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class FoundPlace:
    """A place name in the text; ``first`` and ``last`` count words of its run.

    ``value`` is known at once for the desk's own places and for those that only a word in them
    makes one; else ``rows`` are what the name may mean, with the flags of the gazetteer, and
    ``resolve`` gives the value. ``wider`` is the name and level of what is called after such a
    place ("Karsk region", "South Karsk", "Karsk Airport").
    """

    span: Span
    name: str
    first: int
    last: int  # exclusive
    value: PlaceValue | None = None
    rows: Rows = ()
    wider: tuple[str, str] | None = None
    is_desk: bool = False
    is_adjective: bool = False
    is_weak: bool = False
    inner: FoundPlace | None = None  # the place it is called after, read if itself is none

    @property
    def level(self) -> str:
        """The level of what the name means first of all."""
        if self.wider:
            return self.wider[1]
        return self.value.level if self.value else load_world().level(self.rows[0][0])

    @property
    def n_words(self) -> int:
        """The number of words of its run that it takes."""
        return self.last - self.first


def widened(value: PlaceValue, wider: tuple[str, str]) -> PlaceValue:
    """Return what is called after a place, at its point: no register knows more of it."""
    name, level = wider
    if level == value.level == "region":
        return value
    radius = RADII.get(level, value.radius_km)
    return replace(value, name=name, level=level, radius_km=radius, geonames_id=None)
