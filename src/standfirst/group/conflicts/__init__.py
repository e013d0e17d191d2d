"""Claims of one story that cannot all hold: each kind is one function in a table.

Everything found here is flagged and shown side by side; nothing is decided. The rules prefer
silence to a false alarm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.group.conflicts.blame import find_blame
from standfirst.group.conflicts.causes import find_causes
from standfirst.group.conflicts.copies import find_altered
from standfirst.group.conflicts.denials import find_denials
from standfirst.group.conflicts.negations import find_negated
from standfirst.group.conflicts.notes import find_corrections, find_retractions
from standfirst.group.conflicts.occasions import find_dates
from standfirst.group.conflicts.places import find_places
from standfirst.group.conflicts.rivals import find_rivals
from standfirst.group.conflicts.scene import Scene
from standfirst.group.conflicts.states import find_opposites
from standfirst.records import ConflictKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from standfirst.group.names import NameIndex
    from standfirst.group.tellers import Told
    from standfirst.records import Conflict, FigureTable

KINDS: tuple[tuple[ConflictKind, Callable[[Scene], Iterable[Conflict]]], ...] = (
    (ConflictKind.FIGURES, find_rivals),
    (ConflictKind.FIGURES, find_altered),
    (ConflictKind.DENIAL, find_denials),
    (ConflictKind.OPPOSITE, find_opposites),
    (ConflictKind.OPPOSITE, find_negated),
    (ConflictKind.RESPONSIBILITY, find_blame),
    (ConflictKind.CAUSE, find_causes),
    (ConflictKind.DATE, find_dates),
    (ConflictKind.PLACE, find_places),
    (ConflictKind.CORRECTION, find_corrections),
    (ConflictKind.RETRACTION, find_retractions),
)


def find_conflicts(
    told: Sequence[Told], tables: Sequence[FigureTable], names: NameIndex
) -> tuple[Conflict, ...]:
    """Return the conflicts of one story, kind by kind, each kind in the order of the text."""
    scene = Scene(told, tables, names)
    return tuple(conflict for _, find in KINDS for conflict in find(scene))
