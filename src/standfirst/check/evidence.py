"""What the archive holds on each sentence of a draft: reports, and sentences in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from standfirst.check.placing import MentionIndex
from standfirst.check.streams import Stream
from standfirst.records import Span
from standfirst.text import find_quotations, split_sentences

if TYPE_CHECKING:
    from datetime import date, datetime

    from standfirst.records import Mention, Outlet, Reading, Report, Statement

_WORTH_A_LOOK: Final = 0.3


@dataclass(frozen=True)
class Source:
    """A report of the archive with its reading, as far as the checker may look at it.

    ``outlet`` is the registered one, null where it is not; ``day`` is the date in the desk's zone
    that it was published on. ``spoken`` are the words that are somebody's own: those between
    quotation marks, or all of them where the outlet is a speaker's channel.
    """

    report: Report
    reading: Reading
    sentences: tuple[Span, ...]
    words: Stream
    spoken: Stream
    outlet: Outlet | None = None
    day: date | None = None

    @property
    def is_own_words(self) -> bool:
        """Tell whether the report as a whole is the word of its outlet's speaker."""
        speaks = self.outlet is not None and self.outlet.speaker is not None
        return speaks and not self.report.forwarded_from

    @property
    def outlet_name(self) -> str:
        """The outlet as a reader is told it."""
        return self.outlet.name if self.outlet else self.report.outlet or "an unnamed outlet"

    @property
    def published_at(self) -> datetime | None:
        """When the outlet published it."""
        return self.report.published_at

    def statements_in(self, span: Span) -> tuple[Statement, ...]:
        """Return the statements whose content shares words with a span of the report."""
        return tuple(
            one
            for one in self.reading.statements
            if any(part.overlaps(span) for part in one.content)
        )

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions inside a span of the report."""
        return self._mentions.inside(span)

    @cached_property
    def _mentions(self) -> MentionIndex:
        return MentionIndex(self.reading.mentions)


def make_source(
    report: Report,
    reading: Reading,
    outlet: Outlet | None = None,
    day: date | None = None,
    sentences: tuple[Span, ...] | None = None,
) -> Source:
    """Make the source of a report: its sentences, its words, and those that are quoted."""
    everything = Stream.of(report.text, [Span(0, len(report.text))])
    quoted = [one.inner for one in find_quotations(report.text) if not one.depth]
    source = Source(
        report,
        reading,
        tuple(split_sentences(report.text)) if sentences is None else sentences,
        everything,
        everything.within(quoted),
        outlet,
        day,
    )
    return replace(source, spoken=everything) if source.is_own_words else source


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a report that may be what a sentence of the draft stands on.

    ``score`` is the share, by weight, of the draft sentence's words that it holds: 0 to 1.
    """

    source: Source
    span: Span
    score: float

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.span.of(self.source.report.text)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that reach into the sentence."""
        return self.source.statements_in(self.span)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions inside the sentence."""
        return self.source.mentions_in(self.span)


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """The candidates for one sentence of a draft, best first; none where nothing was found.

    ``coverage`` is the share, by weight, of its words that a few sentences of one report hold
    together. ``foreign`` are candidates in other languages than the draft's, told by names.
    """

    candidates: tuple[Candidate, ...] = ()
    coverage: float = 0.0
    foreign: tuple[Candidate, ...] = ()

    @property
    def best(self) -> Candidate | None:
        """The candidate with the highest score."""
        return self.candidates[0] if self.candidates else None

    @property
    def nearest(self) -> Candidate | None:
        """The best candidate, if it is near enough to be worth a reader's look."""
        best = self.best
        return best if best and best.score >= _WORTH_A_LOOK else None
