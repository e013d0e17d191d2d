"""Words of denial: the verbs that deny, and the phrases that call something untrue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from standfirst.group.cues import load_cues

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_NOT = frozenset("not cannot can't never nor neither didn't doesn't nicht не without".split())
PASSIVE = frozenset("was were been being be is are".split())
_NOUNS_TOO = frozenset({"dispute", "disputes", "disputed", "contests", "contested"})
_CALLS = ("call", "describe", "brand")  # somebody's account a fantasy
_OBJECTS = frozenset("that the this claims it his her their those any reports allegations".split())
_COURT = frozenset(
    "judge court lawsuit lawsuits appeal plaintiff plaintiffs suit motion jury tribunal".split()
)


def find_cue(words: Sequence[str]) -> tuple[int, int]:
    """Return where a verb of denial starts and ends; (-1, -1) where none does."""
    cues = load_cues()
    if cues.denial_words.isdisjoint(words) and cues.refusals.isdisjoint(words):
        return -1, -1
    for n, word in enumerate(words):
        if _NOT.intersection(words[max(0, n - 3) : n]):
            continue
        follows = words[n + 1] if n + 1 < len(words) else ""
        if word in _NOUNS_TOO and follows not in _OBJECTS:
            continue
        if word in cues.denial_words:
            if follows in cues.granted or (
                n and words[n - 1] in PASSIVE and follows not in {"by", ",", ".", ""}
            ):
                continue
            return n, n + 1
        if word in cues.refusals and _refuses_claim(words, n) and _COURT.isdisjoint(words):
            return n, n + 1
    return -1, -1


def _refuses_claim(words: Sequence[str], n: int) -> bool:
    cues = load_cues()
    near = words[n + 1 : n + 7]
    later = words[n + 1 : n + 16]
    if words[n].startswith(_CALLS):
        return any(word in cues.untrue for word in later) and any(w in cues.claims for w in later)
    as_untrue = "as" in later and any(word in cues.untrue for word in later)
    return as_untrue or any(word in cues.claims for word in near)


def find_phrase(text: str, tokens: Sequence[re.Match[str]]) -> int | None:
    """Return how many tokens stand before a phrase that calls something untrue."""
    small = text.casefold()
    found = [at for phrase in load_cues().denial_phrases if (at := small.find(phrase)) >= 0]
    return sum(token.start() < min(found) for token in tokens) if found else None


class Parted(NamedTuple):
    """A denial whose words leave out the claim: what stands before them, and what behind."""

    before: int  # tokens
    after: int  # number of the first token behind
    parts: bool  # "nothing to do with", not "wrong to say"


def find_parted(words: Sequence[str]) -> Parted | None:
    """Return where one is said to have no part in something, or what it is wrong to say."""
    cues = load_cues()
    for phrases in (cues.parted, cues.leading):
        found = next(phrases.find(words), None)
        if found is not None:
            return Parted(found.start, found.end, phrases is cues.parted)
    return None


def has_not(words: Sequence[str]) -> bool:
    """Tell whether words hold a "not" of any kind."""
    return not _NOT.isdisjoint(words) or any(word.endswith("n't") for word in words)
