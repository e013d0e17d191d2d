"""From the network's numbers to statements: the best tags, how sure they are, and their links.

The tags are those of a linear-chain conditional random field over words. Its sums run over
probabilities and are scaled at each word, so that long windows neither under- nor overflow.
Each cue then chooses its source, and each content its cue, by a softmax over the spans of the
window and "none".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from standfirst.read.statements.learned.chains import (
    FORBIDDEN,
    N_TAGS,
    Chain,
    align,
    allowed,
    best_tags,
    bound,
    run_chains,
)
from standfirst.read.statements.learned.windows import Words, opens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

__all__ = [
    "FORBIDDEN",
    "N_GAPS",
    "N_STEPS",
    "N_TAGS",
    "ROLES",
    "Attribution",
    "Chain",
    "Fragment",
    "Head",
    "align",
    "allowed",
    "best_tags",
    "bound",
    "choose",
    "decode",
    "find_fragments",
    "gaps",
    "run_chains",
]

ROLES = ("source", "cue", "content")
N_GAPS, N_STEPS = 15, 4
_TINY = 1e-300  # keeps the logarithm of nothing finite


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


def find_fragments(tags: Numbers, chain: Chain) -> list[Fragment]:
    """Return the spans that tags mark, each with the probability of exactly this span."""
    firsts = np.flatnonzero(tags % 2 == 1)
    if not len(firsts):
        return []
    begins = tags[firsts]
    # A span ends before the next word whose tag is not the inside of its role.
    breaks = np.flatnonzero((tags[1:] % 2 == 1) | (tags[1:] != tags[:-1] + tags[:-1] % 2)) + 1
    breaks = np.append(breaks, len(tags))
    lasts = breaks[breaks.searchsorted(firsts, side="right")] - 1
    rows = (firsts, lasts, begins // 2, _sureness(chain, firsts, lasts, begins))
    return [Fragment(*row) for row in zip(*(row.tolist() for row in rows), strict=True)]


def _sureness(chain: Chain, firsts: Numbers, lasts: Numbers, begins: Numbers) -> Floats:
    """Return the probability of each span with its begin tag: all sums that go through it."""
    scores, steps, forward, backward, scale = chain
    insides, is_long = begins + 1, lasts > firsts
    reached = scores[firsts, begins]
    before = firsts > 0
    reached[before] *= np.einsum("nk,kn->n", forward[firsts[before] - 1], steps[:, begins[before]])
    log = np.log(reached / scale[firsts] + _TINY)
    path = np.log(scores[:, 2::2] / scale[:, None] + _TINY).cumsum(axis=0)
    log += path[lasts, begins // 2] - path[firsts, begins // 2]
    log[is_long] += np.log(steps[begins, insides])[is_long]
    log += (lasts - firsts - is_long) * np.log(steps[insides, insides])
    behind = np.flatnonzero(lasts + 1 < len(scores))
    after = lasts[behind] + 1
    ahead = steps[np.where(is_long, insides, begins)[behind]] * scores[after] * backward[after]
    ahead[np.arange(len(behind)), insides[behind]] = 0.0
    log[behind] += np.log(ahead.sum(axis=1) / scale[after] + _TINY)
    return np.minimum(np.exp(log), 1.0)


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
    whole, known = align(emissions)
    opens = np.zeros(known.shape, np.bool_)
    for column, window in enumerate(windows):
        opens[: len(window), column] = opens_of(window)
    whole = bound(whole, opens)
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

    chance = min(max(math.prod(odds), 1e-9), 1 - 1e-9)
    logit = head.slope * math.log(chance / (1 - chance)) + head.offset
    return Attribution(spans(source), spans(cue), spans(content), 1 / (1 + math.exp(-logit)))
