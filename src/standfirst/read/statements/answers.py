"""The answers to "who speaks?": people of the cast, bodies, and those without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standfirst.read.statements.bodies import is_body_word, is_loose_word
from standfirst.read.statements.cast import folded
from standfirst.read.statements.holders import head_word
from standfirst.read.statements.names import role_words
from standfirst.read.statements.sources import Described
from standfirst.records import Person, Registers, Speaker, Via, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.cast import Cast, Member
    from standfirst.records import Span

_OWNED = re.compile(r"\b(?:the|its|their|his|her) ((?:[a-z-]+ )?[a-z-]+)['’]s? ")
_BODY_IN_ROLE = re.compile(r" (?:of|for|at|with) (?:the )?([^\W\d_a-z][^,]*)\Z")
Answer = tuple[Speaker | None, "Member | None"]


@dataclass(frozen=True, slots=True)
class Said:
    """One resolved statement: where its source stands, who spoke, what it holds."""

    at: int
    speaker: Speaker
    member: Member | None
    content: tuple[Span, ...]
    is_nested: bool
    is_question: bool = False
    is_turn: bool = False  # "ARDA: He told me …": all that follows are the words of one


class Answers:
    """Makes speakers: one id for one person or body of a report."""

    def __init__(self, report_id: str, cast: Cast, registers: Registers) -> None:
        self._report_id = report_id
        self._cast = cast
        self._registers = registers
        self._bodies: dict[str, Person] = {}  # the register's, by folded name
        for person in registers.people:
            for name in (person.name, *person.names):
                self._bodies.setdefault(folded(name), person)

    def member(self, member: Member, via: Via) -> Speaker:
        """Return a member of the cast; the register gives a role the report is silent on."""
        role, affiliation = member.role, member.affiliation
        if role is None:
            known = self._cast.registered_role(member.id, self._registers)
            if known:
                role, affiliation = known[0], affiliation or known[1]
        if role is not None and affiliation is None:
            affiliation = self._body_in(role)
        return Speaker(member.id, member.name, role, affiliation, via)

    def _body_in(self, role: str) -> str | None:
        """Return the body that a role names: "general secretary of the Dockers’ Federation"."""
        inside = _BODY_IN_ROLE.search(role)
        body = self._cast.bodies.find(inside[1], 0) if inside else None
        return body.name if body else None

    def nobody(
        self, role: str | None, affiliation: str | None = None, via: Via = Via.UNNAMED
    ) -> Speaker:
        """Return somebody without a name: "officials", "a soldier"."""
        key = make_id("p", self._report_id, "unnamed", role or "", affiliation or "")
        return Speaker(key, None, role, affiliation, via)

    def body(self, name: str, affiliation: str | None, at: int, via: Via = Via.NAME) -> Speaker:
        """Return a body by its name, or by one that means it."""
        person = self._bodies.get(folded(name))
        if person is not None:
            return Speaker(person.id, person.name, None, affiliation, via)
        body = self._cast.bodies.add(name, affiliation, at)
        return Speaker(make_id("p", body.name), body.name, None, body.affiliation, via)

    def body_by_role(
        self, found: Described, at: int, *, is_owned: bool = False, spoke: Sequence[str] = ()
    ) -> Speaker | None:
        """Find the body that "the ministry" means: one that was named before, or by its kind.

        "His ministry" and "Prell’s office" (``is_owned``) name no body: whose it is, they tell.
        """
        role = found.role or ""
        is_common = head_word(role) in role_words().unnamed  # "police" are people
        if is_owned or is_common or not is_voice(role) or " of " in role:
            return None
        bodies = self._cast.bodies
        if found.definite:
            body = bodies.find_by_word(role, found.affiliation, at)
            is_named_so = body is not None and head_word(role) in body.kind
            name = bodies.find_speaking(role, spoke) if is_loose_word(role) else None
            if name is not None and not is_named_so:
                return self.body(name, None, at, Via.ROLE)
            body = body or bodies.find_ahead(role, at)
        else:
            body = bodies.find_ahead(role, at)
        return None if body is None else self.body(body.name, body.affiliation, at, Via.ROLE)

    def body_of_document(self, found: Described, at: int) -> Speaker | None:
        """Hear a body in its own statement: "a statement on the ministry’s website"."""
        role = found.role or ""
        if role.lower().split(" ", 1)[0] not in role_words().voices:
            return None
        owner = _OWNED.search(role)
        if owner is None:
            return None
        return self.body_by_role(Described(None, owner[1], definite=True), at)


def renamed(speaker: Speaker, via: Via) -> Speaker:
    """Return a speaker told by other words."""
    return replace(speaker, via=via)


def is_voice(role: str) -> bool:
    """Tell whether words are those for a body or a paper: "health ministry", "report"."""
    head = head_word(role)
    return is_body_word(head) or head in role_words().documents | role_words().body_kinds


def is_many(role: str) -> bool:
    """Tell whether words mean several: "officials", "the police"."""
    head = head_word(role)
    return head.endswith("s") or head in role_words().bodies | {"people", "police", "men", "women"}
