"""The people a report names: each with its role, and every place where it is named."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - part of a signature
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english
from standfirst.read.statements.sources import (
    Described,
    describe,
    gender_of_role,
    read_role,
    role_words,
)
from standfirst.records import Mention, MentionKind, Person, Registers, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ](?:[\w'’-]|\.(?=\S))*+\.?+"
_RUN = re.compile(rf"{_CAPITAL}(?: (?:(?:de|da|di|van|von|der|den|al|bin|to|of) )?+{_CAPITAL})*+")
_ABBREVIATED = re.compile(
    r"(?:\A|[ .])(?:[^\W\d_]|Mrs?|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|St|Prof|Adm|Rev|Jr|Sr"
    r"|Hon|Cmdr|Brig|Cpl|Pvt|Amb)\.\Z"
)
_ROLE_AFTER = re.compile(r", ([^,.;:\n“”\"()]{3,90})")
_WORDS_BEFORE = re.compile(r"(?:[\w'’-]+ )+\Z")
_COUNTERPART = re.compile(r"([^\W\d_a-z][\w.-]+) counterpart,? \Z")
_LOOK_BACK = 60
_MOST_RUNS = 20_000
_MOST_SEARCHED = 400  # people among whom pronouns and roles look for theirs


@dataclass(slots=True)
class Member:
    """One person (or registered body) of a report, as far as report and register tell."""

    id: str
    name: str
    role: str | None = None
    affiliation: str | None = None
    gender: str = ""  # f, m, or empty where it cannot be told
    surname: str = ""
    places: list[int] = field(default_factory=list)  # where it is named, in order


class Cast:
    """Who is who in one report; asked by name, surname and role."""

    def __init__(
        self, registers: Registers, nations: Mapping[str, str], on: date | None = None
    ) -> None:
        self.nations = nations
        self.members: list[Member] = []
        self.full_names: dict[str, list[tuple[int, str]]] = {}  # by the last word, small letters
        self._on = on
        self._by_name: dict[str, Member] = {}
        self._by_surname: dict[str, list[Member]] = {}
        self._registered: dict[str, Person] = {}
        for person in registers.people:
            for name in (person.name, *person.names):
                self._registered.setdefault(_folded(name), person)

    def add(self, found: Described) -> Member | None:
        """Take in a described person; more is learnt of one who is known already."""
        if found.name is None:
            return None
        key = _folded(found.name)
        member = self._by_name.get(key) or self._by_short_name(key)
        if member is None:
            member = self._new_member(found.name, key)
        if member.role is None and found.role:
            member.role = found.role
            member.affiliation = member.affiliation or found.affiliation
        member.affiliation = member.affiliation or found.affiliation
        member.gender = member.gender or found.gender
        return member

    def _by_short_name(self, key: str) -> Member | None:
        if " " in key:
            return None
        known = self._by_surname.get(key)
        return known[-1] if known else None

    def _new_member(self, name: str, key: str) -> Member:
        person = self._registered.get(key)
        if person is None:
            member = Member(make_id("p", name), name, surname=key.rsplit(maxsplit=1)[-1])
        else:
            known = self._by_name.get(_folded(person.name))
            if known is not None:
                self._by_name[key] = known
                return known
            member = self._from_register(person, key)
            self._by_name[_folded(person.name)] = member
        self._by_name[key] = member
        self._by_surname.setdefault(member.surname, []).append(member)
        if len(self.members) < _MOST_SEARCHED:
            self.members.append(member)
        return member

    def _from_register(self, person: Person, key: str) -> Member:
        gender = {"she": "f", "he": "m"}.get(person.pronoun or "", "")
        surname = (person.surname or key.rsplit(maxsplit=1)[-1]).casefold()
        return Member(person.id, person.name, gender=gender, surname=surname)

    def by_name(self, name: str, at: int) -> Member | None:
        """Return whom a name or surname means at an offset: the one named last before it."""
        key = _folded(name)
        member = self._by_name.get(key)
        if member is not None:
            return member
        if " " in key or not key:
            return None
        known = self._by_surname.get(key, [])
        if not known:
            return self._by_full_name(key, at)
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

    def is_registered(self, name: str) -> bool:
        """Tell whether the register knows a name."""
        return _folded(name) in self._registered

    def registered_role(
        self, member_id: str, registers: Registers
    ) -> tuple[str, str | None] | None:
        """Return the role the register gives a person on the day of the report."""
        for person in registers.people:
            if person.id == member_id and self._on is not None:
                role = person.role_on(self._on)
                return (role.title, role.affiliation) if role else None
        return None


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _last_before(member: Member, at: int) -> int:
    index = bisect_right(member.places, at)
    return member.places[index - 1] if index else -1


def _first(member: Member) -> int:
    return member.places[0] if member.places else 1 << 60


def find_cast(
    text: str,
    mentions: Sequence[Mention],
    registers: Registers,
    nations: Mapping[str, str],
    on: date | None = None,
) -> Cast:
    """Find the people of a report: names with a role, a known given name, or a mention."""
    cast = Cast(registers, nations, on)
    people = {m.span.end for m in mentions if m.kind is MentionKind.PERSON}
    runs = list(_runs(text))
    for start, end in runs:
        described = _describe_run(text, start, end, nations)
        if described is None or described.name is None or described.body:
            continue
        n_words = len(described.name.split())
        is_person = described.role or described.gender or end in people
        if (
            is_person and (n_words > 1 or described.role or described.gender)
        ) or cast.is_registered(described.name):
            cast.add(described)
    for start, end in runs:
        name = _trimmed(text[start:end])
        if cast.is_registered(name):
            cast.add(Described(name))
    for start, end in runs:
        name = _trimmed(text[start:end])
        member = _named_in(cast, name, start)
        if member is not None:
            member.places.append(start)
        elif _may_be_full_name(name):
            cast.full_names.setdefault(_folded(name).split()[-1], []).append((start, name))
    return cast


def _may_be_full_name(name: str) -> bool:
    """Tell whether a run of capitals can name a human being, as far as its words tell."""
    known, tags = role_words(), english().tags
    words = name.split()
    return 2 <= len(words) <= 3 and all(
        word[0].isupper()
        and not word.endswith(("'s", "’s"))
        and word.lower() not in known.bodies | known.offices
        and word.lower() not in tags
        for word in words
    )


def _named_in(cast: Cast, run: str, at: int) -> Member | None:
    """Return the member whose full name or surname ends a run of capitalised words."""
    words = run.split()
    for size in range(min(4, len(words)), 0, -1):
        member = cast.by_name(" ".join(words[-size:]), at)
        if member is not None:
            return member
    return None


def _trimmed(run: str) -> str:
    for ending in ("'s", "’s", "'", "’"):
        if run.endswith(ending):
            return run[: -len(ending)]
    return run.rstrip(".") if not _ABBREVIATED.search(run) else run


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words; a function word that opens a sentence is cut off."""
    tags = english().tags
    for n, match in enumerate(_RUN.finditer(text)):
        if n > _MOST_RUNS:
            return
        start, end = match.span()
        while start < end:
            word = text[start:end].split(" ", 1)[0]
            if word.lower() not in tags or " " not in text[start:end]:
                break
            start += len(word) + 1
        stop = start
        for word in text[start:end].split(" "):
            stop += len(word)
            if word.endswith(".") and not _ABBREVIATED.search(word):
                yield start, stop
                start = stop + 1
            stop += 1
        if start < end:
            yield start, end


