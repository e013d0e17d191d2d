"""How people are named in an edition: in full with their role at first, by surname after that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from standfirst.records import Person, Reading, Registers, Report, Speaker

# A body whose name begins with one of these reads with an article.
TAKES_ARTICLE = re.compile(
    r"(?:[\w’'-]+ ){0,3}"
    r"(?:Ministry|Office|General|Armed|Air|Navy|Ground|Security|State|National|Regional|"
    r"Coordination|Foreign|Defence|Defense|Interior|Press|Police|Government|Parliament|Council|"
    r"Commission|Committee|Mission|Federation|Service|Agency|Administration|Staff|Institute|"
    r"Centre|Center|Bank|Union|Hospital|Brigade|Battalion|Regiment|Party|Court|Alliance|Authority|Command|Headquarters)\b"
)


# Capitals of a site's heading, two lines, or a kinship to somebody not yet named.
UNFIT = re.compile(r"[A-Z]{4,} [A-Z]{4,}|\n|^(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur)\b")

LONGEST_FORM = 14  # words of a name with its title
GENERATION = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|V)\Z")


@dataclass(frozen=True, slots=True)
class Naming:
    """The full form for the first mention and the short form for those after it."""

    full: str
    short: str
    pronouns: tuple[str, ...]
    name: str = ""  # without role; the full form holds it
    trade: str = ""  # a title in small letters: whoever has it before the name needs no more


PRONOUNS = {"he": ("he",), "she": ("she",), "they": ("they",), "it": ("it",)}


class Names:
    """Works out how each speaker is named; holds the registers, changes nothing."""

    def __init__(self, registers: Registers, day: date) -> None:
        self._day = day
        self._registers = registers
        self._people = {person.id: person for person in registers.people}
        self._by_name = {
            name: person for person in registers.people for name in (person.name, *person.names)
        }

    def person(self, speaker_id: str, name: str | None = None) -> Person | None:
        """Find a person of the register by id, else by exact name."""
        return self._people.get(speaker_id) or self._by_name.get(name or "")

    def naming(self, speaker: Speaker, report: Report, reading: Reading) -> Naming | None:
        """Return how a speaker is named; None for one who has no name."""
        if not speaker.name:
            return None
        person = self.person(speaker.id, speaker.name)
        if person is not None:
            return self.of_person(person)
        if _is_body(speaker.name):
            bare = speaker.name.removeprefix("the ").removeprefix("The ")
            takes = re.search(rf"\b[Tt]he {re.escape(bare)}\b", report.text) is not None
            name = _with_article(bare) if takes else bare
            return Naming(name, name, ("it", "they"), speaker.name)
        return Naming(
            _longest_source(speaker, report, reading) or speaker.name,
            surname_of(speaker.name),
            ("he", "she"),
            speaker.name,
        )

    def of_person(self, person: Person) -> Naming:
        """Return how a person or body of the register is named."""
        if person.body:
            name = _with_article(person.name)
            return Naming(name, name, ("it", "they"), person.name)
        short = person.surname or person.name.rsplit(maxsplit=1)[-1]
        pronouns = PRONOUNS.get(person.pronoun or "", ("he", "she", "they"))
        role = person.role_on(self._day)
        if role is None:
            return Naming(person.name, short, pronouns, person.name)
        adjective = self._adjective(role.affiliation)
        is_bare = re.search(r" (?:of|for|at) ", role.title) is None
        if role.title[:1].islower() and adjective and is_bare:
            full = f"{adjective} {role.title} {person.name}"
        elif role.title[:1].islower() and role.affiliation and is_bare and not adjective:
            body = _with_article(role.affiliation)
            full = f"{person.name}, {role.title} of {body},"
        elif role.title[:1].islower():
            full = f"{person.name}, {role.title},"
        elif adjective and not role.title.startswith(adjective):
            full = f"{adjective} {role.title} {person.name}"
        else:
            full = f"{role.title} {person.name}"
        trade = role.title if role.title[:1].islower() else ""
        return Naming(full, short, pronouns, person.name, trade)

    def _adjective(self, affiliation: str | None) -> str | None:
        for place in self._registers.places:
            if affiliation and place.demonyms and affiliation in {place.name, *place.names}:
                return place.demonyms[0]
        return None


def _is_body(name: str) -> bool:
    return TAKES_ARTICLE.search(name) is not None


def _with_article(name: str) -> str:
    bare = name.removeprefix("the ").removeprefix("The ")
    return f"the {bare}" if TAKES_ARTICLE.match(bare) else bare


def _longest_source(speaker: Speaker, report: Report, reading: Reading) -> str | None:
    """Return the fullest way the report itself names a speaker, if one holds the whole name."""
    assert speaker.name
    forms = [
        source.of(report.text)
        for statement in reading.statements
        if statement.speaker and statement.speaker.id == speaker.id
        for source in statement.source
        if speaker.name in source.of(report.text)
    ]
    fit = [form for raw in forms if (form := form_of(raw, speaker.name, report.text)) is not None]
    return max(fit, key=lambda form: (len(form), form), default=None)


def form_of(written: str, name: str, text: str) -> str | None:
    """Return words that name somebody as a sentence can take them; None where they are unfit.

    ``text`` is the report: it tells whether a first word has its capital from a sentence alone.
    """
    if len(written.split()) > LONGEST_FORM or not written[:1].isalpha() or UNFIT.search(written):
        return None
    form = written.rstrip(",") + ("," if ", " in written else "")  # an apposition has two commas
    first = form.split()[0]
    if first not in name and _begins_only(first, text):
        return first.lower() + form[len(first) :]
    return form


def _begins_only(word: str, text: str) -> bool:
    """Tell whether a word has its capital from a sentence alone: "Model Ana Belt said"."""
    if not re.search(rf"(?<![@#/.\w-]){re.escape(word.lower())}\b", text):
        return False
    capital = re.compile(rf"(?<![\w-]){re.escape(word)}\b")
    return all(
        re.search(
            r"(?:\A|[.!?…\n][\"”’')]?\s*[\"“‘'(]?)\Z", text[max(0, m.start() - 4) : m.start()]
        )
        for m in capital.finditer(text)
    )


def surname_of(name: str) -> str:
    """Return the last word of a full name; all of one that ends in "Jr." or a number."""
    last = name.rsplit(maxsplit=1)[-1]
    return name if GENERATION.match(last) else last
