"""What a sentence lost of its sources' marks, and what it added: negation, doubt, condition, time.

A mark is lost where its source's words stand in the sentence without any mark of the kind, and no
other source says them as plainly. It is added where the sentence has one and no source has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.additions import find_added
from standfirst.check.comparing.doing import find_done
from standfirst.check.comparing.heard import Change, Heard
from standfirst.check.comparing.losses import find_lost
from standfirst.check.comparing.marks import Mark, MarkKind, find_marks
from standfirst.check.comparing.plans import find_early, find_raised
from standfirst.check.comparing.stances import find_turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.check.comparing.wording import Word, Wording

LOSABLE: Final = (MarkKind.NEGATION, MarkKind.HEDGE, MarkKind.MAY, MarkKind.CONDITION)


def find_changes(
    draft: Wording,
    sources: Sequence[Wording],
    *,
    beside: Sequence[Sequence[int]] = (),
    sums_up: bool = False,
) -> list[Change]:
    """Return the marks that a sentence lost or added, against the sentences it may stand on.

    ``beside`` tells for each source the numbers of those it stands next to in its report. What a
    heading (``sums_up``) says may stand in any of the sources.
    """
    alike = [source.holds(draft.senses) for source in sources]
    near = beside or [()] * len(sources)
    heard = [
        Heard(n, source, find_marks(source), alike[n], max(alike[m] for m in (n, *near[n])))
        for n, source in enumerate(sources)
    ]
    mine = find_marks(draft, quoted=False)
    lost = [find_lost(kind, draft, mine, heard, sums_up=sums_up) for kind in LOSABLE]
    added = find_added(draft, mine, heard, sums_up=sums_up)
    if lost[0] is None:
        lost[0] = find_turned(draft, mine, heard)
    found = [one for one in lost if one is not None] + added
    done = find_done(draft, mine, heard) or _planned(find_early(draft, mine, heard))
    kinds = {one.kind for one in found}
    raised = None if kinds & set(LOSABLE) else _planned(find_raised(draft, mine, heard))
    return [*found, *(one for one in (done, raised) if one is not None)]


def _planned(found: tuple[Word, Heard, Mark] | None) -> Change | None:
    if found is None:
        return None
    word, source, mark = found
    return Change(mark.kind, added=False, words=(word,), source=source.number, mark=mark)
