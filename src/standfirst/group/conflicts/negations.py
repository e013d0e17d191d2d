"""Plain contradictions: one says that something happened, another that it did not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from standfirst.group.conflicts.denying import has_not
from standfirst.group.conflicts.notes import takes_back
from standfirst.group.conflicts.targets import speak_for_one_side
from standfirst.group.cues import load_cues
from standfirst.group.roots import root, roots_in
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
TURN = 12  # words between "not" and the "but" that says what is so instead
REACH = 6  # words behind "no" among which the verb stands
MOSTLY = 0.6  # of what is said not to be so, where the words leave no doubt what is meant
_NEITHER = frozenset("no none nobody neither".split())
_AUXILIARIES = frozenset("did does do has have had was were is are".split())
_NOT = frozenset({"not", "never"})
_BETWEEN = frozenset({"been", "be", "yet", "ever", "also", "even"})
_FAILS = frozenset(map(root, "attempt effort bid try fail repel foil unable vain".split()))
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


_NONE = re.compile(
    r"(?:\A|; |, |\bthat |: |[“\"])(?:no|not (?:one|a|a single)|none of)\s+", re.IGNORECASE
)
# What there is none of yet may still come: only what there was none of stands against a deed.
_NO_SUCH = re.compile(r"\bthere (?:was|were|ha[sd] been|have been) no\s+", re.IGNORECASE)
_FAILED = re.compile(
    r"\b(?:attempts?|efforts?|bids?|tried) to (?P<tried>\w+)\b[^.;]{0,120}"
    r"\b(?:failed|(?:was|were) (?:repelled|foiled)|in vain)\b"
    r"|\b(?:failed|(?:was|were|been) unable) to (?P<failed>\w+)",
    re.IGNORECASE,
)
_IN_VAIN = frozenset("failed unable repelled foiled vain".split())
_OF_SPEAKER = frozenset("i he she we they".split())
_DONE = re.compile(r"\w+ed\Z")
_CLAUSE = re.compile(r"[;:]|,? (?:but|and|while) ")


@dataclass(frozen=True, slots=True)
class _Negated:
    n: int
    acts: frozenset[str]
    clause: frozenset[str]  # roots of what is not so
    is_plain: bool = False  # "no drone hit the mill", "not lost but sold": told without doubt
    is_named: bool = False  # a named one says so
    is_whole: bool = False  # "there was no fire at the mill": all of it must be told elsewhere
    who: frozenset[str] = frozenset()  # roots of the speaker's name, where it is "I" who did not


def find_negated(scene: Scene) -> Iterator[Conflict]:
    """Yield what one teller says happened and another, no earlier, says did not."""
    sentences = scene.sentences
    negated = [found for n, one in enumerate(sentences) if (found := _negated_in(n, one))]
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


def _negated_in(n: int, one: Sentence) -> _Negated | None:
    """Return what a sentence says is not so; null where nobody is told to say it."""
    act = _negated_act(one.words)  # first, for few sentences have one
    none = None if act else _NONE.search(one.told.words)
    lacks = failed = None
    if not act and "no" in one.words and "yet" not in one.words:
        lacks = _NO_SUCH.search(one.told.words)
    if not (act or lacks or _IN_VAIN.isdisjoint(one.words)):
        failed = _FAILED.search(one.told.words)
    if (
        not (act or none or lacks or failed)
        or one.is_denial
        or not _is_settled(one)
        or not _is_said(one)
    ):
        return None
    if failed is not None and none is None:
        tried = root(failed["tried"] or failed["failed"])
        if tried in _TALK:
            return None
        is_told = one.speaker != (one.told.own or one.told.report.id)
        return _Negated(
            n, frozenset({tried}), one.roots - _FAILS, is_named=is_told or _is_sided(one)
        )
    if lacks is not None:
        words = _CLAUSE.split(one.told.words[lacks.end() :], maxsplit=1)[0]
        clause = _own_roots(one, lacks.end(), lacks.end() + len(words))
        nouns = (frozenset(map(root, words.split()[:REACH])) & clause) - _TALK
        return _Negated(n, nouns, clause, is_plain=True, is_whole=True) if nouns else None
    if none is not None:
        words = _CLAUSE.split(one.told.words[none.end() :], maxsplit=1)[0]
        clause = _own_roots(one, none.end(), none.end() + len(words))
        acts = (frozenset(map(root, words.split()[1:REACH])) & clause) - _TALK
        return _Negated(n, acts, clause, is_plain=True) if acts else None
    if end := _turn_in(one):
        clause = _own_roots(one, 0, one.tokens[end].start())
        return _Negated(n, frozenset({act}), clause, is_plain=True)
    named = _is_somebodys(one)
    return _Negated(n, frozenset({act}), one.roots, is_named=named, who=_who_did_not(one))


def _who_did_not(one: Sentence) -> frozenset[str]:
    """Return the roots of the speaker's name where the "not" is of the speaker: "I did not"."""
    at = next((n for n, w in enumerate(one.words) if has_not([w])), 0)
    if _OF_SPEAKER.isdisjoint(one.words[max(0, at - 3) : at]) or one.speaker == one.told.own:
        return frozenset()
    return roots_in(one.speaker.split(" (")[0])