def _describe_run(text: str, start: int, end: int, nations: Mapping[str, str]) -> Described | None:
    run = _trimmed(text[start:end])
    before = _role_before(text, start)
    described = describe(before + run, nations)
    if described.name is None or described.body or len(described.name.split()) > 4:
        return None
    role, affiliation = described.role, described.affiliation
    if role is None:
        after = _role_after(text, end, nations)
        if after is not None:
            role, affiliation = after
    if role is not None and affiliation is None:
        counterpart = _COUNTERPART.search(text, max(0, start - _LOOK_BACK), start)
        if counterpart:
            affiliation = nations.get(counterpart.group(1).lower())
    return Described(described.name, role, affiliation, described.gender or gender_of_role(role))


def _role_before(text: str, start: int) -> str:
    """Return the lower-case words of a role right before a name ("campaign spokesman ")."""
    words = text[max(0, start - _LOOK_BACK) : start]
    if not words.endswith(" "):
        return ""
    known = role_words()
    parts = words.split()[-4:]
    if not parts or parts[-1].lower() not in known.offices:
        return ""
    taken: list[str] = []
    for word in reversed(parts):
        low = word.lower()
        if word.endswith((".", ",", ":", ";")):
            break
        if low in known.offices or low in known.qualifiers or (taken and word[:1].isupper()):
            taken.insert(0, word)
        else:
            break
    return " ".join(taken) + " "


def _role_after(
    text: str, end: int, nations: Mapping[str, str]
) -> tuple[str | None, str | None] | None:
    match = _ROLE_AFTER.match(text, end)
    if match is None:
        return None
    known = role_words()
    words = match.group(1).split()
    for word in words[:6]:
        low = word.lower()
        if low in {"who", "which", "said", "says", "and", "told", "was", "is"}:
            return None
        if low in known.offices:
            return read_role(" ".join(_before_verb(words)), nations)
    return None


def _before_verb(words: list[str]) -> list[str]:
    tags = english().tags
    cues = english().cues
    for i, word in enumerate(words):
        low = word.lower()
        if i and (
            tags.get(low) in {"A", "v", "W", "S"}
            or (low in cues and word.endswith("ed"))
            or low in {"said", "told", "says"}
        ):
            return words[:i]
    return words
