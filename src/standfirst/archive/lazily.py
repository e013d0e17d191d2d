"""Readings and stories that are decoded when they are asked for.

To decode a reading takes ten times as long as to fetch it, and few stages look into all of them.
What one stage has decoded the next one finds made. Where a day's edition is kept as it is, nobody
looks into its stories.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from standfirst.archive.codec import from_json
from standfirst.records import Reading, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from standfirst.records import Report

MOST_HELD = 1 << 13  # readings; one takes some 26 kB


class Readings(Mapping[str, Reading]):
    """Readings by report id; one stored in an unknown form is an ArchiveError when asked for."""

    def __init__(
        self, stored: Mapping[str, str], made: Mapping[str, Reading] | None = None
    ) -> None:
        """Take readings as JSON by report id, and those that need no decoding."""
        self._stored = dict(stored)
        self._made = dict(made or {})

    def __getitem__(self, report: str) -> Reading:
        """Return the reading of a report, the same one each time."""
        made = self._made.get(report)
        if made is None:
            made = self._made[report] = _decode(self._stored[report])
            del self._stored[report]
        return made

    def __contains__(self, report: object) -> bool:
        """Tell whether there is a reading of a report, without decoding it."""
        return report in self._made or report in self._stored

    def __iter__(self) -> Iterator[str]:
        """Give the reports' ids."""
        yield from (*self._made, *self._stored)  # those asked for meanwhile change places

    def __len__(self) -> int:
        """Return how many readings there are."""
        return len(self._made) + len(self._stored)

    def filled(self, reports: Iterable[Report]) -> Readings:
        """Return these readings, with an empty one for each report that has none."""
        empty = {one.id: Reading(one.id, one.revision) for one in reports if one.id not in self}
        return Readings(self._stored, {**self._made, **empty})


@lru_cache(maxsize=MOST_HELD)
def _decode(stored: str) -> Reading:
    return from_json(Reading, stored)


class Stories(Sequence[Story]):
    """Stories in order, all decoded when the first is asked for; equal to those of a tuple."""

    def __init__(self, stored: Sequence[str]) -> None:
        """Take stories as JSON."""
        self._stored = tuple(stored)
        self._made: tuple[Story, ...] | None = None

    def _all(self) -> tuple[Story, ...]:
        if self._made is None:
            self._made = tuple(from_json(Story, one) for one in self._stored)
        return self._made

    @overload
    def __getitem__(self, place: int) -> Story: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Story, ...]: ...

    def __getitem__(self, place: int | slice) -> Story | tuple[Story, ...]:
        """Return the story at a place, or those of a slice."""
        return self._all()[place]

    def __iter__(self) -> Iterator[Story]:
        """Give the stories in order."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return how many there are, without decoding any."""
        return len(self._stored)

    def __eq__(self, other: object) -> bool:
        """Tell whether another sequence holds the same stories."""
        return isinstance(other, Sequence) and self._all() == tuple(other)

    __hash__ = None  # type: ignore[assignment]
