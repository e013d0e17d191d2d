"""Whether any source of a draft has a figure at all, where a sentence's passages do not have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.figures import are_equal, digits_of
from standfirst.check.comparing.slots import ANYBODY, FATES
from standfirst.check.measures import same_unit
from standfirst.check.passages import Passage, elsewhere, wording_of
from standfirst.check.slotted import figures_in

if TYPE_CHECKING:
    from standfirst.check.comparing.figures import Figure
    from standfirst.check.comparing.wording import Wording
    from standfirst.check.context import CheckContext

_ELSEWHERE: Final = 2  # words a sentence of any source must share to support a number
_ALONE: Final = 10  # numbers below it stand anywhere
_REST: Final = re.compile(r"\s(?:other|others|more)\b")  # reckoned from another one
_ABOUT: Final = 2  # words a figure must share with another to be told of the same


def stands_elsewhere(
    figure: Figure, draft: Wording, context: CheckContext, *, least: int | None = None
) -> bool:
    """Tell whether any source has the number in a sentence that shares so many words.

    Without ``least`` these are two words, or one for a number of two digits and more.
    """
    wanted = _numbers(figure)
    if least is None:
        least = _ELSEWHERE if max(figure.values) < _ALONE else 1
    senses = frozenset(one for one in draft.senses if not one[0].isdigit())
    senses -= ANYBODY - FATES - {figure.item}
    is_bare = is_bare_number(figure)
    return any(
        wanted <= {word.sense for word in one.wording.words}
        if is_bare
        else _has_measure(one, figure)
        for one in elsewhere(draft, context, least=min(least, len(senses)), beside=senses)
    )


def is_bare_number(figure: Figure) -> bool:
    """Tell whether a figure may stand without a unit: a count, a share, an age."""
    return not figure.is_measure or figure.unit in {"share", "age"}


def _has_measure(passage: Passage, figure: Figure) -> bool:
    return any(
        are_equal(figure, one) and same_unit(figure.unit, one.unit) for one in figures_in(passage)
    )


def _numbers(figure: Figure) -> set[str]:
    first = digits_of(figure)
    return {first} if first else {f"{value:.10g}" for value in figure.values}


def told_otherwise(figure: Figure, context: CheckContext) -> Passage | None:
    """Return where a figure's thing is told with another number, if no source has the number.

    For a sentence that the archive holds too little on to say more: only numbers of some size.
    """
    is_rest = _REST.match(context.draft.text, figure.word.end) is not None
    if figure.bounded or is_rest or len(figure.values) > 1 or figure.values[0] <= _ALONE:
        return None
    wanted = _numbers(figure)
    about = (figure.about | {figure.item or ""}) - ANYBODY - {""}
    found: Passage | None = None
    for source in context.sources.values():
        for span in source.sentences:
            wording = wording_of(source.report.text, span)
            senses = {word.sense for word in wording.words}
            if wanted <= senses:
                return None
            if found is None and len(about & senses) >= min(_ABOUT, len(about)) > 0:
                has_number = any(one[0].isdigit() for one in senses)
                found = Passage(source, span, wording, is_found=False) if has_number else None
    return found
