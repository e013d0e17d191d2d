"""What happened to those who are counted: the event a number is told with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.group.numbers import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.group.cues import Cues
    from standfirst.group.numbers import Number
    from standfirst.group.phrases import Found

BREAKS = frozenset(".;!?()–—")
LATER_WORDS = 9  # after a number, in which its event may stand
EARLIER_WORDS = 14
_PARTERS = frozenset("but while whereas although after when because as before".split())
_BE = frozenset("is are was were be been being has have had".split())
_LEANS = frozenset("the all at least about some nearly around up to over".split())
_DEED = re.compile(r"[a-z]{2,}ed")
_NO_DEEDS = frozenset(
    "included based needed called named aged used reported counted recorded registered listed added"
    " followed played scored earned turned reached showed ranked rated compared expected planned"
    " wanted asked hundred".split()
)


def event_of(number: Number, events: Sequence[Found], words: Sequence[str], cues: Cues) -> str:
    """Return what happened to what is counted: told right before it, else after, else before.

    "killing four people and wounding 11" tells before the number, "four people were killed" after.
    """
    if number.item and number.item[-1].casefold() in cues.alone:
        return "counted"
    beside = number.at - 1 if number.at and words[number.at - 1] in _LEANS else number.at
    for found in events:
        if found.end == beside:
            return found.name
    inside = next((f for f in events if number.at < f.start < number.until), None)
    if inside is not None:
        return inside.name
    if after := _event_after(number, events, words):
        return after
    return _event_before(number, events, words) or _deed_of(number, words)


def _deed_of(number: Number, words: Sequence[str]) -> str:
    """Return the plain verb beside what is counted: "rammed two boats", "two boats were rammed"."""
    if not number.item:
        return ""
    at = number.until
    while at < len(words) and words[at] in _BE:
        at += 1
    beside = [words[at]] if number.until < at < len(words) else []
    before = number.at - 1
    while before > 0 and words[before] in _LEANS:
        before -= 1
    if before >= 0:
        beside.append(words[before])
    return next((w for w in beside if _DEED.fullmatch(w) and w not in _NO_DEEDS), "")


def _event_after(number: Number, events: Sequence[Found], words: Sequence[str]) -> str:
    starts = {found.start: found for found in events}
    shared = False  # "28 drones and four missiles were shot down"
    for n in range(number.until, min(number.until + LATER_WORDS, len(words))):
        word = words[n]
        if word in BREAKS or word in _PARTERS:
            return ""
        if is_number(word):
            if words[n - 1] not in {"and", ","}:
                return ""
            shared = True
        found = starts.get(n)
        if found is None:
            continue
        follows = words[found.end] if found.end < len(words) else ""
        if (follows and is_number(follows)) or (shared and words[n - 1] not in _BE):
            return ""
        if words[n - 1] == "and" and n - 1 > number.until:
            return ""
        return found.name
    return ""


def _event_before(number: Number, events: Sequence[Found], words: Sequence[str]) -> str:
    ends = {found.end - 1: found for found in events}
    for n in range(number.at - 1, max(-1, number.at - 1 - EARLIER_WORDS), -1):
        if words[n] in BREAKS:
            return ""
        found = ends.get(n)
        if found is not None:
            told = found.start and words[found.start - 1] in _BE
            if told and "and" in words[n : number.at]:
                return ""  # "nine were killed and 30 houses stood empty"
            return found.name
    return ""
