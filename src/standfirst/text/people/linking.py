"""From sightings to a register: which names of which reports are one person.

The desk's people come first, then the names that reports use, the commonest first; each is joined
to the one entry it is the same as, or begins one of its own. The editor's judgements are honoured
before and above all. The same sightings, people and judgements give the same register in any order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from standfirst.records import Doubt
from standfirst.text.people.index import NameIndex
from standfirst.text.people.matching import Verdict, match_names
from standfirst.text.people.names import is_initial, parse_name
from standfirst.text.people.roles import Office

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.records import Judgement, Person, Sighting
    from standfirst.text.people.index import Found
    from standfirst.text.people.matching import Match

SAME: Final = "same-person"
DIFFERENT: Final = "different-person"
_GENERIC: Final = frozenset(
    "ministry department office agency council committee commission cabinet government parliament"
    " court army navy police staff general armed forces force air land ground naval border guard"
    " service services security state national federal central regional local city supreme high"
    " defence defense foreign interior home justice finance energy health education transport"
    " infrastructure economy agriculture culture internal external affairs intelligence military"
    " mechanised mechanized brigade division regiment battalion corps group command southern"
    " northern eastern western union party senate house assembly congress bank board of and for the"
    " president president's presidential prime minister minister's".split()
)


@dataclass(slots=True)
class Unit:
    """All sightings of one name."""

    id: str
    name: str
    body: bool
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def offices(self) -> tuple[Office, ...]:
        """The titles that reports give this name."""
        said = {(r.title, r.affiliation or "") for s in self.sightings for r in s.roles}
        return tuple(Office(title, where or None) for title, where in sorted(said))


@dataclass(slots=True)
class Cluster:
    """One entry in the making."""

    id: str
    person: Person | None = None
    units: list[Unit] = field(default_factory=list)

    @property
    def offices(self) -> tuple[Office, ...]:
        """The titles of the desk and of the reports."""
        known = self.person.roles if self.person else ()
        mine = tuple(Office(role.title, role.affiliation) for role in known)
        return mine + tuple(office for unit in self.units for office in unit.offices)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the editor said of two ids, the last word on each pair."""

    same: tuple[tuple[str, str], ...]
    different: frozenset[frozenset[str]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Decisions:
        """Take the judgements about people, in the order they were made."""
        last: dict[frozenset[str], Judgement] = {}
        for one in judgements:
            if one.kind in {SAME, DIFFERENT} and one.other is not None:
                last.pop(frozenset((one.subject, one.other)), None)
                last[frozenset((one.subject, one.other))] = one
        return cls(
            tuple((o.subject, o.other or "") for o in last.values() if o.kind == SAME),
            frozenset(pair for pair, o in last.items() if o.kind == DIFFERENT),
        )


def link(
    people: Sequence[Person], sightings: Iterable[Sighting], judgements: Iterable[Judgement]
) -> tuple[tuple[Cluster, ...], tuple[Doubt, ...]]:
    """Return the clusters, desk's people first, and the doubtful matches."""
    return _Linker(people, Decisions.of(judgements)).run(_units(sightings))


def _units(sightings: Iterable[Sighting]) -> list[Unit]:
    """Gather sightings by name; whole names come first, and the commonest of them."""
    units: dict[str, Unit] = {}
    for one in sightings:
        unit = units.setdefault(one.unit, Unit(one.unit, one.name, one.body))
        unit.sightings.append(one)
        unit.name = min(unit.name, one.name)  # an id may have several, where the desk gave it
    for unit in units.values():
        unit.sightings.sort(key=lambda s: (s.report, s.revision, s.spans))
    return sorted(
        units.values(), key=lambda u: (u.body, -_weight(u), -len(u.sightings), u.name, u.id)
    )


def _weight(unit: Unit) -> int:
    """Return how much a name tells: a whole name more than initials, these more than a surname."""
    name = parse_name(unit.name)
    if not name.given:
        return 0
    return 1 if all(is_initial(word) for word in name.given) else 2


class _Linker:
    def __init__(self, people: Sequence[Person], decisions: Decisions) -> None:
        self._decisions = decisions
        self._clusters: dict[str, Cluster] = {}
        self._home: dict[str, str] = {}  # id of a unit or person → id of its cluster
        self._index = NameIndex()
        self._bodies: dict[str, str] = {}
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._doubts: list[Doubt] = []
        self._same: defaultdict[str, list[str]] = defaultdict(list)
        for one, other in decisions.same:
            self._same[one].append(other)
            self._same[other].append(one)
        for person in people:
            self._clusters[person.id] = Cluster(person.id, person)
            self._home[person.id] = person.id
            for name in (person.name, *person.names):
                self._remember(person.id, name, body=person.body)

    def run(self, units: list[Unit]) -> tuple[tuple[Cluster, ...], tuple[Doubt, ...]]:
        for unit in units:
            self._place(unit)
        self._join_judged()
        kept = {one.id: one for one in self._clusters.values() if _is_kept(one)}
        waiting: dict[tuple[str, str], Doubt] = {}
        for doubt in self._doubts:
            entry, home = self._home_of(doubt.entry), self._home_of(doubt.unit)
            if entry in kept and home != entry and not self._is_apart(doubt.unit, entry):
                waiting.setdefault((doubt.unit, entry), replace(doubt, entry=entry))
        return tuple(kept.values()), tuple(waiting.values())

    def _remember(self, cluster: str, name: str, *, body: bool) -> None:
        if body:
            self._bodies.setdefault(body_key(name), cluster)
        else:
            self._index.add(cluster, name)
            self._names[cluster].append(name)

    def _place(self, unit: Unit) -> None:
        """Join a unit to the entry it is the same as, or begin one of its own."""
        home = self._home.get(unit.id)
        if home is None:
            home = self._judged(unit) or (
                self._bodies.get(body_key(unit.name)) if unit.body else self._matched(unit)
            )
        if home is not None and self._is_apart(unit.id, home):
            home = None
        if home is None:
            home = unit.id
            self._clusters[home] = Cluster(home)
        self._home[unit.id] = home
        self._clusters[home].units.append(unit)
        if unit.body or _weight(unit):
            self._remember(home, unit.name, body=unit.body)

    def _judged(self, unit: Unit) -> str | None:
        homes = (self._home.get(other) for other in self._same.get(unit.id, ()))
        return next((home for home in homes if home), None)

    def _matched(self, unit: Unit) -> str | None:
        """Return the one entry that a name is the same as; note those that it may be."""
        found = [
            one
            for one in self._index.find(unit.name)
            if not self._is_apart(unit.id, one.id) and not self._speaks_against(unit, one)
        ]
        same = [one for one in found if self._is_same(unit, one)]
        if len(same) == 1:
            return same[0].id
        for one in found:
            self._doubts.append(self._doubt(unit, one, several=len(same) > 1 and one in same))
        return None

    def _is_same(self, unit: Unit, found: Found) -> bool:
        return self._with_offices(unit, found).verdict is Verdict.SAME

    def _with_offices(self, unit: Unit, found: Found) -> Match:
        offices = self._clusters[self._home_of(found.id)].offices
        return match_names(unit.name, found.written, unit.offices, offices)

    def _speaks_against(self, unit: Unit, found: Found) -> bool:
        """Tell whether another name of the entry parts them: another patronymic or suffix."""
        return any(
            match_names(unit.name, other).reason in {"another patronymic", "another suffix"}
            for other in self._names[found.id]
        )

    def _doubt(self, unit: Unit, found: Found, *, several: bool) -> Doubt:
        match = self._with_offices(unit, found)
        return Doubt(
            unit.id,
            unit.name,
            found.id,
            found.written,
            "the same as several of the register" if several else match.reason,
            tuple(f"{f.name}: {f.value} ({f.evidence})" for f in match.features if f.evidence),
        )

    def _home_of(self, one: str) -> str:
        return self._home.get(one, one)

    def _is_apart(self, one: str, cluster: str) -> bool:
        """Tell whether the editor parted an id from an entry or from any of its names."""
        pairs = ((a, b) for a in self._ids(self._home_of(one), one) for b in self._ids(cluster))
        return any(frozenset(pair) in self._decisions.different for pair in pairs)

    def _ids(self, cluster: str, *more: str) -> set[str]:
        known = self._clusters.get(cluster)
        return {cluster, *more} | {unit.id for unit in (known.units if known else ())}

    def _join_judged(self) -> None:
        """Join the entries that the editor called one, unless a later word parts them."""
        for one, other in self._decisions.same:
            a, b = self._home.get(one), self._home.get(other)
            if a is None or b is None or a == b or self._is_apart(a, b):
                continue
            keep, drop = (b, a) if self._clusters[a].person is None else (a, b)
            if self._clusters[drop].person is not None:
                continue  # both stand in the desk's file, which only its editor can change
            gone = self._clusters.pop(drop)
            self._clusters[keep].units += gone.units
            for unit in gone.units:
                self._home[unit.id] = keep
            self._home[drop] = keep


def _is_kept(cluster: Cluster) -> bool:
    """Tell whether an entry is worth a place: a surname alone, of nobody known, is not."""
    return bool(cluster.person) or any(
        not _is_generic(unit.name) if unit.body else _weight(unit) for unit in cluster.units
    )


def _is_generic(name: str) -> bool:
    """Tell whether a body's name is that of many: "Defence Ministry" without a country."""
    words = body_key(name).replace("-", " ").split()
    return all(word in _GENERIC for word in words)


def body_key(name: str) -> str:
    """Return by what a body is known: its name without case and article."""
    return name.casefold().removeprefix("the ").replace("’", "'")


def names_by_use(units: Iterable[Unit]) -> list[str]:
    """Return the names of units, the most used first; ties by name."""
    count: Counter[str] = Counter()
    for unit in units:
        for one in unit.sightings:
            count[one.name] += len(one.spans)
    return [name for name, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))]
