"""With which words an edit may name somebody: those of the registers and of the cited reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.records import MentionKind

if TYPE_CHECKING:
    from datetime import tzinfo

    from standfirst.records import Mention, Outlet, Person, Reading, Registers, Report, Span

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*", re.UNICODE)
# Words that join a speaker to words said; "said" and "reported" judge nothing.
JOINING = frozenset("the a an of to on in at for said reported told its and".split())


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit was made: the report, the span of the replaced words, and what is known."""

    report: Report
    span: Span
    reading: Reading | None
    outlet: Outlet | None
    registers: Registers
    zone: tzinfo
    phrases: tuple[str, ...] = ()  # sentences the desk lets its editor add
    beside: tuple[tuple[Report, Reading, Span], ...] = ()  # what else the sentence cites


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def refute_naming(after: str, name: str, person: Person | None, place: Place) -> str | None:
    """Return why words may not stand for somebody: another's name, or words nobody gave them."""
    surname = surname_of(person) if person else name.rsplit(maxsplit=1)[-1]
    if not set(words_of(surname)) <= set(words_of(after)):
        return f"does not name {name}, who is meant"
    known = set(JOINING) | set(words_of(name)) | words_about(person, place)
    if person is None:
        # Not in the register: only words with which the report itself names people.
        known.update(_words_naming(name, place))
        known.update(_words_lent(surname, place))
    return refute_unknown(after, known)


def surname_of(person: Person) -> str:
    """Return the shortest name of a person of the register; a body has but one."""
    if person.body:
        return person.name
    return person.surname or person.name.rsplit(maxsplit=1)[-1]


def refute_unknown(after: str, known: set[str]) -> str | None:
    """Return the complaint about the first word that is not among the known ones."""
    strange = [w for w in words_of(after) if w not in known and w.removesuffix("'s") not in known]
    return f"uses the word {strange[0]!r}, which is in no register" if strange else None


def _words_naming(name: str, place: Place) -> set[str]:
    words: set[str] = set()
    for statement in place.reading.statements if place.reading else ():
        if statement.speaker and statement.speaker.name == name:
            for source in statement.source:
                words.update(words_of(source.of(place.report.text)))
            words.update(words_of(statement.speaker.role or ""))
            words.update(words_of(statement.speaker.affiliation or ""))
    return words


def _words_lent(surname: str, place: Place) -> set[str]:
    """Return the words with which a passage cited beside names the one person of a surname.

    Two people of that surname, in the reports of the sentence and of the passage: no words.
    """
    words: set[str] = set()
    readings = [place.reading] if place.reading else []
    for report, reading, span in place.beside:
        named = [m for m in _named_in_full(reading, surname) if span.covers(m.span)]
        if not named:
            continue
        readings.append(reading)
        words.update(word for m in named for word in words_of(m.text))
        for statement in reading.statements:
            for source in statement.source:
                if span.covers(source) and any(source.covers(m.span) for m in named):
                    words.update(words_of(source.of(report.text)))
    names = {m.entity.name for r in readings for m in _named_in_full(r, surname) if m.entity}
    return words if len(names) == 1 else set()


def _named_in_full(reading: Reading, surname: str) -> list[Mention]:
    return [
        mention
        for mention in reading.mentions
        if mention.kind is MentionKind.PERSON
        and mention.entity
        and mention.entity.name.endswith(f" {surname}")
        and mention.text == mention.entity.name
    ]


def words_about(person: Person | None, place: Place) -> set[str]:
    """Return the words of a person's names and of the roles held when the report came out."""
    if person is None:
        return set()
    words = set(words_of(" ".join((person.name, *person.names, person.surname or ""))))
    moment = place.report.published_at
    for role in person.roles:
        if moment is None or role.held_on(moment.astimezone(place.zone).date()):
            words.update(words_of(f"{role.title} {role.affiliation or ''}"))
            words.update(_demonyms(role.affiliation, place.registers))
    return words


def _demonyms(country: str | None, registers: Registers) -> set[str]:
    words: set[str] = set()
    for entry in registers.places:
        if country and country in {entry.name, *entry.names}:
            words.update(words_of(" ".join(entry.demonyms)))
    return words


def find_person(registers: Registers, person_id: str, name: str) -> Person | None:
    """Find a person of the register by id, else by exact name."""
    for person in registers.people:
        if person.id == person_id:
            return person
    return next((p for p in registers.people if name and name in {p.name, *p.names}), None)
