"""Which sources were taken back: by an agency's notice, or by a later report's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.passages import wording_of
from standfirst.records import ConflictKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from standfirst.check.evidence import Source
    from standfirst.records import Claim, Drop, Story

# Reasons of refused inputs that take back what came before under the same name.
TAKEN_BACK: Final = ("canceled", "withheld")
_WHOLE: Final = frozenset("report story article dispatch".split())  # a figure is less than that
_LEAST: Final = 2  # telling words of the retraction that the report it means must have


def find_withdrawn(
    sources: Mapping[str, Source], stories: Mapping[str, Story], drops: Iterable[Drop]
) -> frozenset[str]:
    """Return the ids of the sources that were taken back.

    An agency's notice names the item by its address. A report that says in its own words that a
    report was withdrawn means an earlier one of its story, by its own outlet or by one it names:
    that which has most of its words. ``drops`` are the refused inputs with a reason to look at.
    """
    notices = [drop.detail for drop in drops if drop.reason in TAKEN_BACK]
    found = {
        key
        for key, source in sources.items()
        if source.report.external_id
        and any(f"; {source.report.external_id}: " in detail for detail in notices)
    }
    for story in {one.id: one for one in stories.values()}.values():
        mates = [sources[key] for key in story.reports if key in sources]
        for conflict in story.conflicts:
            if conflict.kind is ConflictKind.RETRACTION:
                for claim in conflict.claims:
                    found.update(_meant_by(claim, sources, mates))
    return frozenset(found)


def _meant_by(
    claim: Claim, sources: Mapping[str, Source], mates: Iterable[Source]
) -> Iterator[str]:
    """Yield the id of the report that a retraction takes back, if one can be told."""
    exact = claim.passage.exact
    words = wording_of(exact, Span(0, len(exact)))
    if not any(word.low in _WHOLE for word in words.words):
        return
    teller = sources.get(claim.passage.report)
    best: tuple[int, Source] | None = None
    for mate in mates:
        if mate.report.id == claim.passage.report or not _is_before(mate, teller, claim):
            continue
        is_own = mate.outlet_name == (teller.outlet_name if teller else claim.outlet)
        if not is_own and mate.outlet_name.lower() not in exact.lower():
            continue
        text = mate.report.text
        names = wording_of(mate.outlet_name, Span(0, len(mate.outlet_name))).senses
        held = len((words.senses - names) & wording_of(text, Span(0, len(text))).senses)
        if held >= _LEAST and (best is None or held > best[0]):
            best = held, mate
    if best is not None:
        yield best[1].report.id


def _is_before(source: Source, teller: Source | None, claim: Claim) -> bool:
    when = teller.published_at if teller else claim.as_of
    return source.published_at is None or when is None or source.published_at < when
