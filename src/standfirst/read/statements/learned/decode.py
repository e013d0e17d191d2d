"""From the network's numbers to statements: the best tags, how sure they are, and their links.

The tags are those of a linear-chain conditional random field over words. Its sums run over
probabilities and are scaled at each word, so that long windows neither under- nor overflow.
Each cue then chooses its source, and each content its cue, by a softmax over the spans of the
window and "none".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.read.statements.learned.windows import Words, opens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ROLES = ("source", "cue", "content")
N_TAGS = 7  # outside, then begin and inside of each role
FORBIDDEN = -1e4
INSIDE = np.array([2, 4, 6])
N_GAPS, N_STEPS = 15, 4
LARGEST = 50.0  # of a score's distance from the best: e**-50 is nothing, and never underflows


class Fragment(NamedTuple):
    """A span of words ``first..last`` (both inside), its role's index, and its probability."""

    first: int
    last: int
    role: int
    sure: float


@dataclass(frozen=True, slots=True)
class Head:
    """What stands beside the network.

    Tag transitions [7, 7], link biases by distance [gaps, steps], the scores of "no source" and
    "no cue", and how confidence is calibrated.
    """

    transitions: Floats
    source_bias: Floats
    content_bias: Floats
    nobody: float
    nowhere: float
    slope: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement: code-point spans of its three roles, and the probability that it is right."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    confidence: float


def allowed(transitions: Floats) -> Floats:
    """Forbid each inside tag after anything but the begin or inside tag of its role."""
    bounded = transitions.copy()
    for role in range(3):
        inside = 2 + 2 * role
        bounded[[tag for tag in range(N_TAGS) if tag not in (inside - 1, inside)], inside] = (
            FORBIDDEN
        )
    return bounded


def bound(emissions: Floats, opens: NDArray[np.bool_]) -> Floats:
    """Forbid inside tags at the first word of a paragraph, and measure scores from the best."""
    bounded = emissions.astype(np.float64)
    bounded -= bounded.max(axis=-1, keepdims=True)
    np.maximum(bounded, -LARGEST, out=bounded)
    bounded[np.ix_(np.flatnonzero(opens), INSIDE)] = FORBIDDEN
    return bounded


class Chain(NamedTuple):
    """Chains of several windows side by side: scores, and scaled forward and backward sums.

    Arrays are [words, windows, 7], ``scale`` [words, windows]; what lies behind a window's end
    means nothing.
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


def align(emissions: Sequence[Floats]) -> tuple[Floats, NDArray[np.bool_]]:
    """Lay the windows' bounded emissions side by side, and tell words from padding."""
    lengths = np.array([len(one) for one in emissions])
    whole = np.zeros((int(lengths.max()), len(emissions), N_TAGS))
    for column, one in enumerate(emissions):
        whole[: len(one), column] = one
    return whole, np.arange(len(whole))[:, None] < lengths


def run_chains(emissions: Floats, known: NDArray[np.bool_], transitions: Floats) -> Chain:
    """Sum over all tag sequences; ``forward * backward`` are the tags' probabilities."""
    scores, steps = np.exp(emissions), np.exp(transitions)
    n_words = len(scores)
    forward, backward = np.empty_like(scores), np.ones_like(scores)
    scale = np.empty(scores.shape[:2])
    state = scores[0]
    for word in range(n_words):
        if word:
            state = (forward[word - 1] @ steps) * scores[word]
        scale[word] = state.sum(axis=1)
        forward[word] = state / scale[word, :, None]
    ahead = scores / scale[..., None]
    for word in range(n_words - 2, -1, -1):
        reached = (ahead[word + 1] * backward[word + 1]) @ steps.T
        backward[word] = np.where(known[word + 1, :, None], reached, 1.0)
    return Chain(scores, steps, forward, backward, scale)


def best_tags(
    emissions: Floats, known: NDArray[np.bool_], transitions: Floats
) -> NDArray[np.int64]:
    """Return the most probable tag sequences [words, windows] (Viterbi)."""
    n_words, n_windows, _ = emissions.shape
    back = np.empty(emissions.shape, np.int64)
    state = emissions[0]
    for word in range(1, n_words):
        reached = state[:, None, :] + transitions.T
        back[word] = reached.argmax(axis=2)
        best = reached.max(axis=2) + emissions[word]
        if known[word].all():
            state = best
        else:
            back[word, ~known[word]] = np.arange(N_TAGS)
            state = np.where(known[word, :, None], best, state)
    tags = np.empty((n_words, n_windows), np.int64)
    tags[-1] = state.argmax(axis=1)
    rows = np.arange(n_windows)
    for word in range(n_words - 1, 0, -1):
        tags[word - 1] = back[word, rows, tags[word]]
    return tags


def find_fragments(tags: NDArray[np.int64], chain: Chain) -> list[Fragment]:
    """Return the spans that tags mark, each with the probability of exactly this span."""
    found = []
    for first in np.flatnonzero(tags % 2 == 1).tolist():
        role = int(tags[first]) // 2
        last = first
        while last + 1 < len(tags) and tags[last + 1] == tags[first] + 1:
            last += 1
        found.append(Fragment(first, last, role, _sureness(chain, first, last, role)))
    return found


