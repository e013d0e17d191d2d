"""Fits a log-linear choice among candidates: the softmax of weighted signs, with weights kept small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from speakers.queries import Group

ROUNDS = 400
RATE = 0.1


def fit(
    groups: Sequence[Group],
    shares: Sequence[float],
    *,
    ridge: float,
    prior: Mapping[str, float],
) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest; ``shares`` weigh the groups."""
    names = sorted({name for group in groups for signs in group.signs for name in signs})
    index = {name: i for i, name in enumerate(names)}
    sizes = [len(group.signs) for group in groups]
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    matrix = np.zeros((sum(sizes), len(names)))
    right = np.zeros(sum(sizes), dtype=bool)
    row = 0
    for group in groups:
        for signs, ok in zip(group.signs, group.right, strict=True):
            for name, value in signs.items():
                matrix[row, index[name]] = value
            right[row] = ok
            row += 1
    owner = np.repeat(np.arange(len(groups)), sizes)
    expected = np.array([prior.get(name, 0.0) for name in names])
    weights = expected.copy()
    share = np.asarray(shares)[owner]
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for n in range(1, ROUNDS + 1):
        scores = matrix @ weights
        likely = _softmax(scores, firsts, owner)
        wanted = _softmax(np.where(right, scores, -1e9), firsts, owner)
        slope = matrix.T @ (share * (likely - wanted)) + ridge * (weights - expected)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        step = (mean / (1 - 0.9**n)) / (np.sqrt(spread / (1 - 0.99**n)) + 1e-8)
        weights -= RATE * (1 - n / (ROUNDS + 1)) * step
    return {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}


def _softmax(
    scores: NDArray[np.float64], firsts: NDArray[np.int64], owner: NDArray[np.int64]
) -> NDArray[np.float64]:
    tops = np.maximum.reduceat(scores, firsts)
    parts = np.exp(scores - tops[owner])
    return parts / np.add.reduceat(parts, firsts)[owner]


def is_right(group: Group, weights: Mapping[str, float]) -> bool:
    """Tell whether the weights choose one of the right candidates."""
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in signs.items())
        for signs in group.signs
    ]
    return group.right[max(range(len(scores)), key=scores.__getitem__)]
