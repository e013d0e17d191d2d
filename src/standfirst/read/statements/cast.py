"""The people of one report: who is who, asked by name, surname and role."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from standfirst.read.statements.bodies import Bodies
from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.sources import Described
from standfirst.records import Person, Registers, make_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from standfirst.text import WordIndex

_PARTICLES = word_list("name_particles")
_LONGEST_KEPT = 60  # characters of a name whose folded form is kept
_MOST_SEARCHED = 400  # people among whom pronouns and roles look for theirs


@dataclass(slots=True, eq=False)
class Member:
    """One person (or registered body) of a report, as far as report and register tell.

    Members are compared by identity: one object for one human being of a report.
    """

    id: str
    name: str
    role: str | None = None
    affiliation: str | None = None
    gender: str = ""  # f, m, or empty where it cannot be told
    surname: str = ""
    is_sure: bool = False  # a title, a given name or a verb of saying tell a human being
    places: list[int] = field(default_factory=list)  # where it is named, in order


class Cast:
    """Who is who in one report; asked by name, surname and role."""

    def __init__(
        self, registers: Registers, nations: Mapping[str, str], on: date | None = None
    ) -> None:
        self.nations = nations
        self.members: list[Member] = []
        self.ends: dict[int, int] = {}  # of the words that name somebody, by their start
        self.bodies = Bodies(nations)
        self.words: WordIndex | None = None  # of the report, where the reader has one
        self.full_names: dict[str, list[tuple[int, str]]] = {}  # by the last word, small letters
        self._on = on
        self._by_name: dict[str, Member] = {}
        self._by_surname: dict[str, list[Member]] = {}
        self._by_first: dict[str, list[Member]] = {}
        self._last_words: set[str] = set()  # of all forms of all names
        self._registered: dict[str, Person] = {}
        for person in registers.people:
            for name in (person.name, *person.names):
                self._registered.setdefault(folded(name), person)

    def add(self, found: Described, *, is_sure: bool = False) -> Member | None:
        """Take in a described person; more is learnt of one who is known already."""
        if found.name is None:
            return None
        key = folded(found.name)
        member = self._by_name.get(key) or self._by_short_name(key)
        if member is None:
            member = self._new_member(found.name, key)
        member.is_sure = member.is_sure or is_sure or bool(found.gender)
        if member.role is None and found.role:
            member.role = found.role
            member.affiliation = member.affiliation or found.affiliation
        member.affiliation = member.affiliation or found.affiliation
        member.gender = member.gender or found.gender
        return member

    def _by_short_name(self, key: str) -> Member | None:
        initial, _, surname = key.partition(". ")
        if len(initial) == 1 and " " not in surname:  # "V. Lasarev"
            fits = [m for m in self._by_surname.get(surname, ()) if m.name[0].lower() == initial]
            return fits[0] if len(fits) == 1 else None
        known = self._by_surname.get(key)
        if known:
            return known[-1]
        first = self._by_first.get(key, ())
        return first[0] if len(first) == 1 else None

    def _new_member(self, name: str, key: str) -> Member:
        person = self._registered.get(key)
        if person is None:
            member = Member(make_id("p", name), name, surname=key.rsplit(maxsplit=1)[-1])
        else:
            known = self._by_name.get(folded(person.name))
            if known is not None:
                self._by_name[key] = known
                self._last_words.add(key.rsplit(maxsplit=1)[-1])
                return known
            member = self._from_register(person, key)
            self._by_name[folded(person.name)] = member
            self._last_words.add(folded(person.name).split()[-1])
        self._by_name[key] = member
        self._index(member, key)
        if len(self.members) < _MOST_SEARCHED:
            self.members.append(member)
        return member

    def _index(self, member: Member, key: str) -> None:
        """Take in the short forms of a name: surname, surname with its particle, given name."""
        self._by_surname.setdefault(member.surname, []).append(member)
        words = key.split()
        self._last_words |= {words[0], words[-1], member.surname.split()[-1]}
        first = next((i for i, word in enumerate(words) if i and word in _PARTICLES), 0)
        if first:
            self._by_surname.setdefault(" ".join(words[first:]), []).append(member)
        if len(words) > 1:
            self._by_first.setdefault(words[0], []).append(member)

    def _from_register(self, person: Person, key: str) -> Member:
        gender = {"she": "f", "he": "m"}.get(person.pronoun or "", "")
        surname = (person.surname or key.rsplit(maxsplit=1)[-1]).casefold()
        return Member(person.id, person.name, gender=gender, surname=surname)

    def by_name(self, name: str, at: int) -> Member | None:
        """Return whom a name or surname means at an offset: the one named last before it."""
        key = folded(name)
        member = self._by_name.get(key)
        if member is not None:
            return member
        known = self._by_surname.get(key, [])
        if not known and key[1:3] == ". ":
            return self._by_short_name(key)
        if not known and (" " in key or not key):
            return None
        if not known:
            first = self._by_first.get(key, ())
            return first[0] if len(first) == 1 else self._by_full_name(key, at)
        return max(known, key=lambda one: (_last_before(one, at), -_first(one)), default=None)

    def _by_full_name(self, surname: str, at: int) -> Member | None:
        """Take the last full name before an offset that ends in a surname nobody bears yet."""
        before = [(start, name) for start, name in self.full_names.get(surname, ()) if start < at]
        if not before:
            return None
        member = self.add(Described(before[-1][1]))
        if member is not None:
            member.places = [start for start, name in before if name == before[-1][1]]
        return member

    def may_end(self, word: str) -> bool:
        """Tell whether the name of a member, or a name not taken in yet, may end in a word."""
        last = folded(word)
        return last in self._last_words or last in self.full_names

    def is_registered(self, name: str) -> bool:
        """Tell whether the register knows a name."""
        return folded(name) in self._registered

    def registered_role(
        self, member_id: str, registers: Registers
    ) -> tuple[str, str | None] | None:
        """Return the role the register gives a person on the day of the report."""
        for person in registers.people:
            if person.id == member_id and self._on is not None:
                role = person.role_on(self._on)
                return (role.title, role.affiliation) if role else None
        return None


def folded(name: str) -> str:
    """Return a name as it is compared: small letters, plain apostrophes, single spaces."""
    return _kept_fold(name) if len(name) <= _LONGEST_KEPT else _fold(name)


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


_kept_fold = lru_cache(maxsize=1 << 13)(_fold)  # a report's names are asked for again and again


def _last_before(member: Member, at: int) -> int:
    index = bisect_right(member.places, at)
    return member.places[index - 1] if index else -1


def _first(member: Member) -> int:
    return member.places[0] if member.places else 1 << 60
