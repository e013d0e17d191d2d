"""How times, addresses and edits are put into plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from standfirst.records import ProfileWords

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

    from standfirst.records import Edit

# Not strftime's %B: its names follow the locale of the machine, and the bytes must not.
MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ENGLISH = ProfileWords()
DATE_FIELD = re.compile(r"\{(day|month|year)\}")
# What may stand in an address as it is: RFC 3986's unreserved and reserved characters less the
# brackets, quotation marks and parentheses that would end it in Markdown or HTML, and "%".
URL_SAFE = "-._~:/?#@!$&*+,;=%"


def say_day(day: date, words: ProfileWords = ENGLISH) -> str:
    """Return a date such as ``12 December 2022``, as the profile's words have it."""
    parts = {"day": str(day.day), "month": month_of(day, words), "year": str(day.year)}
    return DATE_FIELD.sub(lambda field: parts[field[1]], words.date)


def month_of(day: date, words: ProfileWords = ENGLISH) -> str:
    """Return the name of a date's month."""
    return (words.months or MONTHS)[day.month - 1]


def weekday_of(day: date, words: ProfileWords = ENGLISH) -> str:
    """Return the name of a date's weekday."""
    return (words.weekdays or WEEKDAYS)[day.weekday()]


def say_date(day: date, words: ProfileWords = ENGLISH) -> str:
    """Return a date such as ``Monday 12 December 2022``."""
    return f"{weekday_of(day, words)} {say_day(day, words)}"


def say_time(moment: datetime, zone: tzinfo, words: ProfileWords = ENGLISH) -> str:
    """Return a time such as ``12 December 2022, 19:40 EET``, in the zone given."""
    return f"{say_day(_local(moment, zone).date(), words)}, {say_clock(moment, zone)}"


def say_clock(moment: datetime, zone: tzinfo) -> str:
    """Return a time of day such as ``19:40 EET``, in the zone given."""
    local = _local(moment, zone)
    return f"{local.hour:02}:{local.minute:02} {local.tzname() or ''}".rstrip()


def _local(moment: datetime, zone: tzinfo) -> datetime:
    """Return a moment in a zone; as it is, on the calendar's first and last day."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def safe_url(url: str | None) -> str | None:
    """Return an http(s) address with unsafe characters encoded; None for any other scheme."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return quote(url, safe=URL_SAFE)


# What each operation of the writer is called before a reader; another one keeps its own name.
OPERATIONS = {
    "attribution": "speaker set to the words",
    "case": "capital letters",
    "clause": "shortened",
    "connective": "opening word",
    "date": "day made plain",
    "dateline": "dateline",
    "decoration": "hashtags and links",
    "join": "cited words set side by side",
    "label": "label",
    "marks": "quotation marks",
    "name": "name made plain",
    "reworded": "the editor’s words",
    "speaker": "speaker made plain",
    "stop": "punctuation",
}


def say_edit(edit: Edit) -> str:
    """Say in plain words what was done to cited words, and why."""
    operation = OPERATIONS.get(edit.op, edit.op.replace("-", " ").replace("_", " "))
    before, after = _shown(edit.before), _shown(edit.after)
    if before and after:
        return f"{operation}: {before} became {after}"
    if after:
        return f"{operation}: {after} added"
    if before:
        return f"{operation}: {before} left out"
    return operation


def say_edits(edits: Iterable[Edit]) -> tuple[str, ...]:
    """Say each edit once, in the order of the sentence; opening and closing marks are one."""
    said = [
        "quotation marks added" if edit.op == "marks" and not edit.before else say_edit(edit)
        for edit in edits
    ]
    return tuple(dict.fromkeys(said))


def _shown(words: str) -> str:
    """Set words apart with marks that no cited text is likely to hold."""
    flat = " ".join(words.split())
    return f"‹{flat}›" if flat else ""
