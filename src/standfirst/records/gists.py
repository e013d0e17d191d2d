"""What ranking a day asks of one report: kept, so that most readings need not be loaded."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.records.readings import Entity


@dataclass(frozen=True, slots=True)
class Gist:
    """What the ranking of a day asks of one revision of a report.

    Words stand in order, each once, with blanks between them.
    """

    report: str
    revision: int
    words: str = ""  # those of its text that carry content
    small: str = ""  # those its body writes small
    capitals: str = ""  # in lower case, those its body writes as names
    surnames: str = ""  # the last words of the full names of people in it
    speakers: tuple[Entity, ...] = ()  # who is surely heard in it; the unnamed have an empty name
