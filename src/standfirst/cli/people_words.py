"""What ``standfirst people`` says of entries, roles and doubtful names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from standfirst.cli.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from standfirst.records import (
        Doubt,
        KnownRole,
        Passage,
        RegisterEntry,
        Report,
        Sighting,
        Statement,
    )

_MOST = 20  # mentions or statements shown
_WIDEST = 160  # characters of a statement


def say_role(entry: RegisterEntry, day: date | None) -> str:
    """Return the role of a day in one line: the desk's, else the one that reports tell most."""
    for role in entry.roles:
        if role.on_desk and not _is_over(role, day):
            return _title(role)
    told = next((role for role in entry.roles if not role.on_desk), None)
    return _title(told) if told else ""


def _is_over(role: KnownRole, day: date | None) -> bool:
    if day is None:
        return role.until_on is not None
    begun = role.from_on is None or role.from_on <= day
    return not begun or (role.until_on is not None and role.until_on < day)


def _title(role: KnownRole) -> str:
    return f"{role.title}, {role.affiliation}" if role.affiliation else role.title


def lines_of(
    entry: RegisterEntry,
    sightings: Sequence[Sighting],
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
) -> Iterator[str]:
    """Yield the lines of one entry: who, names, roles, outlets, mentions, statements."""
    kind = "body" if entry.body else "person"
    where = "of the desk" if entry.on_desk else "from reports"
    yield f"{click.style(plain(entry.name), bold=True)} {plain(entry.id)} ({kind} {where})"
    if entry.names:
        yield f"  names: {plain(', '.join(entry.names))}"
    for role in entry.roles:
        yield from _role_lines(role, reports)
    if entry.outlets:
        yield f"  outlets: {plain(', '.join(entry.outlets))}"
    yield f"  named {entry.mentions} times in {entry.reports} reports"
    for one in sightings[:_MOST]:
        report = reports[one.report]
        named = ", ".join(dict.fromkeys(span.of(report.text) for span in one.spans))
        yield f"    {one.day or 'undated'} {plain(report.key)}: {plain(named)}"
    if statements:
        yield f"  {len(statements)} statements"
    for statement in statements[:_MOST]:
        text = reports[statement.report].text
        words = " … ".join(" ".join(span.of(text).split()) for span in statement.content)
        short = words if len(words) <= _WIDEST else f"{words[:_WIDEST]}…"
        yield f"    {statement.said_on or '-'} {plain(statement.id)}: {plain(short)}"


def _role_lines(role: KnownRole, reports: Mapping[str, Report]) -> Iterator[str]:
    held = ""
    if role.from_on or role.until_on:
        held = f" from {role.from_on or '?'} until {role.until_on or 'now'}"
    said = ""
    if role.first_said:
        same = role.first_said == role.last_said
        said = f", said {role.first_said}" + ("" if same else f" to {role.last_said}")
    source = "desk" if role.on_desk else "reports"
    yield f"  role: {plain(_title(role))}{held} ({source}{said})"
    for passage in role.said_by[:3]:
        yield f"    {_cited(passage, reports)}"
    if len(role.said_by) > 3:
        yield f"    and {len(role.said_by) - 3} more"


def _cited(passage: Passage, reports: Mapping[str, Report]) -> str:
    report = reports.get(passage.report)
    key = report.key if report else passage.report
    place = f"{key} r{passage.revision} {passage.span.start}-{passage.span.end}"
    return f"[{plain(place)}] {click.style(plain(passage.exact), fg='cyan')}"


def say_doubt(doubt: Doubt) -> Iterator[str]:
    """Yield the lines of one doubtful name."""
    yield (
        f"{click.style(plain(doubt.name), bold=True)} {plain(doubt.unit)}"
        f" may be {click.style(plain(doubt.entry_name), bold=True)} {plain(doubt.entry)}:"
        f" {plain(doubt.reason)}"
    )
    for feature in doubt.features:
        yield f"  {plain(feature)}"
