"""What a reader of a section knows when a sentence begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.records import AttributionForm, OutletKind
from standfirst.text.agencies import Agencies, agencies_of
from standfirst.write.cast import Cast
from standfirst.write.drafts import Insertion
from standfirst.write.units import MOST_TIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

    from standfirst.records import Outlet, Reading, Report, Span
    from standfirst.write.people import Names


@dataclass(slots=True)
class Scene:
    """What a reader of the section already knows when a sentence begins."""

    names: Names
    readings: Mapping[str, Reading]
    outlets: Mapping[str, Outlet]
    zone: tzinfo
    introduced: set[str] = field(default_factory=set)
    surnames: frozenset[str] = frozenset()  # of all whom the day's reports name in full
    cast: Cast = field(default_factory=Cast)  # whom the story's reports name in full
    lent: list[tuple[Report, Span]] = field(default_factory=list)  # names of other reports used
    told: frozenset[str] = frozenset()  # content words of the section so far
    spoken_on: set[tuple[str, str]] = field(default_factory=set)
    last_speaker: str | None = None
    n_reported: int = 0  # sentences that carry their outlet's name
    attribution: AttributionForm = AttributionForm.SAID
    unverified: str = ""  # the editor's sentence for what one party alone claims
    is_noted: bool = False  # whether the section has it
    on_trial: bool = False  # a unit is but tried: who was introduced before is not known
    one_origin: bool = False  # whether all the story stands on one origin
    agencies: Agencies = field(init=False)

    def __post_init__(self) -> None:
        """Look up which agencies the desk knows."""
        self.agencies = agencies_of(self.outlets.values())

    def teller_of(self, report: Report) -> str | None:
        """Return the name under which a report is told: its outlet's, or that of its agency.

        What a party or an official spreads stays theirs, whoever they credit for it.
        """
        outlet = self.outlets.get(report.outlet or "")
        own = outlet.name if outlet else report.outlet
        if outlet is not None and (outlet.speaker or not self.lends_to(report)):
            return own
        return self.agencies.named_in(report) or own

    def remember(self, speaker: str) -> None:
        """Note that a speaker has been named, and that the sentence just written is theirs."""
        self.introduced.add(speaker)
        self.last_speaker = speaker

    def lends_to(self, report: Report) -> bool:
        """Tell whether a sentence of a report may take a name from another report.

        Not one of a party or an official: what stands behind it is theirs alone.
        """
        outlet = self.outlets.get(report.outlet or "")
        return outlet is None or (
            outlet.tier <= MOST_TIER and outlet.kind is not OutletKind.OFFICIAL
        )

    def note(
        self, outlet: Outlet | None, *, supported: bool, disputed: bool
    ) -> Iterator[Insertion]:
        """Yield the desk's note, once a section, behind a claim that one origin alone carries.

        A claim is what a party's outlet tells, or what an official's own channel tells where
        another side disputes it or nobody else has the story.
        """
        is_partys = outlet is not None and outlet.tier > MOST_TIER
        is_own = outlet is not None and outlet.kind is OutletKind.OFFICIAL
        claims = is_partys or (is_own and (disputed or self.one_origin))
        if not self.unverified or self.is_noted or supported or not claims:
            return
        self.is_noted = True
        yield Insertion(f" {self.unverified}", "editor")


class Unwritable(Exception):  # noqa: N818 - a verdict on a unit, caught where units are chosen
    """A unit cannot be written as a sentence of its own; ``str()`` of it is the reason."""
