"""The weights of signs: one log-linear model for each kind of words that need resolving."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Signs = dict[str, float]


@cache
def weights_of(kind: str) -> Mapping[str, float]:
    """Load the weights for "person" (he, she), "thing" (it, they) or "noun" (the minister)."""
    path = files("standfirst.read.statements").joinpath("data", "en", "who.json")
    table: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return table[kind]


def score(signs: Signs, weights: Mapping[str, float]) -> float:
    """Return the sum of the weighted signs; one that has no weight counts nothing."""
    total = 0.0
    for name, value in signs.items():
        if name in weights:
            total += weights[name] * value
    return total
