"""What of the learned model's statements cannot be: words that no sentence of theirs holds.

The model links any content to any cue within a few paragraphs, so an orphan may go to a headline.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.records import Span

if TYPE_CHECKING:
    from standfirst.read.statements.learned.decode import Attribution

# Of what is less sure than 0.2 one statement in six is right on newspapers. Without what lies below
# this, whole statements score better and no role scores worse; at 0.2 sources begin to suffer.
LEAST = 0.15
_MARKS = frozenset("“”„«»‹›\"'‘’‚")


def sift(text: str, one: Attribution, sentence: Span) -> Attribution:
    """Leave out the contents that lie wholly outside the sentence of their cue.

    Quotations stay, for they go on over sentences and paragraphs, and so does all that a cue with
    a colon introduces. ``one`` has a cue; ``sentence`` is the one in which it begins.
    """
    if text[one.cue[0][1] - 1] == ":":
        return one
    kept = tuple(
        span for span in one.content if text[span[0]] in _MARKS or sentence.overlaps(Span(*span))
    )
    return one if kept == one.content else replace(one, content=kept)
