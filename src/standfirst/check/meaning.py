"""M: a sentence that says the contrary of its source, or says it more surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.changes import find_changes
from standfirst.check.comparing.marks import MarkKind
from standfirst.check.findings import note
from standfirst.check.passages import SUMMING, beside, passages_for, wording_of
from standfirst.check.structure import ADDRESS
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from standfirst.check.comparing.heard import Change
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.records import Finding

_ADDED: Final = "M001"
_LOST: Final = {
    MarkKind.NEGATION: ("M002", "the source negates this ({mark}), the sentence does not"),
    MarkKind.HEDGE: ("M003", "the source is not sure of this ({mark}), the sentence is"),
    MarkKind.MAY: ("M004", "in the source it only may be so ({mark}), in the sentence it is"),
    MarkKind.CONDITION: ("M005", "the source says this on a condition ({mark} …)"),
    MarkKind.FUTURE: ("M006", "in the source this is still to come ({mark}), here it is done"),
}


def find_changed_meaning(
    sentence: DraftSentence, evidence: SentenceEvidence, context: CheckContext
) -> Iterator[Finding]:
    """M001-M006: negation added or lost; doubt, chance or condition lost; plan told as done."""
    if ADDRESS.match(sentence.text):
        return
    passages = passages_for(sentence, evidence, context)
    draft = wording_of(context.draft.text, sentence.span)
    changes = find_changes(
        draft,
        [one.wording for one in passages],
        beside=beside(passages),
        sums_up=sentence.block.kind in SUMMING,
    )
    for change in changes:
        source = passages[change.source]
        span = Span(change.words[0].start, change.words[-1].end)
        code, message = _told(change)
        yield note(code, span, message, cites=[(source.source, source.span)])


def _told(change: Change) -> tuple[str, str]:
    mark = " ".join(word.low for word in change.mark.words)
    if change.added:
        return _ADDED, f"“{mark}”: no source negates this"
    code, message = _LOST[change.kind]
    return code, message.format(mark=f"“{mark}”")
