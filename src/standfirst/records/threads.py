"""How stories go on over days: what is handed from each of the desk's days to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from standfirst.records.base import Date
from standfirst.records.stories import EarlierDay, StoryChange


@dataclass(frozen=True, slots=True)
class Thread:
    """One story's course: its id, since when it is told, and what became of it.

    ``texts`` are the numbers of its live texts (see ``ThreadState``); ``earlier`` counts what it
    had on days that are no longer alive.
    """

    id: str
    texts: tuple[int, ...] = ()
    first_seen: datetime | None = None  # null where no report of it has a time
    earlier: tuple[EarlierDay, ...] = ()
    changes: tuple[StoryChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """The id of a story that is none of its own any more: the story it went into, and the day."""

    id: str
    into: str
    date: Date | None


@dataclass(frozen=True, slots=True)
class Move:
    """A report that was grouped again and stood in another story: ``late`` came in between."""

    report: str
    story: str
    into: str
    late: tuple[str, ...] = ()  # report ids; none where a judgement or a register did it


@dataclass(frozen=True, slots=True)
class ThreadState:
    """All that the grouping of later days needs to know of a day and those before it.

    Live texts are numbered from 0, in the order they came: ``texts`` holds the ids of the reports
    that carry each, ``days`` the day they came on (null for reports without a time), ``near`` the
    earlier ones that each was compared with.
    """

    date: Date | None
    texts: tuple[tuple[str, ...], ...] = ()
    days: tuple[Date | None, ...] = ()
    near: tuple[tuple[int, ...], ...] = ()
    threads: tuple[Thread, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """Reports that are compared with no more, and the story they stand in."""

    story: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a day no longer holds alive, and which stories it no longer has as their own.

    ``reports`` are those of each story that are compared with no more, ``threads`` the stories
    that ended so; ``merged`` went into others on the day.
    """

    reports: tuple[Left, ...] = ()
    threads: tuple[Thread, ...] = ()
    merged: tuple[Merged, ...] = ()
