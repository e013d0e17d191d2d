"""Plain contradictions: one says that something happened, another that it did not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from standfirst.group.conflicts.denials import speak_for_one_side
from standfirst.group.conflicts.denying import has_not
from standfirst.group.cues import load_cues
from standfirst.group.roots import root
from standfirst.group.speaking import statement_at
from standfirst.records import Conflict, ConflictKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from standfirst.group.conflicts.scene import Scene, Sentence

SAME_DAY = timedelta(hours=16)
LEAST_SHARED = 3  # roots beside the act
LEAST_COVERED = 0.5  # of the denying sentence's roots, unless two names are shared
SUBJECT_WORDS = 4
SHORT = 8  # roots of a sentence that two shared names may decide
MOST_CANDIDATES = 200
_AUXILIARIES = frozenset("did does do has have had was were is are".split())
_NOT = frozenset({"not", "never"})
_BETWEEN = frozenset({"been", "be", "yet", "ever", "also", "even"})
# What people do not do when asked: no act of the story.
_TALK = frozenset(
    map(
        root,
        "say said comment respond reply name specify give know think believe want expect mean"
        " elaborate identify disclose immediately confirm clear need have able rule provide"
        " mention seem appear look see feel understand require include make get come go take"
        " find just only".split(),
    )
)


@dataclass(frozen=True, slots=True)
class _Negated:
    n: int
    act: str


def find_negated(scene: Scene) -> Iterator[Conflict]:
    """Yield what one teller says happened and another, no earlier, says did not."""
    sentences = scene.sentences
    negated = [
        _Negated(n, act)
        for n, one in enumerate(sentences)
        if (act := _negated_act(one.words))  # first, for few sentences have one
        and not one.is_denial
        and _is_settled(one)
        and _is_somebodys(one)
    ]
    if not negated:
        return
    index: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(sentences):
        for value in one.roots:
            index[value].append(n)
    aimed: dict[int, list[int]] = defaultdict(list)
    for denied in negated:
        target = _target_of(denied, sentences, index)
        if target is not None:
            aimed[target].append(denied.n)
    for n, some in aimed.items():
        firsts = {sentences[m].speaker: m for m in reversed(some)}
        said = [sentences[m].claim("says it is not so") for m in sorted(firsts.values())]
        yield Conflict(
            ConflictKind.OPPOSITE,
            sentences[n].told.words,
            (sentences[n].claim("says it is so"), *said),
        )


def _is_somebodys(one: Sentence) -> bool:
    """Tell whether somebody answers for a "not"; a newsroom's own contradicts nobody."""
    told = one.told
    if told.side is not None or told.own != told.outlet:
        return True
    at = next((t for t, w in zip(one.tokens, one.words, strict=True) if has_not([w])), None)
    if at is None:
        return False
    start = told.span.start + at.start()
    said = statement_at(told, Span(start, start + 1))
    return said is not None and said.speaker is not None and said.speaker.name is not None


def _is_settled(one: Sentence) -> bool:
    return load_cues().unsettled.isdisjoint(one.words) and "?" not in one.told.words


def _negated_act(words: Sequence[str]) -> str:
    """Return the root of what was not done; empty where nothing is told so."""
    for n, word in enumerate(words):
        if word.endswith("n't") or (word in _NOT and n and words[n - 1] in _AUXILIARIES):
            at = n + 1
            while at < len(words) and words[at] in _BETWEEN:
                at += 1
            act = root(words[at]) if at < len(words) and words[at].isalpha() else ""
            return "" if act in _TALK else act
    return ""


def _target_of(
    one: _Negated, sentences: Sequence[Sentence], index: Mapping[str, list[int]]
) -> int | None:
    own = sentences[one.n]
    mine = own.roots - {one.act}
    best: tuple[float, int] | None = None
    for n in index.get(one.act, ())[:MOST_CANDIDATES]:
        other = sentences[n]
        if n == one.n or has_not(other.words) or other.is_denial:
            continue
        if not _is_settled(other) or not _can_contradict(own, other):
            continue
        shared = mine & other.roots
        names = own.names & other.names
        covered = len(shared) >= LEAST_SHARED and len(shared) >= LEAST_COVERED * len(mine)
        if other.told.report is own.told.report:
            continue
        named = len(names) >= 2 and len(shared) >= 2 and len(mine) <= SHORT
        if covered or named:
            score = len(shared) - 0.02 * len(other.roots)
            if best is None or score > best[0]:
                best = score, n
    return best[1] if best else None


def _can_contradict(no: Sentence, yes: Sentence) -> bool:
    """Tell whether two can stand against each other: unlike tellers, the "not" told no earlier."""
    if no.speaker == yes.speaker or speak_for_one_side(_side_of(no), _side_of(yes)):
        return False
    if no.places and yes.places and not no.places & yes.places:
        return False
    a, b = yes.at, no.at
    return a is None or b is None or timedelta() <= b - a <= SAME_DAY


def _side_of(one: Sentence) -> str:
    """Return the speaker, whom it speaks for, and the subject: whose own deeds it speaks of."""
    subject = " ".join(token.group() for token in one.tokens[:SUBJECT_WORDS])
    return f"{one.speaker.split(' (')[0]} {one.told.side or ''} {subject}"
