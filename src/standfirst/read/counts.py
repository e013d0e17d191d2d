"""Well-known counts of days, for reports that come without a desk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from standfirst.records import Counting, DayRule

_OPENING = 4000  # characters in which a report shows what it is about


@dataclass(frozen=True, slots=True)
class Count:
    """A count of days in public use: its epoch, how it is mostly counted, what names it."""

    epoch: date
    counting: Counting
    words: re.Pattern[str]
    is_named: bool = False  # whether the report at hand names it

    @property
    def rule(self) -> DayRule:
        """The count as it is mostly made."""
        return DayRule(self.epoch, self.counting)

    @property
    def other_rule(self) -> DayRule:
        """The count as a minority makes it, one day off."""
        other = Counting.ELAPSED if self.counting is Counting.INCLUSIVE else Counting.INCLUSIVE
        return DayRule(self.epoch, other)


WELL_KNOWN: Final = (
    Count(
        date(2022, 2, 24),
        Counting.INCLUSIVE,
        re.compile(r"Ukrain|Kyiv|Україн|Украин|Киев|Київ|ucrani|ucrain|ukraiń", re.IGNORECASE),
    ),
    Count(
        date(2023, 4, 15),
        Counting.INCLUSIVE,
        re.compile(r"Sudan|Khartoum|Судан", re.IGNORECASE),
    ),
    Count(
        date(2023, 10, 7),
        Counting.INCLUSIVE,
        re.compile(r"\bGaza|Hamas|\bГаз[аеиуы]\b|ХАМАС"),
    ),
)


def likely_counts(text: str) -> tuple[Count, ...]:
    """Return the well-known counts, those the opening of a text names most often first."""
    opening = text[:_OPENING]
    hits = [(len(count.words.findall(opening)), count) for count in WELL_KNOWN]
    ranked = sorted(hits, key=lambda hit: -hit[0])
    return tuple(
        Count(count.epoch, count.counting, count.words, is_named=n > 0) for n, count in ranked
    )
