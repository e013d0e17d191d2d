"""The reader of desk.toml, of the registers beside it, and of environment settings.

A desk is a folder: ``desk.toml`` (settings and outlets), ``people.toml``, ``gazetteer.toml``
and ``feeds.toml`` (all three optional), the archive ``standfirst.db`` and the raw captures in
``captures/``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standfirst.config.manner import read_manner
from standfirst.config.tables import TableReader, parse_toml, read_text, read_toml
from standfirst.errors import DeskError
from standfirst.records import (
    BORDERS_NOTE,
    Border,
    Counting,
    DayRule,
    Feed,
    Manner,
    MediumKind,
    Outlet,
    OutletKind,
    Person,
    Place,
    Registers,
    Role,
    make_id,
)

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DESK_FILE = "desk.toml"
PEOPLE_FILE = "people.toml"
GAZETTEER_FILE = "gazetteer.toml"
FEEDS_FILE = "feeds.toml"
ARCHIVE_FILE = "standfirst.db"
CAPTURES_FOLDER = "captures"
LEAST_EVERY = 15  # minutes: nobody's feed is visited more often
MOST_EVERY = 10_080  # minutes: a week


class StatementReader(StrEnum):
    """How statements are found: by the learned model and rules together, or by rules alone."""

    MODEL = "model"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Collecting:
    """How the desk collects: whom it says it is, its manners and its limits."""

    contact: str | None = None  # an e-mail or web address; null: nothing may be collected
    gap_seconds: float = 2.0  # between two requests to one host
    at_once: int = 8  # hosts visited at the same time
    every: int = 60  # minutes between two visits to a feed that says nothing else
    allowed_hosts: tuple[str, ...] = ()  # names and nets inside the house that may be visited
    most_mib: float = 16.0  # of one answer, sent and unpacked
    most_seconds: float = 60.0  # of one answer, from connecting to its last byte
    most_redirects: int = 5
    timestamps: str | None = None  # address of an RFC 3161 service; null: captures get none
    most_items: int = 2000  # of one visit to a feed; the rest is dropped

    @property
    def most_bytes(self) -> int:
        """The largest answer in bytes."""
        return int(self.most_mib * (1 << 20))


@dataclass(frozen=True, slots=True)
class TelegramKeys:
    """The user's own keys to Telegram: an application's, and a session that was signed in."""

    api_id: int
    api_hash: str = field(repr=False)
    session: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk's settings and registers; it does not open the archive."""

    folder: Path
    name: str
    rule: DayRule
    zone: ZoneInfo
    cutoff: time
    languages: tuple[str, ...]
    profile: str
    registers: Registers
    reader: StatementReader = StatementReader.MODEL
    collecting: Collecting = Collecting()
    feeds: tuple[Feed, ...] = ()
    manner: Manner = field(default_factory=Manner)
    borders_note: str = BORDERS_NOTE  # stands where countries of places or a map are shown

    @property
    def feeds_path(self) -> Path:
        """Where the list of feeds lies, or would lie."""
        return self.folder / FEEDS_FILE

    @property
    def archive_path(self) -> Path:
        """Where the SQLite file lies."""
        return self.folder / ARCHIVE_FILE

    def window(self, day: date) -> tuple[datetime, datetime]:
        """Return the half-open window of an edition: the 24 hours that end at its cut-off."""
        end = datetime.combine(day, self.cutoff, self.zone)
        start = datetime.combine(day - timedelta(days=1), self.cutoff, self.zone)
        return start, end

    def day_of(self, moment: datetime) -> date:
        """Return the day whose edition a moment belongs to; the calendar's ends are days too."""
        try:
            local = moment.astimezone(self.zone)
            return local.date() + timedelta(days=local.time() >= self.cutoff)
        except OverflowError:
            return date.min if moment.year == 1 else date.max


def find_desk(given: str | Path | None = None) -> Path:
    """Find the desk folder: the given one, else upwards from here, else ``$STANDFIRST_DESK``."""
    if given is not None:
        folder = Path(given)
        if not (folder / DESK_FILE).is_file():
            raise DeskError(f'{folder}: no {DESK_FILE} here; make a desk with "standfirst new DIR"')
        return folder
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / DESK_FILE).is_file():
            return folder
    if named := os.environ.get("STANDFIRST_DESK"):
        return find_desk(named)
    raise DeskError(
        f'{here}: no {DESK_FILE} here or above; give --desk DIR, or "standfirst new DIR"'
    )


