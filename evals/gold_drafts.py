"""Drafts by hands that do not know the rules, over several desks, and the errors they marked.

A folder of ``gold/en/by_hand`` holds the drafts of one desk: ``example`` those of the example desk;
a folder with a ``reports.txt`` of its own brings its desk along, in the layout of
``gold/editions``; any other bears the name of a golden day. A draft ``NN.md`` in which there are
errors has a list of them beside it, ``NN.toml``:

    [[errors]]
    sentence = "…"   # as it stands in the draft, once; a section where the error is its being there
    letter = "N"     # the family that tells it; "NM" where either does
    right = "…"      # what the sources say

A draft without a list is right in each of its sentences. Files whose number divides by four are
held back: nobody looks at what is found in them while rules are made.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "by_hand"
REPORTS = "reports.txt"
EXAMPLE_NAME = "example"
LETTERS = frozenset("QANDPMUS")
HELD = 4
_KEYS = {"sentence", "letter", "right"}


class GoldError(ValueError):
    """A draft or its list of errors is not what it should be."""


@dataclass(frozen=True, slots=True)
class MarkedError:
    """An error somebody wrote into a draft: where, which families tell it, what is right."""

    span: Span
    letters: str
    right: str


@dataclass(frozen=True, slots=True)
class GoldDraft:
    """One draft of a desk with the errors in it, in order."""

    desk: str
    name: str
    raw: str
    errors: tuple[MarkedError, ...] = ()

    @property
    def number(self) -> int:
        return int(self.name)

    @property
    def is_held(self) -> bool:
        return self.number % HELD == 0


def read_drafts(gold_dir: Path) -> list[GoldDraft]:
    """Return all drafts by hand, by number."""
    folder = gold_dir / FOLDER
    drafts = [read_draft(path) for path in folder.glob("*/*.md")]
    numbers = [draft.number for draft in drafts]
    if doubled := {n for n in numbers if numbers.count(n) > 1}:
        raise GoldError(f"two drafts have the number {min(doubled)}")
    known = {path.with_suffix(".md") for path in folder.glob("*/*.toml") if path.stem.isdigit()}
    if lost := [path for path in known if not path.exists()]:
        raise GoldError(f"{min(lost)}: a list of errors without a draft")
    return sorted(drafts, key=lambda draft: draft.number)


def read_draft(path: Path) -> GoldDraft:
    """Read one draft, and the list of its errors where there is one."""
    if not path.stem.isdigit():
        raise GoldError(f"{path}: a draft is called by its number")
    raw = path.read_text("utf-8")
    listed = path.with_suffix(".toml")
    errors = _errors(raw, listed) if listed.exists() else ()
    return GoldDraft(path.parent.name, path.stem, raw, errors)


def _errors(raw: str, listed: Path) -> tuple[MarkedError, ...]:
    rows = tomllib.loads(listed.read_text("utf-8")).get("errors", [])
    if not rows:
        raise GoldError(f"{listed}: no errors")
    errors = []
    for row in rows:
        if set(row) != _KEYS:
            raise GoldError(f"{listed}: an error has {sorted(_KEYS)}, this one {sorted(row)}")
        sentence, letters = row["sentence"], row["letter"]
        if not letters or not LETTERS.issuperset(letters):
            raise GoldError(f"{listed}: no such letter: {letters!r}")
        if raw.count(sentence) != 1:
            raise GoldError(f"{listed}: {raw.count(sentence)} times in the draft: {sentence!r}")
        start = raw.index(sentence)
        errors.append(MarkedError(Span(start, start + len(sentence)), letters, row["right"]))
    errors.sort(key=lambda error: error.span.start)
    for one, other in pairwise(errors):
        if other.span.start < one.span.end:
            raise GoldError(f"{listed}: two errors in one sentence: {other.span.of(raw)!r}")
    return tuple(errors)


def source_of(gold_dir: Path, desk: str) -> Path | None:
    """Return the folder with a desk's reports and settings; none for the example desk."""
    if desk == EXAMPLE_NAME:
        return None
    own = gold_dir / FOLDER / desk
    folder = own if (own / REPORTS).exists() else gold_dir.parent / "editions" / desk
    if not (folder / REPORTS).exists():
        raise GoldError(f"{desk}: no reports")
    return folder
