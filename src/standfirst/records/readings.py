"""What is read in a report: parts, statements, mentions, aid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standfirst.records.base import Date, Span
from standfirst.records.desks import Counting, MediumKind


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it."""

    heading: Span | None
    body: Span


@dataclass(frozen=True, slots=True)
class Notice:
    """A block that is not news: a programme, a promotion, an appeal, a legal note."""

    kind: str  # programme promotion appeal contact rights
    span: Span
    name: str | None = None
    number: int | None = None
    guests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of a report lie."""

    headline: Span | None = None
    standfirst: Span | None = None
    sections: tuple[Section, ...] = ()
    notices: tuple[Notice, ...] = ()
    captions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DayMark:
    """The number and date of the day a report names, and whether they agree.

    ``agrees`` is null where number, date or rule is missing, so nothing can be compared.
    """

    number: int | None = None
    date: Date | None = None
    written: Span | None = None
    epoch: Date | None = None
    counting: Counting | None = None
    agrees: bool | None = None


class StatementKind(StrEnum):
    """Direct: all content in quotation marks; mixed: part of it; indirect: none."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Via(StrEnum):
    """By what words a statement's source names its speaker."""

    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body a statement's source resolves to; ``name`` is null when unnamed."""

    id: str
    name: str | None
    role: str | None = None
    affiliation: str | None = None
    via: Via = Via.NAME


@dataclass(frozen=True, slots=True)
class Medium:
    """What a statement was made on."""

    kind: MediumKind
    name: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, in which words: source, cue and content spans (each may be split)."""

    id: str
    report: str
    revision: int
    kind: StatementKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Speaker | None = None
    medium: Medium | None = None
    said_on: date | None = None
    negated: bool = False
    hedged: bool = False
    parent: str | None = None
    confidence: float = 1.0


class MentionKind(StrEnum):
    """What a mention is of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """The place a mention resolves to.

    ``use`` is what the name stands for: "spot"; "adjective" ("Velmoran troops") or "demonym"
    ("Velmorans"); "actor" where it is a government's ("Velmora said"); "name" inside a body's
    name. Only spots belong on a map. ``why`` is what spoke for this place, in words.
    """

    name: str
    level: str
    country: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    use: str = "spot"
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A TIMEX3-like value and its grain (year, month, day, hour, duration, set, …)."""

    value: str
    grain: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds, what is counted and in which unit."""

    value: float | None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    unit: str | None = None  # "item", "percent", "kilometre", "USD", …
    item: str | None = None  # what is counted, as written


@dataclass(frozen=True, slots=True)
class EquipmentValue:
    """A piece of equipment: its designator or name, null for a bare kind ("drones"), and class."""

    name: str | None
    kind: str  # tank, armoured vehicle, artillery, air defence, missile, aircraft, …


@dataclass(frozen=True, slots=True)
class Entity:
    """The register entry, or the cluster of this report, a mention belongs to."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, organisation, place, time, quantity or piece of equipment in the text."""

    kind: MentionKind
    span: Span
    text: str
    place: PlaceValue | None = None
    time: TimeValue | None = None
    quantity: Quantity | None = None
    entity: Entity | None = None
    equipment: EquipmentValue | None = None


class AidStage(StrEnum):
    """How far an aid has come; a stage may stand without the ones before it."""

    REQUESTED = "requested"
    CONSIDERED = "considered"
    PLEDGED = "pledged"
    APPROVED = "approved"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Aid:
    """Help that one country or body announces, asks for or brings to another, as a report has it.

    ``count`` is how many items or how much of them, ``worth`` the money; either may be null.
    ``sentence`` and ``span`` are the words it stands on: the whole sentence, and the amount.
    Nothing is reckoned: no conversion, no sum over reports.
    """

    id: str
    report: str
    revision: int
    stage: AidStage
    donor: str | None
    recipient: str | None
    item: str | None
    item_class: str  # a class of equipment, else goods, training or funding
    count: Quantity | None
    worth: Quantity | None
    announced_on: date | None
    sentence: Span
    span: Span
    statement: str | None = None  # id of the statement whose content it stands in


@dataclass(frozen=True, slots=True)
class Reading:
    """All that ``read`` found in one revision of one report."""

    report: str
    revision: int
    parts: Parts = Parts()
    day: DayMark | None = None
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    aid: tuple[Aid, ...] = ()
