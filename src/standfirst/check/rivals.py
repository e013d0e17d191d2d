"""N: figures that later ones replaced, and rivals that the draft does not mention.

What stands beside what is read off the stories' tables of figures; nothing is reckoned here, and
no side is called the right one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.days import names_of_days
from standfirst.check.comparing.figures import are_equal, figures_of
from standfirst.check.comparing.slots import ANYBODY
from standfirst.check.comparing.stems import sense
from standfirst.check.findings import note
from standfirst.check.passages import near_best, passages_for, wording_of
from standfirst.check.slotted import figures_in
from standfirst.records import Relation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from standfirst.check.comparing.figures import Figure
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.check.passages import Passage
    from standfirst.records import FigureRow, FigureTable, Finding

_NEAR: Final = 0.6  # share of the best passage's likeness a passage needs to be looked at
_AS_OF: Final = re.compile(r"\bas of (?P<h>\d{1,2})[:.](?P<m>\d{2})\b", re.IGNORECASE)
_OPENING: Final = 600  # characters of a draft in which it says as of when it is


def find_dated_figures(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """N008, N009: a figure that its voice replaced later, or that others contradict untold."""
    if not any(story.figures for story in context.stories.values()):
        return
    told = _figures(sentence, context)
    if not told:
        return
    wording = wording_of(context.draft.text, sentence.span)
    every = passages_for(sentence, evidence, context)
    passages = near_best([one for one in every if one.is_found], wording, _NEAR)
    summed = [one for one, _ in near_best(every, wording, _NEAR)]
    for figure in told:
        finding = None if _is_timed(sentence, context) else _replaced(figure, summed, context)
        if finding is not None and _is_of_another_day(sentence, finding.row, context):
            finding = None
        if finding is not None and not _tells_more(finding, _nearby(sentence, context)):
            yield _told(figure, finding, context)
            continue
        rows = _rows(figure, passages, context)
        if any(row.relation is Relation.DIFFERS for _, row, _ in rows):
            yield from _rivals(figure, rows, sentence, context)


def _is_of_another_day(sentence: DraftSentence, row: FigureRow, context: CheckContext) -> bool:
    """Tell whether a sentence names an earlier day than the draft's, on which its figure stood."""
    rows = names_of_days(context.draft.text, sentence.span)
    days = {one.value for one in rows if one.kind == "weekday"}
    if len(days) != 1 or context.day is None or context.day.weekday() in days:
        return False
    return row.as_of is not None and row.as_of.weekday() in days


@dataclass(frozen=True, slots=True)
class _Replaced:
    """A row of a table, and those that took its place: later ones, the first one first."""

    row: FigureRow
    later: Sequence[FigureRow]


def _replaced(
    figure: Figure, passages: Sequence[Passage], context: CheckContext
) -> _Replaced | None:
    """Return the row with a figure's value that its own voice replaced by the draft's time.

    None where any voice still has the value at the time it was replaced, or later.
    """
    until = _until(context)
    found = [context.stories.get(one.source.report.id) for one in passages]
    stories = {one.id: one for one in found if one is not None}
    for table in (table for story in stories.values() for table in story.figures):
        if not _counts(table, figure):
            continue
        dated = [one for one in table.rows if one.as_of and _is_by_then(one, until)]
        same = [one for one in dated if one.value in figure.values]
        for row in same:
            later = [one for one in dated if _takes_its_place(one, row)]
            if later and all(_is_before(one, later[-1]) for one in same):
                return _Replaced(row, later)
    return None


def _counts(table: FigureTable, figure: Figure) -> bool:
    """Tell whether a figure is told of what a table counts: its deed, or else its things."""
    things, _, deed = table.about.rpartition(", ")
    words = [sense(word) for word in (deed or things).split()]
    mine = figure.about | {figure.item}
    if figure.item not in {None, *ANYBODY, *map(sense, table.about.split())}:
        return False  # "two sisters" among the dead
    return not figure.is_measure and any(word in mine for word in words)


def _takes_its_place(other: FigureRow, row: FigureRow) -> bool:
    is_same = other.by == row.by and other.value not in {None, row.value}
    return is_same and _is_before(row, other)


def _is_before(row: FigureRow, other: FigureRow) -> bool:
    return row.as_of is not None and other.as_of is not None and row.as_of < other.as_of


