"""The record of a time as it stands in a text, before its value is worked out."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.records import Span  # noqa: TC001 - a dataclass field


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as it stands in the text; fields it does not name are null.

    ``shift`` counts ``unit``s from the day of the report; ``value`` is set where nothing is
    left to work out (durations, sets); ``ahead`` tells on which side of that day it lies.
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
    part: str | None = None  # MO AF EV NI: part of the day
    clock: str | None = None  # "T19:30"
    ahead: bool | None = None
