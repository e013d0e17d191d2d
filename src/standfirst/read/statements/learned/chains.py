"""Linear chains over the words of several windows side by side: best tags, and probabilities.

A chain takes as many steps as its longest window has words, and each step costs the same few calls
however many windows there are. So both directions are run at once, the backward one over each
window's words in reverse; and nothing is computed in a step that can be computed for all words at
once behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

N_TAGS = 7  # outside, then begin and inside of each role
FORBIDDEN = -1e4
INSIDE = np.array([2, 4, 6])
LARGEST = 50.0  # of a score's distance from the best: e**-50 is nothing, and never underflows
_UNSCALED = 8  # steps without scaling: 8 * (LARGEST + transitions) is far from underflow
_ROUNDING = 1e-6


def allowed(transitions: Floats) -> Floats:
    """Forbid each inside tag after anything but the begin or inside tag of its role."""
    bounded = transitions.copy()
    for role in range(3):
        inside = 2 + 2 * role
        bounded[[tag for tag in range(N_TAGS) if tag not in (inside - 1, inside)], inside] = (
            FORBIDDEN
        )
    return bounded


def align(emissions: Sequence[NDArray[np.floating]]) -> tuple[Floats, NDArray[np.bool_]]:
    """Lay the windows' emissions side by side [words, windows, 7]; tell words from padding."""
    lengths = np.array([len(one) for one in emissions])
    whole = np.zeros((int(lengths.max()), len(emissions), N_TAGS))
    for column, one in enumerate(emissions):
        whole[: len(one), column] = one
    return whole, np.arange(len(whole))[:, None] < lengths


def bound(emissions: Floats, opens: NDArray[np.bool_]) -> Floats:
    """Forbid inside tags at the first word of a paragraph, and measure scores from the best."""
    bounded = emissions.astype(np.float64)
    bounded -= bounded.max(axis=-1, keepdims=True)
    np.maximum(bounded, -LARGEST, out=bounded)
    bounded[..., INSIDE] = np.where(opens[..., None], FORBIDDEN, bounded[..., INSIDE])
    return bounded


class Chain(NamedTuple):
    """Chains of several windows side by side: scores, and scaled forward and backward sums.

    Arrays are [words, windows, 7], ``scale`` [words, windows]; what lies behind a window's end
    means nothing. ``forward * backward`` are the probabilities of the tags.
    """

    scores: Floats  # e to the bounded emissions
    steps: Floats  # [7, 7], e to the transitions
    forward: Floats
    backward: Floats
    scale: Floats

    def of(self, window: int, n_words: int) -> Chain:
        """Return one window's chain: [words, 7] and [words]."""
        arrays = (a[:n_words, window] for a in (self.forward, self.backward, self.scale))
        return Chain(self.scores[:n_words, window], self.steps, *arrays)


def run_chains(emissions: Floats, known: NDArray[np.bool_], transitions: Floats) -> Chain:
    """Sum over all tag sequences of aligned and bounded ``emissions``."""
    scores, steps = np.exp(emissions), np.exp(transitions)
    mirror = _mirror(known)
    n_words, n_windows, _ = scores.shape
    both = _both_ways(scores, mirror)  # [words, windows, directions, 7]
    flat = both.reshape(n_words, n_windows, -1)
    matrix = np.zeros((2 * N_TAGS, 2 * N_TAGS))  # one product for both directions
    matrix[:N_TAGS, :N_TAGS], matrix[N_TAGS:, N_TAGS:] = steps, steps.T
    factors = np.ones((n_words, n_windows, 2))
    state = flat[0]
    for word in range(1, n_words):
        before, state = state, flat[word]
        state *= before.dot(matrix)
        if word % _UNSCALED == 0:
            factors[word] = both[word].sum(axis=-1)
            both[word] /= factors[word, ..., None]
    sums = both[:, :, 0].sum(axis=-1)
    forward = both[:, :, 0] / sums[..., None]
    scale = sums * factors[..., 0]
    scale[1:] /= sums[:-1]
    backward = np.ones_like(scores)
    backward[:-1] = _mirrored(both[:, :, 1], mirror)[1:] @ steps.T
    backward[:-1][~known[1:]] = 1.0
    backward /= np.einsum("nwk,nwk->nw", forward, backward)[..., None]
    return Chain(scores, steps, forward, backward, scale)


def best_tags(
    emissions: Floats, known: NDArray[np.bool_], transitions: Floats
) -> NDArray[np.int64]:
    """Return the most probable tag sequences [words, windows] of aligned, bounded ``emissions``.

    The best sequence through each tag of each word is the sum of what is best before and behind it.
    Where two are best, and rounding may have mixed them, they are traced back one by one.
    """
    mirror = _mirror(known)
    n_words, n_windows, _ = emissions.shape
    both = np.ascontiguousarray(_both_ways(emissions, mirror).transpose(0, 3, 2, 1))
    flat = both.reshape(n_words, N_TAGS, -1)
    ways = np.stack([transitions, transitions.T], axis=-1)  # [from, to, directions]
    steps = ways.repeat(n_windows, axis=-1)  # contiguous, for a step costs little but its calls
    reached = np.empty_like(steps)
    state = flat[0]
    for word in range(1, n_words):
        np.add(state[:, None], steps, out=reached)
        state = flat[word]
        state += np.maximum.reduce(reached, axis=0)
    through = both[:, :, 0].transpose(0, 2, 1) - emissions
    through += _mirrored(both[:, :, 1].transpose(0, 2, 1), mirror)
    tags: NDArray[np.int64] = through.argmax(axis=-1)
    for column, length in enumerate(known.sum(axis=0).tolist()):
        path = tags[:length, column]
        own = emissions[np.arange(length), column, path].sum()
        own += transitions[path[:-1], path[1:]].sum()
        if not abs(own - through[0, column].max()) < _ROUNDING:
            tags[:length, column] = _traced(emissions[:length, column], transitions)
    return tags


def _traced(emissions: Floats, transitions: Floats) -> NDArray[np.int64]:
    """Return the best tags of one window, remembering at each word where the best came from."""
    back = []
    state = emissions[0]
    for scores in emissions[1:]:
        reached = state[:, None] + transitions
        back.append(reached.argmax(axis=0))
        state = reached.max(axis=0) + scores
    tags = [int(state.argmax())]
    for came_from in reversed(back):
        tags.append(int(came_from[tags[-1]]))
    return np.array(tags[::-1])


def _mirror(known: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each place [words, windows] the one that mirrors it within its window."""
    words = np.arange(len(known))[:, None]
    return np.where(known, known.sum(axis=0) - 1 - words, words)


def _mirrored(values: Floats, mirror: NDArray[np.int64]) -> Floats:
    return values[mirror, np.arange(values.shape[1])]


def _both_ways(values: Floats, mirror: NDArray[np.int64]) -> Floats:
    """Stack the windows with themselves read backward: [words, windows, directions, 7]."""
    return np.stack([values, _mirrored(values, mirror)], axis=2)
