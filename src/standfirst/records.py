"""Every record that travels between the stages: frozen, slotted, standard library only.

Offsets are Unicode code points, half-open ``[start, end)``, into ``Report.text``.
Times are aware datetimes. Ids are content hashes whose first two characters name the kind
of record and the version of the id format (``r1…`` a report, ``s1…`` a statement, …).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from standfirst.errors import SpanError

Date = date  # for the records whose own field is called date


def make_id(kind: str, *parts: str) -> str:
    """Make a stable id: a letter for the kind, the format version 1, 14 hex digits."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}1{digest[:14]}"


def sha256_of(text: str) -> str:
    """Return the SHA-256 of the UTF-8 bytes of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Span(NamedTuple):
    """Half-open code-point offsets ``[start, end)`` into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this span; raise SpanError when it does not fit the text."""
        if not 0 <= self.start <= self.end <= len(text):
            raise SpanError(
                f"span {self.start}-{self.end}: does not fit a text of {len(text)} characters;"
                " the text was changed after it was read, read it again"
            )
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


# ── the desk: who publishes, who speaks, where ──────────────────────────────────────────────


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
class Registers:
    """What the desk knows beforehand: outlets, people and places, and whose regions are."""

    outlets: tuple[Outlet, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    borders: tuple[Border, ...] = ()


# ── what is collected ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Capture:
    """The raw bytes a report was read from, kept before anything is parsed."""

    sha256: str
    n_bytes: int
    media_type: str
    origin: str  # file name or address
    collected_at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that reports are collected from, as the editor set it down.

    What happens to it is kept apart, in its ``FeedState``.
    """

    id: str  # made from the address it was first given
    address: str
    kind: str = ""  # a row of the table of source kinds; empty: told by the address
    title: str | None = None
    outlet: str | None = None  # id or name; null: the feed itself says whose its reports are
    folder: str | None = None  # as in OPML; "/" parts the levels
    every: int = 60  # minutes from one visit to the next, 15 at the least
    language: str | None = None  # of all its reports; null: found in each
    full_text: bool = True  # fetch the page of an item of which the feed gives a teaser only


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed from visiting it.

    The upper half is kept by the collecting loop, the lower half by the feed's kind.
    """

    feed: str  # id
    first_tried: datetime | None = None  # null: never visited
    last_tried: datetime | None = None  # null: never visited
    last_asked: datetime | None = None  # when its server last heard from us
    last_good: datetime | None = None  # null: no visit succeeded yet
    last_new: datetime | None = None  # when it last brought a new or revised report
    next_due: datetime | None = None  # null: at once
    wait_until: datetime | None = None  # the server asked for it; null: it did not
    failures: int = 0  # visits in a row that failed
    all_failures: int = 0  # ever
    error: str | None = None  # why the last visit failed, in one line; null: it did not
    gone: bool = False  # the server said that it is gone for good; not visited by itself again

    moved_to: str | None = None  # where permanent redirects led; null: nowhere else
    etag: str | None = None  # validators of the last answer, for the next conditional request
    last_modified: str | None = None
    cursor: str | None = None  # how far the kind has read, in a form of its own
    title: str | None = None  # as the feed calls itself
    clock_offset: int | None = None  # seconds its clock is ahead of ours; null: not noticed
    signals: tuple[str, ...] = ()  # preferences on text and data mining, and where they stood
    hub: str | None = None  # WebSub hub that the feed names
    ttl: int | None = None  # minutes between two visits that the feed asks for; null: none
    skip_hours: tuple[int, ...] = ()  # hours of the day in UTC in which it asks for no visit


@dataclass(frozen=True, slots=True)
class HostNote:
    """What a host wants of its visitors, as last asked: robots.txt and tdmrep.json."""

    origin: str  # scheme, host and port
    checked_at: datetime
    robots: str | None = None  # its text; null: there is none, all is allowed
    tdmrep: str | None = None  # its text; null: there is none
    unreachable_since: datetime | None = None  # null: robots.txt could be asked for


@dataclass(frozen=True, slots=True)
class Fetch:
    """How a capture came over the network: the proof that goes with its bytes."""

    capture: str  # SHA-256 of the body, its content coding undone
    address: str  # asked for
    fetched_at: datetime
    feed: str | None = None  # id; null: fetched for none
    visit: str | None = None  # the kind of source, where a visit began with it; null: a page of one
    final_address: str | None = None  # after redirects; null: the same
    status: int | None = None  # null: the protocol has none
    headers: tuple[str, ...] = ()  # "Name: value", in the order they came
    extractor: str = ""  # name/version of what read it when it came


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found in an input, before its text is put into normal form."""

    text: str  # the body, paragraphs parted by a blank line
    origin: str  # file name, with a message or line number where there are several
    capture: str | None = None  # SHA-256 of the raw bytes
    extractor: str = ""  # name/version of what turned bytes into this text
    external_id: str | None = None
    outlet: str | None = None  # as written in the input
    url: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None  # external id of the post replied to
    is_post: bool = False  # a post whose outlet speaks in its own words
    is_partial: bool = False
    revision: int = 1  # the least number of its revision; an export tells it
    work: str | None = None  # key that all language versions of one text share; null: one only


