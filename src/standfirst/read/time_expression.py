"""The record of a time as it stands in a text, before its value is worked out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standfirst.records import Span  # noqa: TC001 - a dataclass field


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as it stands in the text; fields it does not name are null.

    ``shift`` counts ``unit``s from the day of the report, or, where ``told``, from the day the
    text told last ("the next day"). ``value`` is set where nothing is left to work out
    (durations, sets), and for a told time is what it means where no day was told before.
    ``ahead`` tells on which side of the day it is counted from a time lies, that day excluded.
    """

    span: Span
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    until: tuple[int | None, int, int] | None = None  # year, month, day of a range's end
    unit: str | None = None
    shift: int | None = None
    value: str | None = None
    part: str | None = None  # MO AF EV NI, SP SU FA WI, Q1-Q4, H1 H2: part of the day or year
    clock: str | None = None  # "T19:30"
    clock_until: str | None = None  # the end of a range of hours: "T21:00"
    zone: str | None = None  # "Z", "+02:00": what follows the clock
    ahead: bool | None = None
    past: bool = False  # its sentence tells what has been
    told: bool = False
    follows: bool = False  # a weekday listed behind another: "Thursday and Friday"
    counted: int | None = None  # the number of a counted day: "Day 455", "the 455th day"

    @property
    def names_day(self) -> bool:
        """Tell whether the words name a day by themselves, not a time of some day."""
        return (
            self.weekday is not None
            or (self.month is not None and self.day is not None)
            or (self.unit == "day" and self.shift is not None)
        )


# Reads on from a word of the text: the text, where the word starts, the word.
Reader = Callable[[str, int, str], TimeExpression | None]
