"""N: figures that are not those of the sources: value, unit, scale, bound, thing counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.figures import (
    Figure,
    are_equal,
    digits_of,
    figures_of,
    is_bare,
    is_one_before,
    is_rounded,
)
from standfirst.check.comparing.stems import sense
from standfirst.check.comparing.sums import find_wrong_sums, is_sum_of_others
from standfirst.check.findings import note
from standfirst.check.passages import (
    SUMMING,
    Passage,
    elsewhere,
    near_best,
    passages_for,
    wording_of,
)
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.comparing.wording import Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding

_NEAR: Final = 0.5  # share of the best passage's likeness a passage needs to be looked at
_SURE: Final = 2  # words more that two figures must fit the other way round
_SHORTHAND: Final = frozenset({"N003", "N006"})
_GAINSAID: Final = 0.6  # share of a sentence that a passage must hold to speak for its number
_HANDFUL: Final = 3  # what a headline may count itself
_ELSEWHERE: Final = 2  # words a sentence of any source must share to support a number
# Words that count anybody: "60 people" are the 60 servicemen of the source.
ANYBODY: Final = frozenset(
    map(
        sense,
        "people person other resident killed injured patient life victim casualty place case time"
        " member partner ally hero captive question reason"
        " one body home household side point part thing".split(),
    )
)

_FATES: Final = frozenset(map(sense, ("killed", "injured", "patient")))  # tell two figures apart
_MADE: Final = re.compile(
    r"\s?(?:x|×)\s|(?:-\d+)?\s?m\b"
)  # "2 x ANVIL", "700 m": no thing, no million


@dataclass(frozen=True, slots=True)
class Found:
    """A figure of a source, the passage it stands in, and how like that is to the draft's."""

    figure: Figure
    passage: Passage
    likeness: float


@dataclass(frozen=True)
class Sides:
    """The figures of the passages: ``near`` those of the likest ones, ``found`` of them all."""

    passages: Sequence[Passage]
    near: Sequence[Found]
    found: Sequence[Found]
    draft: Wording
    is_heading: bool = False


