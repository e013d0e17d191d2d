"""What the editor has said of stories: which reports tell of one event, and which do not.

A judgement is about two reports, each of which stands for the story around it. The last word on a
pair holds. All of them are honoured; where they contradict each other through a third report, the
later one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standfirst.records import Judgement

SAME = "same"
DIFFERENT = "different"
MERGE = "merge"
MOVE = "move"
SPLIT = "split"
JOINING = frozenset({SAME, MERGE, MOVE})
PARTING = frozenset({DIFFERENT, SPLIT})
KINDS = JOINING | PARTING


@dataclass(frozen=True, slots=True)
class Judged:
    """The pairs of reports that must stand together or apart, the last judgement first."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Judged:
        """Take the judgements about stories, given in the order they were made."""
        last: dict[tuple[str, str], str] = {}
        for one in judgements:
            if one.kind in KINDS and one.other is not None and one.subject != one.other:
                pair = min(one.subject, one.other), max(one.subject, one.other)
                last.pop(pair, None)
                last[pair] = one.kind
        newest = list(last.items())[::-1]
        return cls(
            tuple(pair for pair, kind in newest if kind in JOINING),
            tuple(pair for pair, kind in newest if kind in PARTING),
        )

    def parts(self, reports: Iterable[str]) -> bool:
        """Tell whether any two of these reports must stand apart."""
        held = frozenset(reports)
        return any(a in held and b in held for a, b in self.apart)
