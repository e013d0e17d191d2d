"""Write a trained tagger as the files that the product reads, and calibrate its confidence."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import helper

from .corpus import Annotation
from standfirst.read.statements.learned.extractor import Extractor
from .graph import build_graph
from .network import stretches
from .score_statements import match
from .targets import rule_hints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .corpus import Article
    from .network import Tagger

RIGHT_FROM = 0.5  # share of the union, in each role


def write_model(tagger: Tagger, tokenizer: Path, folder: Path, *, about: Mapping[str, str]) -> None:
    """Write ``model.onnx`` and ``tokenizer.json``; eight bits if it was trained for them."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {name: t.detach().cpu().float().numpy() for name, t in tagger.state_dict().items()}
    head = {
        name: values[name].tolist()
        for name in ("transitions", "source_bias", "content_bias", "nobody", "nowhere")
    }
    model = build_graph(
        values,
        heads=tagger.layers[0].heads,
        stretches={name: t.cpu().numpy() for name, t in stretches(tagger).items()},
        metadata={**about, "head": json.dumps(head | {"slope": 1.0, "offset": 0.0})},
    )
    onnx.save(model, folder / "model.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")


def calibrate(folder: Path, articles: Sequence[Article]) -> tuple[float, float]:
    """Fit the confidence's slope and offset on articles not trained on, and write them down.

    Return them. A statement counts as right when each role overlaps the first annotator's by
    ``RIGHT_FROM`` of their union.
    """
    extractor = Extractor(folder)
    sure, right = judged(extractor, articles)
    chance = np.clip(sure, 1e-9, 1 - 1e-9)
    slope, offset = fit_logistic(np.log(chance / (1 - chance)), np.array(right, float))
    model = onnx.load(folder / "model.onnx")
    known = {entry.key: entry.value for entry in model.metadata_props}
    head = json.loads(known["head"])
    head["slope"], head["offset"] = head["slope"] * slope, head["offset"] * slope + offset
    helper.set_model_props(model, known | {"head": json.dumps(head)})
    onnx.save(model, folder / "model.onnx")
    return slope, offset


def judged(extractor: Extractor, articles: Sequence[Article]) -> tuple[list[float], list[bool]]:
    """Return each found statement's confidence, and whether it is right."""
    sure: list[float] = []
    right: list[bool] = []
    for article in articles:
        found = extractor.extract(article.text, article.paragraphs(), rule_hints(article))
        given = [Annotation(s.source, s.cue, s.content) for s in found]
        matched = match(article.readings[0], given, share=RIGHT_FROM)
        sure += [s.confidence for s in found]
        right += [number in matched for number in range(len(found))]
    return sure, right


def fit_logistic(x: np.ndarray, y: np.ndarray, *, ridge: float = 1e-3) -> tuple[float, float]:
    """Fit ``sigmoid(slope * x + offset)`` to zeros and ones by Newton's method; (1, 0) without data."""
    if not len(x):
        return 1.0, 0.0
    design = np.stack([x, np.ones_like(x)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (chance - y) + ridge * (weights - [1.0, 0.0])
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + ridge * np.eye(2)
        weights = weights - np.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])
