"""What training minimises: the tagger's surprise at the tag shares, and at the links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from standfirst.read.statements.learned.decode import FORBIDDEN, N_TAGS, gaps
from standfirst.read.statements.learned.extractor import feed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.learned.decode import Fragment
    from .network import Tagger
    from .targets import Example, Linked


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples as padded tensors; ``known`` tells words from padding."""

    examples: tuple[Example, ...]
    inputs: dict[str, Tensor]
    firsts: Tensor
    known: Tensor
    opens: Tensor
    tags: Tensor
    pairs: Tensor

    def to(self, device: torch.device) -> Batch:
        moved = {name: t.to(device) for name, t in self.inputs.items()}
        rest = (t.to(device) for t in (self.firsts, self.known, self.opens, self.tags, self.pairs))
        return Batch(self.examples, moved, *rest)


def make_batch(examples: Sequence[Example]) -> Batch:
    """Pad examples into one batch."""
    longest = max(len(e.window) for e in examples)

    def padded(arrays: Sequence[np.ndarray], length: int) -> Tensor:
        whole = np.zeros((len(arrays), length, *arrays[0].shape[1:]), arrays[0].dtype)
        for row, array in enumerate(arrays):
            whole[row, : len(array)] = array
        return torch.from_numpy(whole)

    return Batch(
        tuple(examples),
        {
            name: torch.from_numpy(array).long()
            for name, array in feed([e.window for e in examples]).items()
        },
        padded([e.window.firsts for e in examples], longest).long(),
        padded([np.ones(len(e.window), np.bool_) for e in examples], longest),
        padded([e.opens for e in examples], longest),
        padded([e.tags for e in examples], longest),
        padded([e.pairs for e in examples], max(longest - 1, 1)),
    )


def run(tagger: Tagger, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return tag scores [batch, words, 7] and link vectors [batch, words, 4 * width]."""
    i = batch.inputs
    emissions, links = tagger(i["input_ids"], i["type_ids"], i["lengths"])
    rows = torch.arange(len(emissions), device=emissions.device)[:, None]
    return emissions[rows, batch.firsts].float(), links[rows, batch.firsts].float()


def bound_transitions(transitions: Tensor) -> Tensor:
    """Forbid what ``decode.allowed`` forbids."""
    mask = torch.zeros_like(transitions, dtype=torch.bool)
    for inside in (2, 4, 6):
        mask[:, inside] = True
        mask[inside - 1 : inside + 1, inside] = False
    return transitions.masked_fill(mask, FORBIDDEN)


def tag_loss(emissions: Tensor, transitions: Tensor, batch: Batch) -> Tensor:
    """Return the surprise of the conditional random field at the tag shares, a window at a time.

    With shares of 0 and 1 this is the usual likelihood; with a teacher's probabilities it is the
    cross entropy between the two distributions over whole sequences.
    """
    steps = bound_transitions(transitions)
    edge = torch.zeros(N_TAGS, dtype=torch.bool, device=emissions.device)
    edge[[2, 4, 6]] = True
    emissions = emissions.masked_fill(batch.opens[..., None] & edge, FORBIDDEN)
    known = batch.known
    marked = (emissions * batch.tags).sum((1, 2)) + (steps * batch.pairs).sum((1, 2, 3))
    return log_sum(emissions, steps, known) - marked


def log_sum(emissions: Tensor, steps: Tensor, known: Tensor) -> Tensor:
    """Return the log of the sum over all tag sequences [batch], as a product of matrices.

    The product is taken pairwise, so that its depth is the logarithm of the length.
    """
    batch, length, n_tags = emissions.shape
    unit = torch.full((n_tags, n_tags), FORBIDDEN, device=emissions.device).fill_diagonal_(0.0)
    links = steps + emissions[:, 1:, None, :]
    links = torch.where(known[:, 1:, None, None], links, unit)
    while links.shape[1] > 1:
        if links.shape[1] % 2:
            links = torch.cat([links, unit.expand(batch, 1, n_tags, n_tags)], dim=1)
        left, right = links[:, 0::2], links[:, 1::2]
        links = torch.logsumexp(left.unsqueeze(-1) + right.unsqueeze(-3), dim=-2)
    if links.shape[1] == 0:
        return torch.logsumexp(emissions[:, 0], -1)
    return torch.logsumexp(emissions[:, 0, :, None] + links[:, 0], (-2, -1))


def link_loss(tagger: Tagger, links: Tensor, batch: Batch, rng: np.random.Generator) -> Tensor:
    """Return the summed surprise of the cues at their sources and of the contents at their cues.

    One annotator of each window is drawn.
    """
    total = links.new_zeros(())
    for row, example in enumerate(batch.examples):
        if not any(example.links):
            continue
        drawn = example.links[int(rng.integers(len(example.links)))]
        seek_source, as_source, seek_cue, as_cue = links[row].chunk(4, -1)
        blocks = example.window.blocks
        sides = (
            ("cue", "source", seek_source, as_source, tagger.source_bias, tagger.nobody),
            ("content", "cue", seek_cue, as_cue, tagger.content_bias, tagger.nowhere),
        )
        for seeking, offered, seek, offer, bias, none in sides:
            total = total + _choice_loss(
                drawn, (seeking, offered), (seek, offer), bias, none, blocks
            )
    return total


def _choice_loss(
    drawn: Sequence[Linked],
    roles: tuple[str, str],
    vectors: tuple[Tensor, Tensor],
    bias: Tensor,
    none: Tensor,
    blocks: np.ndarray,
) -> Tensor:
    """Let the spans of one role choose among the spans of another, as ``decode.choose`` does."""
    seekers = [(fragment, one) for one in drawn for fragment in getattr(one, roles[0])]
    offered = sorted({fragment for one in drawn for fragment in getattr(one, roles[1])})
    if not seekers:
        return none.new_zeros(())
    right = np.zeros((len(seekers), len(offered) + 1), np.bool_)
    for row, (_, one) in enumerate(seekers):
        for fragment in getattr(one, roles[1]):
            right[row, offered.index(fragment)] = True
        right[row, -1] = not right[row].any()
    scores = none.expand(len(seekers), 1)
    if offered:
        fragments = [fragment for fragment, _ in seekers]
        keys = _ends(vectors[1], offered)
        product = _ends(vectors[0], fragments) @ keys.T / keys.shape[1] ** 0.5
        classes = [torch.from_numpy(c).to(bias.device) for c in gaps(fragments, offered, blocks)]
        scores = torch.cat([product + bias[classes[0], classes[1]], scores], dim=1)
    chosen = scores.masked_fill(~torch.from_numpy(right).to(scores.device), FORBIDDEN)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(chosen, 1)).sum()


def _ends(vectors: Tensor, spans: Sequence[Fragment]) -> Tensor:
    return vectors[[s.first for s in spans]] + vectors[[s.last for s in spans]]
