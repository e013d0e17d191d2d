"""What the kinds of conflict look at: a story's sentences, with what is reckoned of each once."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from standfirst.group.conflicts.denying import find_cue, find_parted, find_phrase
from standfirst.group.cues import load_cues
from standfirst.group.roots import roots_in
from standfirst.group.settings import home_of
from standfirst.group.speaking import speaker_at, teller_of
from standfirst.records import Claim, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from standfirst.group.conflicts.denying import Parted
    from standfirst.group.names import NameIndex
    from standfirst.group.tellers import Told
    from standfirst.records import FigureTable, Statement

MOST_SENTENCES = 4_000  # of one story that are compared; the first published ones
_ACCUSES = re.compile(r"(?:has |have |had )?(?:accus|blam|alleg|claim)")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÞА-ЯЇІЄҐ][\w’'-]+")


class Sentence:
    """One sentence of a story with its words, roots and names, each reckoned when asked for."""

    def __init__(self, told: Told, names: NameIndex) -> None:
        self.told = told
        self._names = names

    @property
    def words(self) -> list[str]:
        """The tokens in small letters."""
        return self.told.small

    @property
    def tokens(self) -> list[re.Match[str]]:
        """The tokens, with their offsets in the sentence."""
        return self.told.tokens

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all telling words."""
        return roots_in(self.told.words)

    @cached_property
    def kin(self) -> frozenset[str]:
        """The roots, those of one family as one: left and walked out."""
        akin = load_cues().akin
        return frozenset(akin.get(value, value) for value in self.roots)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places named in the sentence that are smaller than a country."""
        return home_of([self.told], self._names)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the sentence: its places, and capitalised words but the first."""
        named = {m.group().casefold() for m in _CAPITAL.finditer(self.told.words) if m.start()}
        read = {
            part.casefold()
            for m in self.told.mentions
            if m.kind in {MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION}
            for part in m.text.split()
            if part[:1].isupper()
        }
        return self.places | named | read

    @cached_property
    def speaker(self) -> str:
        """Who is told to say most of it; a source without a name is one report's own."""
        said = self.told.statement
        if said is not None and said.content:
            found = speaker_at(self.told, said.content[0])
            if found:
                return found
        return self.told.by or self.told.report.id

    @cached_property
    def source_roots(self) -> frozenset[str]:
        """The roots of who is told to say something in it, and of how that is told."""
        text = self.told.report.text
        spans = (span for said in self.told.statements for span in (*said.source, *said.cue))
        return frozenset[str]().union(*(roots_in(span.of(text)) for span in spans))

    @cached_property
    def denial_cue(self) -> tuple[int, int]:
        """The tokens of the verb that denies; (-1, -1) where none does."""
        return find_cue(self.words)

    @cached_property
    def denial_phrase(self) -> int | None:
        """How many tokens stand before a phrase that calls something untrue."""
        return find_phrase(self.told.words, self.tokens)

    @cached_property
    def parted(self) -> Parted | None:
        """Where it says that one has no part in something, or what it is wrong to say."""
        return find_parted(self.words)

    @property
    def is_denial(self) -> bool:
        """Whether the sentence denies something, whatever it is."""
        return self.denial_cue[0] >= 0 or self.denial_phrase is not None or self.parted is not None

    @property
    def at(self) -> datetime | None:
        """When it was published."""
        return self.told.report.published_at

    def claim(self, stance: str, by: str | None = None) -> Claim:
        """Return the sentence as one side of a conflict; ``by`` is whose it is, where known."""
        told = self.told
        return Claim(
            told.words,
            by or teller_of(told, self._said()),
            told.report.published_at,
            told.passage,
            told.outlet,
            stance,
        )

    def _said(self) -> Statement | None:
        """Return the statement that accuses somebody, else the one with most of the sentence."""
        text = self.told.report.text
        accusing = (
            said
            for said in self.told.statements
            if said.content and any(_ACCUSES.match(span.of(text)) for span in said.cue)
        )
        return next(accusing, self.told.statement)


class Scene:
    """The sentences of one story, copies apart, and its tables of figures."""

    def __init__(
        self, told: Sequence[Told], tables: Sequence[FigureTable], names: NameIndex
    ) -> None:
        self.told = told
        self.tables = tables
        own = [one for one in told if not one.is_copy][:MOST_SENTENCES]
        self.sentences = [Sentence(one, names) for one in own]


def is_before(one: Sentence, other: Sentence, within: timedelta) -> bool:
    """Tell whether a sentence was told no later than another, and not long before it."""
    at, then = one.at, other.at
    return at is None or then is None or timedelta() <= then - at <= within


def are_near(one: Sentence, other: Sentence, within: timedelta) -> bool:
    """Tell whether two sentences are of one time; an unknown time stands in nobody's way."""
    return one.at is None or other.at is None or abs(one.at - other.at) <= within


def are_unlike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether each of two subjects has a word the other lacks: spring and summer concert."""
    return bool(one - other) and bool(other - one)
