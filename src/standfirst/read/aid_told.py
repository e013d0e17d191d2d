"""A report with what is read of it already, each asked for by its place."""

from __future__ import annotations

import re  # noqa: TC003 - part of a signature
from bisect import bisect_left
from collections.abc import Sequence  # noqa: TC003 - part of the signature
from datetime import date  # noqa: TC003 - part of the signature

from standfirst.read.aid_words import CUE
from standfirst.records import (  # noqa: TC001 - part of the signature
    Mention,
    Report,
    Span,
    Statement,
)

_REACH = 2000  # characters before a place in which a statement that covers it begins


class Told:
    """The report, its mentions and statements; ``on`` is the day of the report.

    Mentions come in the order of the text. A clause asks for its own alone, so that a report of
    many amounts costs no more a clause than a short one.
    """

    __slots__ = ("_at", "_by_content", "_content_at", "_cues", "_mentions", "on", "report")

    def __init__(
        self,
        report: Report,
        mentions: Sequence[Mention],
        statements: Sequence[Statement],
        on: date | None,
        cues: Sequence[int],
    ) -> None:
        """Index the mentions and statements; ``cues`` are offsets of words of giving."""
        self.report, self.on = report, on
        self._mentions, self._cues = mentions, cues
        self._at = [mention.span.start for mention in mentions]
        contents = [(c.start, n) for n, one in enumerate(statements) for c in one.content]
        self._by_content = [statements[n] for _, n in sorted(contents)]
        self._content_at = sorted(start for start, _ in contents)

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that lie in a span."""
        first, last = bisect_left(self._at, span.start), bisect_left(self._at, span.end)
        return [one for one in self._mentions[first:last] if one.span.end <= span.end]

    def cues_in(self, clause: Span) -> list[re.Match[str]]:
        """Return the words of giving, asking and bringing of a clause."""
        first, last = bisect_left(self._cues, clause.start), bisect_left(self._cues, clause.end)
        found = (CUE.match(self.report.text, at, clause.end) for at in self._cues[first:last])
        return [cue for cue in found if cue is not None]

    def statements_near(self, span: Span) -> list[Statement]:
        """Return the statements whose content begins in a span or not far before it."""
        first = bisect_left(self._content_at, span.start - _REACH)
        last = bisect_left(self._content_at, span.end)
        return self._by_content[first:last]

    def statement_at(self, span: Span) -> Statement | None:
        """Return the innermost statement in whose content a span stands."""
        near = self.statements_near(span)
        around = [one for one in near if any(c.covers(span) for c in one.content)]
        return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