def _is_timed(sentence: DraftSentence, context: CheckContext) -> bool:
    """Tell whether a sentence says as of when its figures are: by noon, on Monday morning."""
    return any(
        one.time is not None and "T" in one.time.value and not one.time.value.startswith("P")
        for one in context.mentions_in(sentence.span)
    )


def _tells_more(found: _Replaced, told: Iterable[Figure]) -> bool:
    """Tell whether a later figure is told beside the one replaced: the draft tells a history."""
    values = {value for one in told for value in one.values}
    return any(one.value in values for one in found.later)


def _told(figure: Figure, found: _Replaced, context: CheckContext) -> Finding:
    newest = found.later[-1]
    rows = (newest, found.row)
    cites = [
        (context.sources[one.passage.report], one.passage.span)
        for one in rows
        if one.passage.report in context.sources
    ]
    message = f"{newest.by or newest.outlet} gave {newest.written} later"
    return note("N008", Span(figure.word.start, figure.word.end), message, cites=cites)


Found = tuple["FigureTable", "FigureRow", "Passage"]


def _figures(sentence: DraftSentence, context: CheckContext) -> list[Figure]:
    return context.keep(("figures", sentence.number), lambda: _read_figures(sentence, context))


def _read_figures(sentence: DraftSentence, context: CheckContext) -> list[Figure]:
    text = context.draft.text
    wording = wording_of(text, sentence.span)
    rows = figures_of(text, wording, context.mentions_in(sentence.span))
    return [one for one in rows if not one.word.quoted]


def _rows(
    figure: Figure, passages: Sequence[tuple[Passage, float]], context: CheckContext
) -> list[Found]:
    """Return the rows of tables that stand at this figure in its sources.

    There are none where more passages have the figure outside all tables: it is another one.
    """
    until = _until(context)
    found: list[Found] = []
    outside = 0
    for passage, _ in passages:
        report = passage.source.report
        for theirs in figures_in(passage):
            if not are_equal(figure, theirs) or not _is_of_same(figure, theirs):
                continue
            place = Span(theirs.word.start, theirs.word.end)
            story = context.stories.get(report.id)
            rows = [
                (table, row, passage)
                for table in (story.figures if story else ())
                for row in table.rows
                if row.passage.report == report.id and row.span.overlaps(place)
            ]
            outside += not rows
            found += [one for one in rows if _is_by_then(one[1], until)]
    return found if len(found) > outside else []


def _is_of_same(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures share a word of what they are about, or what they count."""
    has_item = figure.item is not None and figure.item == other.item
    return has_item or bool((figure.about & other.about) - ANYBODY)


def _is_by_then(row: FigureRow, until: datetime | None) -> bool:
    return until is None or row.as_of is None or row.as_of <= until


def _until(context: CheckContext) -> datetime | None:
    """Return the moment a draft is as of: what it says, else the end of its day; null without."""
    if context.day is None:
        return None
    match = _AS_OF.search(context.draft.text, 0, _OPENING)
    if match is None or int(match["h"]) > 23 or int(match["m"]) > 59:
        return datetime.combine(context.day, time.max, context.zone)
    return datetime.combine(context.day, time(int(match["h"]), int(match["m"])), context.zone)


def _rivals(
    figure: Figure, rows: Iterable[Found], sentence: DraftSentence, context: CheckContext
) -> Iterator[Finding]:
    for table, row, passage in rows:
        rivals = [table.rows[n] for n in row.rivals if n < len(table.rows)]
        if not rivals:
            return
        values = _values_in_section(sentence, context)
        if any(one.value in values for one in rivals):
            return
        rival = rivals[-1]
        span = Span(figure.word.start, figure.word.end)
        message = (
            f"{rival.by or rival.outlet} gives {rival.written}, and the section does not say so"
        )
        yield note("N009", span, message, cites=[(passage.source, passage.span)])
        return


def _nearby(sentence: DraftSentence, context: CheckContext) -> list[Figure]:
    """Return the figures of a sentence and of the others of its paragraph."""
    return [one for near in context.draft.beside(sentence) for one in _figures(near, context)]


def _values_in_section(sentence: DraftSentence, context: CheckContext) -> frozenset[float]:
    """Return all values that a section gives; of what stands before the first, the whole draft."""
    section = sentence.block.section

    def read() -> frozenset[float]:
        rows = context.draft.section(section) if section else context.draft.sentences
        figures = (figure for one in rows for figure in _figures(one, context))
        return frozenset(value for figure in figures for value in figure.values)

    return context.keep(("values", section), read)