def mail_password(host: str) -> str | None:
    """Return the password for a mail server: the environment's one for it, else the one for all.

    ``STANDFIRST_MAIL_PASSWORD_MAIL_EXAMPLE_ORG`` is the one of mail.example.org.
    """
    own = "".join(one if one.isalnum() else "_" for one in host.upper())
    name = "STANDFIRST_MAIL_PASSWORD"
    return os.environ.get(f"{name}_{own}") or os.environ.get(name) or None


def telegram_keys() -> TelegramKeys | None:
    """Return the user's keys to Telegram from the environment; null where they are not all there.

    Raises DeskError where the id is no number.
    """
    names = ("API_ID", "API_HASH", "SESSION")
    found = [os.environ.get(f"STANDFIRST_TELEGRAM_{name}", "").strip() for name in names]
    if not all(found):
        return None
    if not found[0].isdecimal():
        raise DeskError("STANDFIRST_TELEGRAM_API_ID: is no number; copy it from my.telegram.org")
    return TelegramKeys(int(found[0]), found[1], found[2])


def load_desk(folder: Path) -> Desk:
    """Read a desk's settings and registers; every mistake in them is a DeskError of one line."""
    table = read_toml(folder / DESK_FILE)
    people = read_toml(folder / PEOPLE_FILE) if (folder / PEOPLE_FILE).exists() else {}
    places = read_toml(folder / GAZETTEER_FILE) if (folder / GAZETTEER_FILE).exists() else {}
    reader = TableReader(folder / DESK_FILE, table)
    collecting = _collecting(
        TableReader(folder / DESK_FILE, reader.get("collecting", dict, {}), "collecting")
    )
    borders = TableReader(folder / DESK_FILE, reader.get("borders", dict, {}), "borders")
    manner = TableReader(folder / DESK_FILE, reader.get("edition", dict, {}), "edition")
    return Desk(
        folder=folder,
        name=reader.get("name", str, folder.resolve().name),
        rule=DayRule(reader.need("epoch", date), reader.choice("counting", Counting.INCLUSIVE)),
        zone=reader.zone("time_zone"),
        cutoff=reader.get("cutoff", time, time(21, 0)),
        languages=reader.strings("languages") or ("en",),
        profile=reader.get("profile", str, "ucmc"),
        reader=reader.choice("reader", StatementReader.MODEL),
        collecting=collecting,
        feeds=load_feeds(folder / FEEDS_FILE, collecting.every),
        manner=read_manner(manner),
        borders_note=_borders_note(borders),
        registers=Registers(
            borders=_borders(borders),
            outlets=tuple(
                _outlet(TableReader(folder / DESK_FILE, row, f"outlets {n}"))
                for n, row in enumerate(reader.rows("outlets"), 1)
            ),
            people=_people(folder / PEOPLE_FILE, people),
            places=tuple(
                _place(TableReader(folder / GAZETTEER_FILE, row, f"places {n}"))
                for n, row in enumerate(
                    TableReader(folder / GAZETTEER_FILE, places).rows("places"), 1
                )
            ),
        ),
    )


def read_people(path: Path, text: str) -> tuple[Person, ...]:
    """Read the text of a list of people; ``path`` names it in complaints."""
    return _people(path, parse_toml(path, text))


def _people(path: Path, table: dict[str, Any]) -> tuple[Person, ...]:
    rows = TableReader(path, table).rows("people")
    return tuple(_person(TableReader(path, row, f"people {n}")) for n, row in enumerate(rows, 1))


def _places(path: Path, table: dict[str, Any]) -> tuple[Place, ...]:
    rows = TableReader(path, table).rows("places")
    return tuple(_place(TableReader(path, row, f"places {n}")) for n, row in enumerate(rows, 1))


def load_feeds(path: Path, every: int) -> tuple[Feed, ...]:
    """Read a list of feeds; none where there is no file."""
    return read_feeds(path, read_text(path), every) if path.exists() else ()


def read_feeds(path: Path, text: str, every: int) -> tuple[Feed, ...]:
    """Read the text of a list of feeds; ``path`` names it in complaints."""
    rows = TableReader(path, parse_toml(path, text)).rows("feeds")
    feeds = tuple(
        _feed(TableReader(path, row, f"feeds {n}"), every) for n, row in enumerate(rows, 1)
    )
    seen: set[str] = set()
    for n, feed in enumerate(feeds, 1):
        if feed.id in seen:
            raise DeskError(f"{path}: feeds {n}: {feed.address} is listed twice; take one out")
        seen.add(feed.id)
    return feeds


