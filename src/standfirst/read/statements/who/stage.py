"""The stage of a report: everybody it tells of, and where; pronouns and roles look back at it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import english
from standfirst.read.statements.names import is_given, role_words
from standfirst.read.statements.namings import find_told, is_subject
from standfirst.read.statements.who.entities import Entity, Mark
from standfirst.read.statements.who.nouns import nouns
from standfirst.text import WordIndex, find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.read.statements.bodies import Body
    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.namings import Told
    from standfirst.records import Span

_PRONOUNS = frozenset("he his him himself she her hers herself".split())
_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(_PRONOUNS))})\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w’'-]+) \Z")
_PLACING = frozenset({"on", "in", "at", "near", "the"})  # before places and stations
_GOVERNING = _PLACING | {"of", "from", "for", "to", "with", "by"}
_AGE = re.compile(r", \d{1,3}[,.;]| \(\d{1,3}\)")
_WHICH = (", which", " which")
_MOST_PEOPLE = 150
_MOST_EVENTS = 20_000
_MOST_NAMINGS = 400  # of one person or body
_NAMINGS_READ = 5
_FAR = 2_500  # characters a pronoun looks back
_LEAD = 5  # sentences in which whom a report is about is named
_TOLD_BACK = 12  # pieces of content that are remembered


def gender_of_pronoun(word: str) -> str:
    """Return m for "he", "his", "him", f for "she", "her"."""
    return "m" if word.lower() in {"he", "his", "him", "himself"} else "f"


@dataclass(frozen=True, slots=True)
class Event:
    """Words without a name that tell of somebody: a pronoun, or "a soldier"."""

    at: int
    end: int
    gender: str  # of a pronoun
    told: Told | None


class Stage:
    """All places where a report tells of somebody, in text order."""

    def __init__(self, text: str, cast: Cast, sentence_starts: Sequence[int]) -> None:
        self.text = text
        self.cast = cast
        self.starts = sentence_starts
        self.breaks = [match.start() for match in re.finditer(r"\n", text)]
        self.lead = _headline_end(text)
        self.index = cast.words or WordIndex(text)
        self._pronouns = self._find_pronouns()
        self._quoted = [(q.span.start, q.span.end) for q in find_quotations(text) if q.depth == 0]
        self._quote_starts = [start for start, _ in self._quoted]
        self.people: list[Entity] = []
        self.bodies: list[Entity] = []
        self.others: list[Entity] = []  # groups and people without a name, as they come
        self._by_key: dict[int, Entity] = {}
        self._rows: list[tuple[int, int]] = []  # place and number of the entity
        self._all: list[Entity] = []
        self._told_of: list[tuple[int, int, Entity | None]] = []
        self.last: Entity | None = None  # who spoke last
        self._enter_named()
        self._learn_genders()
        self.main = self._find_main()

    # ── who is there ────────────────────────────────────────────────────────────────────────

    def _enter_named(self) -> None:
        for member in self.cast.members[:_MOST_PEOPLE]:
            human = self._humanity(member)
            if member.places and human > -2:
                self.of_member(member, human)
        taken = {at for entity in self.people for at in entity.at}
        for body in self.cast.bodies.known:
            entity = self.of_body(body)
            for at in body.places[:_MOST_NAMINGS]:
                if at not in taken:
                    self.put(entity, at, self.seen(at, at + len(body.name)))

    def end_of(self, at: int, name: str) -> int:
        """Return where the words end that name somebody at an offset."""
        return self.cast.ends.get(at, at + len(name))

    def of_member(self, member: Member, human: int | None = None) -> Entity:
        """Return the entity of a member of the cast."""
        entity = self._by_key.get(id(member))
        if entity is None:
            entity = Entity(
                member.name, member, human=self._humanity(member) if human is None else human
            )
            self._by_key[id(member)] = entity
            self._enter(entity, self.people)
            for at in member.places[:_MOST_NAMINGS]:
                self.put(entity, at, self.seen(at, self.end_of(at, member.name)))
        return entity

    def of_body(self, body: Body) -> Entity:
        """Return the entity of a body."""
        entity = self._by_key.get(id(body))
        if entity is None:
            entity = Entity(body.name, body=body, human=-1)
            self._by_key[id(body)] = entity
            self._enter(entity, self.bodies)
        return entity

    def new(self, entity: Entity) -> Entity:
        """Take in somebody without a name, a pair or a group."""
        self._enter(entity, self.others)
        return entity

    def _enter(self, entity: Entity, among: list[Entity]) -> None:
        entity.number = len(self._all)
        among.append(entity)
        self._all.append(entity)

    def _humanity(self, member: Member) -> int:
        """Tell how surely a name is that of a human being: -1 for a body, -2 for a place."""
        words = member.name.split()
        if len(words) > 1 and words[0] in role_words().body_openers:
            return -1  # "Radio Ostrel", "Kanal Drei"
        if len(words) > 1 and words[-1].lower() in nouns().firm_ends:
            member.gender = ""
            return -1
        if words[-1].lower() in nouns().groups:
            return -2  # "Roman Catholics"
        first = is_given(words[0])
        links = _PLACING if member.gender or member.role or first else _GOVERNING
        if (
            member.places
            and not member.role
            and all(self._word_before(at) in links for at in member.places)
        ):
            return -2
        if member.gender or first:
            return 2
        if any(_AGE.match(self.text, self.end_of(at, member.name)) for at in member.places):
            member.is_sure = True
            return 2
        if member.name.isupper() and " " in member.name:
            return -2
        last = words[-1].lower()
        is_body = last in role_words().bodies | role_words().place_ends
        is_body = is_body or (len(words) > 1 and last in nouns().body_signs)
        is_body = is_body or (len(words) > 1 and self.cast.bodies.find(member.name, 0) is not None)
        is_body = is_body or any(
            self.text.startswith(_WHICH, self.end_of(at, member.name)) for at in member.places
        )
        if is_body:
            return -1
        is_short = any(
            not self.text.startswith(member.name, at) for at in member.places[:_NAMINGS_READ]
        )
        return int(member.is_sure or is_short or bool(member.role))

    def _word_before(self, place: int) -> str:
        before = self.text[max(0, place - 12) : place]
        return (before.split()[-1:] or [""])[0].lower() if before.endswith(" ") else ""

    def _find_main(self) -> Entity | None:
        """Return the one a report is about: first named behind the headline, and named again."""
        last = self.starts[_LEAD] if len(self.starts) > _LEAD else len(self.text)
        named = [
            (len(entity.at), -entity.at[0], entity.number)
            for entity in self.people
            if entity.human > 0 and entity.at and entity.at[0] < last
        ]
        return self._all[max(named)[2]] if named else None

    def _learn_genders(self) -> None:
        """Learn man or woman from the pronouns of a sentence in which one person is named."""
        names: dict[int, set[int]] = {}
        for entity in self.people:
            for at in entity.at:
                names.setdefault(self.sentence(at), set()).add(entity.number)
        votes: dict[int, set[str]] = {}
        for match in self._pronouns:
            here = names.get(self.sentence(match.start()), ())
            if len(here) != 1:
                continue
            entity = self._all[next(iter(here))]
            if (
                not entity.gender
                and entity.at[bisect_left(entity.at, self._opening(match.start()))] < match.start()
            ):
                votes.setdefault(entity.number, set()).add(gender_of_pronoun(match[0]))
        for number, told in votes.items():
            if self._all[number].member is not None and len(told) == 1:
                self._all[number].guess = next(iter(told))
                self._all[number].human = 2

    def _opening(self, at: int) -> int:
        """Return where the sentence around an offset begins."""
        number = self.sentence(at)
        return self.starts[number - 1] if number else 0

    # ── where they are told of ──────────────────────────────────────────────────────────────

    def put(self, entity: Entity, at: int, marks: int) -> None:
        """Take in one place where somebody is told of."""
        if at not in entity.marks:
            insort(self._rows, (at, entity.number))
        entity.tell(at, marks)

    def speak(self, entity: Entity, at: int, content: Sequence[Span]) -> None:
        """Take in who speaks at an offset, and what is said."""
        self._told_of += [(span.start, span.end, entity) for span in content]
        self.put(entity, at, entity.marks.get(at, Mark.SUBJECT) | Mark.SPEAKING | Mark.SUBJECT)
        entity.spoke += 1
        self.last = entity

    def near(self, at: int, most: int) -> Iterator[tuple[int, Entity]]:
        """Yield places before an offset with who is told of there, the nearest first."""
        index = bisect_left(self._rows, (at, -1))
        for place, number in self._rows[max(0, index - most) : index][::-1]:
            if at - place > _FAR:
                return
            yield place, self._all[number]

    def seen(self, at: int, end: int) -> int:
        """Return the marks of words that tell of somebody."""
        marks = 0
        if is_subject(self.text, self.starts, at, end):
            marks |= Mark.SUBJECT
        elif _is_object(self.text, at):
            marks |= Mark.OBJECT
        if self.text[end : end + 2] in {"’s", "'s", "’ ", "' "}:
            marks |= Mark.OWNER
        if self.is_quoted(at):
            marks |= Mark.QUOTED
        if at < self.lead:
            marks |= Mark.HEADLINE
        return marks

    def is_told_of(self, at: int, entity: Entity) -> bool:
        """Tell whether a place lies in what another than the one told of there says."""
        for start, end, who in self._told_of[-_TOLD_BACK:]:  # a loop, as it is asked often
            if start <= at < end and who is not entity:
                return True
        return False

    def is_quoted(self, at: int) -> bool:
        """Tell whether an offset lies inside a quotation."""
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and at < self._quoted[index][1]

    def sentence(self, at: int) -> int:
        """Return the number of the sentence an offset lies in."""
        return bisect_right(self.starts, at)

    def paragraph(self, at: int) -> int:
        """Return the number of line breaks before an offset."""
        return bisect_right(self.breaks, at)

    def opens(self, at: int) -> bool:
        """Tell whether an offset opens its sentence."""
        number = self.sentence(at)
        return number > 0 and self.starts[number - 1] == at

    def _find_pronouns(self) -> list[re.Match[str]]:
        found = (_PRONOUN.match(self.text, at) for at in self.index.places(_PRONOUNS))
        return list(islice((match for match in found if match is not None), _MOST_EVENTS))

    def events(self) -> list[Event]:
        """Find the words without a name that tell of somebody, in text order."""
        named = {at for entity in self.people for at in entity.at}
        told = islice(
            find_told(self.text, named, set(self.cast.ends.values()), self.index), _MOST_EVENTS
        )
        found = [Event(row.at, row.end, "", row) for row in told]
        found += [
            Event(match.start(), match.end(), gender_of_pronoun(match[0]), None)
            for match in self._pronouns
        ]
        return sorted(found, key=lambda row: (row.at, row.told is not None))


def _is_object(text: str, at: int) -> bool:
    before = _WORD_BEFORE.search(text[max(0, at - 24) : at])
    word = before[1].lower() if before else ""
    lexicon = english()
    return word in lexicon.cues or lexicon.tags.get(word) == "v" or word.endswith("ed")


def _headline_end(text: str) -> int:
    """Return where a headline ends; 0 where the report opens with a sentence."""
    end = text.find("\n\n")
    return end if end > 0 and text[end - 1] not in ".!?”\"’'" else 0
