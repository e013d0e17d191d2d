"""All that a rule may look at beside its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from standfirst.check.comparing.surroundings import Rarity
from standfirst.check.evidence import SentenceEvidence
from standfirst.check.placing import MentionIndex
from standfirst.records import Registers, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date, tzinfo

    from standfirst.check.drafts import Draft, DraftSentence
    from standfirst.check.evidence import Source
    from standfirst.check.quotes import DraftQuote
    from standfirst.records import DayRule, Mention, Report, Statement, Story

T = TypeVar("T")


@dataclass(frozen=True)
class CheckContext:
    """The draft, its evidence and the desk's knowledge.

    ``day`` is the one the draft is for, null where it cannot be told; ``evidence`` goes by the
    numbers of sentences, ``sources`` by report id. ``revisions`` has every revision of those
    sources that have several, the first one first; ``withdrawn`` the ids of sources that their
    outlet took back; ``stories`` the groupings known of the sources, by report id. ``quotes``
    are the draft's quotations with where they stand in sources; ``rarity`` tells how many
    sentences of the sources hold a word. ``kept`` is what rules worked out for the whole draft.
    """

    draft: Draft
    rule: DayRule
    zone: tzinfo
    registers: Registers = field(default_factory=Registers)
    day: date | None = None
    evidence: Mapping[int, SentenceEvidence] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    revisions: Mapping[str, tuple[Report, ...]] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    stories: Mapping[str, Story] = field(default_factory=dict)
    quotes: tuple[DraftQuote, ...] = ()
    known_stems: frozenset[str] = frozenset()
    language: str = "en"
    rarity: Rarity = field(default_factory=Rarity)
    kept: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is worked out once for this draft and its sources, by a key of the rule's."""
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]  # type: ignore[return-value]

    @cached_property
    def _mentions(self) -> MentionIndex:
        return MentionIndex(self.draft.reading.mentions)

    def evidence_of(self, sentence: DraftSentence) -> SentenceEvidence:
        """Return the evidence of a sentence, empty where nothing was found."""
        return self.evidence.get(sentence.number, SentenceEvidence())

    def statements_in(self, span: Span) -> tuple[Statement, ...]:
        """Return the draft's statements whose content shares words with a span of it."""
        return tuple(
            one
            for one in self.draft.reading.statements
            if any(part.overlaps(span) for part in one.content)
        )

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the draft's mentions inside a span of it."""
        return self._mentions.inside(span)