def _collecting(row: TableReader) -> Collecting:
    usual = Collecting()
    contact = row.optional("contact", str)
    if contact and not ("@" in contact or "://" in contact):
        raise row.fail("contact", f"is {contact!r}; it must be an e-mail or web address")
    return Collecting(
        contact=contact or None,
        gap_seconds=row.at_least("gap_seconds", usual.gap_seconds, 0, 3600),
        at_once=int(row.at_least("at_once", usual.at_once, 1, 64)),
        every=int(row.at_least("every", usual.every, LEAST_EVERY, MOST_EVERY)),
        allowed_hosts=row.strings("allowed_hosts"),
        timestamps=row.optional("timestamps", str),
        most_mib=row.at_least("most_mib", usual.most_mib, 0.01, 1024),
        most_seconds=row.at_least("most_seconds", usual.most_seconds, 0.1, 3600),
        most_redirects=int(row.at_least("most_redirects", usual.most_redirects, 0, 20)),
        most_items=int(row.at_least("most_items", usual.most_items, 1, 100_000)),
    )


def _borders(row: TableReader) -> tuple[Border, ...]:
    found = []
    for region, country in row.get("countries", dict, {}).items():
        if not isinstance(country, str) or not re.fullmatch("[A-Z]{2}", country):
            raise row.fail(
                "countries", f"gives {region} {country!r}; it must be an ISO 3166 code such as 'XV'"
            )
        found.append(Border(region, country))
    return tuple(found)


def _borders_note(row: TableReader) -> str:
    """Return the note on borders; one must stand, for some reader sees each border otherwise."""
    own = ", ".join(f"{one.region} ({one.country})" for one in _borders(row))
    usual = BORDERS_NOTE
    if own:
        usual = (
            f"Places in disputed regions are given to countries as GeoNames has it, but for {own}."
        )
    note = row.get("note", str, usual).strip()
    if not note:
        raise row.fail("note", "is empty; write a sentence, or take the line out")
    return note


def _feed(row: TableReader, every: int) -> Feed:
    address = row.need("address", str).strip()
    if not address:
        raise row.fail("address", "is empty; give one")
    return Feed(
        id=row.get("id", str, make_id("f", address)),
        address=address,
        kind=row.get("kind", str, ""),
        title=row.optional("title", str),
        outlet=row.optional("outlet", str),
        folder=row.optional("folder", str),
        every=int(row.at_least("every", every, LEAST_EVERY, MOST_EVERY)),
        language=row.optional("language", str),
        full_text=row.get("full_text", bool, True),
    )


def _outlet(row: TableReader) -> Outlet:
    name = row.need("name", str)
    return Outlet(
        id=row.get("id", str, make_id("o", name)),
        name=name,
        kind=row.choice("kind", OutletKind.OTHER),
        names=row.strings("names"),
        country=row.optional("country", str),
        languages=row.strings("languages"),
        tier=row.get("tier", int, 2),
        owner=row.optional("owner", str),
        url=row.optional("url", str),
        joined_on=row.optional("joined_on", date),
        speaker=row.optional("speaker", str),
        medium=row.choice("medium", MediumKind.UNKNOWN),
        medium_name=row.optional("medium_name", str),
    )


def _person(row: TableReader) -> Person:
    name = row.need("name", str)
    return Person(
        id=row.get("id", str, make_id("p", name)),
        name=name,
        names=row.strings("names"),
        roles=tuple(
            _role(TableReader(row.path, role, f"{row.where}, roles {n}"))
            for n, role in enumerate(row.rows("roles"), 1)
        ),
        surname=row.optional("surname", str),
        pronoun=row.optional("pronoun", str),
        body=row.get("body", bool, False),
    )


def _role(row: TableReader) -> Role:
    return Role(
        title=row.need("title", str),
        affiliation=row.optional("affiliation", str),
        from_on=row.optional("from", date),
        until_on=row.optional("until", date),
    )


def _place(row: TableReader) -> Place:
    name = row.need("name", str)
    return Place(
        id=row.get("id", str, make_id("g", name)),
        name=name,
        names=row.strings("names"),
        level=row.get("level", str, "town"),
        country=row.optional("country", str),
        lat=row.number("lat"),
        lon=row.number("lon"),
        radius_km=row.number("radius_km"),
        geonames_id=row.optional("geonames_id", int),
        demonyms=row.strings("demonyms"),
    )
