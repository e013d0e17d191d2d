"""A report's word on itself or on an earlier one: corrections and retractions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.group.cues import load_cues
from standfirst.records import Conflict, ConflictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from standfirst.group.conflicts.scene import Scene, Sentence

REACH = 5  # words between "withdrew" and what was withdrawn
_OWN = frozenset("its the their this that his her a an".split())
_TAKES = frozenset("takes took taken".split())
_BE = frozenset("was were been is are".split())


def find_corrections(scene: Scene) -> Iterator[Conflict]:
    """Yield, for each report that corrects itself, its last words on it: the note at its end."""
    notes: dict[str, Sentence] = {}
    for one in scene.sentences:
        words = one.told.words.lstrip("([*_ ").casefold()
        for phrase in load_cues().correction_phrases:
            if words.startswith(phrase) or (phrase in words and " " in phrase.strip()):
                notes[one.told.report.id] = one
    for note in notes.values():
        yield Conflict(
            ConflictKind.CORRECTION, note.told.words, (note.claim("corrects", note.told.own),)
        )


def find_retractions(scene: Scene) -> Iterator[Conflict]:
    """Yield each sentence that tells of a report, figure or claim taken back."""
    for one in scene.sentences:
        if takes_back(one.words):
            yield Conflict(
                ConflictKind.RETRACTION, one.told.words, (one.claim("takes back", one.told.own),)
            )


def takes_back(words: Sequence[str]) -> bool:
    """Tell whether words say "withdrew its report" or "the figure was withdrawn"."""
    cues = load_cues()
    for n, word in enumerate(words):
        is_taken = word in _TAKES and words[n + 1 : n + 2] == ["back"]
        if word not in cues.retractions and not is_taken:
            continue
        after = words[n + 1 + is_taken : n + 1 + is_taken + REACH]
        if after[:1] and after[0] in _OWN and not cues.retracted.isdisjoint(after[1:4]):
            return True
        before = words[max(0, n - REACH) : n]
        if before[-1:] and before[-1] in _BE and not cues.retracted.isdisjoint(before):
            return True
    return False
