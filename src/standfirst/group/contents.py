"""What one story tells: its headline, who carries which fact, its figures and its conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.group.comparing import figures_of, plain_counts
from standfirst.group.conflicts import find_conflicts
from standfirst.group.corroboration import find_carried
from standfirst.group.headlines import choose_headline
from standfirst.group.names import NameIndex
from standfirst.group.origins import Mastheads
from standfirst.group.tables import tabulate
from standfirst.group.tellers import tell_sentences
from standfirst.records import Story, make_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.records import Origin, Reading, Registers, Report


@dataclass(frozen=True, slots=True)
class Indexed:
    """The registers with what is looked up in them for every story."""

    registers: Registers
    names: NameIndex
    mastheads: Mastheads
    tiers: Mapping[str, int]  # by outlet id

    @classmethod
    def of(cls, registers: Registers) -> Indexed:
        """Index registers once for all stories."""
        tiers = {outlet.id: outlet.tier for outlet in registers.outlets}
        return cls(registers, NameIndex(registers), Mastheads(registers), tiers)


def look_through(
    held: Sequence[Report], folded: Sequence[Origin], read: Mapping[str, Reading], indexed: Indexed
) -> Story:
    """Return a story with what its reports tell, given in order of publication.

    What depends on other reports of the window (its id, evidence, timeline) is the caller's.
    """
    told = (
        tell_sentences(held, folded, read, indexed.registers, indexed.names)
        if len(held) > 1
        else []
    )
    figures = figures_of(told)
    tables = tabulate(figures, indexed.names)
    firsts = [one for one in told if not one.is_copy]
    corroborated, repeated = find_carried(firsts, plain_counts(figures), indexed.mastheads)
    return Story(
        id=make_id("y", held[0].id),
        reports=tuple(report.id for report in held),
        headline=choose_headline(held, read, indexed.tiers),
        corroborated=corroborated,
        repeated=repeated,
        conflicts=find_conflicts(told, tables, indexed.names),
        figures=tables,
    )
