"""Typed values out of TOML: every complaint names file and key, and says what is right."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping  # noqa: TC003 - a dataclass field
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - a dataclass field
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from standfirst.errors import DeskError

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; raise DeskError where there is none or it is broken."""
    return parse_toml(path, read_text(path))


def read_text(path: Path) -> str:
    """Read a text file; raise DeskError where that cannot be done."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DeskError(f"{path}: not valid TOML ({error}); mend that line") from error
    except OSError as error:
        raise DeskError(f"{path}: cannot be read ({error.strerror}); check the file") from error


def parse_toml(path: Path, text: str) -> dict[str, Any]:
    """Parse TOML; ``path`` names it in complaints."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DeskError(f"{path}: not valid TOML ({error}); mend that line") from error


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads typed values out of one TOML table and names file and key in every complaint."""

    path: Path
    table: Mapping[str, Any]
    where: str = ""

    def fail(self, key: str, fact: str) -> DeskError:
        """Return the complaint about a key."""
        place = f"{self.where}: {key}" if self.where else key
        return DeskError(f"{self.path}: {place} {fact}")

    def need(self, key: str, kind: type[T]) -> T:
        """Return a value that must be there and of this type."""
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
        """Return a value of this type, or the default where the key is absent."""
        return self.need(key, kind) if key in self.table else default

    def optional(self, key: str, kind: type[T]) -> T | None:
        """Return a value of this type, or None where the key is absent."""
        return self.need(key, kind) if key in self.table else None

    def number(self, key: str) -> float | None:
        """Return a number, whole or not, or None where the key is absent."""
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
        """Return one of an enumeration's values."""
        if key not in self.table:
            return default
        kind = type(default)
        try:
            return kind(self.table[key])
        except ValueError:
            allowed = ", ".join(kind)
            raise self.fail(key, f"is {self.table[key]!r}; it must be one of: {allowed}") from None

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; an absent one is empty."""
        values = self.get(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fail(key, "must be a list of strings")
        return tuple(values)

    def rows(self, key: str) -> list[dict[str, Any]]:
        """Return the tables of an array; an absent one is empty."""
        rows = self.get(key, list, [])
        if not all(isinstance(row, dict) for row in rows):
            raise self.fail(key, f"must be written as [[{key}]] tables")
        return rows

    def zone(self, key: str) -> ZoneInfo:
        """Return a time zone by its name; an absent one is UTC."""
        name = self.get(key, str, "UTC")
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise self.fail(key, f"is {name!r}; it must be a name such as 'Europe/Kyiv'") from None
