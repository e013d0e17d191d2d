"""What the archive holds on each sentence of a draft: reports, and sentences in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from standfirst.records import Mention, Outlet, Reading, Report, Span, Statement


@dataclass(frozen=True, slots=True)
class Source:
    """A report of the archive with its reading, as far as the checker may look at it.

    ``outlet`` is the registered one, null where it is not; ``day`` is the date in the desk's zone
    that it was published on.
    """

    report: Report
    reading: Reading
    sentences: tuple[Span, ...]
    outlet: Outlet | None = None
    day: date | None = None

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
        return tuple(one for one in self.reading.mentions if span.covers(one.span))


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

    ``coverage`` is the share, by weight, of its words that the candidates hold together.
    """

    candidates: tuple[Candidate, ...] = ()
    coverage: float = 0.0

    @property
    def best(self) -> Candidate | None:
        """The candidate with the highest score."""
        return self.candidates[0] if self.candidates else None
