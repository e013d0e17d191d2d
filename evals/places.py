"""Places: recognition and resolution, on our own gold and on GeoWebNews and LGL.

    python evals/places.py [DATA] [--half tune|check]

DATA or $STANDFIRST_DATA holds places/*.jsonl.gz; without it that part is skipped, aloud.
Recognition: exact span, type ignored, micro over all documents. Resolution: the share of ALL gold
toponyms with coordinates that are answered right; no answer is wrong. Right is within 161 km;
beside it, a gold country (a GeoNames number or feature that is a country's) is right by its ISO
code alone, for the middle points of one country differ by more than that between sources.
"End to end" are our own spans, "given" those of the gold. "Home" gives each outlet the region that
most places of its other reports were found in, as an editor would write into its register.
Weights were fitted on the half "tune", told by a hash of the article's id.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marked import named, read_reports, scores
from standfirst.read import ReadingContext, read_report
from standfirst.read.gazetteer import load_world
from standfirst.read.mentions import find_names_and_places
from standfirst.read.place_found import FoundPlace
from standfirst.read.place_senses import Home, home_of, resolve
from standfirst.records import MentionKind, Outlet, PlaceValue, Registers, Report, Span
from standfirst.text import WordIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHIN_KM = 161.0
EARTH_KM = 6371.0
RULES = ReadingContext(learned=False)  # places do not hang on statements


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given as latitude and longitude."""
    (lat_a, lon_a), (lat_b, lon_b) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def report_of(document: dict[str, Any]) -> Report:
    text = document["text"]
    return Report(
        id=document["id"], revision=1, text=text, url=document.get("url"), body=Span(0, len(text))
    )


def found_in(document: dict[str, Any], context: ReadingContext = RULES) -> dict[Span, PlaceValue]:
    """Read one document and return its places by span."""
    mentions = read_report(report_of(document), context).mentions
    return {m.span: m.place for m in mentions if m.kind is MentionKind.PLACE and m.place}


def resolved(document: dict[str, Any], home: Home | None = None) -> dict[Span, PlaceValue]:
    """Resolve the spans of the gold."""
    text = document["text"]
    _, own, _ = find_names_and_places(text, Registers(), set(), WordIndex(text))
    by_span = {place.span: place for place in own}
    places = []
    for toponym in document["toponyms"]:
        span = Span(*toponym["span"])
        place = by_span.get(span) or _named(text, span)
        if place is None:
            place = next((each for each in own if each.span.overlaps(span)), None)
        if place is not None:
            place.span = span
            places.append(place)
    values = resolve(text, places, home or home_of(report_of(document), RULES))
    return {place.span: value for place, value in zip(places, values, strict=True)}


def _named(text: str, span: Span) -> FoundPlace | None:
    name = span.of(text)
    for form in (name, name.title(), name.removesuffix("'s"), name.removesuffix(".")):
        entry = load_world().find(form)
        if entry is not None and entry.rows:
            return FoundPlace(span, form, 0, 1, rows=entry.rows[:60])
    return None


def country_of(toponym: dict[str, Any]) -> str | None:
    """Return the ISO code of a gold toponym that is a country."""
    world = load_world()
    number = toponym.get("geonames_id")
    for row in range(300):
        if world.level(row) != "country":
            break
        if number is not None and world.geonames[row] == int(number):
            return world.country(row)
    return None


def is_right(value: PlaceValue | None, toponym: dict[str, Any]) -> bool:
    if value is None or value.lat is None or value.lon is None:
        return False
    there = float(toponym["lat"]), float(toponym["lon"])
    return distance_km((value.lat, value.lon), there) <= WITHIN_KM


def count_places(
    count: Counter[str], answers: dict[Span, PlaceValue], gold: dict[Span, dict[str, Any]], by: str
) -> None:
    """Count the right answers among all gold toponyms that have coordinates."""
    for span, toponym in gold.items():
        if toponym.get("lat") is None:
            continue
        answer = answers.get(span)
        near = is_right(answer, toponym)
        country = country_of(toponym)
        count[f"{by} placed"] += 1
        count[f"{by} answered"] += answer is not None and answer.lat is not None
        count[f"{by} near"] += near
        if country is not None:
            count[f"{by} countries"] += 1
            is_it = answer is not None and (answer.level, answer.country) == ("country", country)
            count[f"{by} countries right"] += is_it
            near = is_it
        count[f"{by} right"] += near


