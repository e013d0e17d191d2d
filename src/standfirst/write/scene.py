"""What a reader of a section knows when a sentence begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from standfirst.records import Outlet, Reading
    from standfirst.write.people import Names


@dataclass(slots=True)
class Scene:
    """What a reader of the section already knows when a sentence begins."""

    names: Names
    readings: Mapping[str, Reading]
    outlets: Mapping[str, Outlet]
    zone: tzinfo
    introduced: set[str] = field(default_factory=set)
    spoken_on: set[tuple[str, str]] = field(default_factory=set)
    last_speaker: str | None = None
    unverified: str = ""  # the editor's sentence for what one party alone claims
    is_noted: bool = False  # whether the section has it

    def remember(self, speaker: str) -> None:
        """Note that a speaker has been named, and that the sentence just written is theirs."""
        self.introduced.add(speaker)
        self.last_speaker = speaker


class Unwritable(Exception):  # noqa: N818 - a verdict on a unit, caught where units are chosen
    """A unit cannot be written as a sentence of its own; ``str()`` of it is the reason."""
