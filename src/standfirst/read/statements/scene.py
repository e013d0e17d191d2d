"""The scene of a report: who is on it where, so that "he" and "she" can look back.

A report names people, and tells of people without a name ("a soldier"); each naming has a place,
a sentence, and signs of how much it stands in the foreground. Pronouns rank what they find.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from standfirst.read.statements.namings import Naming, find_told, is_subject
from standfirst.read.statements.roles import gender_of_role
from standfirst.read.statements.sources import Described
from standfirst.text import WordIndex, find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.read.statements.bearers import Bearers
    from standfirst.read.statements.cast import Cast, Member
    from standfirst.read.statements.namings import Told
    from standfirst.records import Span

_PRONOUN = re.compile(r"\b(he|his|him|himself|she|her|herself)\b", re.IGNORECASE)
_NEW = frozenset("a an one another".split())
_FAR = 1_500  # characters a pronoun looks back
_TOLD_BACK = 12  # pieces of content that are remembered
_MOST_NAMINGS = 20_000

# What a naming weighs for a pronoun: tried on the tuning files and on the gold coreference of
# GUM’s news, biographies and interviews, where many settings near these do as well.
_PER_SENTENCE = 0.75
_SUBJECT = 1.4
_SPOKE = 0.3
_SPOKE_LAST = 0.25
_TOLD_OF = -0.5  # inside the content of somebody else's statement
_OWNER = -0.7
_QUOTED = -2.0
_UNNAMED = -0.35
_NO_GENDER = -0.32
_OTHER_PARAGRAPH = -0.25
_OFTEN = 0.12  # a naming, up to five
_LEAST = -3.2
_LEAST_ALONE = -7.0  # where nobody else can be meant
_CLOSE_QUOTED = 0.8
_CLOSE = 0.17


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means: a member of the cast, or an unnamed one by role."""

    who: Member | None
    role: str | None
    at: int


