"""What training minimises: the tagger's surprise at the tag shares, and at the links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from standfirst.read.statements.learned.decode import FORBIDDEN, N_TAGS
from standfirst.read.statements.learned.feeding import spell
from standfirst.read.statements.learned.windows import N_TYPES, opens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.learned.vocabulary import Code
    from standfirst.read.statements.learned.windows import Words

    from .targets import Choice, Example


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples as padded tensors.

    ``places`` [batch, words] tells where each word stands among the window's places, ``known``
    words from padding; ``tags`` [batch, words, 7] and ``pairs`` [batch, words - 1, 7, 7] are
    shares, of the annotators or a teacher's probabilities; ``read`` tells which windows an
    annotator has read at all.
    """

    examples: tuple[Example, ...]
    inputs: dict[str, Tensor]
    places: Tensor
    known: Tensor
    opens: Tensor
    tags: Tensor
    pairs: Tensor
    read: Tensor

    def to(self, device: torch.device) -> Batch:
        moved = {name: t.to(device, non_blocking=True) for name, t in self.inputs.items()}
        names = ("places", "known", "opens", "tags", "pairs", "read")
        rest = (getattr(self, name).to(device, non_blocking=True) for name in names)
        return Batch(self.examples, moved, *rest)


def make_batch(examples: Sequence[Example]) -> Batch:
    """Pad examples into one batch."""
    longest = max(len(e.window) for e in examples)

    def padded(arrays: Sequence[np.ndarray]) -> Tensor:
        whole = np.zeros((len(arrays), longest), arrays[0].dtype)
        for row, array in enumerate(arrays):
            whole[row, : len(array)] = array
        return torch.from_numpy(whole)

    tags = np.zeros((len(examples), longest, N_TAGS), np.float32)
    pairs = np.zeros((len(examples), max(longest - 1, 1), N_TAGS, N_TAGS), np.float32)
    for n, example in enumerate(examples):
        words = np.arange(len(example.window))
        for row in example.rows:
            tags[n, words, row] += 1 / len(example.rows)
            pairs[n, words[:-1], row[:-1], row[1:]] += 1 / len(example.rows)
    inputs = pad([e.window for e in examples])
    return Batch(
        tuple(examples),
        {
            k: torch.from_numpy(a if a.dtype == np.float32 else a.astype(np.int64))
            for k, a in inputs.items()
        },
        padded([e.window.places.astype(np.int64) for e in examples]),
        padded([np.ones(len(e.window), np.bool_) for e in examples]),
        padded([opens_of(e.window) for e in examples]),
        torch.from_numpy(tags),
        torch.from_numpy(pairs),
        torch.tensor([bool(e.rows) for e in examples]),
    )


def pad(windows: Sequence[Words]) -> dict[str, np.ndarray]:
    """Pad windows on the right into the arrays that the network learns from.

    ``pieces``, ``shares``, ``words`` and ``types`` are as ``feeding.feed`` makes them, but with a row
    a window; ``lengths`` int32 [windows] tell how far each goes.
    """
    lengths = np.array([len(w.codes) for w in windows], np.int32)
    words = np.zeros((len(windows), int(lengths.max())), np.int32)
    types = np.zeros_like(words)
    known: dict[Code, int] = {}
    for row, window in enumerate(windows):
        words[row, : lengths[row]] = [known.setdefault(code, len(known)) for code in window.codes]
        types[row, window.places] = window.types + N_TYPES * window.hints
    pieces, shares = spell(known)
    return {"pieces": pieces, "shares": shares, "words": words, "types": types, "lengths": lengths}


