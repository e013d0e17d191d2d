"""Whose a disputed region is: as the gazetteer has it, unless the desk says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from standfirst.read.gazetteer import ADJECTIVE, CODE, load_world
from standfirst.read.kept import kept

if TYPE_CHECKING:
    from standfirst.records import PlaceValue, Registers

REASON: Final = "its country as the desk's [borders] have it"


@dataclass(frozen=True, slots=True)
class Borders:
    """Countries that the desk gives, by row of the gazetteer and by name of a place."""

    rows: dict[int, str]
    names: dict[str, str]


@kept
def borders_of(registers: Registers) -> Borders:
    """Look up what the desk's borders name; a name nobody knows may still be the desk's own."""
    names = {border.region: border.country for border in registers.borders}
    rows: dict[int, str] = {}
    for name, country in names.items():
        row = row_called(name)
        if row is not None:
            rows[row] = country
    return Borders(rows, names)


def row_called(name: str) -> int | None:
    """Return the widest place of a name, the largest of equals; null where there is none."""
    entry = load_world().find(name)
    rows = entry.rows if entry else ()
    return next((row for row, flags in rows if flags not in {ADJECTIVE, CODE}), None)


def with_border(value: PlaceValue, row: int | None, registers: Registers) -> PlaceValue:
    """Give a place the country its region has for the desk; the nearest region named counts.

    ``row`` is the place's own in the gazetteer, null for one that is not from there.
    """
    if not registers.borders:
        return value
    borders = borders_of(registers)
    if row is None:
        country = borders.names.get(value.name)
    else:
        chain = (row, *load_world().within(row))
        country = next((borders.rows[each] for each in chain if each in borders.rows), None)
    if country is None or country == value.country:
        return value
    return replace(value, country=country, why=(*value.why, REASON))
