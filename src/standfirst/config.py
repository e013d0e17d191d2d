"""The only reader of desk.toml, of the registers beside it, and of environment settings.

A desk is a folder: ``desk.toml`` (settings and outlets), ``people.toml``, ``gazetteer.toml``
and ``feeds.toml`` (all three optional), the archive ``standfirst.db`` and the raw captures in
``captures/``.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping  # noqa: TC003 - a dataclass field
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from standfirst.errors import DeskError
from standfirst.records import (
    BORDERS_NOTE,
    Border,
    Counting,
    DayRule,
    Feed,
    MediumKind,
    Outlet,
    OutletKind,
    Person,
    Place,
    Registers,
    Role,
    make_id,
)

DESK_FILE = "desk.toml"
PEOPLE_FILE = "people.toml"
GAZETTEER_FILE = "gazetteer.toml"
FEEDS_FILE = "feeds.toml"
ARCHIVE_FILE = "standfirst.db"
CAPTURES_FOLDER = "captures"
LEAST_EVERY = 15  # minutes: nobody's feed is visited more often
MOST_EVERY = 10_080  # minutes: a week

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


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
        """Return the day whose edition a moment belongs to."""
        local = moment.astimezone(self.zone)
        return local.date() + timedelta(days=local.time() >= self.cutoff)


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
    table = _read_toml(folder / DESK_FILE)
    people = _read_toml(folder / PEOPLE_FILE) if (folder / PEOPLE_FILE).exists() else {}
    places = _read_toml(folder / GAZETTEER_FILE) if (folder / GAZETTEER_FILE).exists() else {}
    reader = _Reader(folder / DESK_FILE, table)
    collecting = _collecting(
        _Reader(folder / DESK_FILE, reader.get("collecting", dict, {}), "collecting")
    )
    borders = _Reader(folder / DESK_FILE, reader.get("borders", dict, {}), "borders")
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
        borders_note=_borders_note(borders),
        registers=Registers(
            borders=_borders(borders),
            outlets=tuple(
                _outlet(_Reader(folder / DESK_FILE, row, f"outlets {n}"))
                for n, row in enumerate(reader.rows("outlets"), 1)
            ),
            people=_people(folder / PEOPLE_FILE, people),
            places=tuple(
                _place(_Reader(folder / GAZETTEER_FILE, row, f"places {n}"))
                for n, row in enumerate(_Reader(folder / GAZETTEER_FILE, places).rows("places"), 1)
            ),
        ),
    )


def read_people(path: Path, text: str) -> tuple[Person, ...]:
    """Read the text of a list of people; ``path`` names it in complaints."""
    return _people(path, _parse_toml(path, text))


def _people(path: Path, table: dict[str, Any]) -> tuple[Person, ...]:
    rows = _Reader(path, table).rows("people")
    return tuple(_person(_Reader(path, row, f"people {n}")) for n, row in enumerate(rows, 1))


def load_feeds(path: Path, every: int) -> tuple[Feed, ...]:
    """Read a list of feeds; none where there is no file."""
    return read_feeds(path, _read_text(path), every) if path.exists() else ()


def read_feeds(path: Path, text: str, every: int) -> tuple[Feed, ...]:
    """Read the text of a list of feeds; ``path`` names it in complaints."""
    rows = _Reader(path, _parse_toml(path, text)).rows("feeds")
    feeds = tuple(_feed(_Reader(path, row, f"feeds {n}"), every) for n, row in enumerate(rows, 1))
    seen: set[str] = set()
    for n, feed in enumerate(feeds, 1):
        if feed.id in seen:
            raise DeskError(f"{path}: feeds {n}: {feed.address} is listed twice; take one out")
        seen.add(feed.id)
    return feeds


def _read_toml(path: Path) -> dict[str, Any]:
    return _parse_toml(path, _read_text(path))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DeskError(f"{path}: not valid TOML ({error}); mend that line") from error
    except OSError as error:
        raise DeskError(f"{path}: cannot be read ({error.strerror}); check the file") from error


def _parse_toml(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DeskError(f"{path}: not valid TOML ({error}); mend that line") from error


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads typed values out of one TOML table and names file and key in every complaint."""

    path: Path
    table: Mapping[str, Any]
    where: str = ""

    def fail(self, key: str, fact: str) -> DeskError:
        place = f"{self.where}: {key}" if self.where else key
        return DeskError(f"{self.path}: {place} {fact}")

    def need(self, key: str, kind: type[T]) -> T:
        if key not in self.table:
            raise self.fail(key, f"is missing; add a line '{key} = …' ({kind.__name__})")
        value = self.table[key]
        # A bool is an int and a datetime a date to isinstance; neither is meant here.
        if (
            not isinstance(value, kind)
            or (isinstance(value, bool) and kind is not bool)
            or (kind is date and isinstance(value, datetime))
        ):
            raise self.fail(key, f"is {value!r}; it must be a {kind.__name__}")
        return value

    def get(self, key: str, kind: type[T], default: T) -> T:
        return self.need(key, kind) if key in self.table else default

    def optional(self, key: str, kind: type[T]) -> T | None:
        return self.need(key, kind) if key in self.table else None

    def number(self, key: str) -> float | None:
        if key not in self.table:
            return None
        return float(
            self.need(key, int) if isinstance(self.table[key], int) else self.need(key, float)
        )

    def at_least(self, key: str, default: float, least: float, most: float) -> float:
        """Return a number within bounds."""
        value = self.number(key) if key in self.table else default
        assert value is not None
        if not least <= value <= most:
            raise self.fail(key, f"is {value:g}; it must be from {least:g} to {most:g}")
        return value

    def choice(self, key: str, default: E) -> E:
        if key not in self.table:
            return default
        kind = type(default)
        try:
            return kind(self.table[key])
        except ValueError:
            allowed = ", ".join(kind)
            raise self.fail(key, f"is {self.table[key]!r}; it must be one of: {allowed}") from None

    def strings(self, key: str) -> tuple[str, ...]:
        values = self.get(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fail(key, "must be a list of strings")
        return tuple(values)

    def rows(self, key: str) -> list[dict[str, Any]]:
        rows = self.get(key, list, [])
        if not all(isinstance(row, dict) for row in rows):
            raise self.fail(key, f"must be written as [[{key}]] tables")
        return rows

    def zone(self, key: str) -> ZoneInfo:
        name = self.get(key, str, "UTC")
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise self.fail(key, f"is {name!r}; it must be a name such as 'Europe/Kyiv'") from None


def _collecting(row: _Reader) -> Collecting:
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


def _borders(row: _Reader) -> tuple[Border, ...]:
    found = []
    for region, country in row.get("countries", dict, {}).items():
        if not isinstance(country, str) or not re.fullmatch("[A-Z]{2}", country):
            raise row.fail(
                "countries", f"gives {region} {country!r}; it must be an ISO 3166 code such as 'XV'"
            )
        found.append(Border(region, country))
    return tuple(found)


def _borders_note(row: _Reader) -> str:
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


def _feed(row: _Reader, every: int) -> Feed:
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


def _outlet(row: _Reader) -> Outlet:
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


def _person(row: _Reader) -> Person:
    name = row.need("name", str)
    return Person(
        id=row.get("id", str, make_id("p", name)),
        name=name,
        names=row.strings("names"),
        roles=tuple(
            _role(_Reader(row.path, role, f"{row.where}, roles {n}"))
            for n, role in enumerate(row.rows("roles"), 1)
        ),
        surname=row.optional("surname", str),
        pronoun=row.optional("pronoun", str),
        body=row.get("body", bool, False),
    )


def _role(row: _Reader) -> Role:
    return Role(
        title=row.need("title", str),
        affiliation=row.optional("affiliation", str),
        from_on=row.optional("from", date),
        until_on=row.optional("until", date),
    )


def _place(row: _Reader) -> Place:
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
