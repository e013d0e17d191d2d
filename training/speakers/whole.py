"""Measures whole speakers on reports that the weights were not fitted on."""

from __future__ import annotations

import gold_statements
import statements as measured
from standfirst.read import ReadingContext
from standfirst.read.statements.who import resolver

FOLDS = 8
LATE = 156  # the last number of the files that rules were written on


def set_weights(table: dict[str, dict[str, float]]) -> None:
    """Let the product of this process use other weights."""
    resolver.weights_of = lambda kind: table[kind]


def measure_apart(fit_without, folder) -> dict[str, dict[str, float]]:
    """Return the speakers' figures by cross-validation over files; ``fit_without`` takes names of files."""
    context = ReadingContext(registers=gold_statements.read_registers(folder / "countries.toml"))
    golds = [
        gold for gold in gold_statements.read_all(folder / "statements") if not gold.is_held_out
    ]
    scored = []
    for fold in range(FOLDS):
        apart = golds[fold::FOLDS]
        set_weights(fit_without({f"own-{gold.number:03}" for gold in apart}))
        scored += [measured.Scored(gold, measured.resolve_gold(gold, context)) for gold in apart]
    parts = {
        "to 156": [row for row in scored if row.gold.number <= LATE],
        "from 157": [row for row in scored if row.gold.number > LATE],
        "all": scored,
    }
    return {
        name: {
            key: value for key, value in measured.score(rows).items() if key.startswith("speakers")
        }
        for name, rows in parts.items()
    }
