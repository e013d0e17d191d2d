"""A small map of the spots a report names, drawn as SVG: coasts and circles, no network, no pins.

A circle is as wide as the place reaches, for nobody said where in it something happened. Coasts
alone are drawn (Natural Earth, in the public domain): a border would take a side.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from standfirst.records import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standfirst.records import Mention, PlaceValue

WIDTH: Final = 640
HEIGHT: Final = 360
KM_PER_DEGREE: Final = 111.2
_MOST: Final = 40  # places; what a report names first
_LEAST_SPAN: Final = 6.0  # degrees shown from north to south
_MARGIN: Final = 1.35
_LEAST_CIRCLE: Final = 4.0  # pixels, to be seen at all
_LETTER: Final = 6.4  # pixels of a letter of a label
_LINE: Final = 12.0  # pixels from one label's base line to the next
_HALF_WORLD: Final = 180.0
_UNPLACED: Final = frozenset({"country", "sea", "river"})
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is shown: its middle in degrees, and pixels a degree."""

    lat: float
    lon: float
    scale: float  # of latitude; longitude is drawn closer by the cosine

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Return pixels from the upper left corner."""
        east = (lon - self.lon) * math.cos(math.radians(self.lat))
        return WIDTH / 2 + east * self.scale, HEIGHT / 2 - (lat - self.lat) * self.scale


def draw_map(mentions: Iterable[Mention]) -> str | None:
    """Return a report's spots on a map as one SVG element; null where there is none to draw."""
    spots = _spots(mentions)
    if not spots:
        return None
    view = _view(spots)
    names = ", ".join(spot.name for spot in spots)
    label = escape("Map: " + names)
    parts = [
        f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">',
        f'<path class="land" d="{_coasts(view)}"/>',
        *(_circle(view, spot) for spot in spots),
        *_labels(view, spots),
        "</svg>",
    ]
    return "".join(parts)


def _spots(mentions: Iterable[Mention]) -> list[PlaceValue]:
    found: dict[tuple[str, float, float], PlaceValue] = {}
    for mention in mentions:
        place = mention.place
        if (
            mention.kind is MentionKind.PLACE
            and place is not None
            and place.use == "spot"
            and place.level not in _UNPLACED
            and place.lat is not None
            and place.lon is not None
        ):
            found.setdefault((place.name, place.lat, place.lon), place)
    return list(found.values())[:_MOST]


def _view(spots: Sequence[PlaceValue]) -> View:
    """Return a view that holds all circles."""
    lats = [spot.lat or 0.0 for spot in spots]
    lons = [spot.lon or 0.0 for spot in spots]
    reach = max(spot.radius_km or 0.0 for spot in spots) / KM_PER_DEGREE
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    high = max(_LEAST_SPAN, (max(lats) - min(lats) + 2 * reach) * _MARGIN)
    wide = (max(lons) - min(lons)) * math.cos(math.radians(lat)) + 2 * reach
    return View(lat, lon, min(HEIGHT / high, WIDTH / max(1.0, wide * _MARGIN)))


def _circle(view: View, spot: PlaceValue) -> str:
    x, y = view.point(spot.lat or 0.0, spot.lon or 0.0)
    radius = max(_LEAST_CIRCLE, (spot.radius_km or 0.0) / KM_PER_DEGREE * view.scale)
    title = f"<title>{escape(spot.name)}</title>"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">{title}</circle>'


def _labels(view: View, spots: Sequence[PlaceValue]) -> Iterator[str]:
    """Yield names above or below their spots; one that would cover another is only a title."""
    taken: list[tuple[float, float, float]] = []  # middle, half of the width, base line
    for spot in spots:
        x, y = view.point(spot.lat or 0.0, spot.lon or 0.0)
        half = len(spot.name) * _LETTER / 2
        x = min(max(x, half), WIDTH - half)
        for base in (y - 6, y + 16):
            if all(abs(x - a) >= half + b or abs(base - c) >= _LINE for a, b, c in taken):
                taken.append((x, half, base))
                yield f'<text x="{x:.1f}" y="{base:.1f}">{escape(spot.name)}</text>'
                break


@cache
def _rings() -> tuple[tuple[tuple[float, float, float, float], Ring], ...]:
    """Return each coast with its bounds (west, south, east, north)."""
    text = files("standfirst.publish").joinpath("data", "land.txt").read_text("utf-8")
    found = []
    for line in text.splitlines():
        pairs = (pair.split(",") for pair in line.split(" "))
        ring = tuple((int(x) / 10, int(y) / 10) for x, y in pairs)
        lons, lats = [x for x, _ in ring], [y for _, y in ring]
        found.append(((min(lons), min(lats), max(lons), max(lats)), ring))
    return tuple(found)


def _coasts(view: View) -> str:
    """Return the coasts that reach into a view as one path."""
    high = HEIGHT / view.scale / 2
    wide = WIDTH / view.scale / 2 / max(0.05, math.cos(math.radians(view.lat)))
    paths = []
    for (west, south, east, north), ring in _rings():
        if west > view.lon + wide or east < view.lon - wide:
            continue
        if south > view.lat + high or north < view.lat - high:
            continue
        for part in _parts(ring):
            points = (view.point(lat, lon) for lon, lat in part)
            paths.append("M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in points) + "Z")
    return "".join(paths)


def _parts(ring: Ring) -> Iterator[Ring]:
    """Part a coast where it crosses the 180th meridian, lest a line runs across the whole map."""
    first = 0
    for n in range(1, len(ring)):
        if abs(ring[n][0] - ring[n - 1][0]) > _HALF_WORLD:
            yield ring[first:n]
            first = n
    yield ring[first:]
