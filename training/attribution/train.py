"""Train one tagger: epochs over windows, warm-up and decay, averaged weights, teachers."""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from standfirst.read.statements.learned.windows import WORDS_IN_WINDOW

from .losses import Batch, link_loss, make_batch, run, shares, tag_loss
from .network import Tagger, note_peaks, round_matrices, stretches
from .noise import Noise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from torch import Tensor, nn

    from standfirst.read.statements.learned.vocabulary import Vocabulary

    from .targets import Example

    # The ways in which an article is cut into windows, with hints and without.
    Cuts = Sequence[tuple[Sequence[Example], Sequence[Example]]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. ``minutes`` cuts the time: the decay then ends when the time does."""

    epochs: float = 5
    words: int = 2_048  # in a batch
    limit: int = WORDS_IN_WINDOW
    rate: float = 3e-4  # of the top layer
    rate_of_heads: float = 1e-3
    fall: float = 0.9  # of the rate from layer to layer downwards
    warm_up: float = 0.1
    decay: float = 0.01
    links: float = 0.5  # weight of the link loss
    taught: float = 0.6  # weight of the teachers' shares against the annotators'
    noisy: float = 0.4  # share of the windows that are taught with noise, where there are teachers
    average: float = 0.998  # of the running average of the weights, taken over the last half
    rounded: float = 0.25  # share of the steps, at the end, trained under eight-bit rounding
    smoothing: float = 0.5
    skips: int = 4  # in so many ways an article is cut into windows
    unhinted: float = 0.1  # share of the articles that are read without the rules' hints
    minutes: float | None = None
    seed: int = 1


TEACHING = Recipe(epochs=4, rate=6e-5, rate_of_heads=6e-4, average=0.995, rounded=0.0)


def train(
    tagger: nn.Module,
    articles: Mapping[str, Cuts],
    recipe: Recipe,
    *,
    vocabulary: Vocabulary,
    teachers: Mapping[str, nn.Module] | None = None,
    others: Sequence[nn.Module] = (),
    device: torch.device,
    say: Callable[[str], None],
) -> nn.Module:
    """Train a tagger and return it with its averaged weights, in evaluation mode.

    ``teachers`` names for an article the one who has not learnt from it; ``others`` teach the
    articles that nobody has read, all together.
    """
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    tagger.to(device).train()
    teachers = teachers or {}
    noise = None
    if others:
        noise = Noise([e for cuts in articles.values() for e in cuts[0][0]], vocabulary)
    optimizer = _optimizer(tagger, recipe)
    averaged, begun, step, epoch = None, time.monotonic(), 0, 0
    done, n_steps = 0.0, 0
    while done < 1:
        losses: list[Tensor] = []
        whole = _batches(articles, recipe, rng, noise)
        n_steps = n_steps or max(1, round(recipe.epochs * len(whole)))
        for examples in whole:
            done = _share_done(step, n_steps, begun, recipe)
            if done >= 1:
                break
            _set_rate(optimizer, done, recipe)
            batch = make_batch(examples).to(device)
            if recipe.rounded and done >= 1 - recipe.rounded and not stretches(tagger):
                some = [make_batch(e) for e in whole[:8]]
                round_matrices(tagger, peaks_of(tagger, some, device), recipe.smoothing)
                averaged = None
            if others:
                batch = _taught(batch, teachers, others, recipe)
            losses.append(_step(tagger, batch, optimizer, recipe, rng))
            averaged = _average(averaged, tagger, recipe) if done >= 0.5 else None
            step += 1
        epoch += 1
        if losses:
            mean = float(torch.stack(losses).mean())
            say(f"epoch {epoch} step {step} loss {mean:.3f} {time.monotonic() - begun:.0f} s")
    if averaged is not None:
        tagger.load_state_dict(averaged)
    return tagger.eval()


def _share_done(step: int, n_steps: int, begun: float, recipe: Recipe) -> float:
    done = step / n_steps
    if recipe.minutes is not None:
        done = max(done, (time.monotonic() - begun) / (60 * recipe.minutes))
    return done


def _batches(
    articles: Mapping[str, Cuts], recipe: Recipe, rng: np.random.Generator, noise: Noise | None
) -> list[list[Example]]:
    """Return an epoch's batches: windows of like length together, batches in random order."""
    found: list[Example] = []
    for cuts in articles.values():
        hinted, bare = cuts[int(rng.integers(len(cuts)))]
        found += bare if rng.random() < recipe.unhinted else hinted
    if noise is not None:
        found = [noise.make(e, rng) if rng.random() < recipe.noisy else e for e in found]
    else:
        found = [e for e in found if e.rows]
    jitter = rng.normal(scale=8, size=len(found))
    order = sorted(range(len(found)), key=lambda i: len(found[i].window.codes) + jitter[i])
    groups: list[list[Example]] = [[]]
    longest = 0
    for index in order:
        longest = max(longest, len(found[index].window.codes))
        if groups[-1] and longest * (len(groups[-1]) + 1) > recipe.words:
            groups.append([])
            longest = len(found[index].window.codes)
        groups[-1].append(found[index])
    return [groups[index] for index in rng.permutation(len(groups))]


def _optimizer(tagger: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    groups = []
    for name, parameter in tagger.named_parameters():
        if name.startswith("layers."):
            rate = recipe.rate * recipe.fall ** (len(tagger.layers) - 1 - int(name.split(".")[1]))
        elif name.startswith(("words", "places", "norm", "bias")):
            rate = recipe.rate * recipe.fall ** len(tagger.layers)
        else:
            rate = recipe.rate_of_heads
        decay = recipe.decay if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "full": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, fused=next(tagger.parameters()).is_cuda)


def _set_rate(optimizer: torch.optim.Optimizer, done: float, recipe: Recipe) -> None:
    factor = min(done / recipe.warm_up + 0.01, (1 - done) / (1 - recipe.warm_up))
    for group in optimizer.param_groups:
        group["lr"] = group["full"] * factor


def _step(
    tagger: nn.Module,
    batch: Batch,
    optimizer: torch.optim.Optimizer,
    recipe: Recipe,
    rng: np.random.Generator,
) -> Tensor:
    with torch.autocast(batch.known.device.type, torch.bfloat16, enabled=batch.known.is_cuda):
        emissions, links = run(tagger, batch)
    loss = tag_loss(emissions, tagger.transitions, batch).sum()
    loss = loss + recipe.links * link_loss(tagger, links, batch, rng)
    loss = loss / batch.known.sum() * 40  # a paragraph of usual length weighs one
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    return loss.detach()


def _average(
    averaged: dict[str, Tensor] | None, tagger: nn.Module, recipe: Recipe
) -> dict[str, Tensor]:
    if averaged is None:
        return copy.deepcopy(tagger.state_dict())
    with torch.no_grad():
        values = tagger.state_dict()
        torch._foreach_lerp_(  # noqa: SLF001 - one kernel for all tables
            [averaged[name] for name in values], list(values.values()), 1 - recipe.average
        )
    return averaged


def _taught(
    batch: Batch,
    teachers: Mapping[str, nn.Module],
    others: Sequence[nn.Module],
    recipe: Recipe,
) -> Batch:
    """Mix the teachers' tag probabilities into the annotators' shares.

    Where no annotator has answered the teachers' stand alone.
    """
    tags, pairs = torch.zeros_like(batch.tags), torch.zeros_like(batch.pairs)
    asked: dict[int, tuple[nn.Module, list[int], float]] = {}
    for row, example in enumerate(batch.examples):
        own = teachers.get(example.key[0])
        for teacher in [own] if own is not None else others:
            share = 1.0 if own is not None else 1 / len(others)
            asked.setdefault(id(teacher), (teacher, [], share))[1].append(row)
    for teacher, rows, _ in asked.values():
        at = torch.tensor(rows, device=tags.device)
        part = _rows(batch, rows)
        with (
            torch.no_grad(),
            torch.autocast(tags.device.type, torch.bfloat16, enabled=tags.is_cuda),
        ):
            emissions = run(teacher, part)[0]
        some_tags, some_pairs = shares(emissions, teacher.transitions, part)
        weights = [
            1.0 if teachers.get(batch.examples[row].key[0]) is not None else 1 / len(others)
            for row in rows
        ]
        factor = torch.tensor(weights, device=tags.device)
        tags.index_add_(0, at, some_tags * factor[:, None, None])
        pairs.index_add_(0, at, some_pairs * factor[:, None, None, None])
    t = torch.where(batch.read, recipe.taught, 1.0)
    return replace(
        batch,
        tags=(1 - t)[:, None, None] * batch.tags + t[:, None, None] * tags,
        pairs=(1 - t)[:, None, None, None] * batch.pairs + t[:, None, None, None] * pairs,
    )


def _rows(batch: Batch, rows: Sequence[int]) -> Batch:
    if len(rows) == len(batch.examples):
        return batch
    at = torch.tensor(rows, device=batch.known.device)
    inputs = {
        name: value if name in ("pieces", "shares") else value[at]
        for name, value in batch.inputs.items()
    }
    names = ("places", "known", "opens", "tags", "pairs", "read")
    some = tuple(batch.examples[row] for row in rows)
    return Batch(some, inputs, *(getattr(batch, name)[at] for name in names))


@torch.no_grad()
def peaks_of(tagger: Tagger, batches: Sequence[Batch], device: torch.device) -> dict[str, Tensor]:
    """Return the greatest input of each matrix, channel by channel, over some batches."""
    training = tagger.training
    tagger.eval()
    note_peaks(tagger, on=True)
    for batch in batches:
        run(tagger, batch.to(device))
    tagger.train(training)
    return note_peaks(tagger, on=False)
