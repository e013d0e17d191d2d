"""The network: MiniLM's encoder over words, a linear layer of tag scores, four link vectors a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from standfirst.read.statements.learned.decode import N_GAPS, N_STEPS, N_TAGS
from standfirst.read.statements.learned.windows import N_HINTS, N_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .losses import Batch

LINK_WIDTH = 48
WEIGHT_PEAK = 63  # of an eight-bit weight: see graph
EPSILON = 1e-12


class Heads(nn.Module):
    """What stands upon an encoder of any kind: tag scores, tag transitions, links."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.emissions = nn.Linear(width, N_TAGS)
        self.links = nn.Linear(width, 4 * LINK_WIDTH)
        self.transitions = nn.Parameter(torch.zeros(N_TAGS, N_TAGS))
        self.source_bias = nn.Parameter(torch.zeros(N_GAPS, N_STEPS))
        self.content_bias = nn.Parameter(torch.zeros(N_GAPS, N_STEPS))
        self.nobody = nn.Parameter(torch.zeros(()))
        self.nowhere = nn.Parameter(torch.zeros(()))


class Tagger(Heads):
    """Encoder and heads; parameter names are those that ``graph`` reads."""

    def __init__(
        self,
        vocabulary: int,
        *,
        width: int,
        inner: int,
        heads: int,
        layers: int,
        places: int = 512,
        dropout: float = 0.1,
    ) -> None:
        super().__init__(width)
        self.words = nn.Parameter(torch.empty(vocabulary, width))
        self.places = nn.Parameter(torch.empty(places, width))
        self.types = nn.Parameter(torch.empty(N_TYPES * N_HINTS, width))
        self.norm = nn.LayerNorm(width, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(width, inner, heads, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        for table in (self.words, self.places, self.types):
            nn.init.normal_(table, std=0.02)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return tag scores [batch, words, 7] and link vectors [batch, words, 4 * width]."""
        i = batch.inputs
        emissions, links = self.at_places(
            i["pieces"], i["shares"], i["words"], i["types"], i["lengths"]
        )
        rows = torch.arange(len(emissions), device=emissions.device)[:, None]
        return emissions[rows, batch.places], links[rows, batch.places]

    def at_places(
        self, pieces: Tensor, shares: Tensor, words: Tensor, types: Tensor, lengths: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the same for each place of the windows; arguments as ``losses.pad`` makes them."""
        table = (F.embedding(pieces, self.words) * shares[..., None]).sum(1)
        places = self.places[: words.shape[1]]
        hidden = self.norm(F.embedding(words, table) + places + F.embedding(types, self.types))
        hidden = self.dropout(hidden)
        seen = (torch.arange(words.shape[1], device=words.device) < lengths[:, None])[:, None, None]
        for layer in self.layers:
            hidden = layer(hidden, seen)
        return self.emissions(hidden), self.links(hidden)

    @property
    def shape(self) -> dict[str, int]:
        """The sizes that make a network of this shape again."""
        first = self.layers[0]
        return {
            "vocabulary": self.words.shape[0],
            "width": self.words.shape[1],
            "inner": first.up.out_features,
            "heads": first.heads,
            "layers": len(self.layers),
            "places": self.places.shape[0],
        }


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT's."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.joint = Rounded(width, 3 * width)
        self.out = Rounded(width, width)
        self.norm1 = nn.LayerNorm(width, eps=EPSILON)
        self.up = Rounded(width, inner)
        self.down = Rounded(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, -1).transpose(1, 2)
            for part in self.joint(x).chunk(3, -1)
        )
        share = self.dropout.p if self.training else 0.0
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=seen, dropout_p=share)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + self.dropout(mixed))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Rounded(nn.Linear):
    """A linear layer that can note its inputs' peaks, and can train under eight-bit rounding."""

    peaks: Tensor | None = None
    stretch: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if self.peaks is not None:
            self.peaks = torch.maximum(self.peaks, x.detach().abs().flatten(0, -2).amax(0))
        if self.stretch is None:
            return super().forward(x)
        return F.linear(
            _round(x / self.stretch, None, 127),
            _round(self.weight * self.stretch, 1, WEIGHT_PEAK),
            self.bias,
        )


def _round(x: Tensor, axis: int | None, peak_code: int) -> Tensor:
    """Round to eight bits, one scale a row of weights or one for all; the gradient passes through."""
    with torch.no_grad():
        peak = x.abs().amax(axis, keepdim=True) if axis is not None else (x.amax() - x.amin()) / 2
        scale = (peak / peak_code).clamp(min=1e-9)
        rounded = torch.round(x / scale) * scale
    return x + (rounded - x).detach()


