"""The rival claims of a story: which units hold them, one beside the other."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from standfirst.records import ConflictKind
from standfirst.write.units import leans
from standfirst.write.words import content_words, overlap, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from standfirst.records import Claim, Place, Story
    from standfirst.write.people import Names
    from standfirst.write.units import Unit

RETELLS = 0.6  # share of a claim's words another unit must hold to stand for it
# Claims that cannot both hold; a correction or retraction is a report's word on itself.
RIVALRIES = frozenset(ConflictKind) - {ConflictKind.CORRECTION, ConflictKind.RETRACTION}


def find_rivals(
    story: Story, ranked: Sequence[Unit], is_writable: Callable[[Unit], bool]
) -> list[list[Unit]]:
    """The units that hold the claims of each conflict of the story: at most three a conflict.

    Of figures the best told comes first, of a denial the claim.
    """
    blocks: list[list[Unit]] = []
    for conflict in story.conflicts:
        if conflict.kind not in RIVALRIES:
            continue
        found: dict[str, Unit] = {}
        for claim in conflict.claims:
            # "six people" and "6 dead" are one figure: numbers in words count as digits here.
            numbers = sorted(w for w in content_words(claim.value) if w[0].isdigit())
            value = numbers[0] if numbers else claim.value
            if value in found:
                continue  # a second source of the same figure rivals nothing new
            unit = _unit_of(claim, ranked, is_writable)
            if unit is not None and all(unit is not other for other in found.values()):
                found[value] = unit
        units = list(found.values())[:3]
        if conflict.kind is ConflictKind.FIGURES:
            units.sort(key=ranked.index)
        taken = [unit for block in blocks for unit in block]
        if len(units) > 1 and not any(unit in taken for unit in units):
            blocks.append(units)
    return blocks


def _unit_of(
    claim: Claim, ranked: Sequence[Unit], is_writable: Callable[[Unit], bool]
) -> Unit | None:
    """Return the unit that holds a claim, else the best that tells it in nearly the same words."""
    said = content_words(claim.passage.exact)
    here = [
        unit
        for unit in ranked
        if unit.report.id == claim.passage.report and unit.span.overlaps(claim.passage.span)
    ]
    alike = (unit for unit in ranked if overlap(unit.words, said) >= RETELLS)
    for unit in chain(here, alike):
        if not leans(unit) and is_writable(unit):
            return unit
    return None


def side_of(unit: Unit, names: Names, places: Sequence[Place], day: date) -> frozenset[str]:
    """Return who speaks in a unit, and for which countries of the desk: Droskia or its ministry."""
    known = {
        word: place.id
        for place in places
        if place.level == "country"
        for written in (place.name, *place.names, *place.demonyms)
        for word in stems(content_words(written))
    }
    said = " ".join(_titled(names, speaker, day) for speaker in unit.speakers)
    countries = {known[word] for word in stems(content_words(said)) if word in known}
    return frozenset(unit.speakers) | countries


def _titled(names: Names, speaker: str, day: date) -> str:
    """Return the name and office of somebody, given by id or by name."""
    person = names.person(speaker, speaker)
    if person is None:
        return speaker
    role = person.role_on(day)
    return f"{person.name} {role.title} {role.affiliation or ''}" if role else person.name


def is_contested(story: Story) -> bool:
    """Tell whether sides of a story contradict each other in more than figures."""
    kinds = {conflict.kind for conflict in story.conflicts}
    return bool(kinds & (RIVALRIES - {ConflictKind.FIGURES}))


def sides_of(story: Story, names: Names, day: date) -> list[list[frozenset[str]]]:
    """Return, for each dispute of words, the stems that each side alone is known by.

    Those of a person of the register are those of the office too: Dolsk speaks for Velmora.
    """

    def known_by(name: str) -> frozenset[str]:
        return stems(content_words(f"{name} {_titled(names, name, day)}"))

    disputes = []
    for conflict in story.conflicts:
        if conflict.kind not in RIVALRIES or conflict.kind is ConflictKind.FIGURES:
            continue
        by = [known_by(claim.by or "") for claim in conflict.claims]
        shared = frozenset(w for one in by for w in one if sum(w in other for other in by) > 1)
        sides = list(dict.fromkeys(one - shared for one in by))
        disputes.append([side for side in sides if side])
    return disputes
