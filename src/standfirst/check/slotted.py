"""Figures of the sources beside those of a sentence: what they count, and whether crossed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.figures import Figure, are_equal, figures_of
from standfirst.check.comparing.kin import kin_of, may_stand_for, share_explained
from standfirst.check.comparing.slots import ANYBODY, fit
from standfirst.check.comparing.wording import Wording
from standfirst.check.findings import note
from standfirst.check.passages import Passage, sentences_beside, wording_of
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.evidence import Source
    from standfirst.records import Finding

_CROSSED: Final = 2  # words more that two figures must fit the other way round
_TOLD: Final = 0.5  # share of a sentence, its numbers left out, that a source of the same holds
_AS_LIKE: Final = 0.75  # share of the likest one's from which another tells the same
_HANDFUL: Final = 3  # what a headline may count itself

Fault = tuple[str, str, "list[Passage]"]


@dataclass(frozen=True, slots=True)
class Found:
    """A figure of a source, the passage it stands in, and how like that is to the draft's.

    ``told`` is the same likeness with the numbers left out.
    """

    figure: Figure
    passage: Passage
    likeness: float
    told: float

    @property
    def written(self) -> str:
        """The figure as its source writes it."""
        return self.passage.source.report.text[self.figure.word.start : self.figure.word.end]


@dataclass(frozen=True)
class Sides:
    """The figures of the passages: ``near`` those of the likest ones, ``found`` of them all."""

    passages: Sequence[Passage]
    near: Sequence[Found]
    found: Sequence[Found]
    draft: Wording
    is_heading: bool = False


def figures_in(passage: Passage) -> tuple[Figure, ...]:
    """Return the figures of a passage."""
    source = passage.source
    return figures_of(source.report.text, passage.wording, source.mentions_in(passage.span))


def find_miscounted(figure: Figure, equal: Sequence[Found], sides: Sides) -> Fault | None:
    """Find a figure of things of which no report that has it speaks."""
    item = figure.item
    if item is None or item in ANYBODY or figure.is_measure:
        return None
    is_few = figure.values[0] <= _HANDFUL
    if is_few and _is_named(figure, sides.draft):
        return None  # "the two ministers": counted by the sentence itself
    sources = {one.passage.source.report.id: one.passage.source for one in equal}
    is_told = any(_speaks_of(source, item) for source in sources.values())
    if (is_told or (is_few and sides.is_heading)) and not _is_exchanged(figure, equal, sides):
        return None
    if any(_counts_the_like(one, figure, sides.draft) for one in equal):
        return None
    best = max(equal, key=lambda one: one.likeness)
    return "N006", "in the source another thing is counted", [best.passage]


def _counts_the_like(found: Found, figure: Figure, draft: Wording) -> bool:
    """Tell whether an equal figure stands beside a word that may stand for the thing counted.

    Splinters and fragments, or 210 jobs of a brewery that "employs 210 people".
    """
    low = next(
        (w.low for w in draft.words if w.sense == figure.item and w.start > figure.word.start), ""
    )
    clause = found.figure.word.clause
    words = [w for w in found.passage.wording.words if w.clause == clause]
    held, fields = kin_of(Wording(tuple(words)))
    is_like = bool(low) and share_explained(low, figure.item or "", held, fields) > 0
    return is_like or may_stand_for(low, held)


def _is_exchanged(figure: Figure, equal: Sequence[Found], sides: Sides) -> bool:
    """Tell whether a source that tells the same counts another thing, and the draft's is not there.

    Neither by the word, nor by one of its family or field, nor in the sentences beside.
    """
    word = next((one for one in sides.draft.words if one.sense == figure.item), None)
    most = max(one.told for one in equal)
    if word is None or most < _TOLD or any(figure.item == one.figure.item for one in equal):
        return False
    return not any(
        share_explained(word.low, word.sense, *kin_of(wording_of(source.report.text, span)))
        for one in equal
        if one.told >= _AS_LIKE * most
        for source in (one.passage.source,)
        for span in (one.passage.span, *sentences_beside(source, one.passage.span))
    )


def _is_named(figure: Figure, draft: Wording) -> bool:
    at = draft.words.index(figure.word)
    return at > 0 and draft.words[at - 1].low in {"the", "these", "both", "those"}


def _speaks_of(source: Source, item: str) -> bool:
    return any(item in wording_of(source.report.text, span).senses for span in source.sentences)


def find_crossed(figures: Sequence[Figure], found: Sequence[Found]) -> Iterator[Finding]:
    """Find two figures of a sentence of which each is the other's in the source (N001)."""
    for n, one in enumerate(figures):
        for other in figures[n + 1 :]:
            if one.values == other.values:
                continue
            passage = _where_crossed(one, other, found)
            if passage is not None:
                span = Span(one.word.start, one.word.end)
                cites = [(passage.source, passage.span)]
                yield note("N001", span, "in the source two figures change places", cites=cites)


def _where_crossed(one: Figure, other: Figure, found: Sequence[Found]) -> Passage | None:
    """Return a passage in which two figures fit each other's words better, if none fits as is."""
    crossed = None
    by_report: dict[str, list[Found]] = {}
    for row in found:
        by_report.setdefault(row.passage.source.report.id, []).append(row)
    for rows in by_report.values():
        mine = [row.figure for row in rows if are_equal(one, row.figure)]
        theirs = [row.figure for row in rows if are_equal(other, row.figure)]
        if not mine or not theirs:
            continue
        straight = (
            max(fit(one, f, common=True) for f in mine),
            max(fit(other, f, common=True) for f in theirs),
        )
        across = (
            max(fit(one, f, common=True) for f in theirs),
            max(fit(other, f, common=True) for f in mine),
        )
        if sum(straight) > sum(across):
            return None
        is_better = straight[0] < across[0] and straight[1] < across[1]
        is_no_worse = 0 < across[0] >= straight[0] and 0 < across[1] >= straight[1]
        if is_better or (is_no_worse and sum(across) >= sum(straight) + _CROSSED):
            crossed = rows[0].passage
    return crossed
