"""Which place a name means: every sense is weighed by evidence, and the reasons are kept.

A report means one place by one name. Each candidate has features: what the text says it lies in
("Paris, Texas"), how many live there, of what level it is, how near the report's other places lie,
and where its outlet is at home. Their weights were fitted by ``training/places/weigh.py``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from standfirst.read.borders import with_border
from standfirst.read.gazetteer import BASE, OTHER, World, load_world
from standfirst.read.place_found import FoundPlace, widened

if TYPE_CHECKING:
    from standfirst.read.context import ReadingContext
    from standfirst.records import PlaceValue, Registers, Report

WEIGHTS: Final = {
    "people": 0.56,
    "capital": 2.0,
    "country": 0.8,
    "region": 0.0,
    "district": -0.9,
    "sea": 2.0,
    "river": 1.0,
    "other": -1.1,
    "within": 4.0,
    "holds": 1.1,
    "same_country": 2.3,
    "same_region": 2.8,
    "region_named": 1.0,
    "country_named": 0.0,
    "near": 2.6,
    "home_country": 1.4,
    "home_region": 3.0,
}
_ROUNDS: Final = 2
_ABOUT: Final = 0.3  # of the logarithm: a town and the district it fills count as equal
_NEAR_KM: Final = 100.0
_MOST_POINTS: Final = 30  # of a report, against which nearness is measured


@dataclass(frozen=True, slots=True)
class Home:
    """Where an outlet is at home: an ISO code and a row of the gazetteer, null where not known."""

    country: str | None = None
    row: int | None = None


@dataclass(slots=True)
class Group:
    """All mentions of one name; ``shares`` weigh its candidates, summing up to one."""

    rows: tuple[tuple[int, int], ...]
    members: list[int]
    stated: frozenset[int]  # rows the text says it lies in
    shares: list[float]
    features: list[dict[str, float]]


def home_of(report: Report, context: ReadingContext) -> Home:
    """Return the home of a report's outlet: by the register, else by its address."""
    country = context.outlet.country if context.outlet else None
    if country is None and report.url:
        host = report.url.partition("://")[2].partition("/")[0].partition(":")[0]
        tail = host.rpartition(".")[2].upper()
        country = {"UK": "GB"}.get(tail, tail) if len(tail) == 2 else None
        country = country if country in load_world().codes else None
    return Home(country)


def resolve(
    text: str, places: list[FoundPlace], home: Home, registers: Registers
) -> list[PlaceValue]:
    """Return what each place means; of one name always the same."""
    groups = weigh(text, places, home)
    world = load_world()
    values: list[PlaceValue | None] = []
    for place in places:
        known = place.value and with_border(place.value, None, registers)
        values.append(widened(known, place.wider) if known and place.wider else known)
    for group in groups:
        best = max(range(len(group.rows)), key=lambda n: group.shares[n])
        row = group.rows[best][0]
        value = replace(world.value(row), why=_reasons(world, group, best))
        value = with_border(value, row, registers)
        for member in group.members:
            wider = places[member].wider
            values[member] = widened(value, wider) if wider else value
    return [value for value in values if value is not None]


def weigh(text: str, places: list[FoundPlace], home: Home) -> list[Group]:
    """Weigh the candidates of every name of a report."""
    groups = _groups(text, places)
    world = load_world()
    for group in groups:
        for row, flags in group.rows:
            group.features.append(_own_features(world, row, flags, group, home))
        group.shares = shares_of(group.features)
    for _ in range(_ROUNDS):
        company = Company(world, groups)
        for group in groups:
            own = company.of(group)
            for n, (row, _flags) in enumerate(group.rows):
                group.features[n] |= company.features(row, group, own)
        for group in groups:
            group.shares = shares_of(group.features)
    return groups


def _groups(text: str, places: list[FoundPlace]) -> list[Group]:
    """Put the mentions of one name together, and note what the text says each lies in."""
    by_name: dict[tuple[str, tuple[tuple[int, int], ...]], Group] = {}
    for n, place in enumerate(places):
        if not place.rows:
            continue
        group = by_name.setdefault(
            (place.name, place.rows), Group(place.rows, [], frozenset(), [], [])
        )
        group.members.append(n)
        following = places[n + 1] if n + 1 < len(places) else None
        if following is not None and following.rows and not following.is_adjective:
            between = text[place.span.end : following.span.start]
            if between in {", ", " in ", ", in ", " (", " of "}:
                group.stated |= {row for row, _ in following.rows}
    return list(by_name.values())


