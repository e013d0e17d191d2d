"""Who is who within one report: full name, surname and acronym stand for one entity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.read.kept import kept
from standfirst.read.lexicon import name_words
from standfirst.read.names import FoundName
from standfirst.records import Entity, Mention, MentionKind, Span, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.read.name_evidence import NameEvidence
    from standfirst.records import Registers
    from standfirst.text import WordIndex

_PARTICLES: Final = frozenset("de la del der van von bin ibn al du da dos di".split())
_SUFFIXES: Final = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"\w")
_ACRONYM_AFTER: Final = re.compile(r"\s\(([A-Z][A-Za-z&]{1,7})\)")


@dataclass(frozen=True, slots=True)
class Clusters:
    """Mentions of people and bodies, and what they tell about places.

    ``covered`` holds every offset inside a person's name, ``surnames`` the last words of full
    names.
    """

    mentions: list[Mention]
    covered: set[int]
    surnames: frozenset[str]


def cluster(
    text: str,
    found: list[FoundName],
    registers: Registers,
    words: WordIndex,
    evidence: NameEvidence,
) -> Clusters:
    """Give each name its entity: a register entry, else the first full name in this report.

    ``words`` is the text's index, ``evidence`` what the report tells about its names.
    """
    known = _register_names(registers)
    bodies = _register_bodies(registers)
    acronyms = _acronyms(text, found)
    by_surname: dict[str, str] = {}
    by_ends: dict[tuple[str, str], str] = {}  # Donald J. Ashby is Donald Ashby
    for name in found:
        if not name.is_body and name.is_full:
            by_surname.setdefault(surname_of(name.name), name.name)
            by_ends.setdefault(_ends(name.name), name.name)
    alone = by_surname | _given_names_alone(by_surname, evidence)
    mentions: list[Mention] = []
    covered: set[int] = set()
    taken_until = {MentionKind.PERSON: 0, MentionKind.ORGANISATION: 0}
    for name in sorted([*found, *_bare_names(text, found, alone, known, words)], key=_order):
        is_body = name.is_body or name.name in bodies
        kind = MentionKind.ORGANISATION if is_body else MentionKind.PERSON
        entity = known.get(name.name)
        if entity is None:
            canonical = name.name
            if name.is_body:
                canonical = acronyms.get(name.name, name.name)
            elif not name.is_full:
                canonical = alone.get(name.name, name.name)
            else:
                canonical = by_ends.get(_ends(name.name), name.name)
            # The same id as a statement's speaker of that name has.
            entity = known.get(canonical) or Entity(make_id("p", canonical), canonical)
        if name.span.start < taken_until[kind]:
            continue
        taken_until[kind] = name.span.end
        mentions.append(Mention(kind, name.span, name.span.of(text), entity=entity))
        if not is_body:
            covered.update(range(name.span.start, name.span.end))
    return Clusters(mentions, covered, frozenset(by_surname))


def _ends(name: str) -> tuple[str, str]:
    """Return by what a full name is known again: without initials in its middle, with a suffix."""
    words = name.split()
    middle = any(len(word.rstrip(".")) > 1 for word in words[1:-1])
    return (name, "") if middle or len(words) < 2 else (words[0], words[-1])


def surname_of(name: str) -> str:
    """Return the last word of a name that is no suffix ("Jr.")."""
    words = [word for word in name.split() if word not in _SUFFIXES]
    return words[-1] if words else name


def _order(name: FoundName) -> tuple[int, int]:
    return name.span.start, -name.span.end


@kept
def _register_names(registers: Registers) -> dict[str, Entity]:
    names: dict[str, Entity] = {}
    for person in registers.people:
        for name in (person.name, *person.names):
            names.setdefault(name, Entity(person.id, person.name))
    return names


@kept
def _register_bodies(registers: Registers) -> frozenset[str]:
    bodies = (person for person in registers.people if person.body)
    return frozenset(name for body in bodies for name in (body.name, *body.names))


def _acronyms(text: str, found: list[FoundName]) -> dict[str, str]:
    """Return the long name of each acronym introduced in brackets after it."""
    table: dict[str, str] = {}
    for name in found:
        if name.is_body and (match := _ACRONYM_AFTER.match(text, name.span.end)):
            table.setdefault(match[1], name.name)
    return table


def _given_names_alone(by_surname: dict[str, str], evidence: NameEvidence) -> dict[str, str]:
    """Return the given names that stand alone and belong to one full name of the report."""
    words = name_words()
    owners: dict[str, set[str]] = {}
    for full in by_surname.values():
        owners.setdefault(full.split()[0], set()).add(full)
    return {
        given: full.pop()
        for given, full in owners.items()
        if len(full) == 1
        and given in evidence.alone
        and (given in words.first_names or given in words.rarer_first_names)
        and given not in by_surname
        and given not in words.openers
        and len(given) > 2
        and not evidence.is_common(given)
    }


def _bare_names(
    text: str,
    found: list[FoundName],
    alone: dict[str, str],
    known: dict[str, Entity],
    words: WordIndex,
) -> list[FoundName]:
    """Find the surnames and given names that stand for a full name, and the register's names."""
    wanted = {name: False for name in alone if len(name) > 2}
    wanted |= dict.fromkeys(known, True)
    bodies = sorted(name.span for name in found)
    names = []
    cursor = 0
    for span in _places_of(text, wanted, words):
        while cursor < len(bodies) and bodies[cursor].end <= span.start:
            cursor += 1
        inside = cursor < len(bodies) and bodies[cursor].start <= span.start
        if not inside:
            name = span.of(text)
            names.append(FoundName(span, name, is_body=False, is_full=wanted[name]))
    return names


def _places_of(text: str, names: Iterable[str], words: WordIndex) -> Iterator[Span]:
    """Find where names stand as whole words, the longest where several begin together."""
    by_first: dict[str, list[str]] = {}  # by their first letters; "" for names that have none
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(_first_letters(name, 0), []).append(name)
    starts = words.places(by_first.keys())
    for name in by_first.get("", ()):
        starts += [match.start() for match in re.finditer(re.escape(name), text)]
    end = 0
    for start in sorted(starts):
        if start < end or (start and _WORD.match(text, start - 1)):
            continue
        for name in by_first[_first_letters(text, start)]:
            stop = start + len(name)
            if text.startswith(name, start) and not _WORD.match(text, stop):
                yield Span(start, stop)
                end = stop
                break


def _first_letters(text: str, start: int) -> str:
    found = _LETTERS.match(text, start)
    return found[0].lower() if found else ""
