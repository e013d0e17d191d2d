"""Who speaks: from the words of a source to the person or body, over the whole report."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standfirst.read.statements.holders import find_holder, head_word, last_named
from standfirst.read.statements.names import role_words
from standfirst.read.statements.sources import Described, describe, gender_of_role
from standfirst.records import Registers, Speaker, Via, make_id

if TYPE_CHECKING:
    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.raw import RawStatement

_HE_SHE = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*+")
_OPENERS = frozenset(
    """local senior other former foreign military international independent retired young elderly
    public private rival leading""".split()
)
_GROUP = re.compile(r"[a-z]{2,}(?:ers|ors|ists|ants|ents|ians|ies|ees)")
_REMEMBERED = 50  # statements back to which "the ministry" may point
_NEAR = 400  # characters within which "he" may be an unnamed speaker
_FAR = 1_800  # characters a pronoun looks back
_DETERMINERS = frozenset("a an one another some any its his her their our my each every".split())


@dataclass(slots=True)
class Speakers:
    """Resolves the sources of one report in text order; it remembers who spoke before."""

    text: str
    report_id: str
    cast: Cast
    registers: Registers
    sentence_starts: list[int]
    said: list[tuple[int, Speaker, Member | None]] = field(default_factory=list)
    spoke_at: dict[str, int] = field(default_factory=dict)  # by member, the last time
    small: frozenset[str] = frozenset()  # all words in small letters
    capitals: frozenset[str] = frozenset()  # words with a capital inside a sentence

    def __post_init__(self) -> None:
        """Gather the words that tell common nouns from names at the start of a sentence."""
        self.small = frozenset(word for word in self.text.split() if word.islower())
        self.capitals = frozenset(_INSIDE.findall(self.text))

    def resolve(self, row: RawStatement) -> Speaker | None:
        """Return the speaker of a statement; null where it cannot be told."""
        speaker, member = self._resolve(row)
        if speaker is not None and row.depth == 0:
            at = row.source.start if row.source else row.frame.start
            self.said.append((at, speaker, member))
            if member is not None:
                self.spoke_at[member.id] = at
        return speaker

    def _resolve(self, row: RawStatement) -> tuple[Speaker | None, Member | None]:
        if row.source is None:
            return (self._unnamed(None, None), None) if row.passive else (None, None)
        words = self._plain(row)
        low = words.lower()
        if low in {"he", "she"}:
            member = self._antecedent(row, _HE_SHE[low])
            nobody = self._unnamed_antecedent(row, _HE_SHE[low], member)
            if nobody is not None:
                return nobody, None
            if member is None:
                return None, None
            member.gender = member.gender or _HE_SHE[low]
            return self._speaker(member, Via.PRONOUN), member
        if low in {"who", "which"}:
            return self._relative(row)
        if low in {"they", "it"}:
            return self._plural(row, low)
        if low in {"i", "we", "you", "this", "that", "these", "those", "one"}:
            return None, None
        return self._by_words(row, describe(words, self.cast.nations))

    def _plain(self, row: RawStatement) -> str:
        """Return the words of a source; a common noun loses the capital of a sentence's start."""
        assert row.source is not None
        words = row.source.of(self.text)
        first, _, rest = words.partition(" ")
        if row.source.start > row.frame.start or first[1:] != first[1:].lower():
            return words
        low = first.lower()
        common = low in _OPENERS or not self.small.isdisjoint({low, low + "s"})
        common = common or _opens_group(low, rest)
        is_name = first in self.capitals or (self.cast.by_name(first, row.source.start) is not None)
        return f"{low} {rest}".strip() if common and not is_name else words

    def _by_words(
        self, row: RawStatement, found: Described
    ) -> tuple[Speaker | None, Member | None]:
        at = row.source.start if row.source else row.frame.start
        if found.body and found.name:
            return self._body(found), None
        if found.name:
            member = self.cast.by_name(found.name, at) or self.cast.add(found)
            if member is None:
                return None, None
            if found.role and not member.role:
                member.role, member.affiliation = found.role, found.affiliation
            if found.role == member.role:
                member.affiliation = member.affiliation or found.affiliation
            return self._speaker(member, Via.NAME), member
        if found.role is None:
            return None, None
        first = row.source.of(self.text).split()[0].lower() if row.source else ""
        member = find_holder(
            found, at, text=self.text, cast=self.cast, is_bare=first not in _DETERMINERS
        )
        if member is not None:
            return self._speaker(member, Via.ROLE), member
        body = self._named_body(found, at)
        if body is not None:
            return body, None
        return self._unnamed(found.role, found.affiliation), None

    def _named_body(self, found: Described, at: int) -> Speaker | None:
        """Find the body that "the ministry" means: the last to speak whose name ends so."""
        word = (found.role or "").lower()
        if not found.definite or word not in role_words().bodies:
            return None
        for _, last, member in reversed(self.said[-_REMEMBERED:]):
            if member is None and last.name and last.name.lower().endswith(word):
                return replace(last, via=Via.ROLE)
        # A body named but not heard yet: "the Thorne Institute", then "the institute".
        capital = word.capitalize()
        named = re.compile(rf"(?:(?:[A-Z][\w’'-]{{1,30}}|of|for|and) ){{1,4}}{capital}\b")
        matches = list(named.finditer(self.text, max(0, at - _FAR), at))
        if not matches or " " in word:
            return None
        body = self._body(describe(matches[-1][0].removeprefix("The "), self.cast.nations))
        return replace(body, via=Via.ROLE) if body.name else None

    def _body(self, found: Described) -> Speaker:
        name = found.name or ""
        for person in self.registers.people:
            if name.casefold() in {one.casefold() for one in (person.name, *person.names)}:
                return Speaker(person.id, person.name, None, found.affiliation, Via.NAME)
        return Speaker(make_id("p", name), name, None, found.affiliation, Via.NAME)

    def _unnamed(self, role: str | None, affiliation: str | None) -> Speaker:
        key = make_id("p", self.report_id, "unnamed", role or "", affiliation or "")
        return Speaker(key, None, role, affiliation, Via.UNNAMED)

    def _speaker(self, member: Member, via: Via) -> Speaker:
        role, affiliation = member.role, member.affiliation
        if role is None:
            known = self.cast.registered_role(member.id, self.registers)
            if known:
                role, affiliation = known[0], affiliation or known[1]
        return Speaker(member.id, member.name, role, affiliation, via)

    def _relative(self, row: RawStatement) -> tuple[Speaker | None, Member | None]:
        """Resolve "who": the person named right before it."""
        assert row.source is not None
        at = row.source.start
        best = max(self.cast.members, key=lambda one: last_named(one, at), default=None)
        if best is None or not 0 <= at - last_named(best, at) <= 120:
            return None, None
        between = self.text[last_named(best, at) : at]
        if len(between) > len(best.name) + 60 or "." in between.replace(best.name, ""):
            return None, None
        return self._speaker(best, Via.PRONOUN), best

    def _plural(self, row: RawStatement, low: str) -> tuple[Speaker | None, Member | None]:
        """Resolve "they" and "it": an unnamed group or a body that spoke right before."""
        assert row.source is not None
        if not self.said:
            return None, None
        at, last, member = self.said[-1]
        if member is not None or row.source.start - at > _FAR:
            return None, None
        head = head_word(last.role) if last.role else ""
        is_group = last.name is None and head.endswith(("s", "people", "police"))
        is_body = last.name is not None or head in role_words().bodies
        if (low == "they" and not is_group) or (low == "it" and not is_body):
            return None, None
        return Speaker(last.id, last.name, last.role, last.affiliation, Via.PRONOUN), None

    def _unnamed_antecedent(
        self, row: RawStatement, gender: str, member: Member | None
    ) -> Speaker | None:
        """Return the unnamed one who spoke right before, if nobody was named since."""
        assert row.source is not None
        if not self.said:
            return None
        at, last, other = self.said[-1]
        if other is not None or last.name is not None or row.source.start - at > _NEAR:
            return None
        if member is not None and last_named(member, row.source.start) > at:
            return None
        head = head_word(last.role) if last.role else "s"
        known = gender_of_role(last.role)
        if head.endswith("s") or head in role_words().bodies or known not in {"", gender}:
            return None
        return replace(last, via=Via.PRONOUN)

    def _antecedent(self, row: RawStatement, gender: str) -> Member | None:
        """Choose whom "he" or "she" means: near, in subject position, the last to speak."""
        assert row.source is not None
        at = row.source.start
        own = [span for span in row.content if span.start < at]
        before = min((span.start for span in own), default=at)
        here = bisect_right(self.sentence_starts, before)
        last_said = next((said[2] for said in reversed(self.said) if said[0] < at), None)
        best: tuple[float, int, Member] | None = None
        for member in self.cast.members:
            if member.gender and member.gender != gender:
                continue
            score = self._score(member, before if own else at, here, last_said)
            if score is None:
                continue
            if not member.gender:
                score -= 0.6
            if best is None or (score, last_named(member, at)) > (best[0], best[1]):
                best = (score, last_named(member, at), member)
        return best[2] if best and best[0] > -4 else None

    def _score(self, member: Member, at: int, here: int, last_said: Member | None) -> float | None:
        place = last_named(member, at)
        spoken = self.spoke_at.get(member.id, -1)
        if place < spoken < at:
            place = spoken
        if place < 0 or at - place > _FAR:
            return None
        distance = here - bisect_right(self.sentence_starts, place)
        score = -0.5 * max(0, distance)
        if member is last_said:
            score += 1.6
        starts = self.sentence_starts
        begins = starts[bisect_right(starts, place) - 1] if starts else 0
        if place - begins < 45:
            score += 1.0
        return score


def _opens_group(low: str, rest: str) -> bool:
    """Tell whether a source reads "plant workers", not "Halvern officials"."""
    head = rest.split(" of ", maxsplit=1)[0].split()[-1:] or [low]
    return low in role_words().bodies | role_words().offices | role_words().unnamed or (
        head == [low] and _GROUP.fullmatch(low) is not None
    )
