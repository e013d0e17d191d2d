"""A profile's file: TOML into a Profile, each mistake one line that names file and key."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from standfirst.config.tables import TableReader, parse_toml
from standfirst.records import (
    AttributionForm,
    Head,
    NoteForm,
    Order,
    Profile,
    ProfileWords,
    SectionForm,
    Serial,
)
from standfirst.records import StandfirstForm as Standfirst

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
KEYS = frozenset(
    "about title kicker opening standfirst standfirst_heading standfirst_most below_standfirst"
    " sections order most_stories most_sentences paragraph bullet heads notes attribution closing"
    " lists_sources lists_left_out serial words".split()
)
LISTS = {"months": 12, "weekdays": 7}
DATE_PARTS = re.compile(r"[^{}]*(?:\{(?:day|month|year)\}[^{}]*)+")


def read_profile(
    name: str, path: Path, text: str, templates: Sequence[tuple[str, str]] = ()
) -> Profile:
    """Read the text of a profile's file; ``path`` names it in complaints.

    What the file does not say is as in the usual profile. Raises DeskError.
    """
    row = TableReader(path, parse_toml(path, text))
    _refuse_strangers(row, KEYS)
    usual = Profile(name)
    return Profile(
        name=name,
        about=row.get("about", str, usual.about),
        title=row.get("title", str, usual.title),
        kicker=row.get("kicker", str, usual.kicker),
        opening=row.strings("opening"),
        standfirst=row.choice("standfirst", Standfirst.RUN),
        standfirst_heading=row.get("standfirst_heading", str, ""),
        standfirst_most=int(row.at_least("standfirst_most", usual.standfirst_most, 1, 50)),
        below_standfirst=row.get("below_standfirst", str, ""),
        sections=row.choice("sections", SectionForm.STORIES),
        order=row.choice("order", Order.NEWS),
        most_stories=int(row.at_least("most_stories", usual.most_stories, 1, 50)),
        most_sentences=int(row.at_least("most_sentences", usual.most_sentences, 1, 50)),
        paragraph=int(row.at_least("paragraph", usual.paragraph, 1, 50)),
        bullet=row.get("bullet", str, usual.bullet),
        heads=tuple(_head(path, n, one) for n, one in enumerate(row.rows("heads"), 1)),
        notes=row.choice("notes", NoteForm.FOOTNOTE),
        attribution=row.choice("attribution", AttributionForm.SAID),
        closing=row.strings("closing") if "closing" in row.table else usual.closing,
        lists_sources=row.get("lists_sources", bool, usual.lists_sources),
        lists_left_out=row.get("lists_left_out", bool, usual.lists_left_out),
        serial=_serial(TableReader(path, row.get("serial", dict, {}), "serial")),
        words=_words(TableReader(path, row.get("words", dict, {}), "words")),
        templates=tuple(templates),
    )


def _refuse_strangers(row: TableReader, keys: Iterable[str]) -> None:
    known = set(keys)
    for key in row.table:
        if key not in known:
            raise row.fail(key, f"is no setting of a profile; they are {', '.join(sorted(known))}")


def _head(path: Path, n: int, table: dict[str, Any]) -> Head:
    row = TableReader(path, table, f"heads {n}")
    _refuse_strangers(row, ("name", "words"))
    words = row.strings("words")
    if any(not word.strip("* ") for word in words):
        raise row.fail("words", "has an empty word; take it out")
    return Head(row.need("name", str), words)


def _serial(row: TableReader) -> Serial:
    _refuse_strangers(row, ("first", "from", "yearly", "weekdays"))
    named = row.strings("weekdays") or tuple(WEEKDAYS)
    for day in named:
        if day not in WEEKDAYS:
            raise row.fail("weekdays", f"has {day!r}; they are {', '.join(WEEKDAYS)}")
    return Serial(
        first=int(row.at_least("first", 1, 0, 1_000_000)),
        from_on=row.optional("from", date),
        yearly=row.get("yearly", bool, False),
        weekdays=tuple(sorted({WEEKDAYS.index(day) for day in named})),
    )


def _words(row: TableReader) -> ProfileWords:
    usual = ProfileWords()
    names = [one.name for one in fields(ProfileWords)]
    _refuse_strangers(row, names)
    found: dict[str, Any] = {}
    for name in names:
        if name in LISTS:
            found[name] = row.strings(name)
            if found[name] and len(found[name]) != LISTS[name]:
                raise row.fail(name, f"has {len(found[name])} names; it must have {LISTS[name]}")
        else:
            found[name] = row.get(name, str, getattr(usual, name))
    if not DATE_PARTS.fullmatch(found["date"]):
        raise row.fail("date", "must be made of {day}, {month} and {year}")
    return ProfileWords(**found)
