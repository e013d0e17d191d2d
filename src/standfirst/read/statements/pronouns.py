"""Whom "he", "she", "it", "they" and "who" mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.read.statements.answers import is_many, is_voice, renamed
from standfirst.read.statements.holders import head_word, last_named
from standfirst.read.statements.namings import Naming
from standfirst.read.statements.roles import gender_of_role
from standfirst.records import Speaker, Via

if TYPE_CHECKING:
    from standfirst.read.statements.answers import Answer, Answers, Said
    from standfirst.read.statements.cast import Member
    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.scene import Scene

_NEAR = 500  # characters within which "it" looks back to a body that only is named
_FAR = 1_800  # characters a group that spoke stays in mind
_RELATIVE = 120  # characters between a name and the "who" behind it
_ASIDE = 60  # characters of title and apposition among these
_REMEMBERED = 50  # statements among which the last one is looked for


class Pronouns:
    """Resolves the pronouns of one report; it is told who spoke."""

    def __init__(self, scene: Scene, answers: Answers, said: list[Said]) -> None:
        self.scene = scene
        self._text = scene.text
        self._cast = scene.cast
        self._bearers = scene.bearers
        self._answers = answers
        self._said = said

    def remember(self, said: Said) -> None:
        """Put somebody who spoke into the foreground; bodies are no "he"."""
        role = said.speaker.role or ""
        is_unnamed_person = (
            said.speaker.name is None
            and bool(role)
            and not is_many(role)
            and not is_voice(role)
            and self._bearers.is_person_word(head_word(role))
        )
        if said.is_nested or (said.member is None and not is_unnamed_person):
            return
        gender = gender_of_role(role)
        naming = Naming(said.at, said.member, role, gender, is_subject=True, is_speaking=True)
        self.scene.add(naming, said.content)

    def he_or_she(self, row: RawStatement, gender: str, around: Said | None) -> Answer:
        """Resolve "he" and "she": whoever stands most in the foreground; null at a tie."""
        assert row.source is not None
        at = row.source.start
        scene = self.scene
        own = [span for span in row.content if span.start < at]
        # "“…” Mirela laughs when she says it": a name behind the words counts, too.
        is_named_since = bool(own) and scene.has_naming(max(span.end for span in own), at)
        before = min(span.start for span in own) if own and not is_named_since else at
        quoted = scene.is_quoted(at)
        shut = [around.member] if around and around.member and quoted else []
        if self._is_answer(row) and self._said and self._said[-1].member:
            shut.append(self._said[-1].member)
        scene.advance(at)
        choice = scene.choose(before, gender, shut=shut, in_quotation=quoted)
        if not row.depth and (choice is None or choice.at < self._bearers.lead):
            ahead = self._bearers.next_named(at, gender)
            if ahead is not None and not quoted:
                return self._answers.member(ahead, Via.PRONOUN), ahead
        if choice is None:
            return None, None
        if choice.who is None:
            return self._answers.nobody(choice.role, via=Via.PRONOUN), None
        choice.who.gender = choice.who.gender or gender
        return self._answers.member(choice.who, Via.PRONOUN), choice.who

    def _is_answer(self, row: RawStatement) -> bool:
        """Tell whether a pronoun owns the answer to the question right before."""
        owns = row.source is not None and row.source.of(self._text).lower() in {"his", "her"}
        return owns and bool(self._said) and self._said[-1].is_question

    def foremost(self, at: int) -> Member | None:
        """Return who stands in the foreground, man or woman."""
        self.scene.advance(at)
        for gender in ("m", "f"):
            choice = self.scene.choose(at, gender)
            if choice is not None and choice.who is not None:
                return choice.who
        return None

    def relative(self, row: RawStatement) -> Answer:
        """Resolve "who": the person named right before it."""
        assert row.source is not None
        at = row.source.start
        best = max(self._cast.members, key=lambda one: last_named(one, at), default=None)
        if best is None or not 0 <= at - last_named(best, at) <= _RELATIVE:
            return None, None
        between = self._text[last_named(best, at) : at]
        if len(between) > len(best.name) + _ASIDE or "." in between.replace(best.name, ""):
            return None, None
        return self._answers.member(best, Via.PRONOUN), best

    def plural(self, row: RawStatement, low: str) -> Speaker | None:
        """Resolve "they" and "it": a group or a body that spoke or was named right before."""
        assert row.source is not None
        at = row.source.start
        recent = reversed(self._said[-_REMEMBERED:])
        last = next((said for said in recent if not said.is_nested), None)
        if last is not None and last.member is not None:
            return None
        is_many_meant = low in {"they", "their"}
        if last is not None and at - last.at < _FAR:
            name, role = last.speaker.name, last.speaker.role or ""
            is_body = name is not None or is_voice(role)
            together = name is not None and " and " in name
            is_group = name is None and is_many(role)
            if (is_group or is_body) if is_many_meant else (is_body and not together):
                return renamed(last.speaker, Via.PRONOUN)
        if is_many_meant:
            return None
        body = self._cast.bodies.last_before(at, max(at - _NEAR, last.at if last else 0))
        if body is None:
            return None
        return self._answers.body(body.name, body.affiliation, at, Via.PRONOUN)
