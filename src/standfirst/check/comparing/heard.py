"""Source sentences as a draft's sentence hears them: with their marks, and how much they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.marks import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standfirst.check.comparing.wording import Word, Wording

_HEARD: Final = 0.7  # share of the best source's likeness another needs to be heard


@dataclass(frozen=True, slots=True)
class Change:
    """A mark lost or added: where in the draft, which source sentence (by number), what it was."""

    kind: MarkKind
    added: bool
    words: tuple[Word, ...]  # of the draft: the mark added, or the words that lost theirs
    source: int
    mark: Mark


@dataclass(frozen=True)
class Heard:
    """A source sentence with its marks, and how much of the draft's sentence it holds.

    ``around`` is the most that it or a sentence next to it holds.
    """

    number: int
    wording: Wording
    marks: tuple[Mark, ...]
    likeness: float
    around: float


def near_best(heard: Iterable[Heard], *, around: bool = False) -> list[Heard]:
    """Return those whose likeness to the draft's sentence is near that of the best of them.

    With ``around`` the likeness of the sentence next to which they stand will do.
    """
    rows = list(heard)
    least = _HEARD * max((one.likeness for one in rows), default=0.0)
    return [
        one for one in rows if one.likeness and (one.around if around else one.likeness) >= least
    ]


def share_one(draft: Wording, source: Heard) -> bool:
    """Tell whether a sentence of several words shares but one with a source: no proof of much."""
    return len(draft.senses) > 1 >= len(draft.senses & source.wording.senses)


def unpaired(marks: Sequence[Mark], others: Sequence[Mark]) -> list[Mark]:
    """Return the marks less the negations that the other side has in the same words.

    "Did not rule out" and "ruled out" share a negation; what is told apart is the other one.
    """
    left = [one for one in others if one.kind is MarkKind.NEGATION]
    found: list[Mark] = []
    for mark in marks:
        pairs = [one for one in left if _are_one(mark, one)]
        shared = [len(one.senses & mark.senses) for one in pairs]
        pair = pairs[shared.index(max(shared))] if pairs else None
        if pair is None:
            found.append(mark)
        else:
            left.remove(pair)
    return found


def _are_one(one: Mark, other: Mark) -> bool:
    words = [word.low for word in one.words]
    if one.kind is not other.kind or words != [word.low for word in other.words]:
        return False
    return len(words) > 1 or bool(one.senses & other.senses) or not (one.senses or other.senses)
