"""Which amounts of a clause are given or asked for, and not merely told of beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of the signature
from typing import Final

from standfirst.read.aid_words import CARRIED_BY, CUE, INCLUDES
from standfirst.records import Mention, Span  # noqa: TC001 - part of a signature

_REACH: Final = 90  # characters between the verb and what it gives
_NEAR: Final = 40  # … and between one thing and the next
_BREAK: Final = re.compile(
    r"\b(?:which|who|whom|because|after|when|where|while|since|although|though|if|than|said|says|"
    r"told)\b|[;:]"
)
_ASKED_FOR: Final = re.compile(
    r"(?:.{0,60}\bfor|\S+(?:\s\S+){0,2}?)?\s(?:[a-z]+\s){0,2}\Z|\s\Z", re.DOTALL
)
_DONE_WITH: Final = re.compile(
    r"(?:[^.;]{0,70}?)\b(?:has|have|had|were|was|is|are|will|to|given|donated|sent|supplied|pledged|"
    r"promised|arriv\w+|reach\w+|landed|crossed|docked)\b"
)
_SAID: Final = re.compile(r"\s(?:said|told|say|says|were|was|are|who)\b")


def given_amounts(text: str, clause: Span, amounts: Sequence[Mention]) -> list[Mention]:
    """Return the amounts that a verb of the clause gives, asks for or brings, in text order."""
    if includes := INCLUDES.match(text, clause.start):
        return [one for one in amounts if one.span.start >= includes.end()]
    cues = list(CUE.finditer(text, *clause))
    kept: list[Mention] = []
    for amount in amounts:
        start = amount.span.start
        if CARRIED_BY.search(text, max(clause.start, start - 16), start):
            continue
        if kept and start - kept[-1].span.end <= _NEAR:
            if not _BREAK.search(text, kept[-1].span.end, start):
                kept.append(amount)
            continue
        if not cues or any(_takes(text, cue, amount.span, clause) for cue in cues):
            kept.append(amount)
    return kept


def _takes(text: str, cue: re.Match[str], amount: Span, clause: Span) -> bool:
    """Tell whether an amount is the object of a verb, or the subject of a passive one."""
    if cue.end() <= amount.start:
        between = text[cue.end() : amount.start]
        if len(between) > _REACH or _BREAK.search(between):
            return False
        if cue["ask"]:
            return bool(_ASKED_FOR.fullmatch(between))
        return not cue["come"]
    if cue["come"] or cue["give"]:
        if cue.start() - amount.end > _REACH or _SAID.match(text, amount.end):
            return False
        return bool(cue["come"] or _DONE_WITH.match(text, amount.end, clause.end))
    return False
