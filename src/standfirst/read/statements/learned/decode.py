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


def find_fragments(tags: Numbers, known: NDArray[np.bool_], chains: Chain) -> list[list[Fragment]]:
    """Return the spans that tags mark, each with the probability of exactly this span.

    ``tags`` are [words, windows], aligned as ``known`` and the chains; the answer has a list a
    window. All windows are looked through at once, for most of the time goes into the calls.
    """
    n_words, n_windows = tags.shape
    rows = np.where(known, tags, 0).T  # [windows, words]
    odd = rows % 2
    # A span ends before the next word whose tag is not the inside of its role.
    breaks = np.ones((n_windows, n_words + 1), np.bool_)
    breaks[:, 1:-1] = (odd[:, 1:] == 1) | (rows[:, 1:] != rows[:, :-1] + odd[:, :-1])
    stops = np.flatnonzero(breaks)
    columns, firsts = np.nonzero(odd)
    at = columns * (n_words + 1)
    lasts = stops[stops.searchsorted(at + firsts, side="right")] - 1 - at
    begins = rows[columns, firsts]
    ends = known.sum(axis=0)[columns]
    sure = _sureness(chains, columns, firsts, lasts, begins=begins, ends=ends)
    found: list[list[Fragment]] = [[] for _ in range(n_windows)]
    spans = (columns, firsts, lasts, begins // 2, sure)
    for column, *span in zip(*(values.tolist() for values in spans), strict=True):
        found[column].append(Fragment(*span))
    return found


def _sureness(
    chains: Chain,
    columns: Numbers,
    firsts: Numbers,
    lasts: Numbers,
    *,
    begins: Numbers,
    ends: Numbers,
) -> Floats:
    """Return the probability of each span with its begin tag: all sums that go through it.

    A span stands in the window ``columns``, which ends before the word ``ends``.
    """
    scores, steps, forward, backward, scale = chains
    insides, is_long = begins + 1, lasts > firsts
    reached = scores[firsts, columns, begins]
    before = firsts > 0
    coming = forward[firsts[before] - 1, columns[before]]
    reached[before] *= np.einsum("nk,kn->n", coming, steps[:, begins[before]])
    log = np.log(reached / scale[firsts, columns] + _TINY)
    path = np.log(scores[:, :, 2::2] / scale[..., None] + _TINY).cumsum(axis=0)
    role = begins // 2
    log += path[lasts, columns, role] - path[firsts, columns, role]
    log[is_long] += np.log(steps[begins, insides])[is_long]
    log += (lasts - firsts - is_long) * np.log(steps[insides, insides])
    behind = np.flatnonzero(lasts + 1 < ends)
    after = lasts[behind] + 1, columns[behind]
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
    if not seekers or not offered:
        return [(-1, 1.0)] * len(seekers)
    keys = _ends(vectors[1], offered)
    scores = (_ends(vectors[0], seekers) @ keys.T / np.sqrt(keys.shape[1])).tolist()
    known, block = bias.tolist(), blocks.tolist()
    found = []
    for seeker, row in zip(seekers, scores, strict=True):
        own = block[seeker.first]
        for n, other in enumerate(offered):
            row[n] += known[_gap(seeker, other)][min(abs(block[other.first] - own), N_STEPS - 1)]
        row.append(none)
        best = max(row)
        odds = [math.exp(score - best) for score in row]
        pick = row.index(best)
        found.append((pick if pick < len(offered) else -1, odds[pick] / sum(odds)))
    return found


def _gap(one: Fragment, other: Fragment) -> int:
    """Return the class of one distance as ``gaps`` does; a window's few pairs need no arrays."""
    after = other.first >= one.first
    words = max(1, other.first - one.last if after else one.first - other.last)
    size = min(words.bit_length() - 1, 6)
    return 8 + size if after else 6 - size


def _ends(vectors: NDArray[np.float32], spans: Sequence[Fragment]) -> NDArray[np.float32]:
    return vectors[[s.first for s in spans]] + vectors[[s.last for s in spans]]


def decode(
    windows: Sequence[Words],
    emissions: Sequence[NDArray[np.floating]],
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
    fragments = find_fragments(tags, known, chains)
    for window, spans, vectors in zip(windows, fragments, links, strict=True):
        mended = spans if mend is None or not spans else mend(spans, window)
        found.append(_link(window, mended, vectors, head) if mended else [])
    return found


def _link(
    window: Words, spans: Sequence[Fragment], links: NDArray[np.float32], head: Head
) -> list[Attribution]:
    sources, cues, contents = ([s for s in spans if s.role == role] for role in range(3))
    width = links.shape[1] // 4
    seek_source, as_source, seek_cue, as_cue = (
        links[:, width * n : width * (n + 1)] for n in range(4)
    )
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
