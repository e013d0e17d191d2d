"""Fit the weights of signs and senses: python training/places/weigh.py signs|senses DATA

DATA holds places/geowebnews.jsonl.gz and places/lgl.jsonl.gz. Half of the articles, told by a hash of
their ids, are learnt from; the other half is only measured. No word of a text is a feature.
"""

import gzip
import hashlib
import json
import math
import sys
from pathlib import Path

import numpy as np

from standfirst.read import place_senses, place_signs
from standfirst.read.clusters import cluster
from standfirst.read.context import ReadingContext
from standfirst.read.gazetteer import load_world
from standfirst.read.mentions import find_names_and_places
from standfirst.records import Registers, Report, Span
from standfirst.text import WordIndex

FILES = ("geowebnews", "lgl")


def is_tuned_on(key):
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0


def documents(data, name, tuned=True):
    with gzip.open(Path(data, "places", f"{name}.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if is_tuned_on(document["id"]) == tuned:
                yield document


def candidates(document):
    text = document["text"]
    names, places = find_names_and_places(text, Registers(), set())
    entities = cluster(text, names, Registers(), WordIndex(text))
    bodies = [name.span for name in names if name.is_body]
    return list(place_signs.signs_of(text, places, entities, bodies))


def signs(data):
    rows, labels, weights = [], [], []
    for name in FILES:
        for document in documents(data, name):
            gold = {Span(*t["span"]) for t in document["toponyms"]}
            outer = None
            for place, found in candidates(document):
                if outer is not None and outer.inner is place and outer.span in gold:
                    continue  # what is read as a part of another is never asked
                outer = place
                rows.append(found)
                labels.append(place.span in gold)
                weights.append(2.5 if name == "geowebnews" else 1.0)
    names = sorted({sign for row in rows for sign in row})
    index = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for sign in row:
            matrix[number, index[sign]] = 1
    fitted = logistic(matrix, np.array(labels, float), np.array(weights), strength=2.0)
    print(
        "# The weights of the signs that make a name a place; fitted by training/places/weigh.py."
    )
    print(f"threshold = {np.log(0.4 / 0.6):.3f}")
    for name, value in sorted(zip(names, fitted), key=lambda pair: pair[0]):
        print(f"{name} = {value:.2f}")


def logistic(matrix, labels, weights, strength, steps=60):
    """Fit by Newton's method, with a quadratic penalty."""
    fitted = np.zeros(matrix.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-matrix @ fitted))
        slope = matrix.T @ (weights * (labels - chance)) - strength * fitted
        curve = (matrix * (weights * chance * (1 - chance))[:, None]).T @ matrix
        fitted += np.linalg.solve(curve + strength * np.eye(len(fitted)), slope)
    return fitted


def senses(data, rounds=4):
    world = load_world()
    for _ in range(rounds):
        examples = []
        for name in FILES:
            for document in documents(data, name):
                examples += sense_examples(world, document)
        fit_senses(examples)
        right = sum(
            place_senses.shares_of(f)[best_of(f)] > 0 and best_of(f) in ok for f, ok in examples
        )
        print("#", len(examples), "names,", f"{right / len(examples):.3f} right", file=sys.stderr)
    for name, value in sorted(place_senses.WEIGHTS.items()):
        print(f'    "{name}": {value:.2f},')


def best_of(features):
    shares = place_senses.shares_of(features)
    return max(range(len(shares)), key=lambda n: shares[n])


def sense_examples(world, document):
    """Return the features of each name's candidates, and which of them are right."""
    text = document["text"]
    report = Report(id="r", revision=1, text=text, url=document["url"], body=Span(0, len(text)))
    gold = {Span(*t["span"]): t for t in document["toponyms"] if t["lat"] is not None}
    names, places = find_names_and_places(text, Registers(), set())
    entities = cluster(text, names, Registers(), WordIndex(text))
    kept = place_signs.kept_places(text, places, entities, [n.span for n in names if n.is_body])
    for group in place_senses.weigh(text, kept, place_senses.home_of(report, ReadingContext())):
        told = [gold[kept[n].span] for n in group.members if kept[n].span in gold]
        if not told or len(group.rows) < 2:
            continue
        right = {n for n, (row, _) in enumerate(group.rows) if is_near(world, row, told[0])}
        if right and len(right) < len(group.rows):
            yield [dict(each) for each in group.features], right


def is_near(world, row, toponym):
    point = world.point(row)
    if toponym["geonames_id"] and world.geonames[row] == int(toponym["geonames_id"]):
        return True
    return (
        point is not None
        and world.level(row) != "country"
        and (math.dist((point[0], point[1] * 0.75), (toponym["lat"], toponym["lon"] * 0.75)) < 0.7)
    )


def fit_senses(examples, steps=300, rate=0.5, strength=0.002):
    """Raise the probability of the right candidates, with a quadratic penalty."""
    weights = place_senses.WEIGHTS
    names = sorted(weights)
    matrices = [
        (np.array([[each.get(n, 0.0) for n in names] for each in features]), sorted(right))
        for features, right in examples
    ]
    vector = np.array([weights[n] for n in names])
    for _ in range(steps):
        slope = -strength * vector
        for matrix, right in matrices:
            scores = matrix @ vector
            powers = np.exp(scores - scores.max())
            shares = powers / powers.sum()
            good = np.zeros(len(shares))
            good[right] = shares[right] / max(1e-12, shares[right].sum())
            slope += (good - shares) @ matrix / len(matrices)
        vector += rate * slope / (1 + 0.0)
    weights.update(zip(names, vector.tolist(), strict=True))


if __name__ == "__main__":
    {"signs": signs, "senses": senses}[sys.argv[1]](sys.argv[2])
