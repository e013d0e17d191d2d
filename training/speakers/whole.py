"""Measures whole speakers on reports that the weights were not fitted on."""

from __future__ import annotations

import gold_statements
import statements as measured
from standfirst.read import ReadingContext
from standfirst.read.statements.who import resolver

FOLDS = 8
# The writers of our own gold, by the last number of their files: rules were written on the first ones.
WRITERS = {"to 156": 156, "to 204": 204, "later": 9_999}


def writer_of(number: int) -> str:
    """Name the group of files, by writer, that a number belongs to."""
    return next(name for name, last in WRITERS.items() if number <= last)


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
        name: [row for row in scored if writer_of(row.gold.number) == name] for name in WRITERS
    } | {"all": scored}
    return {
        name: {
            key: value for key, value in measured.score(rows).items() if key.startswith("speakers")
        }
        for name, rows in parts.items()
    }
