"""What is right and wrong with the installation and with a desk, and what to do about it."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
from collections import Counter
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst import __version__
from standfirst.archive import Archive, Done
from standfirst.config import Desk, load_desk
from standfirst.errors import ModelError, StandfirstError
from standfirst.read.borders import row_called
from standfirst.read.statements.learned import MODEL, load_extractor
from standfirst.run.checks import EXPECTED_DROPS, Check, State
from standfirst.run.doctor_feeds import check_feeds
from standfirst.run.moments import is_from_the_future
from standfirst.run.outlets import recognise_outlets
from standfirst.run.profiles import list_profiles, read_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.records import Report

LEAST_SQLITE = (3, 35)
NEEDED = (
    "sqlalchemy",
    "trafilatura",
    "jinja2",
    "lingua-language-detector",
    "onnxruntime",
    "mjml-python",
    "python-docx",
    "tokenizers",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def check_installation() -> tuple[Check, ...]:
    """Look at Python, SQLite, the libraries, the packaged data and the optional browser."""
    return (
        Check(State.OK, "standfirst", f"{__version__} on Python {platform.python_version()}"),
        _check_sqlite(),
        *_check_libraries(),
        _check_data(),
        _check_model(),
        _check_browser(),
    )


def _check_sqlite() -> Check:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        return Check(
            State.BROKEN,
            "SQLite",
            f"{version} is too old",
            "use a Python with SQLite 3.35 or newer",
        )
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    except sqlite3.OperationalError:
        return Check(
            State.BROKEN, "SQLite", f"{version} lacks FTS5", "use a Python whose SQLite has FTS5"
        )
    finally:
        database.close()
    return Check(State.OK, "SQLite", f"{version} with FTS5")


def _check_libraries() -> Iterator[Check]:
    missing = []
    for name in NEEDED:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        todo = f"{Path(sys.executable).name} -m pip install {' '.join(missing)}"
        yield Check(State.BROKEN, "libraries", f"missing: {', '.join(missing)}", todo)
    else:
        yield Check(State.OK, "libraries", "all there")


def _check_data() -> Check:
    template = resources.files("standfirst.run") / "templates" / "desk.toml"
    if template.is_file():
        return Check(State.OK, "packaged data", "all there")
    return Check(State.BROKEN, "packaged data", "templates are missing", "install standfirst again")


def _check_model() -> Check:
    try:
        load_extractor()
    except ModelError as error:
        return _broken("model of statements", error)
    size = sum(file.stat().st_size for file in MODEL.iterdir()) / 1e6
    return Check(State.OK, "model of statements", f"loads ({size:.0f} MB)")


def _check_browser() -> Check:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found:
        return Check(State.OK, "browser", found)
    return Check(State.OK, "browser", "none; only the tests of the page's looks would use one")


def check_desk(folder: Path) -> tuple[Check, ...]:
    """Look at a desk: settings, archive, captures, and the reports in it."""
    try:
        desk = load_desk(folder)
    except StandfirstError as error:
        return (_broken("settings", error),)
    number = len(desk.registers.outlets)
    settings = Check(
        State.OK,
        "settings",
        f"{desk.name}: {number} outlets, {len(desk.registers.people)} people,"
        f" {len(desk.registers.places)} places",
    )
    try:
        with Archive.open(desk.archive_path) as archive:
            return (
                settings,
                *_check_borders(desk),
                *_check_profiles(desk),
                _check_archive(archive),
                *check_feeds(desk, archive),
                *_check_reports(desk, archive),
            )
    except StandfirstError as error:
        return (settings, _broken("archive", error))


def _broken(subject: str, error: StandfirstError) -> Check:
    fact, _, todo = str(error).rpartition("; ")
    return Check(State.BROKEN, subject, fact or todo, todo if fact else None)


def _check_profiles(desk: Desk) -> Iterator[Check]:
    """Name each profile of the desk that cannot be read, and a usual one that there is not."""
    places = list_profiles(desk)
    for place in places:
        try:
            read_place(place)
        except StandfirstError as error:
            yield _broken(f"profile {place.name}", error)
    if desk.profile not in {place.name for place in places}:
        yield Check(
            State.BROKEN,
            "profile",
            f"desk.toml names {desk.profile}, and there is none of this name",
            'set it to one that "standfirst profiles" lists',
        )


def _check_borders(desk: Desk) -> Iterator[Check]:
    own = {place.name for place in desk.registers.places}
    regions = [border.region for border in desk.registers.borders]
    unknown = [one for one in regions if one not in own and row_called(one) is None]
    if unknown:
        yield Check(
            State.ATTENTION,
            "borders",
            f"no gazetteer knows: {', '.join(unknown)}",
            "mend the spelling in [borders], or add the region to gazetteer.toml",
        )


def _check_archive(archive: Archive) -> Check:
    problems = archive.check()
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        return Check(
            State.BROKEN,
            "archive",
            problems[0] + more,
            "keep a copy, then restore a backup or import the files again",
        )
    counts = archive.counts()
    return Check(
        State.OK,
        "archive",
        f"sound: {counts['current']} reports in {counts['reports']} revisions,"
        f" {counts['captures']} captures, {counts['editions']} editions",
    )


def _check_reports(desk: Desk, archive: Archive) -> Iterator[Check]:
    reports = recognise_outlets(archive.current_reports(), desk.registers)
    if not reports:
        yield Check(
            State.ATTENTION, "reports", "none yet", 'add some with "standfirst import FILE…"'
        )
    yield from _check_undated(reports)
    yield from _check_future(reports)
    yield from _check_outlets(desk, reports)
    yield from _check_unread(archive.readings_done(), reports)
    yield from _check_drops(archive)


def _check_undated(reports: tuple[Report, ...]) -> Iterator[Check]:
    undated = [one.external_id or one.origin for one in reports if one.published_at is None]
    if undated:
        yield Check(
            State.ATTENTION,
            "undated reports",
            f"{len(undated)} stand in no edition: {_some(undated)}",
            "import them again with published_at",
        )


def _check_future(reports: tuple[Report, ...]) -> Iterator[Check]:
    ahead = [
        one.external_id or one.origin
        for one in reports
        if one.published_at and is_from_the_future(one.published_at, one.collected_at)
    ]
    if ahead:
        yield Check(
            State.ATTENTION,
            "reports from the future",
            f"{len(ahead)} are dated later than they were collected: {_some(ahead)}",
            "mend their published_at and import them again",
        )


def _check_outlets(desk: Desk, reports: tuple[Report, ...]) -> Iterator[Check]:
    known = {outlet.id for outlet in desk.registers.outlets}
    nameless = [one.external_id or one.origin for one in reports if one.outlet is None]
    unknown = Counter(one.outlet for one in reports if one.outlet and one.outlet not in known)
    if nameless:
        yield Check(
            State.ATTENTION,
            "reports without outlet",
            f"{len(nameless)} name none: {_some(nameless)}",
            "give them an outlet where they come from, and import them again",
        )
    if unknown:
        names = [f"{name} ({n})" for name, n in sorted(unknown.items(), key=_most_first)]
        yield Check(
            State.ATTENTION,
            "unregistered outlets",
            _some(names),
            f"add an [[outlets]] table for each to {desk.folder / 'desk.toml'}",
        )


def _check_unread(
    done: dict[tuple[str, int], Done], reports: tuple[Report, ...]
) -> Iterator[Check]:
    unread = [one.key for one in reports if (one.id, one.revision) not in done]
    if unread:
        yield Check(
            State.ATTENTION,
            "unread reports",
            f"{len(unread)}: {_some(unread)}",
            '"standfirst stories" or "standfirst write" reads them',
        )


def _check_drops(archive: Archive) -> Iterator[Check]:
    reasons = Counter(drop.reason for drop in archive.drops())
    for reason, n in sorted(reasons.items(), key=_most_first):
        expected = reason in EXPECTED_DROPS
        yield Check(
            State.OK if expected else State.ATTENTION,
            "drops",
            f"{n} for the reason {reason}",
            None if expected else f'"standfirst explain {reason}" lists them',
        )


def _most_first(row: tuple[str | None, int]) -> tuple[int, str]:
    return -row[1], row[0] or ""


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"
