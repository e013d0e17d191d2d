"""What a denial is aimed at where its own words leave out the claim.

"The mill rejected the office's account" names only whose words they are, "his meat had nothing to
do with the outbreak" only what was tied to what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from standfirst.group.conflicts.scene import Sentence

LEAST_TIED = 0.5  # of the roots behind "nothing to do with"
MOST_CANDIDATES = 400  # sentences weighed for one denial


def find_tied(
    before: frozenset[str],
    behind: frozenset[str],
    sentences: Sequence[Sentence],
    may_be: Callable[[int], bool],
) -> int | None:
    """Return the sentence that ties who has no part in a thing to that thing; the fullest one.

    ``before`` and ``behind`` are the roots on the two sides of the words of denial.
    """
    before -= behind
    best: tuple[float, int] | None = None
    for n, other in enumerate(sentences[:MOST_CANDIDATES]):
        tied, thing = before & other.roots, behind & other.roots
        if not tied or not thing or len(thing) < LEAST_TIED * len(behind) or not may_be(n):
            continue
        score = len(tied) + len(thing) - 0.02 * len(other.roots)
        if best is None or score > best[0]:
            best = score, n
    return best[1] if best else None


def find_theirs(
    holder: frozenset[str],
    denier: frozenset[str],
    sentences: Sequence[Sentence],
    may_be: Callable[[int], bool],
) -> int | None:
    """Return what those whose account is rejected said of the one who rejects it.

    The sentence must name both and be somebody's word; of several the first one told is meant.
    """
    denier -= holder
    for n, other in enumerate(sentences[:MOST_CANDIDATES]):
        if holder <= other.source_roots and denier & other.roots and may_be(n):
            return n
    return None
