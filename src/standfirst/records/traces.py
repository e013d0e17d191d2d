"""What a report is compared by when stories and reprints are found: kept, for it takes long."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trace:
    """What one revision of a report is compared by, packed by the grouping stage.

    ``kind`` is "signature" (for stories) or "print" (for reprints); ``key`` is a hash of all that
    it rests on: the report, its reading, the registers, the version of the stage.
    """

    report: str
    revision: int
    kind: str
    key: str
    packed: bytes
