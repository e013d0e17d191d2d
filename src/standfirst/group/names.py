"""Finding the desk's own people and places in a text, for reports whose mentions are not read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from standfirst.group.terms import language_of, stem, written_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standfirst.records import Person, Registers

PLACE = "place"
PERSON = "person"
COUNTRY_LEVELS = frozenset({"country", "continent"})
COUNTRY_WEIGHT = 0.5  # it says less than a town about which event is meant


class NameIndex:
    """The register's names by their first word; finds the longest name that starts at a word.

    It knows only what the registers know: no guess is made on a name that is not in them.
    """

    def __init__(self, registers: Registers) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._countries = frozenset(
            term(PLACE, place.name) for place in registers.places if place.level in COUNTRY_LEVELS
        )
        for place in registers.places:
            for name in (place.name, *place.names, *place.demonyms):
                self._add(name, term(PLACE, place.name))
        taken = _shared_surnames(registers.people)
        for person in registers.people:
            surname = surname_of(person)
            short = () if taken[surname] > 1 else (surname,)
            for name in (person.name, *person.names, *short):
                self._add(name, term(PERSON, person.name))
        for names in self._by_first.values():
            names.sort(key=lambda entry: (-len(entry[0]), entry))

    def _add(self, name: str, value: str) -> None:
        stems = tuple(stem(word) for word in written_in(name, 0, len(name)))
        if stems and (stems, value) not in self._by_first[stems[0]]:
            self._by_first[stems[0]].append((stems, value))

    def find(self, words: Sequence[str], language: str | None = None) -> Iterator[tuple[int, str]]:
        """Give the place among the words and the term of every name, in order, never overlapping.

        The words are those of a text as written there, of a language.
        """
        if not self._by_first:
            return
        main = language_of(language)
        firsts = {
            word
            for word in frozenset(words)
            if not word[0].islower() and stem(word, main) in self._by_first
        }
        behind = 0
        for at, word in enumerate(words) if firsts else ():
            if word not in firsts or at < behind:
                continue
            for stems, value in self._by_first[stem(word, main)]:
                written = words[at : at + len(stems)]
                if stems == tuple([stem(one, main) for one in written]):
                    yield at, value
                    behind = at + len(stems)
                    break

    def weight_of(self, value: str) -> float:
        """Return how much a name found says about which event is meant."""
        return COUNTRY_WEIGHT if value in self._countries else 1.0

    def names_in(self, text: str) -> frozenset[str]:
        """Return the terms of all names in a text but those of countries."""
        if not self._by_first:
            return frozenset()
        words = written_in(text, 0, len(text))
        return frozenset(value for _, value in self.find(words)) - self._countries

    def people_in(self, text: str) -> frozenset[str]:
        """Return the terms of the people named in a text."""
        return frozenset(value for value in self.names_in(text) if value.startswith(PERSON))

    def places_in(self, text: str) -> frozenset[str]:
        """Return the terms of the places in a text that are smaller than a country."""
        return frozenset(value for value in self.names_in(text) if value.startswith(PLACE))


def term(kind: str, name: str) -> str:
    """Return the term by which a named thing is compared."""
    return f"{kind}:{' '.join(stem(part) for part in name.split())}"


def surname_of(person: Person) -> str:
    """Return the surname as the register gives it, else the last word of the name."""
    return person.surname or person.name.split()[-1]


def _shared_surnames(people: Iterable[Person]) -> Mapping[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for person in people:
        counts[surname_of(person)] += 1
    return counts
