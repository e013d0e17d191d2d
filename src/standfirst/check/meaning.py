"""M: a sentence that says the contrary of its source, or says it more surely."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from standfirst.check.comparing.additions import is_open
from standfirst.check.comparing.changes import find_changes
from standfirst.check.comparing.claims import (
    closeness,
    find_differences,
    is_told,
    may_be_told,
    senses_around,
)
from standfirst.check.comparing.heard import Change
from standfirst.check.comparing.marks import MarkKind
from standfirst.check.findings import note
from standfirst.check.passages import (
    SUMMING,
    beside,
    passages_for,
    wording_of,
    wordings_with,
)
from standfirst.check.structure import ADDRESS
from standfirst.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.check.comparing.claims import Difference
    from standfirst.check.comparing.wording import Wording
    from standfirst.check.context import CheckContext
    from standfirst.check.drafts import DraftSentence
    from standfirst.check.evidence import SentenceEvidence
    from standfirst.check.passages import Passage
    from standfirst.records import Finding

_CLOSE: Final = 0.2  # share of the surroundings that the words of a lost negation have there
_CLOSE_ADDED: Final = 0.3  # the same of what an added one bears on, in any of the sources
_NEAREST: Final = 3  # words that an added one bears on
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
    changes = [one for one in changes if _is_close(draft, one, passages, context)]
    changes += _differing(draft, passages, changes, context)
    negated = {word.start for one in changes if one.added for word in one.mark.words}
    for change in changes:
        if not change.added and any(word.start in negated for word in change.words):
            continue  # "ruled out": told once
        source = passages[change.source]
        span = Span(change.words[0].start, change.words[-1].end)
        code, message = _told(change)
        yield note(code, span, message, cites=[(source.source, source.span)])


def _differing(
    draft: Wording, passages: Sequence[Passage], known: Sequence[Change], context: CheckContext
) -> list[Change]:
    """Return the words told in another state than in their source, and so in no report."""
    told = {(one.kind, one.added) for one in known}
    found: list[Change] = []
    for one in find_differences(draft, [row.wording for row in passages], context.rarity):
        if (one.kind, one.added) in told or _has_open_end(draft, one):
            continue
        may = partial(may_be_told, draft, one, context.rarity)
        witnesses = wordings_with(senses_around(draft, one), context, may)
        if not any(is_told(draft, one, wording, context.rarity) for wording in witnesses):
            told.add((one.kind, one.added))
            words = one.mark.words if one.added else (one.word,)
            found.append(Change(one.kind, one.added, words, one.source, one.mark))
    return found


def _is_close(
    draft: Wording, change: Change, passages: Sequence[Passage], context: CheckContext
) -> bool:
    """Tell whether a negation stands, or is lost, where a source tells of the same."""
    sources = [one.wording for one in passages]
    if change.kind is not MarkKind.NEGATION:
        return True
    if change.added:
        governed = change.mark.governs[:_NEAREST]
        return closeness(draft, governed, sources, context.rarity) >= _CLOSE_ADDED
    if not {one.sense for one in change.words} & change.mark.senses:
        return True  # an assent in place of a denial: another word
    there = [sources[change.source]]
    return closeness(draft, change.words, there, context.rarity) >= _CLOSE


def _has_open_end(draft: Wording, found: Difference) -> bool:
    return found.added and is_open(draft, found.mark)


def _told(change: Change) -> tuple[str, str]:
    mark = " ".join(word.low for word in change.mark.words)
    if change.added:
        return _ADDED, f"“{mark}”: no source negates this"
    code, message = _LOST[change.kind]
    return code, message.format(mark=f"“{mark}”")