def _own_features(world: World, row: int, flags: int, group: Group, home: Home) -> dict[str, float]:
    level = world.level(row)
    within = world.within(row)
    country = world.country(row)
    return {
        "people": world.people(row),
        level: 1.0,
        "capital": float(world.is_capital(row)),
        "other": float(flags in {OTHER, BASE}),
        "within": float(any(each in group.stated for each in within)),
        "home_country": float(home.country is not None and country == home.country),
        "home_region": float(home.row is not None and home.row in (row, *within)),
    }


def shares_of(features: list[dict[str, float]]) -> list[float]:
    """Return the probabilities of candidates by their features."""
    scores = [
        sum(WEIGHTS.get(name, 0.0) * value for name, value in each.items()) for each in features
    ]
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


class Company:
    """The report's other places: how much of them lies in each country and region, and where."""

    def __init__(self, world: World, groups: list[Group]) -> None:
        self.world = world
        self.mass: dict[int, float] = defaultdict(float)
        self.total = 0.0
        self.named: dict[int, float] = defaultdict(float)
        points: list[tuple[float, int, float, float]] = []
        for group in groups:
            weight = 1.0 + math.log(len(group.members))
            self.total += weight
            for row, share in self._shares(group):
                self.named[row] += share
                for each in (row, *world.within(row)):
                    self.mass[each] += share * weight
                point = world.point(row)
                if share > 0.4 and point and world.level(row) in {"town", "district", "region"}:
                    points.append((share * weight, id(group), *point))
        self.points = sorted(points, reverse=True)[:_MOST_POINTS]

    @staticmethod
    def _shares(group: Group) -> list[tuple[int, float]]:
        return [
            (row, share)
            for (row, _), share in zip(group.rows, group.shares, strict=True)
            if share > 0.02
        ]

    def of(self, group: Group) -> dict[int, float]:
        """Return what of the mass is a name's own, by row."""
        weight = 1.0 + math.log(len(group.members))
        own: dict[int, float] = defaultdict(float)
        for each, share in self._shares(group):
            for one in (each, *self.world.within(each)):
                own[one] += share * weight
        return own

    def features(self, row: int, group: Group, own: dict[int, float]) -> dict[str, float]:
        """Return how well a candidate fits the others; its own name's share does not count."""
        others = self.total - 1.0 - math.log(len(group.members))
        if others <= 0:
            return {}
        world = self.world
        chain = (row, *world.within(row))
        fit = {each: max(0.0, self.mass.get(each, 0.0) - own.get(each, 0.0)) for each in chain}
        region = [e for e in chain if world.level(e) == "region"]
        country = [e for e in chain if world.level(e) == "country"]
        return {
            "holds": min(1.0, fit[row] / others * 2) if world.level(row) != "town" else 0.0,
            "same_country": fit[country[-1]] / others if country else 0.0,
            "same_region": fit[region[-1]] / others if region else 0.0,
            "near": self._near(row, group),
            "region_named": self._named(region[-1:], row),
            "country_named": self._named(country[-1:], row),
        }

    def _named(self, holders: list[int], row: int) -> float:
        """Tell how sure it is that the report names what a candidate lies in."""
        return min(1.0, sum(self.named.get(each, 0.0) for each in holders if each != row))

    def _near(self, row: int, group: Group) -> float:
        point = self.world.point(row)
        if point is None:
            return 0.0
        near = 0.0
        for weight, of, lat, lon in self.points:
            if of == id(group):
                continue
            north = (lat - point[0]) * 111.2
            east = (lon - point[1]) * 111.2 * math.cos(math.radians(lat))
            near += weight / (1 + (north * north + east * east) / _NEAR_KM**2)
        return math.log1p(near)


def _reasons(world: World, group: Group, best: int) -> tuple[str, ...]:
    """Return what spoke for the sense that was chosen, the strongest first."""
    if len(group.rows) == 1:
        return ("the only place of this name",)
    features = group.features[best]
    row = group.rows[best][0]
    within = world.within(row)
    holder = next((each for each in within if each in group.stated), None)
    said = {
        "within": f"the text says it lies in {world.name(holder)}" if holder is not None else "",
        "home_region": "it lies in the outlet's home region",
        "home_country": "it lies in the outlet's country",
        "same_region": "the report's other places lie in its region",
        "same_country": "the report's other places lie in its country",
        "region_named": "the report names its region",
        "near": "the report's other places lie near",
        "holds": "the report's other places lie in it",
        "people": f"the largest of {len(group.rows)} places of this name",
    }
    largest = max(each["people"] for each in group.features)
    found = []
    for name, words in said.items():
        value = features.get(name, 0.0)
        if name == "people":
            value = float(features["people"] >= largest - _ABOUT)
        elif name not in {"within", "home_region", "home_country"}:
            value = value if value >= 0.3 else 0.0
        if value and words:
            found.append(words)
    return tuple(found) or (f"the likeliest of {len(group.rows)} places of this name",)
