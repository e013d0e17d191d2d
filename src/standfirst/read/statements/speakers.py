"""Who speaks: from the words of a source to the person or body, over the whole report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.read.statements.answers import Answer, Answers, Said, renamed
from standfirst.read.statements.bearers import Bearers
from standfirst.read.statements.holders import (
    find_holder,
    find_national,
    head_word,
    last_named,
)
from standfirst.read.statements.names import role_words
from standfirst.read.statements.newcomers import (
    find_counterpart,
    find_named_counterparts,
    find_newcomer,
)
from standfirst.read.statements.plain import PlainWords, names_group
from standfirst.read.statements.pronouns import Pronouns
from standfirst.read.statements.roles import says_more
from standfirst.read.statements.scene import Scene
from standfirst.read.statements.sources import Described, describe
from standfirst.read.statements.together import find_pair, is_paired
from standfirst.records import Registers, Speaker, Via, make_id

if TYPE_CHECKING:
    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.raw import RawStatement

_HE_SHE = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_FIRST_PERSONS = frozenset("i we my our me us".split())
_UNTOLD = frozenset("you this that these those one it’s which".split())
_OWNING = frozenset("his her its their".split())
_INDEFINITE = frozenset("a an another one some any each every".split())
_OWNED = re.compile(r"[^,]{2,60}?['’]s? ")
_PARTISAN = re.compile(r"[Tt]he [A-Z][a-z]+(?:ist|crat|ican|ian|ite|ese|er)")
_CONTRACTED = re.compile(r"\A(i|he|she|it|we|they|you|who)['’](?:s|m|d|ve|re|ll)\Z")
_AGED = re.compile(r"\d{1,3}-year-old")
_REMEMBERED = 50  # statements back to which "the official" and "both" may point
_AROUND = 30  # statements in whose content a nested one is looked for


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of one report in text order; it remembers who spoke before."""

    text: str
    report_id: str
    cast: Cast
    registers: Registers
    sentence_starts: list[int]
    said: list[Said] = field(default_factory=list)
    heard: dict[str, Member] = field(default_factory=dict)  # who spoke, by id
    plain: PlainWords = field(init=False)
    answers: Answers = field(init=False)
    bearers: Bearers = field(init=False)
    pronouns: Pronouns = field(init=False)

    def __post_init__(self) -> None:
        """Set up what the kinds of sources are resolved with."""
        self.plain = PlainWords(self.text, self.cast)
        self.answers = Answers(self.report_id, self.cast, self.registers)
        self.bearers = Bearers(self.text, self.cast, self.sentence_starts)
        scene = Scene(self.text, self.cast, self.sentence_starts, self.bearers)
        self.pronouns = Pronouns(scene, self.answers, self.said)

    def resolve(self, row: RawStatement) -> Speaker | None:
        """Return the speaker of a statement; null where it cannot be told."""
        around = self._around(row)
        speaker, member = self._resolve(row, around)
        if speaker is not None:
            at = row.source.start if row.source else row.frame.start
            nested = row.depth > 0 or around is not None
            said = Said(
                at, speaker, member, row.content, nested, "ask" in row.cue.of(self.text).lower()
            )
            self.said.append(said)
            if member is not None:
                self.heard[speaker.id] = member
            self.pronouns.remember(said)
        return speaker

    def completed(self, speaker: Speaker | None) -> Speaker | None:
        """Return a speaker with the role that the report told later on."""
        member = self.heard.get(speaker.id) if speaker else None
        return self.answers.member(member, speaker.via) if speaker and member else speaker

    def _around(self, row: RawStatement) -> Said | None:
        """Return the statement inside whose content this one stands, the innermost."""
        for said in reversed(self.said[-_AROUND:]):
            if any(span.covers(row.cue) for span in said.content):
                return said
        return None

    def _resolve(self, row: RawStatement, around: Said | None) -> Answer:
        if row.source is None:
            return (self.answers.nobody(None) if row.passive else None), None
        words = self.plain.of(row)
        low = _CONTRACTED.sub(r"\1", words.lower())
        if low in _HE_SHE:
            return self.pronouns.he_or_she(row, _HE_SHE[low], around)
        if low in _FIRST_PERSONS:
            if around is None:
                return None, None
            return renamed(around.speaker, Via.PRONOUN), around.member
        if low == "who":
            return self.pronouns.relative(row)
        if low in {"they", "it", "its", "their"}:
            return self.pronouns.plural(row, low), None
        if low in _UNTOLD:
            return None, None
        if row.cue.of(self.text) == ":" and low in role_words().askers | role_words().answerers:
            return self._interview(row, low)
        if is_paired(low):
            return self._pair(row, low)
        if low.split(" ", 1)[0] in _OWNING and low.endswith("counterpart"):
            return self._counterpart(row, words)
        return self._by_words(row, describe(words, self.cast.nations))

    # ── names ───────────────────────────────────────────────────────────────────────────────

    def _by_words(self, row: RawStatement, found: Described) -> Answer:
        assert row.source is not None
        at, words = row.source.start, row.source.of(self.text)
        if self._is_lone_role(found, at):
            found = Described(None, found.name, definite=True)
        if found.name is None:
            return self._by_role(found, at, words) if found.role else (None, None)
        if found.together:
            return Speaker(make_id("p", found.name), found.name, via=Via.NAME), None
        if not found.body:
            return self._person(found, found.name, at)
        is_country = found.name == found.affiliation
        if words.lower().startswith("the ") and is_country and not words.endswith(found.name):
            national = find_national(found.name, at, self.cast)
            if national is not None:
                return self.answers.member(national, Via.ROLE), national
        if _PARTISAN.fullmatch(words) and self.cast.bodies.find(found.name, at) is None:
            member = self.pronouns.foremost(at)
            return (self.answers.member(member, Via.ROLE), member) if member else (None, None)
        return self.answers.body(found.name, found.affiliation, at), None

    def _is_lone_role(self, found: Described, at: int) -> bool:
        """Tell whether one word with a capital names an office: "Mediator: both sides …"."""
        name = found.name or " "
        return (
            " " not in name
            and not found.body
            and self.bearers.is_person_word(name.lower())
            and self.cast.by_name(name, at) is None
        )

    def _person(self, found: Described, name: str, at: int) -> Answer:
        member = self.cast.by_name(name, at)
        if member is None:
            body = self.cast.bodies.find(name, at)
            if body is not None and not found.gender:
                return self.answers.body(body.name, body.affiliation, at), None
            if names_group(found):
                return self.answers.nobody(name.lower()), None
            member = self.cast.add(found)
        if member is None:
            return None, None
        member.is_sure = True
        if found.role and says_more(found.role, member.role):
            member.role, member.affiliation = found.role, found.affiliation or member.affiliation
        if found.role == member.role:
            member.affiliation = member.affiliation or found.affiliation
        member.gender = member.gender or found.gender
        return self.answers.member(member, Via.NAME), member

    # ── roles ───────────────────────────────────────────────────────────────────────────────

    def _by_role(self, found: Described, at: int, words: str) -> Answer:
        first = words.split(maxsplit=1)[0]
        nobody = self.answers.nobody(found.role, found.affiliation)
        if first.lower() in _INDEFINITE:
            return self.answers.body_of_document(found, at) or nobody, None
        is_owned = first.lower() in _OWNING or _OWNED.match(words) is not None
        found = replace(found, definite=found.definite or is_owned)
        member = self._holder(found, at, is_bare=first.lower() not in _OWNING)
        if member is not None:
            return self.answers.member(member, Via.ROLE), member
        body = self.answers.body_by_role(
            found, at, is_owned=is_owned, spoke=self._bodies_that_spoke()
        )
        body = body or self.answers.body_of_document(found, at)
        if body is not None:
            return body, None
        spoke = [said.member for said in self.said[-_REMEMBERED:] if not said.is_nested]
        newcomer = find_newcomer(found, at, text=self.text, cast=self.cast, spoke=spoke)
        if newcomer is None and (found.definite or at < self.text.find("\n\n")):
            return self._bearer(found, at, nobody, is_owned=is_owned)
        if newcomer is None:
            return nobody, None
        newcomer.role, newcomer.affiliation = found.role, found.affiliation
        return self.answers.member(newcomer, Via.ROLE), newcomer

    def _bearer(self, found: Described, at: int, nobody: Speaker, *, is_owned: bool) -> Answer:
        """Find who can bear a description; it becomes the role of one who had none."""
        scene = self.pronouns.scene
        scene.advance(at)
        member = self.bearers.find(found, at, lambda: scene.presence(at), is_owned=is_owned)
        if member is None or self._is_other(found, last_named(member, at)):
            return nobody, None
        role = found.role or ""
        if _AGED.match(role) and not self.bearers.is_aged(member, role) and self._is_unnamed_last():
            return nobody, None
        self.bearers.learn(member, role)
        if member.role is None and not _AGED.match(role):
            member.role, member.affiliation = role, member.affiliation or found.affiliation
        return self.answers.member(member, Via.ROLE), member

    def _is_unnamed_last(self) -> bool:
        """Tell whether the last to speak was one without a name: an age takes him up again."""
        last = next((said for said in reversed(self.said[-5:]) if not said.is_nested), None)
        return last is not None and last.speaker.name is None

    def _bodies_that_spoke(self) -> list[str]:
        """Return the names of those that spoke and are, or may be, no human being."""
        return [
            said.speaker.name
            for said in self.said[-_REMEMBERED:]
            if said.speaker.name and (said.member is None or not self.bearers.is_human(said.member))
        ]

    def _holder(self, found: Described, at: int, *, is_bare: bool) -> Member | None:
        """Find who is told by an office; null where one without a name, told so, spoke since."""
        member = find_holder(found, at, text=self.text, cast=self.cast, is_bare=is_bare)
        if member is None and found.definite:
            named: list[Member] = []
            if found.affiliation:
                named = find_named_counterparts(self.text, self.cast, found.affiliation)
            member = named[0] if named else None
        if member is None:
            return None
        return None if self._is_other(found, last_named(member, at)) else member

    def _is_other(self, found: Described, since: int) -> bool:
        """Tell whether one without a name, told by the same office, spoke behind an offset."""
        head = head_word(found.role or "")
        return any(
            said.speaker.name is None and head_word(said.speaker.role or "") == head
            for said in self.said[-_REMEMBERED:]
            if said.at > since
        )

    def _counterpart(self, row: RawStatement, words: str) -> Answer:
        """Resolve "his Aldmarkian counterpart": the same office of the other country."""
        assert row.source is not None
        found = describe(words, self.cast.nations)
        recent = reversed(self.said[-_REMEMBERED:])
        owner = next((said.member for said in recent if said.member and said.member.role), None)
        member = find_counterpart(found, owner, row.source.start, text=self.text, cast=self.cast)
        if member is None:
            return self.answers.nobody("counterpart", found.affiliation), None
        if owner is not None and member.role is None:
            member.role = owner.role
        member.affiliation = member.affiliation or found.affiliation
        return self.answers.member(member, Via.ROLE), member

    # ── interviews and pairs ────────────────────────────────────────────────────────────────

    def _interview(self, row: RawStatement, low: str) -> Answer:
        """Resolve the labels of questions and answers: whoever answers was named before."""
        assert row.source is not None
        if low in {"q", "question"}:
            return None, None
        if low in role_words().askers:
            return self.answers.nobody(low), None
        at = row.source.start
        named = [one for one in self.cast.members if one.is_sure and last_named(one, at) >= 0]
        best = max(named, key=lambda one: (len(one.places), -one.places[0]), default=None)
        return (self.answers.member(best, Via.ROLE), best) if best else (None, None)

    def _pair(self, row: RawStatement, low: str) -> Answer:
        """Resolve "both men" to the two, "the latter" to one, "neither" to nobody."""
        assert row.source is not None
        at = row.source.start
        recent = self.said[-_REMEMBERED:]
        bodies = [
            (said.at, said.speaker.name)
            for said in recent
            if said.speaker.name and said.member is None
        ]
        heard = [said.member for said in recent if said.member and not said.is_nested]
        pair = find_pair(low, at, self.cast, bodies=bodies, heard=heard)
        if low in {"neither", "either"} or not pair:
            role = None if low in role_words().pairs else low.removeprefix("the ")
            return self.answers.nobody(role), None
        if len(pair) == 1:
            member = self.cast.by_name(pair[0], at)
            return (self.answers.member(member, Via.ROLE), member) if member else (None, None)
        name = " and ".join(pair)
        via = Via.PRONOUN if low in role_words().pairs else Via.ROLE
        return Speaker(make_id("p", name), name, via=via), None
