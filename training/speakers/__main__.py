"""Make the weights: python -m speakers DATA/gum.jsonl.gz [--out who.json] [--passes 2] [--measure].

Prints, for each kind of words, the share of right choices in training and with files left out;
``--measure`` also how many speakers are right over all, with files left out.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path

from speakers.fit import fit, is_right
from speakers.queries import Group, case_groups, gum_groups, own_groups
from speakers.whole import FOLDS, measure_apart, set_weights, writer_of

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "evals" / "gold" / "en"
CASES = ROOT / "tests" / "cases" / "read" / "statements" / "en"
OUT = ROOT / "src" / "standfirst" / "read" / "statements" / "data" / "en" / "who.json"
PRIOR = tomllib.loads(Path(__file__).with_name("prior.toml").read_text(encoding="utf-8"))
KINDS = ("person", "oblique", "noun", "body", "thing")
RIDGE = {"person": 30.0, "oblique": 9.0, "noun": 15.0, "body": 30.0, "thing": 15.0}
# Added for nobody: a wrong name is worse than none; "his" and "her" err most.
CAUTION = {"person": 0.2, "oblique": 0.6, "noun": 0.2, "body": 0.2, "thing": 0.2}
GUM_SHARE = {"person": 0.3, "oblique": 0.3, "noun": 0.2, "body": 0.3, "thing": 0.3}


def train(
    groups: list[Group], kind: str, *, ridge: float | None = None, gum: float | None = None
) -> dict[str, float]:
    """Fit the weights of one kind of words; a query of GUM counts less than one of our own."""
    share = GUM_SHARE[kind] if gum is None else gum
    rows = [one for one in groups if one.kind == kind]
    shares = [share if one.file.startswith("GUM") else 1.0 for one in rows]
    found = fit(rows, shares, ridge=RIDGE[kind] if ridge is None else ridge, prior=PRIOR[kind])
    return found | {"nobody": round(found["nobody"] + CAUTION[kind], 3)}


def train_all(groups: list[Group]) -> dict[str, dict[str, float]]:
    """Fit the weights of all kinds."""
    return {kind: train(groups, kind) for kind in KINDS}


def part_of(file: str) -> str:
    """Name the part of the training data that a file belongs to."""
    if not file.startswith("own"):
        return "cases" if file.startswith("case") else "GUM"
    return writer_of(int(file[4:]))


def cross_validate(groups: list[Group], kind: str) -> dict[str, float]:
    """Return the share of right choices where whole files are left out, by part."""
    files = sorted({one.file for one in groups})
    fold = {file: i % FOLDS for i, file in enumerate(files)}
    found: dict[str, list[bool]] = {}
    for left_out in range(FOLDS):
        weights = train([one for one in groups if fold[one.file] != left_out], kind)
        for one in groups:
            if fold[one.file] == left_out and one.kind == kind:
                found.setdefault(part_of(one.file), []).append(is_right(one, weights))
    return {name: sum(rows) / len(rows) for name, rows in sorted(found.items())}


def shown(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {100 * value:.1f}" for name, value in figures.items())


def main() -> int:
    parser = argparse.ArgumentParser(prog="speakers")
    parser.add_argument("gum", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    for number in range(options.passes):
        groups = [*own_groups(GOLD), *case_groups(CASES), *gum_groups(options.gum)]
        table = train_all(groups)
        for kind in KINDS:
            print(f"pass {number + 1}, {kind}: {shown(cross_validate(groups, kind))}", flush=True)
        set_weights(table)
    options.out.write_text(json.dumps({"weights": table}, indent=1) + "\n", encoding="utf-8")
    if options.measure:
        parts = measure_apart(
            lambda apart: train_all([one for one in groups if one.file not in apart]), GOLD
        )
        for name, figures in parts.items():
            print(f"{name}: {shown(figures)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
