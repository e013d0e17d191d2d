"""Who speaks: from the words of a source to the person or body, over the whole report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.read.statements.answers import (
    Answer,
    Answers,
    Said,
    is_many,
    is_voice,
    renamed,
)
from standfirst.read.statements.counterparts import find_counterpart
from standfirst.read.statements.holders import find_national, last_named
from standfirst.read.statements.names import role_words
from standfirst.read.statements.own_words import (
    is_turn,
    last_voice,
    paper_in_front,
    writer_of_paper,
)
from standfirst.read.statements.plain import PlainWords, names_group
from standfirst.read.statements.roles import gender_of_role, says_more
from standfirst.read.statements.sources import ITSELF, Described, describe
from standfirst.read.statements.together import find_pair, is_paired
from standfirst.read.statements.who.clues import gender_behind, places_of, with_initials
from standfirst.read.statements.who.entities import Entity
from standfirst.read.statements.who.query import is_person_word, make_query, opener_of, person_head
from standfirst.read.statements.who.resolver import Resolver
from standfirst.read.statements.who.stage import Stage
from standfirst.records import Registers, Speaker, Via, make_id

if TYPE_CHECKING:
    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.who.resolver import Trace

_HE_SHE = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_FIRST_PERSONS = frozenset("i we my our me us".split())
_UNTOLD = frozenset("you this that these those one it’s which".split())
_OWNING = frozenset("his her its their".split())
_CONTRACTED = re.compile(r"\A(i|he|she|it|we|they|you|who)['’](?:s|m|d|ve|re|ll)\Z")
_LEAD = 3  # sentences in which "a Halvernian nurse" may be named later
_OPENERS = frozenset({"own", "its", "whose"})
_INITIALS = re.compile(r"[A-Z]{2,4}")
_RELATIVE = 120  # characters between a name and the "who" behind it
_ASIDE = 60  # characters of title and apposition among these
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
    outlet: str | None = None  # the report's, which its own "we" means
    trace: Trace | None = None  # is shown all candidates with their signs
    said: list[Said] = field(default_factory=list)
    heard: dict[str, Member] = field(default_factory=dict)  # who spoke, by id
    plain: PlainWords = field(init=False)
    answers: Answers = field(init=False)
    resolver: Resolver = field(init=False)
    entity: Entity | None = None  # whom the words resolved last mean

    def __post_init__(self) -> None:
        """Set up what the kinds of sources are resolved with."""
        self.plain = PlainWords(self.text, self.cast)
        self.answers = Answers(self.report_id, self.cast, self.registers)
        self.resolver = Resolver(Stage(self.text, self.cast, self.sentence_starts), self.trace)

    def chance(self, row: RawStatement) -> float:
        """Return how likely it is that the source of a resolved row means who was chosen.

        1 where a name stood there, or where nobody was chosen.
        """
        if row.source is None:
            return 1.0
        chances = self.resolver.chances
        if not chances:
            return 1.0
        found = (chances[at] for at in range(*row.source) if at in chances)
        return min(found, default=1.0)

    def resolve(self, row: RawStatement) -> Speaker | None:
        """Return the speaker of a statement; null where it cannot be told."""
        around = self._around(row)
        self.entity = None
        speaker, member = self._resolve(row, around)
        if speaker is not None:
            at = row.source.start if row.source else row.frame.start
            nested = row.depth > 0 or around is not None
            cue = row.cue.of(self.text).lower()
            said = Said(
                at, speaker, member, row.content, nested, "ask" in cue, cue.rstrip().endswith(":")
            )
            self.said.append(said)
            if member is not None:
                self.heard[speaker.id] = member
            if row.source is not None:
                self._tell(said)
        return speaker

    def _tell(self, said: Said) -> None:
        """Let later words look back at who spoke."""
        stage, speaker = self.resolver.stage, said.speaker
        entity = self.entity
        if said.member is not None:
            entity = stage.of_member(said.member)
        elif speaker.name is not None and entity is None:
            body = self.cast.bodies.find(speaker.name, said.at)
            entity = (
                stage.new(Entity(speaker.name, speaker=speaker, is_many=True, human=1))
                if body is None
                else stage.of_body(body)
            )
        elif entity is None and speaker.role:
            head = person_head(speaker.role)
            entity = self.resolver.unnamed(speaker.role, head, gender_of_role(speaker.role))
            entity.is_many = is_many(speaker.role)
            entity.speaker = speaker
            if is_voice(speaker.role):
                entity.human = -1
            elif not is_person_word(head):
                entity.human = 0
        if entity is not None:
            self.resolver.tell(entity, said.at, said.content, nested=said.is_nested)

    def completed(self, speaker: Speaker | None) -> Speaker | None:
        """Return a speaker with the role that the report told later on."""
        member = self.heard.get(speaker.id) if speaker else None
        return self.answers.member(member, speaker.via) if speaker and member else speaker

    def _around(self, row: RawStatement) -> Said | None:
        """Return the statement inside whose content this one stands, the innermost."""
        cue = row.cue
        for said in reversed(self.said[-_AROUND:]):
            for span in said.content:
                if span.start <= cue.start and cue.end <= span.end:
                    return said
        return None

    def _resolve(self, row: RawStatement, around: Said | None) -> Answer:
        if row.source is None:
            return (self.answers.nobody(None) if row.passive else None), None
        words = ITSELF.sub("", self.plain.of(row))
        low = _CONTRACTED.sub(r"\1", words.lower())
        if low in _HE_SHE:
            return self._he_or_she(row, _HE_SHE[low], around)
        if low in _FIRST_PERSONS:
            return self._first_person(row, low, around)
        if low == "who":
            return self._relative(row)
        if low in {"they", "it", "its", "their"}:
            return self._plural(row, low)
        if low in _UNTOLD:
            return None, None
        if row.cue.of(self.text) == ":" and low in role_words().askers | role_words().answerers:
            return self._interview(row, low)
        if is_paired(low):
            return self._pair(row, low)
        if low.split(" ", 1)[0] in _OWNING and low.endswith(("counterpart", "colleague")):
            return self._counterpart(row, words)
        return self._by_words(row, describe(words, self.cast.nations), around)

    # ── names ───────────────────────────────────────────────────────────────────────────────

    def _by_words(self, row: RawStatement, found: Described, around: Said | None) -> Answer:
        assert row.source is not None
        at, words = row.source.start, row.source.of(self.text)
        if self._is_lone_role(found, at):
            found = Described(None, found.name, definite=True)
        if found.name is None:
            return self._by_role(found, words, row, around) if found.role else (None, None)
        if found.together:
            return Speaker(make_id("p", found.name), found.name, via=Via.NAME), None
        if not found.body:
            return self._person(found, found.name, at)
        is_country = found.name == found.affiliation
        if words.lower().startswith("the ") and is_country and not words.endswith(found.name):
            national = find_national(found.name, at, self.cast)
            if national is not None:
                return self.answers.member(national, Via.ROLE), national
        return self.answers.body(found.name, found.affiliation, at), None

    def _is_lone_role(self, found: Described, at: int) -> bool:
        """Tell whether one word with a capital names an office: "Mediator: both sides …"."""
        name = found.name or " "
        return (
            " " not in name
            and not found.body
            and is_person_word(name.lower(), by_ending=False)
            and self.cast.by_name(name, at) is None
        )

    def _person(self, found: Described, name: str, at: int) -> Answer:
        member = self.cast.by_name(name, at)
        if member is None and _INITIALS.fullmatch(name) and name not in role_words().body_openers:
            named = with_initials(name, [(one.name, one) for one in self.cast.members])
            bodies = with_initials(name, [(one.name, one) for one in self.cast.bodies.known])
            if bodies and not named:
                return self.answers.body(bodies.name, bodies.affiliation, at), None
            member = named
        if member is None:
            body = self.cast.bodies.find(name, at)
            if body is not None and not found.gender:
                return self.answers.body(body.name, body.affiliation, at), None
            if names_group(found):
                return self.answers.nobody(name.lower()), None
            member = self.cast.add(found)
        if member is None:
            return None, None
        if not member.places:
            member.places = places_of(member.name, self.text)
        member.is_sure = True
        if found.role and says_more(found.role, member.role):
            member.role, member.affiliation = found.role, found.affiliation or member.affiliation
        if found.role == member.role:
            member.affiliation = member.affiliation or found.affiliation
        member.gender = member.gender or found.gender
        return self.answers.member(member, Via.NAME), member

    # ── roles ───────────────────────────────────────────────────────────────────────────────

    def _owner(self, at: int, words: str, around: Said | None) -> Entity | None:
        """Return whose somebody is: "my brother" is of whoever speaks around it."""
        if words.split(maxsplit=1)[0].lower() not in {"my", "our"}:
            return self.resolver.owner(at)
        member = around.member if around else None
        return self.resolver.stage.of_member(member) if member else None

    def _by_role(
        self, found: Described, words: str, row: RawStatement, around: Said | None
    ) -> Answer:
        assert row.source is not None
        at = row.source.start
        role = found.role or ""
        opener = opener_of(words)
        nobody = self.answers.nobody(role, found.affiliation)
        document = self.answers.body_of_document(found, at)
        is_lead = self.resolver.stage.sentence(at) <= _LEAD
        if document is not None or (opener == "a" and not is_lead):
            return document or nobody, None
        self.resolver.advance(at)
        query = make_query(
            role,
            at,
            opener=opener,
            gender=found.gender or ("" if opener == "own" else gender_behind(self.text, at, role)),
            affiliation=found.affiliation,
            is_headline=at < self.resolver.stage.lead,
            content=row.content,
            owner=self._owner(at, words, around) if opener in _OPENERS else None,
        )
        if (
            not query.head
            or query.is_many
            or (opener in _OPENERS and query.kinds and not query.fields)
        ):
            return nobody, None
        self.entity = entity = self.resolver.noun(query)
        is_label = row.cue.of(self.text) == ":" and not opener
        if is_label and entity is not None and query.head not in self.resolver.known(entity).heads:
            self.entity = entity = None  # "Chair: …" is whoever is called so, or nobody
        if entity is None or entity.role is not None:
            return nobody, None
        if entity.member is None:
            return self._spoken_for(entity, at, Via.ROLE) or nobody, None
        member = entity.member
        if entity.human == 0 and query.kinds:
            return self.answers.member(member, Via.ROLE), member
        self.resolver.known(entity).learn(role)
        if member.role is None and not query.ages:
            member.role, member.affiliation = role, member.affiliation or found.affiliation
        return self.answers.member(member, Via.ROLE), member

    def _spoken_for(self, entity: Entity, at: int, via: Via) -> Speaker | None:
        """Return a body, pair or group as the speaker."""
        if entity.body is not None:
            return self.answers.body(entity.body.name, entity.body.affiliation, at, via)
        return renamed(entity.speaker, via) if entity.speaker is not None else None

    # ── pronouns ────────────────────────────────────────────────────────────────────────────

    def _first_person(self, row: RawStatement, low: str, around: Said | None) -> Answer:
        """Resolve "I" and "we": whoever's words they stand in, or the outlet's own "we"."""
        assert row.source is not None
        at = row.source.start
        if around is None and self.resolver.stage.is_quoted(at):
            around = last_voice(self.said, at)
        if around is not None:
            return renamed(around.speaker, Via.PRONOUN), around.member
        if is_turn(self.resolver.stage, at):
            return self._answering(at, Via.PRONOUN)
        if low == "we" and self.outlet and "ask" not in row.cue.of(self.text):
            return self.answers.body(self.outlet, None, at, Via.PRONOUN), None
        return None, None

    def _he_or_she(self, row: RawStatement, gender: str, around: Said | None) -> Answer:
        """Resolve "he" and "she": whoever stands most in the foreground; null at a tie."""
        assert row.source is not None
        at, stage = row.source.start, self.resolver.stage
        words = row.source.of(self.text).lower()
        is_own = around is not None and (around.is_turn or stage.is_quoted(at))
        shut = [around.member] if is_own and around and around.member else []
        last = self.said[-1] if self.said else None
        if words in {"his", "her"} and last and last.is_question and last.member:
            shut.append(last.member)  # "Verrin asked … Her answer: …"
        self.resolver.advance(at)
        self.entity = entity = self.resolver.person(
            at,
            gender,
            content=row.content,
            shut=[stage.of_member(one) for one in shut],
            nested=around is not None or row.depth > 0,
        )
        if entity is None:
            return None, None
        entity.guess = entity.guess or gender
        if entity.member is None:
            return self.answers.nobody(entity.role, via=Via.PRONOUN), None
        return self.answers.member(entity.member, Via.PRONOUN), entity.member

    def _plural(self, row: RawStatement, low: str) -> Answer:
        """Resolve "they" and "it": a group or a body that spoke or was named right before."""
        assert row.source is not None
        at = row.source.start
        self.resolver.advance(at)
        paper = paper_in_front(self.resolver.stage, at) if low == "it" else None
        if paper is not None:
            return self.answers.nobody(paper, via=Via.PRONOUN), None
        self.entity = entity = self.resolver.thing(
            at, is_many=low in {"they", "their"}, content=row.content
        )
        if low == "it" and (entity is None or entity.role is not None):
            self.entity = entity = writer_of_paper(row, self.resolver.stage, self.said) or entity
        if entity is None:
            return None, None
        if entity.member is not None:
            return self.answers.member(entity.member, Via.PRONOUN), entity.member
        speaker = self._spoken_for(entity, at, Via.PRONOUN)
        return speaker or self.answers.nobody(entity.role, via=Via.PRONOUN), None

    def _relative(self, row: RawStatement) -> Answer:
        """Resolve "who": the person named right before it."""
        assert row.source is not None
        at = row.source.start
        best = max(self.cast.members, key=lambda one: last_named(one, at), default=None)
        if best is None or not 0 <= at - last_named(best, at) <= _RELATIVE:
            return None, None
        between = self.text[last_named(best, at) : at]
        if len(between) > len(best.name) + _ASIDE or "." in between.replace(best.name, ""):
            return None, None
        return self.answers.member(best, Via.PRONOUN), best

    def _counterpart(self, row: RawStatement, words: str) -> Answer:
        """Resolve "his Aldmarkian counterpart": the same office of the other country."""
        assert row.source is not None
        at = row.source.start
        found = describe(words, self.cast.nations)
        self.resolver.advance(at)
        owner = self.resolver.owner(at)
        recent = reversed(self.said[-_REMEMBERED:])
        holder = owner.member if owner is not None else None
        if holder is None or holder.role is None:
            spoke = (said.member for said in recent if said.member and said.member.role)
            holder = next(spoke, holder)
        member = find_counterpart(
            found,
            holder,
            at,
            text=self.text,
            cast=self.cast,
            headline=self.resolver.stage.lead,
        )
        if member is None:
            return self.answers.nobody("counterpart", found.affiliation), None
        if holder is not None and member.role is None:
            member.role = holder.role
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
        return self._answering(row.source.start, Via.ROLE)

    def _answering(self, at: int, via: Via) -> Answer:
        """Return who answers in an interview: whoever was named most before."""
        named = [one for one in self.cast.members if one.is_sure and last_named(one, at) >= 0]
        best = max(named, key=lambda one: (len(one.places), -one.places[0]), default=None)
        return (self.answers.member(best, via), best) if best else (None, None)

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