class Scene:
    """All namings of a report in text order."""

    def __init__(
        self, text: str, cast: Cast, sentence_starts: Sequence[int], bearers: Bearers
    ) -> None:
        self.text = text
        self.bearers = bearers
        self.cast = cast
        self.starts = sentence_starts
        self._quoted = [(q.span.start, q.span.end) for q in find_quotations(text) if q.depth == 0]
        self._quote_starts = [start for start, _ in self._quoted]
        people = bearers.people()
        named = {place: member for member in people for place in member.places}
        rows = [self._naming(at, member) for at, member in sorted(named.items())]
        self.namings = rows[:_MOST_NAMINGS]
        told = find_told(text, named, set(cast.ends.values()), cast.words or WordIndex(text))
        self._waiting = list(islice(told, _MOST_NAMINGS))[::-1]
        self._settled: set[int] = set()
        self._places = [row.at for row in self.namings]
        self._last: Naming | None = None
        self._told: list[tuple[int, int, Member | None]] = []
        self._learn_genders()

    def add(self, naming: Naming, content: Sequence[Span] = ()) -> None:
        """Take in somebody who speaks at an offset, by whatever words, and what is said."""
        self._told += [(span.start, span.end, naming.who) for span in content]
        self._last = naming
        self._settled.add(naming.at)
        self._insert(naming)

    def advance(self, at: int) -> None:
        """Bring in those told of without a name before an offset: "the bishop" may be known."""
        while self._waiting and self._waiting[-1].at < at:
            told = self._waiting.pop()
            if told.at not in self._settled:
                self._insert(self._borne(told))

    def presence(self, at: int) -> dict[str, float]:
        """Weigh, by id, who was named or told of before an offset."""
        here = self.sentence(at)
        scores: dict[str, float] = {}
        for naming in self._before(at):
            if naming.who is not None:
                score = self._weigh(naming, at, here, in_quotation=False)
                scores[naming.who.id] = max(score, scores.get(naming.who.id, score))
        return scores

    def _borne(self, told: Told) -> Naming:
        found = Described(None, told.role, gender=gender_of_role(told.head), definite=True)
        who = None
        if told.opener not in _NEW:
            who = self.bearers.find(
                found, told.at, lambda: self.presence(told.at), is_owned=told.opener != "the"
            )
        return Naming(
            told.at,
            who,
            role=told.role if who is None else None,
            gender=found.gender,
            is_subject=is_subject(self.text, self.starts, told.at, told.end),
            is_quoted=self.is_quoted(told.at),
        )

    def _insert(self, naming: Naming) -> None:
        index = bisect_left(self._places, naming.at)
        if self._places[index : index + 1] == [naming.at]:
            self.namings[index] = naming  # who speaks there is told of once
            return
        self.namings.insert(index, naming)
        self._places.insert(index, naming.at)

    def has_naming(self, start: int, end: int) -> bool:
        """Tell whether somebody is named between two offsets."""
        return bisect_left(self._places, start) < bisect_left(self._places, end)

    def is_quoted(self, at: int) -> bool:
        """Tell whether an offset lies inside a quotation."""
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and at < self._quoted[index][1]

    def sentence(self, at: int) -> int:
        """Return the number of the sentence an offset lies in."""
        return bisect_right(self.starts, at)

    def choose(
        self, at: int, gender: str, *, shut: Sequence[Member] = (), in_quotation: bool = False
    ) -> Choice | None:
        """Choose whom "he" (m) or "she" (f) at an offset means; null where it cannot be told."""
        scores: dict[str, tuple[float, Naming]] = {}
        counts: dict[str, int] = {}
        here = self.sentence(at)
        for naming in self._before(at):
            key = naming.who.id if naming.who else f"? {naming.role}"
            known = naming.who.gender if naming.who else naming.gender
            if (known and known != gender) or (naming.who and naming.who in shut):
                continue
            score = self._weigh(naming, at, here, in_quotation=in_quotation)
            score += 0.0 if known else _NO_GENDER
            counts[key] = counts.get(key, 0) + 1
            if key not in scores or score > scores[key][0]:
                scores[key] = (score, naming)
        ranked = sorted(
            (
                (score + _OFTEN * min(counts[key], 5), naming)
                for key, (score, naming) in scores.items()
            ),
            key=lambda row: (-row[0], -row[1].at),
        )
        if not ranked or self._is_tied(ranked, here, gender, is_strict=in_quotation):
            return None
        score, best = ranked[0]
        if score < (_LEAST if len(ranked) > 1 else _LEAST_ALONE):
            return None
        return Choice(best.who, best.role, best.at)

    def _is_tied(
        self, ranked: list[tuple[float, Naming]], here: int, gender: str, *, is_strict: bool
    ) -> bool:
        """Tell whether two stand equally near: "Quell met Benhallam. He said …"."""
        if len(ranked) == 1:
            return False
        (best, first), (second, _) = ranked[:2]
        if best - second < (_CLOSE_QUOTED if is_strict else _CLOSE):
            return True
        sentence = self.sentence(first.at)
        if sentence != here - 1 or first.is_speaking or first.who is None:
            return False
        return any(
            other.who is not None
            and other.who is not first.who
            and other.who.gender in {"", gender}
            and self.sentence(other.at) == sentence
            and not (other.is_owner or other.is_quoted)
            for other in self._before(first.at + _FAR, since=first.at - _FAR)
        )

    def _weigh(self, naming: Naming, at: int, here: int, *, in_quotation: bool) -> float:
        score = -_PER_SENTENCE * max(0, here - self.sentence(naming.at))
        score += _SUBJECT * naming.is_subject + _SPOKE * naming.is_speaking
        score += _OWNER * naming.is_owner + _UNNAMED * (naming.who is None)
        if naming.is_quoted and not in_quotation and not naming.is_speaking:
            score += _QUOTED
        score += _SPOKE_LAST * (naming is self._last)
        if not naming.is_quoted and any(
            start <= naming.at < end and who is not naming.who
            for start, end, who in self._told[-_TOLD_BACK:]
        ):
            score += _TOLD_OF
        if "\n" in self.text[naming.at : at]:
            score += _OTHER_PARAGRAPH
        return score

    def _before(self, at: int, since: int = -1) -> Iterator[Naming]:
        first = bisect_left(self._places, at - _FAR if since < 0 else since)
        return iter(self.namings[first : bisect_left(self._places, at)])

    # ── how the namings are found ───────────────────────────────────────────────────────────

    def _naming(self, at: int, member: Member) -> Naming:
        end = self.cast.ends.get(at, at + len(member.name))
        return Naming(
            at,
            member,
            is_subject=is_subject(self.text, self.starts, at, end),
            is_owner=self.text[end : end + 2] in {"’s", "'s", "’ ", "' "},
            is_quoted=self.is_quoted(at),
        )

    def _learn_genders(self) -> None:
        """Learn whether a man or a woman is meant from the pronouns of a sentence with one name."""
        by_sentence: dict[int, set[str]] = {}
        for naming in self.namings:
            key = naming.who.id if naming.who else "?"
            by_sentence.setdefault(self.sentence(naming.at), set()).add(key)
        votes: dict[str, set[str]] = {}
        for naming in self.namings:
            number = self.sentence(naming.at)
            if naming.who is None or naming.who.gender or len(by_sentence[number]) > 1:
                continue
            end = self.starts[number] if number < len(self.starts) else len(self.text)
            for match in _PRONOUN.finditer(self.text, naming.at, min(end, naming.at + _FAR)):
                told = "m" if match[1].lower().startswith("hi") or match[1].lower() == "he" else "f"
                votes.setdefault(naming.who.id, set()).add(told)
        for member in self.cast.members:
            told_ones = votes.get(member.id, set())
            if not member.gender and len(told_ones) == 1:
                member.gender = next(iter(told_ones))
