"""The span finder's result, before anything is known of the speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.records import Span


@dataclass(frozen=True, slots=True)
class RawStatement:
    """Where a statement stands.

    ``source`` is null where nobody is named; ``act`` the class of the cue; ``pattern`` names
    the layout; ``frame`` is the sentence around it; ``passive`` an impersonal "it was reported";
    ``depth`` 1 where it stands inside the content of another.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    act: str
    pattern: str
    confidence: float
    frame: Span
    negated: bool = False
    passive: bool = False
    depth: int = 0

    @property
    def first(self) -> int:
        """The first character of the statement."""
        starts = [self.cue.start, *(span.start for span in self.content)]
        return min(starts if self.source is None else [*starts, self.source.start])