def score(documents: list[dict[str, Any]]) -> dict[str, float]:
    """Score documents with gold places."""
    count: Counter[str] = Counter()
    found = [found_in(document) for document in documents]
    homes = homes_of(documents, found)
    for document, places in zip(documents, found, strict=True):
        gold = {Span(*toponym["span"]): toponym for toponym in document["toponyms"]}
        count["gold"] += len(gold)
        count["found"] += len(places)
        count["exact"] += len(gold.keys() & places.keys())
        count["overlapped"] += sum(any(s.overlaps(each) for each in places) for s in gold)
        count_places(count, places, gold, "end to end")
        count_places(count, resolved(document), gold, "given")
        count_places(count, resolved(document, homes[document["id"]]), gold, "home")
    precision = count["exact"] / max(1, count["found"])
    recall = count["exact"] / max(1, count["gold"])
    figures: dict[str, float] = {
        "documents": len(documents),
        "gold": count["gold"],
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "overlap recall": count["overlapped"] / max(1, count["gold"]),
    }
    for by in ("end to end", "given", "home"):
        placed = count[f"{by} placed"]
        figures |= {
            f"{by}: placed": placed,
            f"{by}: acc161": count[f"{by} near"] / max(1, placed),
            f"{by}: acc161 of answered": count[f"{by} near"] / max(1, count[f"{by} answered"]),
            f"{by}: countries by code": count[f"{by} right"] / max(1, placed),
            f"{by}: country right": count[f"{by} countries right"]
            / max(1, count[f"{by} countries"]),
        }
    return figures


def homes_of(
    documents: list[dict[str, Any]], found: list[dict[Span, PlaceValue]]
) -> dict[str, Home]:
    """Return, for each document, the region its outlet's other documents are mostly about."""
    regions: dict[str, dict[str, Counter[int]]] = {}
    for document, places in zip(documents, found, strict=True):
        outlet = regions.setdefault(document["outlet"], {})
        outlet[document["id"]] = Counter(_regions(places))
    homes = {}
    for document in documents:
        others: Counter[int] = Counter()
        for key, regions_there in regions[document["outlet"]].items():
            if key != document["id"]:
                others += regions_there
        best = others.most_common(1)
        country = load_world().country(best[0][0]) if best else None
        homes[document["id"]] = Home(country, best[0][0]) if best else Home()
    return homes


def _regions(places: dict[Span, PlaceValue]) -> Iterator[int]:
    world = load_world()
    for value in places.values():
        entry = world.find(value.name)
        for row, _ in entry.rows if entry else ():
            if value.geonames_id is not None and world.geonames[row] == value.geonames_id:
                chain = (row, *world.within(row))
                yield from (each for each in chain if world.level(each) == "region")
                break


# ── our own gold ────────────────────────────────────────────────────────────────────────────


def value_code(value: PlaceValue) -> str:
    """Say what a place resolves to as the gold does: ``town US Texas actor``."""
    parts = [value.level, value.country or "-"]
    if value.country == "US" and value.level in {"town", "district"}:
        regions = list(_regions({Span(0, 0): value}))
        parts += [load_world().name(regions[0]).split()[0]] if regions else []
    if value.use != "spot":
        parts.append(value.use)
    return " ".join(parts)


def read_gold(text: str, outlet_country: str | None = None) -> dict[Span, str]:
    """Return the places read in a text of our gold, each as the gold says it."""
    outlet = Outlet("o", "Halvern Courier", country=outlet_country) if outlet_country else None
    report = Report("r", 1, text, body=Span(0, len(text)))
    context = ReadingContext(outlet=outlet, learned=False)
    return {
        mention.span: value_code(mention.place)
        for mention in read_report(report, context).mentions
        if mention.kind is MentionKind.PLACE and mention.place
    }


def measure(gold_dir: Path) -> dict[str, float]:
    """Return the figures on both parts of our own gold."""
    reports = read_reports(gold_dir / "places.txt")
    figures: dict[str, float] = {}
    for part in ("tune", "held"):
        chosen = [report for report in reports if report.is_held == (part == "held")]
        found = [read_gold(report.text) for report in chosen]
        figures |= named(part, scores(found, [report.marks for report in chosen]))
    return figures


def show(gold_dir: Path) -> None:
    """Print what differs from the gold that may be tuned on."""
    for report in read_reports(gold_dir / "places.txt"):
        if report.is_held:
            continue
        for span, value in sorted(report.marks.items() ^ read_gold(report.text).items()):
            mark = "missing" if report.marks.get(span) == value else "found  "
            print(f"{report.number} {mark} [{span.of(report.text)}]{{{value}}}")


def half_of(key: str) -> str:
    """Tell which half an article belongs to."""
    return "check" if hashlib.sha256(key.encode()).digest()[0] % 2 else "tune"


def main() -> int:
    """Print the figures of our own gold, and of each file of the data that is there."""
    parser = argparse.ArgumentParser(description="Measure places.")
    parser.add_argument("data", nargs="?", default=os.environ.get("STANDFIRST_DATA"))
    parser.add_argument("--half", choices=("tune", "check"))
    given = parser.parse_args()
    gold = Path(__file__).parent / "gold" / "en"
    show(gold)
    print("own gold:", measure(gold))
    files = sorted(Path(given.data, "places").glob("*.jsonl.gz")) if given.data else []
    if not files:
        print("places: skipped, no data; give its folder or set STANDFIRST_DATA", file=sys.stderr)
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        if given.half:
            documents = [each for each in documents if half_of(each["id"]) == given.half]
        print(path.name.split(".")[0])
        for name, value in score(documents).items():
            print(f"  {name:<32} {value:.3f}" if value < 2 else f"  {name:<32} {value:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
