"""Train one tagger: epochs over articles, warm-up and decay, averaged weights, soft teachers."""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from standfirst.read.statements.learned.decode import align, bound, run_chains
from .losses import Batch, bound_transitions, link_loss, make_batch, run, tag_loss
from .network import note_peaks, round_matrices, stretches
from .targets import examples, rule_hints
from standfirst.read.statements.learned.windows import PIECES_IN_WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tokenizers import Tokenizer
    from torch import Tensor

    from .corpus import Article
    from .network import Tagger
    from standfirst.read.statements.learned.windows import Hint

    from .targets import Example

    Lessons = dict[tuple[str, int, int], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. ``minutes`` cuts the time: the decay then ends when the time does."""

    epochs: int = 5
    pieces: int = 2_048  # in a batch
    limit: int = PIECES_IN_WINDOW
    rate: float = 3e-4  # of the top layer
    rate_of_heads: float = 1e-3
    fall: float = 0.9  # of the rate from layer to layer downwards
    warm_up: float = 0.1
    decay: float = 0.01
    links: float = 0.5  # weight of the link loss
    taught: float = 0.5  # weight of the teachers' shares against the annotators'
    average: float = 0.995  # of the running average of the weights, taken over the last half
    rounded: float = 0.25  # share of the steps, at the end, trained under eight-bit rounding
    smoothing: float = 0.5
    skips: int = 4  # in so many ways an article is cut into windows
    unhinted: float = 0.1  # share of the articles that are read without the rules' hints
    minutes: float | None = None
    seed: int = 1


def train(
    tagger: Tagger,
    articles: Sequence[Article],
    tokenizer: Tokenizer,
    recipe: Recipe,
    *,
    teachers: Sequence[Tagger] = (),
    lessons: Lessons | None = None,
    device: torch.device,
    say: Callable[[str], None],
) -> Tagger:
    """Train a tagger and return it with its averaged weights, in evaluation mode.

    ``lessons`` are what teachers make of some windows, where that is known already.
    """
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    tagger.to(device).train()
    for teacher in teachers:
        teacher.to(device).eval()
    hints = {article.id: rule_hints(article) for article in articles}
    lessons = {} if lessons is None else lessons
    optimizer = _optimizer(tagger, recipe)
    averaged, begun, step, done = None, time.monotonic(), 0, 0.0
    n_steps = 0
    for epoch in range(recipe.epochs):
        whole = list(_batches(articles, hints, tokenizer, recipe, rng))
        n_steps = n_steps or recipe.epochs * len(whole)
        losses = []
        for batch in whole:
            done = _share_done(step, n_steps, begun, recipe)
            if done >= 1:
                break
            _set_rate(optimizer, done, recipe)
            if recipe.rounded and done >= 1 - recipe.rounded and not stretches(tagger):
                round_matrices(tagger, peaks_of(tagger, whole[:8], device), recipe.smoothing)
                averaged = None
            losses.append(
                _step(
                    tagger,
                    _taught(batch.to(device), teachers, recipe, lessons),
                    optimizer,
                    recipe,
                    rng,
                )
            )
            averaged = _average(averaged, tagger, recipe) if done >= 0.5 else None
            step += 1
        if losses:
            say(
                f"epoch {epoch + 1} step {step} loss {np.mean(losses):.3f} {time.monotonic() - begun:.0f} s"
            )
    if averaged is not None:
        tagger.load_state_dict(averaged)
    return tagger.eval()


def _share_done(step: int, n_steps: int, begun: float, recipe: Recipe) -> float:
    done = step / n_steps
    if recipe.minutes is not None:
        done = max(done, (time.monotonic() - begun) / (60 * recipe.minutes))
    return done


def _batches(
    articles: Sequence[Article],
    hints: Mapping[str, Sequence[Hint]],
    tokenizer: Tokenizer,
    recipe: Recipe,
    rng: np.random.Generator,
) -> Iterator[Batch]:
    """Yield an epoch's batches: windows of like length together, batches in random order."""
    found: list[Example] = []
    for article in articles:
        skip = int(rng.integers(recipe.skips))
        seen = () if rng.random() < recipe.unhinted else hints.get(article.id, ())
        found += examples(article, tokenizer, limit=recipe.limit, skip=skip, hints=seen)
    noise = rng.normal(scale=8, size=len(found))
    order = sorted(range(len(found)), key=lambda i: len(found[i].window.pieces) + noise[i])
    groups: list[list[Example]] = [[]]
    for index in order:
        longest = max(
            [len(found[index].window.pieces), *(len(e.window.pieces) for e in groups[-1])]
        )
        if groups[-1] and longest * (len(groups[-1]) + 1) > recipe.pieces:
            groups.append([])
        groups[-1].append(found[index])
    for index in rng.permutation(len(groups)):
        yield make_batch(groups[index])


def _optimizer(tagger: Tagger, recipe: Recipe) -> torch.optim.Optimizer:
    groups = []
    for name, parameter in tagger.named_parameters():
        if name.startswith("layers."):
            rate = recipe.rate * recipe.fall ** (len(tagger.layers) - 1 - int(name.split(".")[1]))
        elif name.startswith(("words", "places", "norm")):
            rate = recipe.rate * recipe.fall ** len(tagger.layers)
        else:
            rate = recipe.rate_of_heads
        decay = recipe.decay if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "full": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups)


