"""What stands in a span of a text, found by its place: no look at all the rest of the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.records import Mention, Span


class MentionIndex:
    """The mentions of a text by where they begin."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._rows = sorted(mentions, key=lambda one: one.span.start)
        self._starts = [one.span.start for one in self._rows]

    def inside(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions inside a span, by place."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        return tuple(one for one in self._rows[first:last] if one.span.end <= span.end)
