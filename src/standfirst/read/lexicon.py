"""Words by which names are told, as sets, read once from the packaged tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from standfirst.read.tables import read_table


@dataclass(frozen=True, slots=True)
class NameWords:
    """The closed classes of ``data/names.toml`` and the first names."""

    titles: frozenset[str]
    bodies: frozenset[str]
    known_bodies: frozenset[str]
    openers: frozenset[str]
    person_before: frozenset[str]
    person_after: frozenset[str]
    first_names: frozenset[str]
    rarer_first_names: frozenset[str]  # which a place or a word in small letters outweighs
    things: frozenset[str]  # what a name ends with that is no person's


def _given_names() -> frozenset[str]:
    path = files("standfirst.read.statements").joinpath("data", "en", "given_names.tsv")
    return frozenset(line.split("\t")[0] for line in path.read_text("utf-8").splitlines())


@cache
def name_words() -> NameWords:
    """Return the packaged words about names."""
    table = read_table("names")
    first = files("standfirst.read").joinpath("data", "first_names.txt").read_text("utf-8")
    known = (name for line in table["known_bodies"].splitlines() for name in line.split("|"))
    return NameWords(
        titles=frozenset(table["titles"].split()),
        bodies=frozenset(table["bodies"].split()),
        known_bodies=frozenset(name for name in known if name),
        openers=frozenset(table["openers"].split()),
        person_before=frozenset(table["person_before"].split()),
        person_after=frozenset(table["person_after"].split()),
        first_names=frozenset(first.split()),
        rarer_first_names=_given_names() - frozenset(table["no_first_names"].split()),
        things=frozenset(table["things"].split()),
    )