def _sureness(chain: Chain, first: int, last: int, role: int) -> float:
    scores, steps, forward, backward, scale = chain
    begin, inside = 1 + 2 * role, 2 + 2 * role
    reached = (
        scores[0, begin]
        if first == 0
        else (forward[first - 1] @ steps[:, begin]) * scores[first, begin]
    )
    log = np.log(reached / scale[first] + 1e-300)
    if last > first:
        path = scores[first + 1 : last + 1, inside] / scale[first + 1 : last + 1]
        log += np.log(path + 1e-300).sum() + np.log(steps[begin, inside])
        log += (last - first - 1) * np.log(steps[inside, inside])
    if last + 1 < len(scores):
        ahead = steps[inside if last > first else begin] * scores[last + 1] * backward[last + 1]
        ahead[inside] = 0.0
        log += np.log(ahead.sum() / scale[last + 1] + 1e-300)
    return float(min(1.0, np.exp(log)))


def gaps(
    ones: Sequence[Fragment], others: Sequence[Fragment], blocks: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each pair the class of its signed distance in words, and in paragraphs."""
    a = np.array([(x.first, x.last) for x in ones]).reshape(-1, 1, 2)
    b = np.array([(x.first, x.last) for x in others]).reshape(1, -1, 2)
    after = b[..., 0] >= a[..., 0]
    words = np.where(after, b[..., 0] - a[..., 1], a[..., 0] - b[..., 1]).clip(1)
    size = np.minimum(np.log2(words).astype(np.int64), 6)
    paragraphs = np.abs(blocks[b[..., 0]] - blocks[a[..., 0]])
    return np.where(after, 8 + size, 6 - size), np.minimum(paragraphs, N_STEPS - 1)


def choose(
    seekers: Sequence[Fragment],
    offered: Sequence[Fragment],
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]],
    bias: Floats,
    none: float,
    *,
    blocks: NDArray[np.int32],
) -> list[tuple[int, float]]:
    """Let each seeker choose one of the offered spans: its index (-1 is none), its probability."""
    if not seekers:
        return []
    keys = _ends(vectors[1], offered)
    scores = _ends(vectors[0], seekers) @ keys.T / np.sqrt(keys.shape[1])
    if offered:
        scores = scores + bias[gaps(seekers, offered, blocks)]
    scores = np.concatenate([scores, np.full((len(seekers), 1), none)], axis=1)
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    picks = odds.argmax(axis=1)
    return [
        (int(p) if p < len(offered) else -1, float(row[p]))
        for p, row in zip(picks, odds, strict=True)
    ]


def _ends(vectors: NDArray[np.float32], spans: Sequence[Fragment]) -> NDArray[np.float32]:
    return vectors[[s.first for s in spans]] + vectors[[s.last for s in spans]]


def decode(
    windows: Sequence[Words],
    emissions: Sequence[Floats],
    links: Sequence[NDArray[np.float32]],
    head: Head,
    *,
    mend: Callable[[Sequence[Fragment], Words], list[Fragment]] | None = None,
) -> list[list[Attribution]]:
    """Return each window's statements in the order of their first character.

    ``emissions`` [words, 7] and ``links`` [words, 4 * width] of each window are the network's
    outputs at the first piece of each word. A cue alone, or a content alone, is a statement too.
    ``mend`` corrects the fragments before they are linked.
    """
    bounded = [bound(e, opens_of(w)) for e, w in zip(emissions, windows, strict=True)]
    whole, known = align(bounded)
    tags = best_tags(whole, known, head.transitions)
    chains = run_chains(whole, known, head.transitions)
    found = []
    for column, window in enumerate(windows):
        n_words = len(window)
        spans = find_fragments(tags[:n_words, column], chains.of(column, n_words))
        if mend is not None:
            spans = mend(spans, window)
        found.append(_link(window, spans, links[column], head) if spans else [])
    return found


def _link(
    window: Words, spans: Sequence[Fragment], links: NDArray[np.float32], head: Head
) -> list[Attribution]:
    sources, cues, contents = ([s for s in spans if s.role == role] for role in range(3))
    seek_source, as_source, seek_cue, as_cue = np.split(links, 4, axis=1)
    blocks = window.blocks
    of_cue = choose(
        cues, sources, (seek_source, as_source), head.source_bias, head.nobody, blocks=blocks
    )
    of_content = choose(
        contents, cues, (seek_cue, as_cue), head.content_bias, head.nowhere, blocks=blocks
    )
    found = []
    for number, (cue, (pick, sure)) in enumerate(zip(cues, of_cue, strict=True)):
        said = [
            (c, p) for c, (owner, p) in zip(contents, of_content, strict=True) if owner == number
        ]
        source = [sources[pick]] if pick >= 0 else []
        odds = [cue.sure, sure, *(s.sure for s in source), *(c.sure * p for c, p in said)]
        found.append(_statement(window, source, [cue], [c for c, _ in said], odds, head=head))
    found += [
        _statement(window, [], [], [content], [content.sure, sure], head=head)
        for content, (owner, sure) in zip(contents, of_content, strict=True)
        if owner < 0
    ]
    return sorted(found, key=lambda s: min(s.source + s.cue + s.content))


def _statement(
    window: Words,
    source: Sequence[Fragment],
    cue: Sequence[Fragment],
    content: Sequence[Fragment],
    odds: Sequence[float],
    *,
    head: Head,
) -> Attribution:
    def spans(fragments: Sequence[Fragment]) -> tuple[tuple[int, int], ...]:
        return tuple((int(window.starts[f.first]), int(window.ends[f.last])) for f in fragments)

    chance = min(max(float(np.prod(odds)), 1e-9), 1 - 1e-9)
    logit = head.slope * np.log(chance / (1 - chance)) + head.offset
    return Attribution(spans(source), spans(cue), spans(content), float(1 / (1 + np.exp(-logit))))
