"""Write the packaged given names with their gender: python training/people/given_names.py OUT.tsv

The names of the US census of 1990 (public domain, through the package names 0.3.0) and those of
Faker 40.54.0's locales (MIT). A name is kept where nearly all its bearers are of one gender; it
stands in Latin letters, for other scripts have no room in English news.
"""

import importlib
import pkgutil
import re
import sys
from collections import Counter
from importlib.resources import files

import faker.providers.person as people

CLEAR = 12.0  # times that one gender must be as common as the other
LEAST = 0.002  # per cent of all bearers in the census
LOCALE_WEIGHT = 0.05  # what one mention in a list without frequencies counts
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?")
# First of all words, countries or surnames.
NO_NAMES = frozenset(
    "China India Kenya America Asia London Paris Israel Sydney Cuba Rome Many Long So See An My Le Season Love"
    " Precious Princess Royal Major Prince King Young Man Georgia Carolina Virginia Chad Jordan Odessa Vienna"
    " Florida Dakota Santa General Judge Minister Bishop Dean Page Chance Bank August May Will Rich Golden In Do"
    " Sun Mercy Justice Queen Guard Sage Star Summer Winter Autumn Wed Rally Union Federal Velvet Treasure".split()
)

weights: dict[str, Counter[str]] = {"m": Counter(), "f": Counter()}
for gender, kind in (("m", "male"), ("f", "female")):
    for line in files("names").joinpath(f"dist.{kind}.first").read_text().splitlines():
        name, share = line.split()[:2]
        if float(share) >= LEAST:
            weights[gender][name.capitalize()] += float(share)
for module in pkgutil.iter_modules(people.__path__):
    provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    for gender, kind in (("m", "male"), ("f", "female")):
        for name in set(getattr(provider, f"first_names_{kind}", ())):
            if LATIN.fullmatch(name):
                weights[gender][name] += LOCALE_WEIGHT

rows = []
for name in sorted(set(weights["m"]) | set(weights["f"])):
    male, female = weights["m"][name], weights["f"][name]
    if name in NO_NAMES or max(male, female) < CLEAR * min(male, female):
        continue
    rows.append(f"{name}\t{'m' if male > female else 'f'}")
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write("\n".join(rows) + "\n")