def find_wrong_numbers(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """N001-N007: a figure no source has, or has in another unit, scale, bound, of another thing."""
    draft = wording_of(context.draft.text, sentence.span)
    figures = figures_of(context.draft.text, draft, context.mentions_in(sentence.span))
    figures = tuple(one for one in figures if not one.word.quoted)
    if not figures:
        return
    passages = passages_for(sentence, evidence, context)
    if passages:
        sides = _sides(passages, draft, is_heading=sentence.block.kind in SUMMING)
        for figure in figures:
            fault = _fault(figure, sides)
            if fault is None or is_sum_of_others(figure, figures):
                continue
            if fault[0] in _SHORTHAND and _MADE.match(context.draft.text, figure.word.end):
                continue
            if fault[0] != "N001" or not _stands_elsewhere(figure, sides, context):
                code, message, cited = fault
                cites = [(one.source, one.span) for one in cited]
                yield note(code, Span(figure.word.start, figure.word.end), message, cites=cites)
        yield from _crossed(figures, sides.found)
    for total, reckoned in find_wrong_sums(context.draft.text, draft, figures):
        span = Span(total.word.start, total.word.end)
        yield note("N007", span, f"the figures of the sentence make {reckoned:,g}")


def _sides(passages: Sequence[Passage], draft: Wording, *, is_heading: bool) -> Sides:
    rows = [
        Found(figure, passage, passage.wording.holds(draft.senses))
        for passage in passages
        for figure in figures_in(passage)
    ]
    near = {id(passage) for passage, _ in near_best(passages, draft, _NEAR)}
    return Sides(
        passages, [one for one in rows if id(one.passage) in near], rows, draft, is_heading
    )


def figures_in(passage: Passage) -> tuple[Figure, ...]:
    """Return the figures of a passage."""
    source = passage.source
    return figures_of(source.report.text, passage.wording, source.mentions_in(passage.span))


Fault = tuple[str, str, list[Passage]]


def _fault(figure: Figure, sides: Sides) -> Fault | None:
    least = _gainsaid(figure, sides) / 2
    near = [one for one in sides.near if _told(one.passage, sides.draft) > least]
    equal = [one for one in near if are_equal(figure, one.figure)]
    if not equal:
        if is_one_before(figure, (one.wording for one in sides.passages)):
            return None
        if is_rounded(figure, (one.figure for one in near)) or _is_written(figure, sides):
            return None
        return _no_source(figure, sides.near, sides.passages)
    everywhere = [one for one in sides.found if are_equal(figure, one.figure)]
    return (
        _unit(figure, equal)
        or _bound(figure, everywhere)
        or _counted(figure, everywhere, is_heading=sides.is_heading)
    )


def _is_written(figure: Figure, sides: Sides) -> bool:
    """Tell whether a bare number stands in a passage, in whatever part it plays there."""
    wanted = digits_of(figure)
    least = _gainsaid(figure, sides)
    return wanted is not None and any(
        word.sense == wanted
        for passage in sides.passages
        if _told(passage, sides.draft) > least
        for word in passage.wording.words
    )


def _told(passage: Passage, draft: Wording) -> float:
    """Return the share of a sentence's words, numbers left out, that a passage has."""
    return passage.wording.holds(one for one in draft.senses if not one[0].isdigit())


def _gainsaid(figure: Figure, sides: Sides) -> float:
    """Return how like the likest passage is that counts the same thing otherwise; -1 of none.

    A passage less like than that is of another number: three batteries are in service, two more
    are to come.
    """
    if figure.item is None or figure.item in ANYBODY:
        return -1.0
    others = (
        _told(one.passage, sides.draft) for one in sides.near if one.figure.item == figure.item
    )
    most = max(others, default=0.0)
    return most if most >= _GAINSAID else -1.0


def _stands_elsewhere(figure: Figure, sides: Sides, context: CheckContext) -> bool:
    """Tell whether any source has the bare number in a sentence that tells of the same."""
    wanted = digits_of(figure) if is_bare(figure) else None
    if wanted is None:
        return False
    least = _gainsaid(figure, sides)
    draft = sides.draft
    senses = frozenset(one for one in draft.senses if not one[0].isdigit()) - ANYBODY
    return any(
        wanted in {word.sense for word in one.wording.words} and _told(one, draft) > least
        for one in elsewhere(draft, context, least=_ELSEWHERE, beside=senses)
    )


def _no_source(figure: Figure, found: Sequence[Found], passages: Sequence[Passage]) -> Fault:
    nearest = max(
        found,
        key=lambda one: (
            len(figure.about & one.figure.about) + (one.figure.item == figure.item),
            one.figure.unit == figure.unit,
            one.likeness,
        ),
        default=None,
    )
    if nearest is None:
        return "N001", "no source has this figure", [passages[0]]
    value, other = figure.values[0], nearest.figure.values[0]
    code = "N001"
    if figure.about & nearest.figure.about and value and other:
        ratio = max(value, other) / min(value, other)
        if any(abs(ratio - 10**n) < 1e-6 for n in (3, 6, 9)):
            code = "N003"
    written = nearest.passage.source.report.text[
        nearest.figure.word.start : nearest.figure.word.end
    ]
    message = f"no source has this figure; the nearest passage has {written}"
    return code, message, [nearest.passage]


def _unit(figure: Figure, equal: Sequence[Found]) -> Fault | None:
    """A measure that every equal figure gives in another unit."""
    if not figure.is_measure:
        return None
    measured = [one for one in equal if one.figure.is_measure]
    if not measured or any(_same_unit(figure, one.figure) for one in measured):
        return None
    if len(measured) < len(equal) and figure.unit == "share":
        return None
    best = max(measured, key=lambda one: one.likeness)
    code = "N004" if figure.is_money and best.figure.is_money else "N002"
    return code, f"the source has this in {_shown(best.figure.unit)}", [best.passage]


def _same_unit(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit:
        return True
    if one.unit and other.unit and one.unit.split(" per ")[0] == other.unit.split(" per ")[0]:
        return True  # "20,000 euros", each day, of 20,000 euros a day
    # "a night" and a bare number next to "days" are durations of some kind.
    return {one.unit, other.unit} <= {"share", "percent"}


def _shown(unit: str | None) -> str:
    names = {"PD": "days", "PTH": "hours", "PW": "weeks", "PM": "months", "PY": "years"}
    names["PTM"] = "minutes"
    return names.get(unit or "", unit or "no unit")


def _bound(figure: Figure, equal: Sequence[Found]) -> Fault | None:
    """A figure told as exact that every source gives with a bound."""
    if figure.bounded or figure.unit in {"ordinal", "age", "share"}:
        return None
    if all(one.figure.bounded for one in equal):
        best = max(equal, key=lambda one: one.likeness)
        passage = best.passage
        before = passage.source.report.text[: best.figure.word.start].split()[-2:]
        return "N005", f"the source has this with a bound: “{' '.join(before)} …”", [passage]
    return None


def _counted(figure: Figure, equal: Sequence[Found], *, is_heading: bool) -> Fault | None:
    """A figure of things of which no report that has it speaks."""
    item = figure.item
    if item is None or item in ANYBODY or figure.is_measure:
        return None
    if is_heading and figure.values[0] <= _HANDFUL:
        return None  # "the two ministers": counted by the headline itself
    sources = {one.passage.source.report.id: one.passage.source for one in equal}
    if any(
        item in wording_of(source.report.text, span).senses
        for source in sources.values()
        for span in source.sentences
    ):
        return None
    best = max(equal, key=lambda one: one.likeness)
    return "N006", "in the source another thing is counted", [best.passage]


def _crossed(figures: Sequence[Figure], found: Sequence[Found]) -> Iterator[Finding]:
    """Two figures of a sentence of which each is the other's in the source."""
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
        straight = (max(_fit(one, f) for f in mine), max(_fit(other, f) for f in theirs))
        across = (max(_fit(one, f) for f in theirs), max(_fit(other, f) for f in mine))
        if sum(straight) > sum(across):
            return None
        is_better = straight[0] < across[0] and straight[1] < across[1]
        is_no_worse = 0 < across[0] >= straight[0] and 0 < across[1] >= straight[1]
        if is_better or (is_no_worse and sum(across) >= sum(straight) + _SURE):
            crossed = rows[0].passage
    return crossed


def _fit(one: Figure, other: Figure) -> int:
    same = one.item is not None and one.item == other.item and one.item not in ANYBODY
    return len((one.about & other.about) - (ANYBODY - _FATES)) + 2 * same
