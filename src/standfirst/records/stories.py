"""What is grouped: stories with origins, corroboration, conflicts and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standfirst.records.base import Date, Span


class Level(StrEnum):
    """How well a story or a fact is corroborated: by origins, however many outlets print it."""

    SINGLE = "single source"
    ONE_ORIGIN = "several outlets, one origin"
    INDEPENDENT = "independent origins"


class Tie(StrEnum):
    """What makes several reports one origin."""

    TEXT = "text"  # reprints of each other
    OUTLET = "outlet"  # one outlet's own
    OWNER = "owner"  # titles of one owner
    AGENCY = "agency"  # one agency is credited
    SPEAKER = "speaker"  # one speaker is quoted; ties facts, never whole reports


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports of a story that stand on one source: they count once, however many they are.

    ``texts`` are the reports again, parted by text: those of one text are reprints of each other.
    ``ties`` tell what made one origin of them; a report alone has none.
    """

    id: str
    reports: tuple[str, ...]  # report ids, first published first
    agency: str | None = None  # outlet id or name of the agency, where named
    owner: str | None = None  # whom all its outlets belong to, where they are several
    texts: tuple[tuple[str, ...], ...] = ()
    ties: tuple[Tie, ...] = ()


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
    """One fact that several reports carry, and how many independent origins they are.

    Each passage belongs to the origin at the same place in ``origins``; ``repeats`` are further
    passages that stand on one of these origins, and ``ties`` what binds them to it.
    """

    fact: str
    origins: tuple[str, ...]
    passages: tuple[Passage, ...]
    level: Level = Level.INDEPENDENT
    repeats: tuple[Passage, ...] = ()
    ties: tuple[Tie, ...] = ()


class ConflictKind(StrEnum):
    """How claims stand against each other: rival figures, a denial, opposite states and others.

    Correction and retraction are a report's word on itself or on earlier reports.
    """

    FIGURES = "figures"
    DENIAL = "denial"
    OPPOSITE = "opposite"  # open and closed, arrived and did not arrive
    RESPONSIBILITY = "responsibility"  # who is blamed, who claims it
    CAUSE = "cause"
    DATE = "date"
    PLACE = "place"
    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict: what is claimed, by whom, as of when, where it stands.

    ``stance`` is what this side does, in words that take no side: claims, denies, blames Droskia.
    """

    value: str
    by: str | None  # speaker's name, or the outlet
    as_of: datetime | None
    passage: Passage
    outlet: str | None = None  # name of the outlet that prints it, where known
    stance: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold; flagged, never adjudicated."""

    kind: ConflictKind
    about: str
    claims: tuple[Claim, ...]


class Relation(StrEnum):
    """How a figure stands beside the others of its table.

    ``differs`` wins over ``superseded``, that over ``agrees``, that over ``equal``.
    """

    ALONE = "alone"  # nobody else gives a figure
    EQUAL = "equal"  # another one gives the same
    AGREES = "agrees"  # it rounds or bounds another one: "at least 12" and 14
    SUPERSEDED = "superseded"  # a later figure takes its place: a rising toll
    DIFFERS = "differs"  # another one of the same time cannot hold beside it


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as one report gives it: the least and most it allows, who says so, as of when.

    ``low`` and ``high`` are null where nothing bounds it; ``qualifier`` are the words that do
    ("at least"). ``rivals`` are the numbers of the table's rows, counted from 0, that cannot hold
    beside this one.
    """

    written: str  # the number and what it counts, as written
    span: Span  # where it is written
    value: float | None
    low: float | None
    high: float | None
    approximate: bool
    qualifier: str
    by: str | None  # speaker's name, or the outlet
    outlet: str | None
    as_of: datetime | None
    origin: str
    passage: Passage
    relation: Relation = Relation.ALONE
    rivals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The comparable figures of a story: one thing counted, in one unit, at one place and time.

    Rows come in the order of ``as_of``; nothing is reckoned, and no row is called the right one.
    """

    about: str  # what is counted and what happened to it: "people, killed"
    unit: str | None
    place: str | None
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two reports stand together: a named feature, its value and the words behind it.

    ``adds`` is what it adds to the log-odds that both tell of one event; "together" is the sum.
    """

    report: str
    other: str
    feature: str
    value: float
    words: str = ""
    adds: float = 0.0


@dataclass(frozen=True, slots=True)
class StoryDay:
    """What one day added to a story; days are the desk's, from cut-off to cut-off.

    ``origins`` are those first told on this day: a reprint of yesterday's text adds a report and
    nothing new.
    """

    date: Date | None  # null for reports without a time
    reports: tuple[str, ...]  # report ids, in order of publication
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierDay:
    """What a story had on a day before those that are grouped: how many reports and texts."""

    date: Date | None
    reports: int
    texts: int  # reprints of one text count once a day


@dataclass(frozen=True, slots=True)
class StoryChange:
    """How a story became other than the evidence of one day makes it: what, when, which reports.

    ``kind`` is "judged" (an editor said so of these ``reports``), "merged" (the story ``other``
    became part of this one), "split" (this one, or these reports of it, parted from ``other``) or
    "moved" (these reports came from ``other``, or went there). ``why`` says it in words.
    """

    kind: str
    date: Date | None
    reports: tuple[str, ...]
    other: str | None  # id of the other story; null where there is none
    why: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one event, over days: a thread with one id.

    ``days`` are its timeline in the span that is grouped, the earliest first; the last one holds
    what is new. ``earlier`` counts what it had before; ``first_seen`` is that of its first report
    ever, ``last_seen`` that of the last one in the span.
    """

    id: str
    reports: tuple[str, ...]  # report ids, in order of publication
    headline: Passage | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    origins: tuple[Origin, ...] = ()
    level: Level = Level.SINGLE
    corroborated: tuple[Corroboration, ...] = ()  # facts of several independent origins
    repeated: tuple[Corroboration, ...] = ()  # facts of several outlets and one origin
    conflicts: tuple[Conflict, ...] = ()
    figures: tuple[FigureTable, ...] = ()
    days: tuple[StoryDay, ...] = ()
    changes: tuple[StoryChange, ...] = ()
    earlier: tuple[EarlierDay, ...] = ()