def _turn_in(one: Sentence) -> int:
    """Return the token of the "but" in "not … but …"; 0 where there is none."""
    at = next((n for n, word in enumerate(one.words) if has_not([word])), 0)
    return next((n for n in range(at, min(at + TURN, len(one.words))) if one.words[n] == "but"), 0)


def _own_roots(one: Sentence, start: int, end: int) -> frozenset[str]:
    """Return the roots of a part of a sentence but for who is told to say it."""
    offset = one.told.span.start
    words = list(one.told.words[:end])
    for said in one.told.statements:
        for span in (*said.source, *said.cue):
            for n in range(max(0, span.start - offset), min(end, span.end - offset)):
                words[n] = " "
    return roots_in("".join(words[start:]))


def _is_sided(one: Sentence) -> bool:
    """Tell whether a side speaks for itself."""
    return one.told.side is not None or one.told.own != one.told.outlet


def _is_said(one: Sentence) -> bool:
    """Tell whether anybody at all is told to say it, or a side speaks for itself."""
    return _is_sided(one) or bool(one.told.statements)


def _is_somebodys(one: Sentence) -> bool:
    """Tell whether a named one answers for a "not"; a newsroom's own contradicts nobody."""
    told = one.told
    if _is_sided(one):
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
        if word == "no" and n and _DONE.match(words[n - 1]) and root(words[n - 1]) not in _TALK:
            return root(words[n - 1])  # "used no firearms"
    return ""


def _target_of(
    one: _Negated, sentences: Sequence[Sentence], index: Mapping[str, list[int]]
) -> int | None:
    own = sentences[one.n]
    best: tuple[float, int] | None = None
    found = sorted({n for act in one.acts for n in index.get(act, ())[:MOST_CANDIDATES]})
    for n in found:
        other = sentences[n]
        if n == one.n or has_not(other.words) or other.is_denial:
            continue
        if not _NEITHER.isdisjoint(other.words) or takes_back(other.words):
            continue
        if not _is_settled(other) or not _can_contradict(
            own, other, is_plain=one.is_plain or bool(one.who)
        ):
            continue
        if other.told.report is own.told.report or not _is_meant(one, own, other):
            continue
        shared = (one.clause - one.acts) & other.roots
        score = len(shared) - 0.02 * len(other.roots)
        if best is None or score > best[0]:
            best = score, n
    return best[1] if best else None


def _is_meant(one: _Negated, own: Sentence, other: Sentence) -> bool:
    """Tell whether a claim is what another sentence says is not so."""
    shared = one.clause & other.roots
    if one.is_whole and len(shared) == len(one.clause) > 1 and not _names_a_kind(one, other):
        return True
    if one.is_plain:
        return len(shared) >= LEAST_SHARED and len(shared) >= MOSTLY * len(one.clause)
    mine = one.clause - one.acts
    if one.who & other.roots and len(mine) <= len(mine & other.roots) + 1:
        return True
    shared = mine & other.roots if one.is_named else frozenset()
    if len(shared) >= LEAST_SHARED and len(shared) >= LEAST_COVERED * len(mine):
        return True
    if len(own.names & other.names) >= 2 and len(shared) >= 2 and len(mine) <= SHORT:
        return True
    # Who is said to have done it speaks: "police had not shot", of the same place.
    accused = own.source_roots & other.roots - other.source_roots
    return bool(accused - own.places) and bool(own.places & other.places) and len(mine) <= SHORT


def _names_a_kind(one: _Negated, other: Sentence) -> bool:
    """Tell whether what there was none of only names a kind elsewhere: passenger trains."""
    roots = [root(word) for word in other.words]
    return any(a in one.acts and b in one.clause for a, b in pairwise(roots))


def _can_contradict(no: Sentence, yes: Sentence, *, is_plain: bool) -> bool:
    """Tell whether two can stand against each other: unlike tellers, the "not" told no earlier."""
    side = _voice_of if is_plain else _side_of
    if no.speaker == yes.speaker or speak_for_one_side(side(no), side(yes)):
        return False
    if no.places and yes.places and not no.places & yes.places:
        return False
    a, b = yes.at, no.at
    return a is None or b is None or timedelta() <= b - a <= SAME_DAY


def _voice_of(one: Sentence) -> str:
    """Return the speaker, and whom it speaks for."""
    return f"{one.speaker.split(' (')[0]} {one.told.side or ''}"


def _side_of(one: Sentence) -> str:
    """Return the speaker, whom it speaks for, and the subject: whose own deeds it speaks of."""
    subject = " ".join(token.group() for token in one.tokens[:SUBJECT_WORDS])
    return f"{_voice_of(one)} {subject}"
