"""Lists of people as files: CSV for spreadsheets, TOML as the desk keeps its own.

The desk's people stand in ``people.toml``, which is the editor's: adding appends to it, and what
stands there is never changed by a program.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Final

from standfirst.config import PEOPLE_FILE, read_people
from standfirst.errors import InputError
from standfirst.records import Drop, Person, Role, make_id
from standfirst.run.feedlist import text_of, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from standfirst.config import Desk
    from standfirst.records import KnownRole, RegisterEntry

COLUMNS: Final = ("id", "name", "names", "surname", "pronoun", "body", "title", "affiliation",
                  "from", "until", "source", "first_said", "last_said", "seen_as")  # fmt: skip
DESK: Final = "desk"  # the source of what stands in people.toml; else "reports"
SEPARATOR: Final = "|"  # between the names in one cell
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for one to run
_TRUE: Final = frozenset({"true", "yes", "1"})


def csv_of(entries: Iterable[RegisterEntry], people: Sequence[Person]) -> str:
    """Return the register as CSV: one row for each role, one for who has none."""
    known = {one.id: one for one in people}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        person = known.get(entry.id)
        names = person.names if person else entry.names
        seen = SEPARATOR.join(name for name in entry.names if name not in names)
        head = (
            entry.id,
            entry.name,
            SEPARATOR.join(names),
            (person and person.surname) or "",
            (person and person.pronoun) or "",
            "true" if entry.body else "",
        )
        roles: list[KnownRole | None] = list(entry.roles)
        if person and not person.roles:
            roles.insert(0, None)  # a row of the desk's own, so that it is known again
        for role in roles or [None]:
            cells = (*head, *_role_cells(role, DESK if person else "reports"), seen)
            writer.writerow([_guarded(cell) for cell in cells])
    return out.getvalue()


def _role_cells(role: KnownRole | None, source: str) -> tuple[str, ...]:
    if role is None:
        return ("", "", "", "", source, "", "")
    held, said = (role.from_on, role.until_on), (role.first_said, role.last_said)
    return (
        role.title,
        role.affiliation or "",
        *(day.isoformat() if day else "" for day in held),
        DESK if role.on_desk else "reports",
        *(day.isoformat() if day else "" for day in said),
    )


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def people_in(data: bytes, path: Path) -> tuple[Person, ...]:
    """Read people from the bytes of a CSV or TOML file; ``path`` tells which, and names it.

    A CSV needs the column "name"; rows of one id, or of one name without ids, are one person's
    roles. Raises InputError where it cannot be read, with the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 ({error}); save it as UTF-8") from error
    if path.suffix.lower() == ".toml":
        return read_people(path, text)
    try:
        rows = csv.DictReader(io.StringIO(text), strict=True)
        if "name" not in (rows.fieldnames or ()):
            raise InputError(
                f'{path}: no column "name"; its first line must hold the columns\' names'
            )
        return _gathered(path, rows)
    except csv.Error as error:
        raise InputError(f"{path}: no CSV ({error}); save it as CSV with commas") from error


def _gathered(path: Path, rows: csv.DictReader[str]) -> tuple[Person, ...]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        cells = {
            key: (value or "").strip().removeprefix("'")
            for key, value in row.items()
            if key in COLUMNS
        }
        if not cells["name"]:
            raise InputError(f"{path}: line {rows.line_num}: name is empty; give one")
        for key in ("from", "until"):
            if cells.get(key) and not _day(cells[key]):
                raise InputError(
                    f"{path}: line {rows.line_num}: {key} is {cells[key]!r}; write it as 2022-12-12"
                )
        found.setdefault(cells.get("id") or make_id("p", cells["name"]), []).append(cells)
    return tuple(_person(person, mine) for person, mine in found.items())


def _person(person: str, rows: list[dict[str, str]]) -> Person:
    first = rows[0]
    if any(row.get("source") == DESK for row in rows):
        rows = [row for row in rows if row.get("source") == DESK]  # the rest is told, not decided
    names = (name.strip() for name in first.get("names", "").split(SEPARATOR))
    return Person(
        person,
        first["name"],
        names=tuple(name for name in names if name),
        roles=tuple(
            Role(
                row["title"],
                row.get("affiliation") or None,
                _day(row.get("from", "")),
                _day(row.get("until", "")),
            )
            for row in rows
            if row.get("title")
        ),
        surname=first.get("surname") or None,
        pronoun=first.get("pronoun") or None,
        body=first.get("body", "").lower() in _TRUE,
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def add_people(desk: Desk, people: Iterable[Person]) -> tuple[tuple[Person, ...], tuple[Drop, ...]]:
    """Write people at the end of the desk's file; return those added, and those left out.

    Left out is who stands there already but otherwise: the file is the editor's to change.
    """
    path = desk.folder / PEOPLE_FILE
    text = text_of(path)
    known = {one.id: one for one in read_people(path, text)}
    fresh: list[Person] = []
    drops: list[Drop] = []
    for one in people:
        if one.id not in known:
            known[one.id] = one
            fresh.append(one)
        elif known[one.id] != one:
            drops.append(Drop(one.id, "known", f"stands otherwise in {path}; change it there"))
    if fresh:
        text += "\n" if text and not text.endswith("\n") else ""
        text += "".join("\n" + table_of(one) for one in fresh)
        read_people(path, text)  # refuses what could not be read again
        write_text(path, text)
    return tuple(fresh), tuple(drops)


def table_of(person: Person) -> str:
    """Return a person as a table of the file; what is not known is left out."""
    lines = ["[[people]]", f"id = {_quoted(person.id)}", f"name = {_quoted(person.name)}"]
    if person.names:
        lines.append(f"names = [{', '.join(map(_quoted, person.names))}]")
    lines += [
        f"{key} = {_quoted(value)}"
        for key in ("surname", "pronoun")
        if (value := getattr(person, key))
    ]
    if person.body:
        lines.append("body = true")
    for role in person.roles:
        lines += ["", "  [[people.roles]]", f"  title = {_quoted(role.title)}"]
        if role.affiliation:
            lines.append(f"  affiliation = {_quoted(role.affiliation)}")
        days = (("from", role.from_on), ("until", role.until_on))
        lines += [f"  {key} = {day.isoformat()}" for key, day in days if day]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    plain = "".join(one for one in value if one.isprintable())
    return json.dumps(plain, ensure_ascii=False)
