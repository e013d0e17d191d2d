"""How many independent origins a story has: what stands on one source counts once.

A text stands on the agency it credits; where it credits none, on the outlet that told it first, or
on that outlet's owner. Two texts of one newsroom are one origin, but an agency's text is not its
newspaper's own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from standfirst.records import Level, Origin, Tie, make_id
from standfirst.text.mastheads import masthead

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from standfirst.records import Registers, Report


class Mastheads:
    """Whose an outlet is: its owner's where the register tells, else its own, in all editions."""

    def __init__(self, registers: Registers) -> None:
        self._owners: dict[str, str] = {}
        for outlet in registers.outlets:
            owner = outlet.owner or outlet.id
            self._owners[outlet.id] = owner
            for name in (outlet.name, *outlet.names):
                self._owners.setdefault(name.casefold(), owner)

    def owner_of(self, outlet: str) -> str:
        """Return the owner of an outlet, given by id or as its name came."""
        return self._owners.get(outlet) or self._owners.get(outlet.casefold()) or masthead(outlet)


def fold_origins(
    texts: Sequence[Origin], reports: Mapping[str, Report], mastheads: Mastheads
) -> tuple[Origin, ...]:
    """Return the independent origins of one story's texts, in the order of their first reports.

    ``texts`` are as ``find_origins`` gives them.
    """
    by_source: dict[tuple[str, str], list[Origin]] = defaultdict(list)
    for text in texts:
        by_source[_source_of(text, reports, mastheads)].append(text)
    folded = (_fold(same, reports, mastheads) for same in by_source.values())
    return tuple(folded)


def _source_of(
    text: Origin, reports: Mapping[str, Report], mastheads: Mastheads
) -> tuple[str, str]:
    if text.agency:
        return "agency", text.agency
    first = reports[text.reports[0]]
    teller = first.forwarded_from or first.outlet
    return ("owner", mastheads.owner_of(teller)) if teller else ("text", text.id)


def _fold(texts: Sequence[Origin], reports: Mapping[str, Report], mastheads: Mastheads) -> Origin:
    held = {r for text in texts for r in text.reports}
    ids = tuple(one for one in reports if one in held)
    outlets = {reports[one].outlet for one in ids}
    owners = {mastheads.owner_of(outlet) for outlet in outlets if outlet}
    ties = [Tie.TEXT] if any(len(text.reports) > 1 for text in texts) else []
    if len(texts) > 1:
        firsts = [reports[text.reports[0]].outlet for text in texts]
        if texts[0].agency:
            ties.append(Tie.AGENCY)
        elif len(set(firsts)) == 1:
            ties.append(Tie.OUTLET)
        else:
            ties.append(Tie.OWNER)
    return Origin(
        id=make_id("o", ids[0]),
        reports=ids,
        agency=texts[0].agency,
        owner=next(iter(owners)) if len(owners) == 1 and len(outlets) > 1 else None,
        texts=tuple(text.reports for text in texts),
        ties=tuple(ties),
    )


def level_of(n_origins: int, outlets: Iterable[str | None], mastheads: Mastheads) -> Level:
    """Return the level of what these outlets tell on so many independent origins."""
    if n_origins > 1:
        return Level.INDEPENDENT
    names = {mastheads.owner_of(outlet) for outlet in outlets if outlet}
    return Level.ONE_ORIGIN if len(names) > 1 else Level.SINGLE
