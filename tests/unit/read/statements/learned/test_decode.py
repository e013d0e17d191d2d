import itertools

import numpy as np
import pytest

from standfirst.read.statements.learned.chains import _traced
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


def test_long_windows_beside_short_ones_keep_their_own_best_tags_and_probabilities():
    windows = [bound(RNG.normal(size=(n, 7)) * 9, np.arange(n) % 17 == 0) for n in (90, 3, 41)]
    together = best_tags(*align(windows), STEPS)
    chains = run_chains(*align(windows), STEPS)
    for column, scores in enumerate(windows):
        n_words = len(scores)
        assert together[:n_words, column].tolist() == _traced(scores, STEPS).tolist()
        chain = chains.of(column, n_words)
        alone = run_chains(*align([scores]), STEPS).of(0, n_words)
        shares = chain.forward * chain.backward
        assert shares.sum(axis=1) == pytest.approx(1.0)
        assert shares == pytest.approx(alone.forward * alone.backward)


def test_where_several_sequences_are_best_one_of_them_is_taken():
    nothing = bound(np.zeros((12, 7)), np.arange(12) == 0)
    steps = allowed(np.zeros((7, 7)))
    tags = best_tags(*align([nothing]), steps)[:, 0]
    assert nothing[range(12), tags].sum() + steps[tags[:-1], tags[1:]].sum() == 0.0
