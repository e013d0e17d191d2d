import itertools

import numpy as np
import pytest

from standfirst.read.statements.learned.decode import (
    align,
    allowed,
    best_tags,
    bound,
    find_fragments,
    run_chains,
)

RNG = np.random.default_rng(7)
STEPS = allowed(RNG.normal(size=(7, 7)))
WINDOWS = [bound(RNG.normal(size=(n, 7)) * 2, np.arange(n) == 0) for n in (4, 1, 3)]


def every(scores):
    """Return all tag sequences of a window with their scores."""
    n = len(scores)
    return {
        tags: scores[range(n), tags].sum() + sum(STEPS[a, b] for a, b in itertools.pairwise(tags))
        for tags in itertools.product(range(7), repeat=n)
    }


@pytest.mark.parametrize("column", range(3))
def test_best_tags_and_probabilities_are_those_of_all_sequences_counted(column):
    whole, known = align(WINDOWS)
    scores = WINDOWS[column]
    n_words = len(scores)
    sums = every(scores)
    tags = best_tags(whole, known, STEPS)[:n_words, column]
    assert tuple(tags) == max(sums, key=sums.__getitem__)
    total = sum(np.exp(v) for v in sums.values())
    chain = run_chains(whole, known, STEPS).of(column, n_words)
    assert np.log(chain.scale).sum() == pytest.approx(np.log(total))
    for found in find_fragments(tags, chain):
        inside = 2 + 2 * found.role
        wanted = [inside - 1] + [inside] * (found.last - found.first)
        share = sum(
            np.exp(v)
            for y, v in sums.items()
            if list(y[found.first : found.last + 1]) == wanted
            and (found.last + 1 == n_words or y[found.last + 1] != inside)
        )
        assert found.sure == pytest.approx(share / total)
