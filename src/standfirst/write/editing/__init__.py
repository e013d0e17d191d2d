"""An edition with its editor's decisions: a pure function of what was written and of the rows.

The writer writes each day's edition anew; the decisions are then made again upon it, in the order
they were made. Each names a sentence or a section by its key, which hangs on the cited words and
not on their place, so that it holds when new reports change what stands around. What an editor
locked, reworded or added stays, even where the writer would no longer write it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.write.editing.acts import ACTS, locks_of
from standfirst.write.editing.draft import close_draft, open_draft
from standfirst.write.editing.keys import (
    HEADLINE,
    find_story,
    is_section,
    name_sentences,
    reports_of,
    still_holding,
    wanted_stories,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from standfirst.records import Edition, EditionJudgement, EditionSource, Sentence

__all__ = [
    "HEADLINE",
    "Edited",
    "edit_edition",
    "find_story",
    "is_section",
    "name_sentences",
    "reports_of",
    "still_holding",
    "wanted_stories",
]


@dataclass(frozen=True, slots=True)
class Edited:
    """An edition with the decisions in it, and what an editor should be told of them, in lines."""

    edition: Edition
    told: tuple[str, ...] = ()


def edit_edition(
    edition: Edition,
    judgements: Sequence[EditionJudgement],
    *,
    reword: Callable[[Sentence, str], Sentence],
    source_of: Callable[[str], EditionSource],
) -> Edited:
    """Make the decisions upon an edition as it was written.

    ``reword`` gives an editor's wording of a sentence with its proof, or with why there is none;
    called with the sentence's own text it proves it again, and with one that cites nothing it
    looks for the words in reports. ``source_of`` gives a report, by its id, as editions list them.
    """
    draft = open_draft(name_sentences(edition))
    holding = still_holding(judgements)
    locked = locks_of(holding)
    for one in holding:
        if act := ACTS.get(one.kind):
            act(draft, one, reword, locked)
    return Edited(close_draft(draft, source_of), tuple(dict.fromkeys(draft.told)))
