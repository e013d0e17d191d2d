"""N001-N007: figures that are not those of the sources.

A figure stands in a slot: what is counted, in what unit, and what the words around it tell. It is
right where a source has it there, or what follows from the sources makes it (a rounding, a sum, a
conversion); it is wrong where no source has it, or where another figure fits its slot far better.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.amounts import find_wrong_amounts, has_amounts
from standfirst.check.comparing.figures import are_equal, figures_of, is_one_before, is_rounded
from standfirst.check.comparing.slots import ANYBODY, fit
from standfirst.check.comparing.stems import sense
from standfirst.check.comparing.sums import (
    find_wrong_sums,
    is_reckoned,
    is_sum_of_others,
    is_time_between,
    is_turned_over,
)
from standfirst.check.findings import note
from standfirst.check.measures import find_wrong_measure, same_unit
from standfirst.check.passages import SUMMING, near_best, passages_for, wording_of
from standfirst.check.slotted import Found, Sides, figures_in, find_crossed, find_miscounted
from standfirst.check.standing import is_bare_number, stands_elsewhere, told_otherwise
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from standfirst.check.comparing.figures import Figure
    from standfirst.check.comparing.wording import Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.check.passages import Passage
    from standfirst.check.slotted import Fault
    from standfirst.records import Finding

_NEAR: Final = 0.5  # share of the best passage's likeness a passage needs to be looked at
_SURE: Final = 2  # words more that another figure must fit, for each that the equal one does
_FORMER: Final = re.compile(r"\b(?:from|than)\s\Z")
_LARGE: Final = 1_000  # from this on two equal numbers are hardly equal by chance
_YEARS: Final = (1900, 2100)
_FITS: Final = 2  # words that another figure must have in common at least
_GAINSAID: Final = 0.6  # share of a sentence that a passage must hold to gainsay its number
_TOLD: Final = 0.5  # share of a sentence that a passage must hold to speak for its number
_HOURS: Final = 12
_MOST_OWN: Final = 20  # things that a draft counts of its own
_OWN: Final = frozenset(map(sense, "thing question answer sentence line takeaway".split()))
_SHORTHAND: Final = frozenset({"N003", "N006"})
_MADE: Final = re.compile(
    r"\s?(?:x|×)\s|(?:-\d+)?\s?m\b"
)  # "2 x ANVIL", "700 m": no thing, no million


def find_wrong_numbers(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """N001-N007: a figure no source has, or has in another unit, scale, bound, of another thing."""
    draft = wording_of(context.draft.text, sentence.span)
    figures = figures_of(context.draft.text, draft, context.mentions_in(sentence.span))
    figures = tuple(one for one in figures if not one.word.quoted)
    if not figures and not has_amounts(draft):
        return
    passages = passages_for(sentence, evidence, context)
    sides = _sides(passages, draft, is_heading=sentence.block.kind in SUMMING)
    yield from find_wrong_amounts(sides, context)
    for figure in figures:
        fault = _fault(figure, figures, sides, context)
        if fault is None or is_sum_of_others(figure, figures):
            continue
        code, message, cited = fault
        if code in _SHORTHAND and _MADE.match(context.draft.text, figure.word.end):
            continue
        cites = [(one.source, one.span) for one in cited]
        yield note(code, Span(figure.word.start, figure.word.end), message, cites=cites)
    yield from find_crossed(figures, sides.found)
    for total, reckoned in find_wrong_sums(context.draft.text, draft, figures):
        span = Span(total.word.start, total.word.end)
        yield note("N007", span, f"the figures of the sentence make {reckoned:,g}")


def _sides(passages: Sequence[Passage], draft: Wording, *, is_heading: bool) -> Sides:
    rows = [
        Found(figure, passage, passage.wording.holds(draft.senses), _told(passage, draft))
        for passage in passages
        for figure in figures_in(passage)
    ]
    near = {id(passage) for passage, _ in near_best(passages, draft, _NEAR)}
    close = [one for one in rows if id(one.passage) in near]
    return Sides(passages, close, rows, draft, is_heading)


def _told(passage: Passage, draft: Wording) -> float:
    """Return the share of a sentence's words, numbers left out, that a passage has."""
    return passage.wording.holds(one for one in draft.senses if not one[0].isdigit())


def _fault(
    figure: Figure, figures: Sequence[Figure], sides: Sides, context: CheckContext
) -> Fault | None:
    if not sides.passages:
        passage = told_otherwise(figure, context)
        return ("N001", "no source has this figure", [passage]) if passage else None
    equal = [
        one
        for one in sides.found
        if are_equal(figure, one.figure)
        and (
            is_bare_number(figure)
            or one.figure.is_measure
            or one.told >= _TOLD
            or _is_large(figure)
        )
    ]
    wordings = [one.wording for one in sides.passages]
    is_met = any(same_unit(figure.unit, one.figure.unit) for one in equal)
    if not is_met and is_turned_over(figure, figures, _day_of(sides, context), wordings):
        return None
    others = [one for one in figures if one is not figure]
    is_other_unit = figure.is_measure and not is_met
    is_other_unit = is_other_unit and not is_time_between(figure, context.draft.text)
    if (not equal or is_other_unit) and (
        _is_own_count(figure) or _follows(figure, others, sides, context)
    ):
        return None
    if not equal:
        if stands_elsewhere(figure, sides.draft, context) or _is_year(figure):
            return None
        return _no_source(figure, figures, sides)
    better = _better(figure, figures, equal, sides)
    if better is not None and not stands_elsewhere(
        figure, sides.draft, context, least=fit(figure, better.figure)
    ):
        message = f"no source has this figure of this; the nearest passage has {better.written}"
        return "N001", message, [better.passage]
    return find_wrong_measure(figure, equal) or find_miscounted(figure, equal, sides)


