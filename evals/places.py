"""Recognition and resolution of places, on GeoWebNews or LGL.

    python evals/places.py [DATA]          DATA or $STANDFIRST_DATA holds places/*.jsonl.gz

Recognition: exact span, type ignored, micro over all documents. Resolution: share of all gold
toponyms with coordinates that are answered within 161 km; countries count by being right about
the country only where the gold gives one.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from standfirst.read import read_report
from standfirst.records import Mention, MentionKind, Report, Span

WITHIN_KM = 161.0
EARTH_KM = 6371.0


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given as latitude and longitude."""
    (lat_a, lon_a), (lat_b, lon_b) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def places_of(document: dict[str, Any]) -> dict[Span, Mention]:
    """Read one document and return its places by span; a crash counts as finding none."""
    text = document["text"]
    report = Report(id=document["id"], revision=1, text=text, body=Span(0, len(text)))
    return {m.span: m for m in read_report(report).mentions if m.kind is MentionKind.PLACE}


def score(path: Path) -> dict[str, float]:
    """Score one file of gold places."""
    count: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            found = places_of(document)
            gold = {Span(*toponym["span"]): toponym for toponym in document["toponyms"]}
            count["gold"] += len(gold)
            count["found"] += len(found)
            count["right"] += len(gold.keys() & found.keys())
            for span, toponym in gold.items():
                count["overlapped"] += any(span.overlaps(each) for each in found)
                if toponym.get("lat") is None:
                    continue
                count["placed"] += 1
                answer = found.get(span)
                if answer is None or answer.place is None or answer.place.lat is None:
                    continue
                here = (answer.place.lat, answer.place.lon or 0.0)
                there = (float(toponym["lat"]), float(toponym["lon"]))
                count["answered"] += 1
                count["near"] += distance_km(here, there) <= WITHIN_KM
    precision = count["right"] / max(1, count["found"])
    recall = count["right"] / max(1, count["gold"])
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "overlap_recall": count["overlapped"] / max(1, count["gold"]),
        "acc161_all": count["near"] / max(1, count["placed"]),
        "acc161_answered": count["near"] / max(1, count["answered"]),
    }


def main() -> int:
    """Print one line of figures a file."""
    data = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("STANDFIRST_DATA")
    files = sorted(Path(data, "places").glob("*.jsonl.gz")) if data else []
    if not files:
        print("places: skipped, no data; give its folder or set STANDFIRST_DATA", file=sys.stderr)
        return 0
    for path in files:
        figures = score(path)
        print(path.name.split(".")[0], " ".join(f"{k}={v:.3f}" for k, v in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
