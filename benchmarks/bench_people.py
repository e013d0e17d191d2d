"""Names: how fast a register's index is made and asked, and how long a register takes to make.

The names are put together from the given names that Standfirst knows and made-up surnames; every
fourth question is a surname alone, every fourth an initial.
"""

from __future__ import annotations

import random
import statistics
import time
from importlib.resources import files
from typing import TYPE_CHECKING

from measure import Figure, stopwatch
from standfirst.records import Registers, Sighting, Span, make_id
from standfirst.text.people import NameIndex
from standfirst.text.people.register import make_register

if TYPE_CHECKING:
    from pathlib import Path

NAMES_EACH = 250  # names of the register for each report of the size: 100,000 at 400
QUESTIONS = 400
_SYLLABLES = "ba ko lo vi zhu tsy re hor shche mar tym pod bil vol kra syv dem yar kha ost".split()
_ENDINGS = ("enko", "uk", "skyi", "ov", "ych", "in", "ova")


def measure(folder: Path, size: int) -> list[Figure]:  # noqa: ARG001 - the signature of all
    chance = random.Random(1)  # noqa: S311 - the same names in each run
    names = [_name(chance) for _ in range(NAMES_EACH * size)]
    index, making = stopwatch(lambda: NameIndex((str(n), name) for n, name in enumerate(names)))
    took = []
    for n in range(QUESTIONS):
        given, surname = chance.choice(names).split()
        asked = (f"{given} {surname}", surname, f"{given[0]}. {surname}", f"{surname} {given}")[
            n % 4
        ]
        began = time.perf_counter()
        index.find(asked)
        took.append(1000 * (time.perf_counter() - began))
    sightings = [_sighting(name, n) for n, name in enumerate(names[: size * 10])]
    _, linking = stopwatch(lambda: make_register(Registers(), sightings, ()))
    took.sort()
    return [
        Figure("people", "index, of one name", 1e6 * making / len(names), "µs"),
        Figure("people", f"asked of {len(names):,}, median", statistics.median(took), "ms"),
        Figure("people", "asked, 95 of 100", took[len(took) * 95 // 100], "ms"),
        Figure("people", "asked, the slowest", took[-1], "ms"),
        Figure("people", f"register of {len(sightings):,}", linking, "s"),
    ]


def _name(chance: random.Random) -> str:
    surname = "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 3))))
    return f"{chance.choice(GIVEN)} {(surname + chance.choice(_ENDINGS)).capitalize()}"


def _sighting(name: str, n: int) -> Sighting:
    unit = make_id("p", name)
    return Sighting(make_id("r", str(n)), 1, unit, unit, name, (Span(0, len(name)),))


def _given() -> list[str]:
    table = files("standfirst.text.people").joinpath("data", "given_names.txt").read_text("utf-8")
    rows = [line.split()[2:] for line in table.splitlines() if line and not line.startswith("#")]
    return [name for row in rows for name in row]


GIVEN = _given()