def note_peaks(tagger: Tagger, *, on: bool) -> dict[str, Tensor]:
    """Begin to note the peaks of all matrices' inputs, or end it and return them by name."""
    sites = {name: m for name, m in tagger.named_modules() if isinstance(m, Rounded)}
    found = {name: site.peaks for name, site in sites.items() if site.peaks is not None}
    for site in sites.values():
        site.peaks = site.weight.new_zeros(site.in_features) if on else None
    return found


def round_matrices(tagger: Tagger, peaks: dict[str, Tensor], power: float) -> None:
    """Train on under the rounding that the eight-bit graph will do.

    A few channels are ten times larger than the rest, and one scale for all of them would leave
    the rest four bits; so each channel is divided by a power of its peak, and the matrix
    multiplied by it (SmoothQuant, Xiao et al. 2023).
    """
    for name, site in tagger.named_modules():
        if isinstance(site, Rounded):
            site.stretch = peaks[name].clamp(min=1e-4) ** power


def stretches(tagger: Tagger) -> dict[str, Tensor]:
    """Return the divisors of each matrix's input channels; nothing if it was not rounded."""
    sites = {name: m for name, m in tagger.named_modules() if isinstance(m, Rounded)}
    return {name: site.stretch for name, site in sites.items() if site.stretch is not None}


def from_encoder(
    folder: Path,
    *,
    layers: Sequence[int] | None = None,
    inner: int | None = None,
    dropout: float = 0.1,
) -> Tagger:
    """Make a tagger from a BERT encoder's ``config.json`` and ``model.safetensors``.

    ``layers`` keeps these layers alone; ``inner`` keeps that many neurons of each, the ones with
    the largest weights.
    """
    config = json.loads((folder / "config.json").read_text("utf-8"))
    given = load_file(folder / "model.safetensors")
    kept = list(range(config["num_hidden_layers"])) if layers is None else list(layers)
    tagger = Tagger(
        config["vocab_size"],
        width=config["hidden_size"],
        inner=inner or config["intermediate_size"],
        heads=config["num_attention_heads"],
        layers=len(kept),
        places=config["max_position_embeddings"],
        dropout=dropout,
    )
    own = {
        "words": given["embeddings.word_embeddings.weight"],
        "places": given["embeddings.position_embeddings.weight"],
        "types": given["embeddings.token_type_embeddings.weight"][:1].repeat(N_TYPES * N_HINTS, 1),
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for index, layer in enumerate(kept):
        own |= _layer(given, f"encoder.layer.{layer}.", f"layers.{index}.")
    own |= {k: v for k, v in tagger.state_dict().items() if k not in own}
    return load_pruned(tagger, own)


def _layer(given: dict[str, Tensor], old: str, new: str) -> dict[str, Tensor]:
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    found = {
        f"{new}{short}.{kind}": given[f"{old}{long}.{kind}"]
        for short, long in names.items()
        for kind in ("weight", "bias")
    }
    for kind in ("weight", "bias"):
        parts = [given[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        found[f"{new}joint.{kind}"] = torch.cat(parts)
    return found


def shrink(tagger: Tagger, layers: Sequence[int], inner: int) -> Tagger:
    """Return a smaller tagger that starts from some layers and neurons of a trained one."""
    state = tagger.state_dict()
    small = Tagger(
        **(tagger.shape | {"layers": len(layers), "inner": inner}), dropout=tagger.dropout.p
    )
    own = {k: v for k, v in state.items() if not k.startswith("layers.")}
    for index, layer in enumerate(layers):
        old = f"layers.{layer}."
        own |= {
            f"layers.{index}.{k.removeprefix(old)}": v
            for k, v in state.items()
            if k.startswith(old)
        }
    return load_pruned(small, own)


def load_pruned(tagger: Tagger, state: dict[str, Tensor]) -> Tagger:
    """Load weights, keeping of each layer the inner neurons with the largest weights."""
    for index, layer in enumerate(tagger.layers):
        up, down = f"layers.{index}.up", f"layers.{index}.down"
        size = state[f"{up}.weight"].norm(dim=1) * state[f"{down}.weight"].norm(dim=0)
        kept = size.topk(layer.up.out_features).indices.sort().values
        state[f"{up}.weight"] = state[f"{up}.weight"][kept]
        state[f"{up}.bias"] = state[f"{up}.bias"][kept]
        state[f"{down}.weight"] = state[f"{down}.weight"][:, kept]
    tagger.load_state_dict(state)
    return tagger
