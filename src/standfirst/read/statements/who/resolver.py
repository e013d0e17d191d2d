"""Whom a pronoun, a role or a description means: candidates, weighed by their signs."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.read.statements.descriptors import Descriptors, describe_member
from standfirst.read.statements.roles import gender_of_role, read_role
from standfirst.read.statements.who.clues import brought_in
from standfirst.read.statements.who.entities import Entity, Mark
from standfirst.read.statements.who.nouns import may_be_same, nouns
from standfirst.read.statements.who.query import MANY, Query, make_query, opener_of
from standfirst.read.statements.who.signs import (
    body_signs,
    is_of_other_country,
    nobody_signs,
    noun_signs,
)
from standfirst.read.statements.who.weights import Signs, score, weights_of
from standfirst.read.statements.who.where import gender_sign, kind_signs, person_signs, place_signs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from standfirst.read.statements.namings import Told
    from standfirst.read.statements.who.stage import Event, Stage
    from standfirst.records import Span

_MOST_NEAR = 40  # places that a pronoun looks back over
_MOST_PERSONS = 8  # candidates among these
_RANKED = 4
_SENTENCES_AHEAD = 2  # in which whom "he" means may be named
_SURELY = 2  # a human being
_MOST_CANDIDATES = 100
_COMPLEMENT = re.compile(r" (?:of|for) (?:the )?[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3}")
_INDEFINITE = frozenset("a an another one".split())
Row = tuple[Entity | None, Signs]
Trace = Callable[[str, int, list[Row]], None]


@dataclass(slots=True)
class Resolver:
    """Resolves words of one report; it is told who spoke."""

    stage: Stage
    trace: Trace | None = None
    waiting: list[Event] = field(init=False)
    settled: set[int] = field(default_factory=set)
    brought: dict[str, int] = field(init=False)  # where nouns first stand behind "a"
    chances: dict[int, float] = field(default_factory=dict)  # of who was chosen, by offset
    doubts: dict[tuple[int, str], float] = field(default_factory=dict)  # by whom and what noun

    def __post_init__(self) -> None:
        self.waiting = self.stage.events()[::-1]
        self.brought = brought_in(self.stage.text, self.stage.index)

    def advance(self, at: int) -> None:
        """Settle all pronouns and descriptions before an offset, so that later ones see them."""
        while self.waiting and self.waiting[-1].at < at:
            event = self.waiting.pop()
            if event.at not in self.settled:
                self._settle(event)

    def _settle(self, event: Event) -> None:
        if event.told is None:
            is_subject = event.end - event.at == (2 if event.gender == "m" else 3)
            is_subject = is_subject and self.stage.text[event.at + 1 : event.end] in {"e", "he"}
            kind = "person" if is_subject else "oblique"
            entity = self.person(event.at, event.gender, kind=kind)
            extra = Mark.PRONOUN
        else:
            entity = self._told(event.told)
            extra = 0
        if entity is not None:
            self.stage.put(entity, event.at, self.stage.seen(event.at, event.end) | extra)
            if event.told is None:
                entity.guess = entity.guess or event.gender

    def _told(self, told: Told) -> Entity:
        gender = gender_of_role(told.head)
        found = None
        if told.opener not in _INDEFINITE:
            behind = _COMPLEMENT.match(self.stage.text, told.end)
            words = told.role + (behind[0] if behind else "")
            role, affiliation = read_role(words, self.stage.cast.nations)
            opener = opener_of(told.opener)
            query = make_query(
                role or told.role,
                told.at,
                opener=opener,
                gender=gender,
                affiliation=affiliation,
                owner=None if opener == "the" else self.owner(told.at),
            )
            found = self.noun(query)
        return found or self.unnamed(told.role, told.head, gender)

    def unnamed(self, role: str, head: str, gender: str) -> Entity:
        """Take in somebody without a name."""
        entity = Entity(None, role=role, told_gender=gender, human=2)
        entity.is_many = head in MANY
        entity.known = Descriptors(heads={head}, words=set(role.lower().split()))
        return self.stage.new(entity)

    def owner(self, at: int) -> Entity | None:
        """Return whom the possessive that opens a description means."""
        if self.waiting and self.waiting[-1].at == at and self.waiting[-1].told is None:
            self._settle(self.waiting.pop())
        return next((one for place, one in self.stage.near(at + 1, 3) if place == at), None)

    # ── he and she ──────────────────────────────────────────────────────────────────────────

    def person(
        self,
        at: int,
        gender: str,
        *,
        content: Sequence[Span] = (),
        shut: Sequence[Entity] = (),
        nested: bool = False,
        kind: str = "person",
    ) -> Entity | None:
        """Return whom "he" (m) or "she" (f) at an offset means; null where it cannot be told."""
        stage = self.stage
        quoted = stage.is_quoted(at)
        behind = any(span.end <= at for span in content)
        rows: list[Row] = []
        seen: list[Entity] = []
        for place, entity in stage.near(at, _MOST_NEAR):
            if entity in seen or entity.human < 0 or entity.is_many or entity in shut:
                continue
            if entity.gender not in {"", gender}:
                continue
            if self._is_inside(place, content):
                continue
            if len(seen) == _MOST_PERSONS:
                break
            seen.append(entity)
            signs = person_signs(stage, entity, at, gender, quoted=quoted, behind=behind)
            if any(span.start <= place < span.end for span in content):
                signs["in_content"] = 1.0
            signs["rank"] = float(min(len(seen) - 1, 3))
            if len(seen) == 1:
                signs["nearest"] = 1.0
            rows.append((entity, signs))
        if len(rows) == 1:
            rows[0][1]["only"] = 1.0
        if not nested and not any(one.name for one in seen):
            rows += self._ahead(at, gender, shut)
        nobody: Signs = {"nobody": 1.0}
        if quoted:
            nobody["nobody_quoted"] = 1.0
        if nested:
            nobody["nobody_nested"] = 1.0
        if _are_tied(rows):
            if not (quoted or nested):
                return None
            nobody["nobody_tied"] = 1.0
        rows.append((None, nobody))
        return self._best(kind, at, rows)

    def _ahead(self, at: int, gender: str, shut: Sequence[Entity]) -> Iterator[Row]:
        """Yield whom the next sentences name, where nobody was before: "he said. Falcão …"."""
        here = self.stage.sentence(at)
        first: Row | None = None
        for entity in self.stage.people[:_MOST_CANDIDATES]:
            place = entity.at[0] if entity.at else 0
            far = self.stage.sentence(place) - here
            if place <= at or far > _SENTENCES_AHEAD or entity.human <= 0 or entity in shut:
                continue
            if entity.gender not in {"", gender} or not entity.marks[place] & Mark.SUBJECT:
                continue
            if first is None or (first[0] and place < first[0].at[0]):
                signs: Signs = {"ahead": 1.0, f"ahead{far}": 1.0}
                signs[gender_sign(entity, gender)] = 1.0
                first = entity, signs
        if first is not None:
            yield first

    def _best(self, kind: str, at: int, rows: list[Row]) -> Entity | None:
        if self.trace is not None:
            self.trace(kind, at, rows)
        weights = weights_of(kind)
        scores = [score(signs, weights) for _, signs in rows]
        best = max(scores)
        entity = rows[scores.index(best)][0]
        if entity is not None:
            # The same words may be asked about again, when the first answer counts as a sign.
            chance = 1 / sum(math.exp(one - best) for one in scores)
            self.chances[at] = min(chance, self.chances.get(at, 1.0))
        return entity

    # ── roles and descriptions ──────────────────────────────────────────────────────────────

    def noun(self, query: Query) -> Entity | None:
        """Return whom a role or description means; null for nobody with a name."""
        recent = self._recent(query)
        rows = [*self._named(query, recent), *self._unnamed(query, recent), *self._bodies(query)]
        _mark_only(rows)
        ranks = {id(entity): f"rank{rank}" for rank, entity in enumerate(recent[:_RANKED])}
        for entity, signs in rows:
            if id(entity) in ranks:
                called = "called_" if "same_head" in signs else ""
                signs[f"{called}{ranks[id(entity)]}"] = 1.0
        is_brought = self.brought.get(query.head, query.at) < query.at
        rows.append((None, nobody_signs(query, rows, is_brought=is_brought)))
        kind = "body" if query.kinds and not query.fields else "noun"
        entity = self._best(kind, query.at, rows)
        if entity is not None:
            # Who was called so on a doubtful guess is no surer the second time.
            key = (id(entity), query.head)
            self.doubts[key] = min(self.chances[query.at], self.doubts.get(key, 1.0))
            self.chances[query.at] = self.doubts[key]
        return entity

    def _recent(self, query: Query) -> list[Entity]:
        """Return who was told of before, the last first; not those in the quotation itself."""
        found: list[Entity] = []
        for place, entity in self.stage.near(query.at, _MOST_NEAR):
            if entity not in found and not self._is_inside(place, query.content):
                found.append(entity)
        return found

    def _is_inside(self, place: int, content: Sequence[Span]) -> bool:
        """Tell whether a place lies in quoted words of a statement."""
        inside = any(span.start <= place < span.end for span in content)
        return inside and self.stage.is_quoted(place)

    def _named(self, query: Query, recent: Sequence[Entity]) -> Iterator[Row]:
        """Yield the people; and names that may be a body’s, where a body may be meant.

        Who was told of long ago, and by no such word, is left out.
        """
        may_be_person = bool(query.fields) or not query.kinds
        for entity in self.stage.people[:_MOST_CANDIDATES]:
            is_known = query.opener == "a" and entity.before(query.at) > 0
            if is_known or is_of_other_country(entity, query):
                continue
            if query.ages and self._is_of_other_age(entity, query):
                continue
            if (
                entity.before(query.at)
                and entity not in recent
                and not self._is_called(entity, query)
            ):
                continue
            if entity.human >= 0 and may_be_person:
                yield entity, noun_signs(self.stage, entity, query, self.known(entity))
            elif entity.human < _SURELY and query.kinds:
                yield entity, body_signs(self.stage, entity, query, self.kinds(entity))

    def _is_called(self, entity: Entity, query: Query) -> bool:
        known = self.known(entity)
        is_so = query.head in known.heads or bool(query.ages & known.ages) or bool(query.kinds)
        return is_so or may_be_same(query.head, known.heads)

    def _is_of_other_age(self, entity: Entity, query: Query) -> bool:
        ages = self.known(entity).ages
        return bool(ages) and ages.isdisjoint(query.ages)

    def _unnamed(self, query: Query, recent: Sequence[Entity]) -> Iterator[Row]:
        """Yield those told of before without a name."""
        for entity in recent if query.opener != "a" else ():
            if (
                entity.role is not None
                and entity.at[0] < query.at
                and not self._is_of_title(entity, query.at)
            ):
                yield entity, noun_signs(self.stage, entity, query, self.known(entity))

    def _is_of_title(self, entity: Entity, at: int) -> bool:
        """Tell whether somebody was told of in the headline alone, which the text repeats."""
        last = entity.at[entity.before(at) - 1]
        return last < self.stage.lead <= at

    def _bodies(self, query: Query) -> Iterator[Row]:
        """Yield the bodies, where one may be meant."""
        if not query.kinds or query.opener == "a":
            return
        for entity in self.stage.bodies[:_MOST_CANDIDATES]:
            if not is_of_other_country(entity, query):
                yield entity, body_signs(self.stage, entity, query, self.kinds(entity))

    def known(self, entity: Entity) -> Descriptors:
        """Return what a report calls somebody."""
        if entity.known is None:
            entity.known = (
                Descriptors()
                if entity.member is None
                else describe_member(self.stage.text, entity.member, self.stage.cast)
            )
        return entity.known

    def kinds(self, entity: Entity) -> frozenset[str]:
        """Return the kinds of body that a name, or what is said of it, tells."""
        heads = self.known(entity).heads if entity.member is not None else ()
        if entity.kinds is None or entity.kinds[0] != len(heads):
            entity.kinds = len(heads), self._kinds(entity, heads)
        return entity.kinds[1]

    def _kinds(self, entity: Entity, heads: Collection[str]) -> frozenset[str]:
        signs, words = nouns().body_signs, nouns().body_words
        found: set[str] = set()
        for word in (entity.name or "").lower().split():
            found |= signs.get(word, frozenset())
        if entity.body is not None:
            for word in entity.body.kind[:1]:
                found |= words.get(word, frozenset())
        for head in heads:
            found |= words.get(head, frozenset())
        return frozenset(found)

    # ── it and they ─────────────────────────────────────────────────────────────────────────

    def thing(self, at: int, *, is_many: bool, content: Sequence[Span] = ()) -> Entity | None:
        """Return which body or group "it" or "they" at an offset means; null for none."""
        stage = self.stage
        quoted = stage.is_quoted(at)
        rows: list[Row] = []
        seen: list[Entity] = []
        for place, entity in stage.near(at, _MOST_NEAR):
            if entity in seen or (not entity.is_many and _is_surely_human(entity)):
                continue
            if self._is_inside(place, content):
                continue
            if len(seen) == _MOST_PERSONS:
                break
            seen.append(entity)
            signs = place_signs(stage, entity, at, quoted=quoted) | kind_signs(entity)
            signs["rank"] = float(min(len(seen) - 1, 3))
            if len(seen) == 1:
                signs["nearest"] = 1.0
            signs["many" if entity.is_many else "one"] = 1.0
            if not is_many and entity.is_many:
                signs["it_many"] = 1.0
            if is_many:
                signs["many_many" if entity.is_many else "many_one"] = 1.0
            rows.append((entity, signs))
        nobody: Signs = {"nobody": 1.0}
        if is_many:
            nobody["nobody_many"] = 1.0
        last = stage.last
        if last is not None and last.human == 2:
            nobody["nobody_person_spoke"] = 1.0
        rows.append((None, nobody))
        return self._best("thing", at, rows)

    def tell(self, entity: Entity, at: int, content: Sequence[Span], *, nested: bool) -> None:
        """Take in who speaks at an offset."""
        if at not in entity.marks:
            self.stage.put(entity, at, self.stage.seen(at, at + 1))
        self.settled.add(at)
        if not nested:
            self.stage.speak(entity, at, content)


def _mark_only(rows: Sequence[Row]) -> None:
    """Mark the only one told of before who may be so called and is called nothing else."""
    fitting = [
        signs
        for entity, signs in rows
        if entity is not None
        and entity.member is not None
        and "far" in signs
        and not ({"other_gender", "other_field", "other_age", "is_owner"} & signs.keys())
    ]
    if len(fitting) == 1:
        fitting[0]["only_fit"] = 1.0


def _is_surely_human(entity: Entity) -> bool:
    return entity.human == _SURELY or (entity.human == 1 and " " in (entity.name or " "))


def _are_tied(rows: Sequence[Row]) -> bool:
    """Tell whether two were told of in the sentence before, and neither spoke: "A met B. He …"."""
    near = [signs for _, signs in rows if "far1" in signs and "quoted" not in signs]
    return (
        len(near) > 1
        and not any("far0" in signs for _, signs in rows)
        and not any("spoke_last_near" in signs or "owner" in signs for signs in near)
    )
