"""Rules per outlet, read from TOML: which layout holds for a page, and what it finds there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from standfirst.collect.moments import parse_moment
from standfirst.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "outlets"  # of a desk
_MOST_FOUND = 2000  # characters of a headline, byline or date
_SELECTORS = (
    "main",
    "headline",
    "standfirst",
    "byline",
    "published",
    "remove",
    "partial",
    "drop",
    "links",
)
_LISTS = (*_SELECTORS, "date_formats", "drop_addresses")


@dataclass(frozen=True, slots=True)
class Layout:
    """How an outlet's pages were laid out from one day to another, both inclusive.

    Selectors are CSS; ``published`` may end in "@name" for an attribute.
    """

    from_on: date | None = None  # null: since ever
    until_on: date | None = None  # null: up to now
    time_zone: ZoneInfo | None = None  # null: a date without its offset is no moment
    main: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    standfirst: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    date_formats: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    drop_addresses: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # of a listing page that lead to articles

    def holds_on(self, day: date) -> bool:
        """Tell whether pages of that day had this layout."""
        return (self.from_on is None or self.from_on <= day) and (
            self.until_on is None or day <= self.until_on
        )

    def first(self, key: str, tree: Any) -> str | None:
        """Return the words, or the attribute, that a rule finds first; null for none."""
        for rule in getattr(self, key):
            selector, _, attribute = rule.partition("@")
            for element in find(tree, selector):
                value = element.get(attribute) if attribute else "".join(element.itertext())
                words = " ".join((value or "")[:_MOST_FOUND].split())
                if words:
                    return words
        return None

    def moment(self, value: str | None) -> datetime | None:
        """Read a date of this outlet: with its offset, or else in the outlet's zone."""
        if not value:
            return None
        moment = parse_moment(value)
        if moment or self.time_zone is None:
            return moment
        for form in ("", *self.date_formats):
            try:
                naive = datetime.strptime(value, form) if form else datetime.fromisoformat(value)  # noqa: DTZ007 - the zone comes next
            except ValueError:
                continue
            if form or len(value) > len("2022-12-12"):  # a day alone is no moment
                return naive.replace(tzinfo=self.time_zone)
        return None


@dataclass(frozen=True, slots=True)
class OutletRules:
    """The layouts of the outlet behind some hosts, and the file they stand in."""

    hosts: tuple[str, ...]
    layouts: tuple[Layout, ...]
    name: str = ""

    def layout_on(self, day: date | None) -> Layout | None:
        """Return the first layout that holds on a day; of an undated page, the newest one."""
        if day is None:
            return next((one for one in self.layouts if one.until_on is None), None)
        return next((one for one in self.layouts if one.holds_on(day)), None)


def find(tree: Any, selector: str) -> list[Any]:
    """Return the elements that a CSS selector finds in a tree."""
    return list(_compiled(selector)(tree))


def parse_rules(text: str, name: str) -> OutletRules:
    """Read the rules of one outlet; every mistake in them is a DeskError of one line."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DeskError(f"{name}: not valid TOML ({error}); mend that line") from error
    hosts, rows = table.get("hosts"), table.get("layouts", [])
    if not _are_strings(hosts) or not hosts:
        raise DeskError(f'{name}: hosts is missing; add a line such as hosts = ["courier.example"]')
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DeskError(f"{name}: layouts must be written as [[layouts]] tables")
    unknown = sorted(set(table) - {"hosts", "layouts"})
    if unknown:
        raise DeskError(f"{name}: {unknown[0]} is no setting here; see docs/outlets.md")
    return OutletRules(
        tuple(host.lower() for host in hosts),
        tuple(_layout(row, f"{name}: layouts {n}") for n, row in enumerate(rows, 1)),
        name,
    )


@cache
def packaged_rules() -> tuple[OutletRules, ...]:
    """Return the rules that come with the program."""
    folder = files("standfirst.collect") / "outlets"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    return tuple(parse_rules((folder / name).read_text(encoding="utf-8"), name) for name in names)


def load_rules(desk: Path) -> tuple[OutletRules, ...]:
    """Return a desk's own rules, those of the program after them."""
    own = []
    for path in sorted((desk / FOLDER).glob("*.toml")):
        try:
            own.append(parse_rules(path.read_text(encoding="utf-8"), str(path)))
        except (OSError, UnicodeDecodeError) as error:
            raise DeskError(f"{path}: cannot be read ({error}); check the file") from error
    return (*own, *packaged_rules())


def rules_for(address: str | None, rules: Iterable[OutletRules]) -> OutletRules | None:
    """Return the first rules for the host of an address, or for a domain it belongs to."""
    try:
        host = (urlsplit(address).hostname or "").lower() if address else ""
    except ValueError:
        return None
    if not host:
        return None
    for one in rules:
        if any(host == known or host.endswith(f".{known}") for known in one.hosts):
            return one
    return None


def is_dropped_address(layout: Layout, address: str) -> bool:
    """Tell whether a layout's patterns name an address as no report's."""
    path = urlsplit(address).path
    return any(fnmatchcase(path, pattern) for pattern in layout.drop_addresses)


def _layout(row: dict[str, Any], where: str) -> Layout:
    known = {one.name for one in fields(Layout)} - {"from_on", "until_on"} | {"from", "until"}
    unknown = sorted(set(row) - known)
    if unknown:
        raise DeskError(f"{where}: {unknown[0]} is no rule; see docs/outlets.md")
    values: dict[str, Any] = {}
    for key in _LISTS:
        found = row.get(key, [])
        if not _are_strings(found):
            raise DeskError(f"{where}: {key} must be a list of strings")
        values[key] = tuple(found)
    for key in _SELECTORS:
        for rule in values[key]:
            _check_selector(rule.partition("@")[0], f"{where}: {key}")
    for key in ("from", "until"):
        day = row.get(key)
        if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
            raise DeskError(f"{where}: {key} is {day!r}; it must be a day such as 2023-03-31")
        values[f"{key}_on"] = day
    return Layout(time_zone=_zone(row.get("time_zone"), where), **values)


def _zone(name: Any, where: str) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, TypeError):
        raise DeskError(
            f"{where}: time_zone is {name!r}; it must be a name such as 'Europe/Kyiv'"
        ) from None


def _check_selector(selector: str, where: str) -> None:
    from cssselect import SelectorError  # noqa: PLC0415 - imported only where there are rules

    try:
        _compiled(selector)
    except (SelectorError, ValueError) as error:
        raise DeskError(f"{where}: {selector!r} is no CSS selector ({error})") from error


@cache
def _compiled(selector: str) -> Any:
    from lxml.cssselect import CSSSelector  # noqa: PLC0415

    return CSSSelector(selector, translator="html")


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
