"""The large network that teaches the small one: MPNet's encoder over word pieces.

The weights are read from ``config.json`` and ``model.safetensors`` of an MPNet encoder (Song et al.
2020), whose vocabulary is BERT's with four marks before it. It sees the very windows that the small
network sees, so that the one's probabilities are the other's targets, word by word.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import torch
from safetensors import safe_open
from torch import Tensor, nn
from torch.nn import functional as F

from standfirst.read.statements.learned.windows import N_HINTS, N_TYPES

from .network import Heads

if TYPE_CHECKING:
    from pathlib import Path

    from .losses import Batch

SHIFT = 4  # of BERT's numbers in MPNet's vocabulary
MARKS = {101: 0, 102: 2, 100: 3}  # [CLS], [SEP], [UNK] of BERT's vocabulary
PADDING = 1
FIRST_PLACE = 2
BUCKETS, FARTHEST = 32, 128
EPSILON = 1e-5


class Teacher(Heads):
    """MPNet's encoder with the same heads as the small network, read at each word's first piece."""

    def __init__(
        self,
        *,
        vocabulary: int,
        width: int,
        inner: int,
        heads: int,
        layers: int,
        places: int,
        dropout: float = 0.1,
    ) -> None:
        super().__init__(width)
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(places, width)
        self.types = nn.Embedding(N_TYPES * N_HINTS, width)
        nn.init.zeros_(self.types.weight)
        self.norm = nn.LayerNorm(width, eps=EPSILON)
        self.bias = nn.Embedding(BUCKETS, heads)
        self.layers = nn.ModuleList(_Layer(width, inner, heads, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return tag scores [batch, words, 7] and link vectors [batch, words, 4 * width]."""
        ids, types, firsts, lengths = _pieces(batch)
        n = ids.shape[1]
        places = torch.arange(n, device=ids.device)
        hidden = self.words(ids) + self.places(places + FIRST_PLACE) + self.types(types)
        hidden = self.dropout(self.norm(hidden))
        bias = self.bias(_buckets(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        unseen = places >= lengths[:, None]
        bias = bias.masked_fill(unseen[:, None, None, :], -1e4)
        for layer in self.layers:
            hidden = layer(hidden, bias)
        rows = torch.arange(len(hidden), device=ids.device)[:, None]
        hidden = hidden[rows, firsts]
        return self.emissions(hidden), self.links(hidden)


class _Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.norm1 = nn.LayerNorm(width, eps=EPSILON)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            part(x).view(batch, length, self.heads, -1).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        share = self.dropout.p if self.training else 0.0
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype), dropout_p=share)
        mixed = self.o(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + self.dropout(mixed))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


def _buckets(steps: Tensor) -> Tensor:
    """Return the bucket of each signed distance, as T5's and MPNet's bidirectional ones."""
    half = BUCKETS // 2
    found = (steps > 0).long() * half
    far = steps.abs()
    exact = half // 2
    grown = exact + (
        torch.log(far.clamp(min=1).float() / exact) / math.log(FARTHEST / exact) * (half - exact)
    ).long().clamp(max=half - 1 - exact)
    return found + torch.where(far < exact, far, grown)


def _pieces(batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Lay the pieces of all words behind one another, with MPNet's numbers.

    Types stand at every piece of a word, hints at the first alone.
    """
    i = batch.inputs
    words, types = i["words"], i["types"]
    sizes = (i["shares"] > 0).sum(1)  # pieces of each different word
    inside = torch.arange(words.shape[1], device=words.device) < i["lengths"][:, None]
    counts = sizes[words] * inside
    ends = counts.cumsum(1)
    lengths = ends[:, -1]
    total = int(lengths.max())
    at = torch.arange(total, device=words.device)
    owner = torch.searchsorted(ends, at.expand(len(words), -1).contiguous(), right=True)
    owner = owner.clamp(max=words.shape[1] - 1)
    starts = ends - counts
    offset = at - starts.gather(1, owner)
    offset = offset.clamp(min=0, max=i["pieces"].shape[1] - 1)
    ids = i["pieces"][words.gather(1, owner), offset] + SHIFT
    for bert, own in MARKS.items():
        ids = torch.where(ids == bert + SHIFT, own, ids)
    ids = torch.where(at < lengths[:, None], ids, PADDING)
    kinds = types.gather(1, owner)
    kinds = torch.where(offset == 0, kinds, kinds % N_TYPES)
    firsts = starts.gather(1, batch.places)
    return ids, kinds, firsts, lengths


def load_teacher(folder: Path, *, dropout: float = 0.1) -> Teacher:
    """Make a teacher of an MPNet encoder's ``config.json`` and ``model.safetensors``."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    teacher = Teacher(
        vocabulary=config["vocab_size"],
        width=config["hidden_size"],
        inner=config["intermediate_size"],
        heads=config["num_attention_heads"],
        layers=config["num_hidden_layers"],
        places=config["max_position_embeddings"],
        dropout=dropout,
    )
    with safe_open(folder / "model.safetensors", "pt") as given:
        own = {
            "words.weight": given.get_tensor("embeddings.word_embeddings.weight"),
            "places.weight": given.get_tensor("embeddings.position_embeddings.weight"),
            "norm.weight": given.get_tensor("embeddings.LayerNorm.weight"),
            "norm.bias": given.get_tensor("embeddings.LayerNorm.bias"),
            "bias.weight": given.get_tensor("encoder.relative_attention_bias.weight"),
        }
        names = {
            **{part: f"attention.attn.{part}" for part in "qkvo"},
            "norm1": "attention.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for index in range(len(teacher.layers)):
            for short, long in names.items():
                for kind in ("weight", "bias"):
                    name = f"encoder.layer.{index}.{long}.{kind}"
                    own[f"layers.{index}.{short}.{kind}"] = given.get_tensor(name).float()
    own = teacher.state_dict() | {name: value.float() for name, value in own.items()}
    teacher.load_state_dict(own)
    return teacher
