"""The desk: who publishes, who speaks, where; how its days are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Counting(StrEnum):
    """How the day number counts: inclusive makes the epoch day 1, elapsed makes it day 0."""

    INCLUSIVE = "inclusive"
    ELAPSED = "elapsed"


@dataclass(frozen=True, slots=True)
class DayRule:
    """The rule that turns a date into the number of the day."""

    epoch: date
    counting: Counting = Counting.INCLUSIVE

    def number_of(self, day: date) -> int:
        """Return the number of a date under this rule."""
        return (day - self.epoch).days + (self.counting is Counting.INCLUSIVE)


class MediumKind(StrEnum):
    """What kind of thing a statement was made on."""

    SOCIAL = "social"
    PRESS = "press"
    BROADCAST = "broadcast"
    EVENT = "event"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class OutletKind(StrEnum):
    """What an outlet is; official outlets speak for somebody, the others report."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    CHANNEL = "channel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One organisation or person that publishes.

    ``names`` are the spellings under which reports arrive (channel titles, mail senders, site
    names); ``speaker`` is the id of the person, or the name of the body, whose own words its
    posts are (null for outlets that report the words of others); ``medium`` is where it posts.
    """

    id: str
    name: str
    kind: OutletKind = OutletKind.OTHER
    names: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    tier: int = 2  # 1 weighs most
    owner: str | None = None
    url: str | None = None
    joined_on: date | None = None
    speaker: str | None = None
    medium: MediumKind = MediumKind.UNKNOWN
    medium_name: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A title somebody held: from and until are inclusive days, null where not known."""

    title: str
    affiliation: str | None = None
    from_on: date | None = None
    until_on: date | None = None

    def held_on(self, day: date) -> bool:
        """Tell whether the role was held on a day."""
        return (self.from_on is None or self.from_on <= day) and (
            self.until_on is None or day <= self.until_on
        )


@dataclass(frozen=True, slots=True)
class Person:
    """One person (or one body that speaks): one id, one canonical name, many spellings."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    surname: str | None = None  # where it is not the last word of the name
    pronoun: str | None = None  # "he", "she", "they", "it"; null where not known
    body: bool = False  # an organisation that speaks, not a human being

    def role_on(self, day: date) -> Role | None:
        """Return the first role held on a day."""
        return next((role for role in self.roles if role.held_on(day)), None)


@dataclass(frozen=True, slots=True)
class Place:
    """One place: a level and a radius, never a bare pin."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    level: str = "town"  # country region district town neighbourhood river sea facility direction
    country: str | None = None  # ISO 3166 code, or the desk's own code for an invented country
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonames_id: int | None = None
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Border:
    """The country (ISO 3166) a disputed region, and all that lies in it, is given to."""

    region: str
    country: str


BORDERS_NOTE = (
    "Places in disputed regions are given to countries as GeoNames has it;"
    " [borders] in desk.toml changes that."
)


@dataclass(frozen=True, slots=True)
class Beat:
    """A field the desk watches, and its quota of an edition's sections.

    A story is of the first beat that has its words or places; a word may be the beginning of one
    ("sanction*"). ``least`` sections go to the beat as long as it has stories that deserve one;
    ``most`` bounds them, null where nothing does.
    """

    name: str
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """What the desk has settled of its editions: how many sections, of which beats, what is noted.

    ``unverified`` is the editor's own sentence behind a claim of a party that one origin alone
    carries; empty for none. ``quoted`` is the share of a section's words that may stand in
    quotation marks.
    """

    sections: int = 7
    beats: tuple[Beat, ...] = ()
    unverified: str = ""
    quoted: float = 1 / 3


@dataclass(frozen=True, slots=True)
class Registers:
    """What the desk knows beforehand: outlets, people and places, and whose regions are."""

    outlets: tuple[Outlet, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    borders: tuple[Border, ...] = ()
