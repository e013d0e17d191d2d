"""Times counted from the day a text told last: "the next day", "that night", "the week before"."""

from __future__ import annotations

import re
from typing import Final

from standfirst.read.calendar_words import DAY_PARTS
from standfirst.read.time_expression import TimeExpression
from standfirst.records import Span

_PART: Final = "morning|afternoon|evening|night"
TOLD: Final = re.compile(
    rf"(?:the\s(?P<side>same|next|following|previous)|(?P<that>that)(?:\s(?P<very>very|same))?)\s"
    rf"(?P<unit>day|week|weekend|month|year|{_PART})\b(?!['’-]|\sof\s)",
    re.IGNORECASE,
)
BESIDE: Final = re.compile(
    r"the\s(?P<unit>day|night|week|month|year)\s(?P<side>before|earlier|after)\b(?P<rest>\s(?:yesterday|tomorrow))?",
    re.IGNORECASE,
)
# Behind "the day before": an event here means that it is counted from something not dated.
_ENDS: Final = re.compile(
    r"[.,;:)—–”\"]|\s[—–]|\Z|\s(?:at|in|on|by|when|and|but|that|as|from|to|with)\b"
)
THE_DAY: Final = re.compile(
    r"(?:earlier|later)\s(?:in\sthe|that|the same)\s(?P<unit>day|week|month|year)\b", re.IGNORECASE
)


def read_told(text: str, start: int, _: str) -> TimeExpression | None:
    """Read what is counted from the day told last: "the next day", "the day before"."""
    match = TOLD.match(text, start)
    if match is not None:
        unit = match["unit"].lower()
        side = (match["side"] or "same").lower()
        shift = {"same": 0, "next": 1, "following": 1, "previous": -1}[side]
        part = DAY_PARTS.get(unit)
        unit = "day" if part else unit
        span = Span(*match.span())
        return TimeExpression(span, unit, unit=unit, shift=shift, part=part, told=True)
    match = BESIDE.match(text, start)
    if match is None:
        return None
    if match["rest"]:
        shift = -2 if match["rest"].strip().lower() == "yesterday" else 2
        return TimeExpression(Span(*match.span()), "day", unit="day", shift=shift)
    if not _ENDS.match(text, match.end()):
        return None
    unit = match["unit"].lower()
    shift = 1 if match["side"].lower() == "after" else -1
    part = DAY_PARTS.get(unit)
    unit = "day" if part else unit
    return TimeExpression(Span(*match.span()), unit, unit=unit, shift=shift, part=part, told=True)


def read_later(text: str, start: int, _: str) -> TimeExpression | None:
    """Read "later in the day", "earlier that week"."""
    match = THE_DAY.match(text, start)
    if match is None:
        return None
    unit = match["unit"].lower()
    return TimeExpression(Span(*match.span()), unit, unit=unit, shift=0, told=True)
