"""Rival figures: the rows of a table that cannot hold beside each other."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from standfirst.records import Claim, Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from standfirst.group.conflicts.scene import Scene
    from standfirst.records import FigureRow, FigureTable


def find_rivals(scene: Scene) -> Iterator[Conflict]:
    """Yield each table with figures that differ, as the claims of those rows alone.

    What a teller has since replaced is left out where nobody gives it any more. Rows that one
    report sets against each other come first: it tells the dispute best.
    """
    for table in scene.tables:
        rivals = _current([row for row in table.rows if row.rivals])
        rivals.sort(key=lambda row: not _is_set_apart(row, table))
        if rivals:
            yield Conflict(ConflictKind.FIGURES, table.about, tuple(map(_claim_of, rivals)))


def _current(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """Leave out the figures that their own tellers moved on from, unless too few sides are left."""
    times: dict[object, list[datetime]] = defaultdict(list)
    for row in rows:
        if row.as_of is not None:
            times[row.value, row.low, row.high].append(row.as_of)
    replaced = {
        old_key
        for old, new in combinations(rows, 2)
        if old.by is not None and old.by == new.by
        for old_key in [(old.value, old.low, old.high)]
        for new_key in [(new.value, new.low, new.high)]
        if times[old_key] and times[new_key] and max(times[old_key]) < min(times[new_key])
    }
    kept = [row for row in rows if (row.value, row.low, row.high) not in replaced]
    return kept if len({row.value for row in kept}) > 1 else list(rows)


def _is_set_apart(row: FigureRow, table: FigureTable) -> bool:
    return any(table.rows[n].passage.report == row.passage.report for n in row.rivals)


def _claim_of(row: FigureRow) -> Claim:
    return Claim(row.written, row.by, row.as_of, row.passage, row.outlet, f"says {row.written}")