def _day_of(sides: Sides, context: CheckContext) -> date | None:
    """Return the day from which years are counted: the draft's, else the likest source's."""
    days = [one.source.day for one in sides.passages]
    return context.day or next((day for day in days if day is not None), None)


def _is_own_count(figure: Figure) -> bool:
    """Tell whether a sentence counts what the draft itself is made of: five things that matter."""
    return figure.values[0] <= _MOST_OWN and figure.item in _OWN


def _follows(figure: Figure, others: Sequence[Figure], sides: Sides, context: CheckContext) -> bool:
    """Tell whether a figure follows from what the passages have: counted on, rounded, reckoned."""
    if is_one_before(figure, [one.wording for one in sides.passages]):
        return True
    near = [one.figure for one in sides.near if same_unit(figure.unit, one.figure.unit)]
    if is_rounded(figure, near):
        return True
    rows = [[one.figure for one in sides.near if one.passage is p] for p in sides.passages]
    return is_reckoned(figure, rows, context.draft.text, others) or _is_hour(figure, sides)


def _is_hour(figure: Figure, sides: Sides) -> bool:
    """Tell whether a bare number is an hour of a source: "ashore by nine" of "by 9am"."""
    if figure.unit is not None or figure.item is not None or figure.values[0] > _HOURS:
        return False
    hour = re.compile(rf"\b{figure.values[0]:.0f}(?:[.:]00)?\s?(?:[ap]\.?m\b|o[’']clock)")
    return any(hour.search(one.text) for one in sides.passages)


def _better(
    figure: Figure, figures: Sequence[Figure], equal: Sequence[Found], sides: Sides
) -> Found | None:
    """Return a figure of a passage that fits the slot far better than all that are equal."""
    values = {value for one in figures for value in one.values}
    others = [
        one
        for one in sides.near
        if one.told >= _TOLD
        and values.isdisjoint(one.figure.values)
        and same_unit(figure.unit, one.figure.unit)
        and fit(figure, one.figure) >= _FITS
        and not is_rounded(figure, [one.figure])
    ]
    best = max(others, key=lambda one: (fit(figure, one.figure), one.told), default=None)
    if best is None or any(_is_former(one) for one in equal):
        return None
    mine = max(fit(figure, one.figure) for one in equal)
    is_far_better = mine < _FITS and fit(figure, best.figure) >= _SURE * (mine + 1)
    return best if is_far_better or _is_gainsaid(figure, equal, others) else None


def _is_gainsaid(figure: Figure, equal: Sequence[Found], others: Sequence[Found]) -> bool:
    """Tell whether the likest passage counts the same thing otherwise, and the equal ones are far.

    Three batteries are in service, and two more are to come.
    """
    if figure.item is None or figure.item in ANYBODY:
        return False
    most = max((one.told for one in others if one.figure.item == figure.item), default=0.0)
    return most >= _GAINSAID and all(one.told <= most / 2 for one in equal)


def _is_former(found: Found) -> bool:
    """Tell whether a figure is what another one was: up from 11, more than 11."""
    text = found.passage.source.report.text
    return (
        _FORMER.search(text, max(0, found.figure.word.start - 8), found.figure.word.start)
        is not None
    )


def _is_large(figure: Figure) -> bool:
    return figure.values[0] >= _LARGE


def _is_year(figure: Figure) -> bool:
    is_plain = figure.unit is None and figure.item is None
    return is_plain and _YEARS[0] < figure.values[0] < _YEARS[1]


def _no_source(figure: Figure, figures: Sequence[Figure], sides: Sides) -> Fault:
    """Tell what the nearest passage has instead: rather no figure that the sentence has as well."""
    own = {value for one in figures for value in one.values}
    nearest = max(
        sides.near,
        key=lambda one: (
            own.isdisjoint(one.figure.values) and same_unit(figure.unit, one.figure.unit),
            len(figure.about & one.figure.about) + (one.figure.item == figure.item),
            one.figure.unit == figure.unit,
            one.likeness,
        ),
        default=None,
    )
    if nearest is None:
        return "N001", "no source has this figure", [sides.passages[0]]
    value, other = figure.values[0], nearest.figure.values[0]
    code = "N001"
    if figure.about & nearest.figure.about and value and other:
        ratio = max(value, other) / min(value, other)
        if any(abs(ratio - 10**n) < 1e-6 for n in (3, 6, 9)):
            code = "N003"
    message = f"no source has this figure; the nearest passage has {nearest.written}"
    return code, message, [nearest.passage]
