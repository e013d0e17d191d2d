import itertools

import numpy as np
import pytest

from standfirst.read.statements.learned.chains import _traced
from standfirst.read.statements.learned.decode import (
    Fragment,
    align,
    allowed,
    best_tags,
    bound,
    choose,
    find_fragments,
    gaps,
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
    every_tag, chains = best_tags(whole, known, STEPS), run_chains(whole, known, STEPS)
    for found in find_fragments(every_tag, known, chains)[column]:
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


def test_marked_spans_end_where_their_tags_do_and_with_their_window():
    tags = np.array([[1, 3, 0], [2, 1, 5], [2, 2, 6], [5, 0, 0], [6, 0, 0]])
    known = np.arange(5)[:, None] < np.array([5, 3, 5])
    scores = bound(RNG.normal(size=(5, 3, 7)), np.zeros((5, 3), np.bool_))
    found = find_fragments(tags, known, run_chains(scores, known, STEPS))
    assert [[one[:3] for one in window] for window in found] == [
        [(0, 2, 0), (3, 4, 2)],
        [(0, 0, 1), (1, 2, 0)],
        [(1, 2, 2)],
    ]


def test_each_seeker_takes_what_the_softmax_over_vectors_and_distances_favours():
    starts = [0, 3, 9, 30, 70, 100, 119]
    spans = [Fragment(first, first + 2, 0, 1.0) for first in starts]
    seekers, offered = spans[::2], spans[1::2]
    blocks = np.repeat(np.arange(6), 20)[:125].astype(np.int32)
    blocks = np.append(blocks, [6] * 5).astype(np.int32)
    vectors = tuple(RNG.normal(size=(125, 48)).astype(np.float32) for _ in range(2))
    bias = RNG.normal(size=(15, 4))
    chosen = choose(seekers, offered, vectors, bias, 0.3, blocks=blocks)
    ends = [
        np.stack([one[f.first] + one[f.last] for f in some])
        for one, some in zip(vectors, (seekers, offered), strict=True)
    ]
    scores = ends[0] @ ends[1].T / np.sqrt(48) + bias[gaps(seekers, offered, blocks)]
    odds = np.exp(np.concatenate([scores, np.full((len(seekers), 1), 0.3)], axis=1))
    odds /= odds.sum(axis=1, keepdims=True)
    for (pick, sure), row in zip(chosen, odds, strict=True):
        assert row[pick] == row.max()
        assert sure == pytest.approx(row.max())


def test_where_nothing_is_offered_nothing_is_chosen():
    one = [Fragment(0, 1, 1, 1.0)]
    empty = np.zeros((2, 48), np.float32)
    blocks = np.zeros(2, np.int32)
    assert choose(one, [], (empty, empty), np.zeros((15, 4)), 0.0, blocks=blocks) == [(-1, 1.0)]