def _set_rate(optimizer: torch.optim.Optimizer, done: float, recipe: Recipe) -> None:
    factor = min(done / recipe.warm_up + 0.01, (1 - done) / (1 - recipe.warm_up))
    for group in optimizer.param_groups:
        group["lr"] = group["full"] * factor


def _step(
    tagger: Tagger,
    batch: Batch,
    optimizer: torch.optim.Optimizer,
    recipe: Recipe,
    rng: np.random.Generator,
) -> float:
    fast = batch.known.is_cuda
    with torch.autocast(batch.known.device.type, torch.bfloat16, enabled=fast):
        emissions, links = run(tagger, batch)
    loss = tag_loss(emissions, tagger.transitions, batch).sum()
    loss = loss + recipe.links * link_loss(tagger, links, batch, rng)
    loss = loss / batch.known.sum() * 40  # a paragraph of usual length weighs one
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _average(
    averaged: dict[str, Tensor] | None, tagger: Tagger, recipe: Recipe
) -> dict[str, Tensor]:
    if averaged is None:
        return copy.deepcopy(tagger.state_dict())
    for name, value in tagger.state_dict().items():
        averaged[name].lerp_(value, 1 - recipe.average)
    return averaged


def _taught(batch: Batch, teachers: Sequence[Tagger], recipe: Recipe, lessons: Lessons) -> Batch:
    """Mix the teachers' tag probabilities into the annotators' shares; ``lessons`` keeps them."""
    if not teachers:
        return batch
    if any(example.key not in lessons for example in batch.examples):
        _teach(batch, teachers, lessons)
    tags, pairs = torch.zeros_like(batch.tags), torch.zeros_like(batch.pairs)
    for row, example in enumerate(batch.examples):
        some_tags, some_pairs = lessons[example.key]
        tags[row, : len(some_tags)] = torch.from_numpy(some_tags).to(tags)
        pairs[row, : len(some_pairs)] = torch.from_numpy(some_pairs).to(pairs)
    t = recipe.taught
    return replace(
        batch, tags=(1 - t) * batch.tags + t * tags, pairs=(1 - t) * batch.pairs + t * pairs
    )


def _teach(batch: Batch, teachers: Sequence[Tagger], lessons: Lessons) -> None:
    """Note the mean of the teachers' probabilities for each window of a batch."""
    given = [shares(teacher, batch) for teacher in teachers]
    tags = sum(tags for tags, _ in given).cpu().numpy() / len(teachers)
    pairs = sum(pairs for _, pairs in given).cpu().numpy() / len(teachers)
    for row, example in enumerate(batch.examples):
        n_words = len(example.window)
        lessons[example.key] = (
            tags[row, :n_words].astype(np.float16),
            pairs[row, : max(n_words - 1, 0)].astype(np.float16),
        )


@torch.no_grad()
def shares(teacher: Tagger, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return a teacher's probabilities of tags and of pairs of neighbouring tags."""
    emissions = run(teacher, batch)[0].cpu().double().numpy()
    steps = bound_transitions(teacher.transitions).cpu().double().numpy()
    whole, known = align(
        [bound(emissions[r, : len(e.window)], e.opens) for r, e in enumerate(batch.examples)]
    )
    chains = run_chains(whole, known, steps)
    tags, pairs = np.zeros(batch.tags.shape, np.float32), np.zeros(batch.pairs.shape, np.float32)
    for row, example in enumerate(batch.examples):
        n_words = len(example.window)
        chain = chains.of(row, n_words)
        tags[row, :n_words] = chain.forward * chain.backward
        ahead = chain.scores[1:] * chain.backward[1:] / chain.scale[1:, None]
        pairs[row, : n_words - 1] = chain.forward[:-1, :, None] * chain.steps * ahead[:, None, :]
    device = batch.tags.device
    return torch.from_numpy(tags).to(device), torch.from_numpy(pairs).to(device)


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