def run(tagger: torch.nn.Module, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return tag scores [batch, words, 7] and link vectors [batch, words, 4 * width]."""
    emissions, links = tagger(batch)
    return emissions.float(), links.float()


def bound_transitions(transitions: Tensor) -> Tensor:
    """Forbid what ``decode.allowed`` forbids."""
    mask = torch.zeros_like(transitions, dtype=torch.bool)
    for inside in (2, 4, 6):
        mask[:, inside] = True
        mask[inside - 1 : inside + 1, inside] = False
    return transitions.masked_fill(mask, FORBIDDEN)


def bound_emissions(emissions: Tensor, batch: Batch) -> Tensor:
    """Forbid inside tags at the first word of a paragraph."""
    edge = torch.zeros(N_TAGS, dtype=torch.bool, device=emissions.device)
    edge[[2, 4, 6]] = True
    return emissions.masked_fill(batch.opens[..., None] & edge, FORBIDDEN)


def tag_loss(emissions: Tensor, transitions: Tensor, batch: Batch) -> Tensor:
    """Return the surprise of the conditional random field at the tag shares, a window at a time.

    With shares of 0 and 1 this is the usual likelihood; with a teacher's probabilities it is the
    cross entropy between the two distributions over whole sequences.
    """
    steps = bound_transitions(transitions)
    emissions = bound_emissions(emissions, batch)
    marked = (emissions * batch.tags).sum((1, 2)) + (steps * batch.pairs).sum((1, 2, 3))
    return log_sum(emissions, steps, batch.known) - marked


def log_sum(emissions: Tensor, steps: Tensor, known: Tensor, extra: Tensor | None = None) -> Tensor:
    """Return the log of the sum over all tag sequences [batch], as a product of matrices.

    The product is taken pairwise, so that its depth is the logarithm of the length. ``extra``
    [batch, words - 1, 7, 7] is added to the steps; its gradient is the probability of each pair.
    """
    batch, length, n_tags = emissions.shape
    unit = torch.full((n_tags, n_tags), FORBIDDEN, device=emissions.device).fill_diagonal_(0.0)
    links = steps + emissions[:, 1:, None, :]
    links = links if extra is None else links + extra[:, : length - 1]
    links = torch.where(known[:, 1:, None, None], links, unit)
    while links.shape[1] > 1:
        if links.shape[1] % 2:
            links = torch.cat([links, unit.expand(batch, 1, n_tags, n_tags)], dim=1)
        left, right = links[:, 0::2], links[:, 1::2]
        links = torch.logsumexp(left.unsqueeze(-1) + right.unsqueeze(-3), dim=-2)
    if links.shape[1] == 0:
        return torch.logsumexp(emissions[:, 0], -1)
    return torch.logsumexp(emissions[:, 0, :, None] + links[:, 0], (-2, -1))


def shares(emissions: Tensor, transitions: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the probabilities of tags and of pairs of neighbouring tags, as in ``Batch``."""
    with torch.enable_grad():
        bounded = bound_emissions(emissions.detach(), batch).requires_grad_()
        extra = torch.zeros_like(batch.pairs, requires_grad=True)
        steps = bound_transitions(transitions.detach())
        whole = log_sum(bounded, steps, batch.known, extra).sum()
        tags, pairs = torch.autograd.grad(whole, (bounded, extra))
    return tags, pairs


def link_loss(
    tagger: torch.nn.Module, links: Tensor, batch: Batch, rng: np.random.Generator
) -> Tensor:
    """Return the summed surprise of the cues at their sources and of the contents at their cues.

    One annotator of each window is drawn.
    """
    drawn = [
        (n, e.choices[int(rng.integers(len(e.choices)))])
        for n, e in enumerate(batch.examples)
        if e.choices
    ]
    seek_source, as_source, seek_cue, as_cue = links.chunk(4, -1)
    sides = (
        (0, seek_source, as_source, tagger.source_bias, tagger.nobody),
        (1, seek_cue, as_cue, tagger.content_bias, tagger.nowhere),
    )
    total = links.new_zeros(())
    for side, seek, offer, bias, none in sides:
        some = [(n, pair[side]) for n, pair in drawn if len(pair[side].seekers)]
        if some:
            total = total + _choice_loss(some, seek, offer, bias, none)
    return total


def _choice_loss(
    some: Sequence[tuple[int, Choice]], seek: Tensor, offer: Tensor, bias: Tensor, none: Tensor
) -> Tensor:
    """Let the spans of one role choose among the spans of another, as ``decode.choose`` does."""
    n_seekers = max(len(c.seekers) for _, c in some)
    n_offered = max(len(c.offered) for _, c in some)
    seekers = np.zeros((len(some), n_seekers, 2), np.int64)
    offered = np.zeros((len(some), n_offered, 2), np.int64)
    classes = np.zeros((2, len(some), n_seekers, n_offered), np.int64)
    real = np.zeros((len(some), n_seekers, n_offered + 1), np.bool_)
    right = np.zeros_like(real)
    for row, (_, c) in enumerate(some):
        n, m = c.gaps.shape[1:]
        seekers[row, :n], offered[row, :m], classes[:, row, :n, :m] = c.seekers, c.offered, c.gaps
        real[row, :n, :m], real[row, :n, -1] = True, True
        right[row, :n, :m], right[row, :n, -1] = c.right[:, :-1], c.right[:, -1]
    device = seek.device
    at = torch.tensor([n for n, _ in some], device=device)[:, None]
    s, o, gap, known, good = (
        torch.from_numpy(a).to(device) for a in (seekers, offered, classes, real, right)
    )
    asked = seek[at, s[..., 0]] + seek[at, s[..., 1]]
    keys = offer[at, o[..., 0]] + offer[at, o[..., 1]]
    scores = asked @ keys.transpose(1, 2) / keys.shape[-1] ** 0.5 + bias[gap[0], gap[1]]
    scores = torch.cat([scores, none.expand(len(some), n_seekers, 1)], dim=-1)
    whole = torch.logsumexp(scores.masked_fill(~known, FORBIDDEN), -1)
    chosen = torch.logsumexp(scores.masked_fill(~good, FORBIDDEN), -1)
    return ((whole - chosen) * known[..., -1]).sum()