@dataclass(frozen=True, slots=True)
class Drop:
    """An input that was refused, with its reason; kept for inspection."""

    what: str
    reason: str  # a code: empty, binary, encoding, json, html-no-text, service-message, date, …
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One published text of one outlet, in one revision. Revisions are added, never edited."""

    id: str
    revision: int
    text: str  # headline, standfirst and body in normal form, parted by blank lines
    external_id: str | None = None
    outlet: str | None = None  # id of a registered outlet, else the name as it came
    url: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    collected_at: datetime | None = None
    headline: Span | None = None  # as the input gave it; read finds the rest
    standfirst: Span | None = None
    body: Span = Span(0, 0)  # noqa: RUF009 - a tuple, it cannot be changed
    byline: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    is_post: bool = False
    is_partial: bool = False
    work: str | None = None  # key that all language versions of one text share; null: one only
    capture: str | None = None
    extractor: str = ""
    origin: str = ""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the normalised text that all offsets count in."""
        return sha256_of(self.text)

    @property
    def key(self) -> str:
        """The id by which users know this report: its external id, else its id."""
        return self.external_id or self.id


# ── what is read ────────────────────────────────────────────────────────────────────────────


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


# ── what is grouped ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that carry one and the same text or word: reprints count once."""

    id: str
    reports: tuple[str, ...]  # report ids, first published first
    agency: str | None = None  # outlet id or name of the agency, where named


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one revision of a report, with its words."""

    report: str
    revision: int
    span: Span
    exact: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """One fact carried by several independent origins."""

    fact: str
    origins: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict: what is claimed, by whom, as of when, where it stands."""

    value: str
    by: str | None  # speaker's name, or the outlet
    as_of: datetime | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold; flagged, never adjudicated."""

    kind: str  # figures, denial, correction
    about: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two reports stand together: a named feature, its value and the words behind it."""

    report: str
    other: str
    feature: str
    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one event."""

    id: str
    reports: tuple[str, ...]  # report ids, in order of publication
    headline: Passage | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    origins: tuple[Origin, ...] = ()
    corroborated: tuple[Corroboration, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    evidence: tuple[Evidence, ...] = ()


# ── who is who ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SaidRole:
    """A title that a report gives somebody, and the words that do."""

    title: str
    affiliation: str | None
    day: date | None  # of publication; null for an undated report
    passage: Passage


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person or body as one revision of a report names them."""

    report: str
    revision: int
    unit: str  # id that all sightings of one name share, made from the name
    speaker: str  # id that statements of this report have for them
    name: str  # the fullest in the report
    spans: tuple[Span, ...]  # where they are named, in text order
    body: bool = False
    day: date | None = None
    roles: tuple[SaidRole, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role somebody holds or held: as the desk says, as reports say, or both.

    ``from_on`` and ``until_on`` are the desk's; what reports say has the days it was said on.
    """

    title: str
    affiliation: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    on_desk: bool = False
    first_said: date | None = None  # null: no dated report says it
    last_said: date | None = None
    said_by: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One person or body of the register, with all that the desk and the reports tell."""

    id: str
    name: str
    names: tuple[str, ...] = ()  # other names and spellings
    body: bool = False
    on_desk: bool = False
    roles: tuple[KnownRole, ...] = ()
    outlets: tuple[str, ...] = ()  # ids of outlets and channels they own or speak through
    units: tuple[str, ...] = ()  # the names of reports that were matched to it
    reports: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that may be an entry's; it waits for the editor, with what speaks for and against."""

    unit: str
    name: str
    entry: str
    entry_name: str
    reason: str
    features: tuple[str, ...] = ()  # "name: value (evidence)"


# ── what is written ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of a stored report: ``report.text[start:end] == exact``."""

    report: str
    revision: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    text_sha256: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change made to cited words: ``before`` became ``after``, for the reason ``op``.

    In JSON the fields are called ``op``, ``from`` and ``to``. An insertion has an empty
    ``before``, an omission an empty ``after``. Edits stand in the order of the sentence.
    """

    op: str
    before: str
    after: str


class SentenceKind(StrEnum):
    """Verbatim: a source's sentence; attributed: words with a speaker set to them by us."""

    VERBATIM = "verbatim"
    ATTRIBUTED = "attributed"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an edition, with all that proves it."""

    text: str
    kind: SentenceKind
    citations: tuple[Citation, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionSection:
    """One story of an edition."""

    heading: Sentence
    story: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class EditionSource:
    """A report an edition stands on."""

    report: str
    outlet: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story, or a sentence of one, that did not get into the edition, and why."""

    story: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One day's digest."""

    number: int
    date: Date
    headline: Sentence | None
    standfirst: tuple[Sentence, ...] = ()
    sections: tuple[EditionSection, ...] = ()
    as_of: datetime | None = None
    sources: tuple[EditionSource, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


# ── what is checked and decided ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Finding:
    """What the checker has to say of a draft or a sentence."""

    code: str
    severity: str  # error warning note
    span: Span
    message: str
    evidence: tuple[Citation, ...] = ()
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """An editor's decision, appended and never overwritten."""

    kind: str  # same different in out; same-person different-person
    subject: str
    other: str | None
    who: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What an import did, in numbers, with every refused input."""

    added: int = 0
    revised: int = 0
    unchanged: int = 0
    dropped: tuple[Drop, ...] = ()
