"""What every story of a day is written with, and the list of what does not come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.records import LeftOut
from standfirst.write.phrasing import phrase
from standfirst.write.rivals import side_of
from standfirst.write.scene import Scene, Unwritable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.records import Outlet, Report, Story
    from standfirst.write.casing import Spelling
    from standfirst.write.cast import Cast
    from standfirst.write.edition import EditionRequest
    from standfirst.write.people import Names
    from standfirst.write.units import Unit


@dataclass(slots=True)
class Bench:
    """What every story is written with."""

    request: EditionRequest
    names: Names
    outlets: Mapping[str, Outlet]
    rarity: Mapping[str, float]
    spelling: Spelling
    surnames: frozenset[str] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)

    def scene(self, cast: Cast) -> Scene:
        """Return what a reader knows before the first sentence of a section with these people."""
        request = self.request
        return Scene(
            self.names,
            request.readings,
            self.outlets,
            request.zone,
            surnames=self.surnames,
            cast=cast,
            attribution=request.attribution,
            unverified=request.manner.unverified,
        )

    def outlet_of(self, report: Report) -> Outlet | None:
        """Return the registered outlet of a report."""
        return self.outlets.get(report.outlet or "")

    def is_writable(self, unit: Unit, told: frozenset[str], cast: Cast) -> bool:
        """Tell whether a unit could stand in a section that has told these words."""
        scene = self.scene(cast)
        scene.told = told
        scene.on_trial = True
        try:
            phrase(unit, scene)
        except Unwritable:
            return False
        return True

    def side_of(self, unit: Unit) -> frozenset[str]:
        """Tell who speaks in a unit, and for which countries."""
        return side_of(unit, self.names, self.request.registers.places, self.request.day)

    def leave(self, story: Story, reason: str, text: str = "") -> None:
        """List what does not come in, with its reason."""
        self.left_out.append(LeftOut(story.id, reason, text))
