"""Finding, reading and copying profiles: those of the package, and the desk's own, which win.

A profile is a folder: ``profile.toml``, and templates where the usual ones will not do.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.config import read_profile, read_text
from standfirst.errors import DeskError, NotFoundError, UsageError
from standfirst.publish.forms import complain_of_form
from standfirst.publish.templating import TEMPLATES, complain_of_template
from standfirst.records import Head, SectionForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.config import Desk
    from standfirst.records import Profile

PROFILE_FILE = "profile.toml"
PROFILES_FOLDER = "profiles"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
MOST_TEMPLATE = 1 << 18  # bytes
FORMS = ("title", "kicker", "below_standfirst")  # each a line with fields
LINES = ("opening", "closing")  # each a list of such lines


@dataclass(frozen=True, slots=True)
class ProfilePlace:
    """Where a profile lies, and whether it is the desk's own."""

    name: str
    folder: Path
    is_own: bool


def list_profiles(desk: Desk | None) -> tuple[ProfilePlace, ...]:
    """Return the profiles there are, by name; the desk's own hide those of the package."""
    found = {
        folder.name: ProfilePlace(folder.name, folder, is_own=False)
        for folder in sorted(shipped_folder().iterdir())
        if (folder / PROFILE_FILE).is_file()
    }
    own = desk.folder / PROFILES_FOLDER if desk else None
    if own is not None and own.is_dir():
        for folder in sorted(own.iterdir()):
            if (folder / PROFILE_FILE).is_file():
                found[folder.name] = ProfilePlace(folder.name, folder, is_own=True)
    return tuple(found[name] for name in sorted(found))


def shipped_folder() -> Path:
    """Return the folder of the package's own profiles."""
    return Path(str(resources.files("standfirst"))) / PROFILES_FOLDER


def find_profile(desk: Desk | None, name: str | None = None) -> Profile:
    """Read a profile by name, without one the desk's; raise UsageError where there is none.

    Where the desk has beats and the profile puts stories under heads, the beats are the heads.
    """
    name = name or (desk.profile if desk else "ucmc")
    places = {place.name: place for place in list_profiles(desk)}
    if name not in places:
        raise UsageError(
            f"{name}: no profile of this name; there are {', '.join(sorted(places))}"
            ' ("standfirst profiles")'
        )
    profile = read_place(places[name])
    if desk and desk.manner.beats and profile.sections is SectionForm.HEADS:
        beats = desk.manner.beats
        heads = tuple(Head(beat.name, (*beat.words, *beat.places)) for beat in beats)
        return replace(profile, heads=heads)
    return profile


def read_place(place: ProfilePlace) -> Profile:
    """Read a profile and what its lines and templates say; every mistake is one DeskError."""
    path = place.folder / PROFILE_FILE
    profile = read_profile(place.name, path, read_text(path), tuple(_templates(place.folder)))
    lines = [(key, getattr(profile, key)) for key in FORMS]
    lines += [(key, line) for key in LINES for line in getattr(profile, key)]
    for key, line in lines:
        if fault := complain_of_form(line):
            raise DeskError(f"{path}: {key} {fault}")
    return profile


def _templates(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.j2")):
        if path.name not in TEMPLATES:
            raise DeskError(
                f"{path}: no form has a template of this name; they are {', '.join(TEMPLATES)}"
            )
        if path.stat().st_size > MOST_TEMPLATE:
            raise DeskError(f"{path}: is larger than {MOST_TEMPLATE >> 10} KiB; make it shorter")
        text = read_text(path)
        if fault := complain_of_template(text):
            raise DeskError(
                f"{path}: {fault}; mend that line, or take the file away to use the usual template"
            )
        yield path.name, text


def copy_profile(desk: Desk, name: str, new: str | None, *, templates: bool) -> Path:
    """Copy a profile into the desk, under its own name or a new one, and return its folder.

    With ``templates`` the usual templates are copied too, for the editor to change. Raises
    UsageError where a profile of that name lies in the desk already.
    """
    place = {one.name: one for one in list_profiles(desk)}.get(name)
    if place is None:
        raise NotFoundError(f'{name}: no profile of this name; "standfirst profiles" lists them')
    new = new or name
    if not NAME.fullmatch(new):
        raise UsageError(f"{new}: no name for a profile; take small letters, digits and hyphens")
    target = desk.folder / PROFILES_FOLDER / new
    if target.exists():
        raise UsageError(f"{target}: is there already; give another name, or change that one")
    staging = target.with_name(f".{new}")
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        if templates:
            usual = Path(str(resources.files("standfirst.publish"))) / "templates"
            for template, source in TEMPLATES.items():
                shutil.copyfile(usual / source, staging / template)
        for file in sorted(place.folder.iterdir()):
            if file.is_file():
                shutil.copyfile(file, staging / file.name)
        staging.rename(target)
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise UsageError(
            f"{target}: cannot be written ({error.strerror}); see to the folder's rights"
        ) from error
    return target
