"""Holds every measured figure to its floor, per stage and language.

``floors.json`` keeps, beside a hash of the gold each figure was measured on, the least value
accepted; a figure may lie below it by ``epsilon``, for one flipped item moves it a little. A
runner that crashes scores zero: so would the product. ``--update`` raises floors and adds new
figures; a lower floor needs ``--allow-regression`` too, and a line in the changelog.

To add a runner: a module here with ``measure(gold_dir: Path) -> dict[str, float]``, a row in
``RUNNERS``, then ``python evals/gate.py --update``. ``gold_dir`` is ``gold/<language>``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import math
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
GOLD = HERE / "gold"
EXAMPLE = HERE.parent / "examples" / "day-455"  # gold of the stages it plants things for
EPSILON = 0.005
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Runner:
    """One stage's measurement in one language; ``corpus`` are the files it is measured on."""

    stage: str
    language: str
    module: str
    corpus: tuple[Path, ...]

    @property
    def name(self) -> str:
        return f"{self.stage}/{self.language}"


RUNNERS: tuple[Runner, ...] = (
    Runner("stories", "en", "stories", (EXAMPLE,)),
    Runner("lookalikes", "en", "lookalikes", (GOLD / "en" / "lookalikes.txt",)),
    Runner(
        "reprints",
        "en",
        "reprints",
        # as many as reprints.py bends, so that more gold of statements moves nothing
        (*sorted((GOLD / "en" / "statements").glob("*.toml"))[:204], EXAMPLE / "reports"),
    ),
    Runner("origins", "en", "origins", (GOLD / "en" / "origins",)),
    Runner(
        "corroboration",
        "en",
        "corroboration",
        (
            GOLD / "en" / "corroboration",
            GOLD / "en" / "corroboration-later",
            GOLD / "en" / "origins" / "registers.toml",
        ),
    ),
    Runner(
        "statements",
        "en",
        "statements",
        (GOLD / "en" / "statements", GOLD / "en" / "countries.toml"),
    ),
    Runner(
        "times",
        "en",
        "times",
        (GOLD / "en" / "times.txt", GOLD / "en" / "times_reports.txt"),
    ),
    Runner(
        "quantities",
        "en",
        "quantities",
        (GOLD / "en" / "quantities.txt", GOLD / "en" / "quantity_reports.txt"),
    ),
    Runner("aid", "en", "aid", (GOLD / "en" / "aid_reports.txt", GOLD / "en" / "countries.toml")),
    Runner("places", "en", "places", (GOLD / "en" / "places.txt",)),
    Runner(
        "conflicts",
        "en",
        "conflicts",
        (
            *(GOLD / "en" / name for name in ("conflicts", "conflicts-later", "conflicts-fresh")),
            EXAMPLE / "gazetteer.toml",
        ),
    ),
    Runner(
        "editions",
        "en",
        "editions",
        (EXAMPLE, *sorted((GOLD / "editions").glob("*/reports.txt"))),
    ),
    Runner("checker", "en", "checker", (GOLD / "en" / "drafts", EXAMPLE)),
    Runner(
        "by_hand",
        "en",
        "by_hand",
        (GOLD / "en" / "by_hand", *sorted((GOLD / "editions").glob("*/reports.txt")), EXAMPLE),
    ),
    Runner("people", "any", "people", (GOLD / "any" / "people.txt",)),
    Runner("languages", "any", "languages", (GOLD / "any" / "languages",)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one runner beside its floor; null where there is none."""

    runner: str
    figure: str
    value: float | None
    floor: float | None
    epsilon: float = EPSILON

    @property
    def holds(self) -> bool:
        if self.figure == CRASHED:
            return False
        if self.floor is None:
            return True
        return self.value is not None and self.value >= self.floor - self.epsilon

    @property
    def verdict(self) -> str:
        if not self.holds:
            return "SUNK"
        if self.floor is None:
            return "new"
        return "rose" if self.value is not None and self.value > self.floor else "holds"


def hash_corpus(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of all files, by name and bytes, in order of their paths."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(f for f in path.rglob("*") if f.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(file.relative_to(path.parent).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


CRASHED = "crashed"  # the figure of a runner that gave none


def measure(runner: Runner, known: Iterable[str]) -> dict[str, float]:
    """Return a runner's figures; of one that crashes, zero for each known and for the crash."""
    try:
        figures = importlib.import_module(runner.module).measure(GOLD / runner.language)
        return {
            name: round(value, DIGITS) if math.isfinite(value) else 0.0
            for name, value in figures.items()
        }
    except Exception:  # noqa: BLE001 - whatever a stage raises on gold is a miss
        traceback.print_exc()
        return dict.fromkeys([*known, CRASHED], 0.0)


def compare(
    runner: Runner, figures: Mapping[str, float], floors: Mapping[str, Mapping[str, float]]
) -> list[Row]:
    """Return a row for each figure measured or floored; a figure that is gone has no value."""
    names = [*figures, *(name for name in floors if name not in figures)]
    return [
        Row(
            runner.name,
            name,
            figures.get(name),
            floors[name]["floor"] if name in floors else None,
            floors[name].get("epsilon", EPSILON) if name in floors else EPSILON,
        )
        for name in names
    ]


def updated(rows: Sequence[Row], *, allow_regression: bool) -> dict[str, dict[str, float]]:
    """Return the floors after these rows: raised, added, and lowered only where allowed."""
    floors = {}
    for row in rows:
        value = row.value if row.value is not None else None if allow_regression else row.floor
        if value is None or row.figure == CRASHED:
            continue
        lowers = row.floor is not None and value < row.floor
        kept = row.floor if lowers and not allow_regression else value
        floors[row.figure] = {"floor": kept, "epsilon": row.epsilon}
    return floors


def run(
    runners: Sequence[Runner], floors_path: Path, *, update: bool, allow_regression: bool
) -> int:
    """Measure, print the table, and return the exit status: 1 where a figure or hash differs."""
    stored: dict[str, Any] = json.loads(floors_path.read_text()) if floors_path.exists() else {}
    fresh: dict[str, Any] = {}
    failed = False
    for runner in runners:
        entry = stored.get(runner.name, {"corpus": None, "figures": {}})
        corpus = hash_corpus(runner.corpus)
        rows = compare(runner, measure(runner, entry["figures"]), entry["figures"])
        for row in rows:
            value = "-" if row.value is None else f"{row.value:.4f}"
            floor = "-" if row.floor is None else f"{row.floor:.4f}"
            print(f"{row.runner:<14} {row.figure:<24} {value:>8} {floor:>8}  {row.verdict}")
        if corpus != entry["corpus"] and not update:
            print(f"{runner.name}: the gold is not the one of the floors; run with --update")
            failed = True
        sunk = [row for row in rows if not row.holds]
        excused = update and allow_regression and all(row.figure != CRASHED for row in sunk)
        failed |= bool(sunk) and not excused
        figures = updated(rows, allow_regression=allow_regression)
        fresh[runner.name] = {"corpus": corpus, "figures": figures}
    if update:
        floors_path.write_text(json.dumps(fresh, indent=1, sort_keys=True) + "\n")
        if failed:
            print("a floor would sink and was kept; lower it with --update --allow-regression")
    return int(failed)


def main() -> int:
    parser = argparse.ArgumentParser(description="Hold every measured figure to its floor.")
    parser.add_argument("--update", action="store_true", help="raise floors, add new figures")
    parser.add_argument("--allow-regression", action="store_true", help="let floors sink too")
    given = parser.parse_args()
    return run(RUNNERS, FLOORS, update=given.update, allow_regression=given.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
