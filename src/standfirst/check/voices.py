"""Who speaks: whether the one a draft names is the one a source has the words from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from standfirst.check.wording import stem_of, stems_in
from standfirst.records import Span, Via
from standfirst.text.people import Verdict, is_title_of, match_names
from standfirst.text.people.offices import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.check.evidence import Source
    from standfirst.records import Outlet, Person, Registers, Speaker, Statement


_ROUND_NAMES: Final = frozenset(map(stem_of, "government ministry officials side army".split()))


class Same(Enum):
    """Whether two voices are one; what cannot be told is open."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something in a source; ``name`` is null where the source does not tell.

    ``person`` is the register's entry, ``statement`` null for an official post as a whole.
    """

    name: str | None
    words: str = ""  # with which the source calls them
    person: Person | None = None
    statement: Statement | None = None


def voices_at(source: Source, span: Span, registers: Registers) -> list[Voice]:
    """Return who says the words of a span of a report, the innermost statement first.

    Over all of an official post its outlet's speaker speaks.
    """
    statements = sorted(
        source.statements_in(span), key=lambda one: sum(b - a for a, b in one.content)
    )
    found = [voice_of(one, source, registers) for one in statements]
    outlet = source.outlet
    if source.is_own_words and outlet is not None and outlet.speaker:
        person = person_of(outlet.speaker, outlet.speaker, registers)
        found.append(Voice(person.name if person else outlet.speaker, outlet.name, person))
    return found


def voice_of(statement: Statement, source: Source, registers: Registers) -> Voice:
    """Return who makes a statement of a source."""
    words = " ".join(part.of(source.report.text) for part in statement.source)
    speaker = statement.speaker
    if speaker is None or not speaker.name:
        return Voice(None, words, None, statement)
    person = person_of(speaker.id, speaker.name, registers)
    return Voice(speaker.name, words, person, statement)


def person_of(person_id: str, name: str, registers: Registers) -> Person | None:
    """Return the register's entry of an id, else of a name, else of a surname that one has."""
    by_id, by_name = _people_by(registers.people)
    return by_id.get(person_id) or by_name.get(name.casefold())


@lru_cache(maxsize=4)
def _people_by(
    people: tuple[Person, ...],
) -> tuple[dict[str, Person], dict[str, Person | None]]:
    by_name: dict[str, Person | None] = {}
    for person in people:
        for name in (person.name, *person.names):
            by_name.setdefault(name.casefold(), person)
    surnames: dict[str, Person | None] = {}
    for person in people:
        if not person.body:
            surname = (person.surname or person.name.split()[-1]).casefold()
            surnames[surname] = None if surname in surnames else person
    return {person.id: person for person in people}, surnames | by_name


def are_same(name: str, person: Person | None, voice: Voice) -> Same:
    """Tell whether a speaker of the draft is a voice of a source."""
    if voice.name is None:
        return Same.OPEN
    if person is not None and voice.person is not None:
        if person.id == voice.person.id:
            return Same.YES
        return Same.OPEN if _may_speak_for(person, voice.person) else Same.NO
    if name.casefold() == voice.name.casefold():
        return Same.YES
    is_body = (person is not None and person.body) or (
        voice.person is not None and voice.person.body
    )
    if is_body:
        mine, theirs = title_words(name), title_words(voice.name)
        return Same.OPEN if mine & theirs or _is_of(name, voice) else Same.NO
    if _names_match(name, voice.name) is not Verdict.DIFFERENT:
        return Same.YES
    mine, theirs = title_words(name), title_words(voice.name)
    if person is None and len(mine) > 1 and len(theirs) > 1 and (mine <= theirs or theirs <= mine):
        return Same.OPEN  # "the National Assembly of Lethia"
    return Same.OPEN if person is None and _is_of(name, voice) else Same.NO


def _is_of(name: str, voice: Voice) -> bool:
    """Tell whether a name is that of a country or body a voice belongs to: "Droskia said"."""
    speaker = voice.statement.speaker if voice.statement else None
    roles = voice.person.roles if voice.person else ()
    told = [voice.name or "", voice.words]
    told += [f"{role.title} {role.affiliation or ''}" for role in roles]
    told += [speaker.role or "", speaker.affiliation or ""] if speaker else []
    theirs = _stems(" ".join(told))
    if voice.person is None or not voice.person.body:
        theirs -= _stems(voice.name or "")  # two people may share a given name
    return bool((_stems(name) - _ROUND_NAMES) & theirs)


def _stems(words: str) -> frozenset[str]:
    return stems_in(words, Span(0, len(words)))


@lru_cache(maxsize=1 << 12)
def _names_match(one: str, other: str) -> Verdict:
    return match_names(one, other).verdict


def _may_speak_for(one: Person, other: Person) -> bool:
    """Tell whether one is a body and the other somebody of it: a ministry and its spokesman."""
    if one.body == other.body:
        return one.body and bool(title_words(one.name) <= title_words(other.name))
    body, human = (one, other) if one.body else (other, one)
    wanted = title_words(body.name)
    held = frozenset[str]().union(
        *(title_words(f"{role.title} {role.affiliation or ''}") for role in human.roles)
    )
    shared = {word for word in wanted if word in held or _has_stem(word, held)}
    return len(shared) >= min(2, len(wanted))


def _has_stem(word: str, others: Iterable[str]) -> bool:
    return any(len(one) > 4 and word.startswith(one[:-1]) for one in others)


def is_named_in(speaker: Speaker, words: str, person: Person | None) -> bool:
    """Tell whether words of a draft name a speaker outright, not by a pronoun or a description."""
    if speaker.via is not Via.NAME or not speaker.name:
        return False
    if not any(word[0].isupper() for word in speaker.name.split() if word.lower() != "the"):
        return False  # "the coalition"
    said = title_words(words)
    names = [speaker.name, *(person.names if person else ())]
    surnames = [person.surname] if person and person.surname else []
    if not (person and person.body):
        surnames += [name.split()[-1] for name in names if name]
    return any(title_words(one) <= said for one in (*names, *surnames) if one)


def fits_role(words: str, voice: Voice) -> bool:
    """Tell whether a description ("the minister") may mean a voice of a source."""
    if voice.person is None:
        return bool(title_words(words) & title_words(voice.words)) or voice.name is None
    return any(is_title_of(words, role) for role in voice.person.roles) or bool(
        title_words(words) & title_words(voice.words)
    )


def squeezed(name: str) -> str:
    """Return an outlet's name without article and case, to be compared."""
    return name.casefold().removeprefix("the ").strip()


def outlet_named(name: str, registers: Registers) -> Outlet | None:
    """Return the registered outlet that a name is, if it is one's."""
    wanted = squeezed(name)
    for outlet in registers.outlets:
        for spelling in (outlet.name, *outlet.names):
            if squeezed(spelling) == wanted:
                return outlet
    return None
