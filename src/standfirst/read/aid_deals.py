"""Who gives whom, and how far it has come, from one clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from standfirst.read.aid_parties import Party, find_giver, find_parties, find_taker, listed
from standfirst.read.aid_told import Told  # noqa: TC001 - part of the signature
from standfirst.read.aid_words import (
    ALLOWED,
    DONE,
    NEGATION,
    NO_AID,
    PROMISED,
    TRAIN,
    WISH,
)
from standfirst.records import AidStage, Span

_MINE: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_IT: Final = re.compile(r"(?:It|They|The (?:government|ministry|country|fund|union))\b")
_DAYS: Final = frozenset({"day", "hour", "minute", "part"})
_REACH: Final = 300  # characters before a clause in which "it" finds its country


@dataclass(frozen=True, slots=True)
class Deal:
    """What a clause tells beside its items."""

    donors: tuple[str | None, ...]
    recipients: tuple[str, ...]
    stage: AidStage
    announced_on: date | None
    is_training: bool = False


def read_deal(told: Told, sentence: Span, clause: Span, last: Deal | None) -> Deal | None:
    """Read who gives whom and how far it is; null where a clause tells of no aid.

    ``last`` is the deal of the clause before: a clause that names no verb or nobody who
    receives leans on it ("…, and Brask 40 generators").
    """
    text = told.report.text
    words = clause.of(text)
    cues = told.cues_in(clause)
    is_first = clause.start == sentence.start
    if not cues and (last is None or is_first):
        return None
    parties = find_parties(text, told.within(clause), clause)
    if not cues:
        return replace(last, donors=(parties[0].name,)) if last and parties else None
    if NO_AID.search(words) or NEGATION.search(words):
        return None
    kinds = {kind for cue in cues for kind, written in cue.groupdict().items() if written}
    stage = _stage_of(words, kinds)
    if stage is None:
        return None
    donors, recipients = _sides(told, clause, parties, cues)
    if not recipients and last is not None:
        recipients = last.recipients
    if not recipients or not (donors or stage is AidStage.REQUESTED):
        return None
    return Deal(
        donors=donors or (None,),
        recipients=recipients,
        stage=stage,
        announced_on=_announced_on(told, clause, stage),
        is_training=bool(TRAIN.search(words)),
    )


def _stage_of(words: str, kinds: set[str]) -> AidStage | None:
    """Tell how far it is: asked for, doubtful, done, allowed, promised, in that order."""
    if "ask" in kinds:
        return AidStage.REQUESTED
    allowed = ALLOWED.search(words)
    if kinds <= {"come", "allow"} and not allowed:
        return AidStage.DELIVERED if DONE.search(words) else None
    if WISH.search(words) and not allowed:
        return AidStage.CONSIDERED
    if DONE.search(words) or "thank" in kinds:
        return AidStage.DELIVERED
    if allowed:
        return AidStage.APPROVED
    if PROMISED.search(words):
        return AidStage.PLEDGED
    return AidStage.DELIVERED if kinds & {"give", "take", "noun"} else None


def _sides(
    told: Told, clause: Span, parties: list[Party], cues: list[re.Match[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who gives and who receives."""
    text = told.report.text
    taker = find_taker(text, parties, cues)
    giver = find_giver(text, parties, cues, taker)
    givers = [party.name for party in listed(parties, giver, text)] if giver else []
    takers = [party.name for party in listed(parties, taker, text)] if taker else []
    takers = [name for name in takers if name not in givers]
    if not givers and (speaker := _spoken_for(told, clause)) and speaker not in takers:
        givers = [speaker]
    if not givers and taker and _IT.match(text, clause.start):
        before = Span(max(0, clause.start - _REACH), clause.start)
        earlier = find_parties(text, told.within(before), before)
        givers = [party.name for party in earlier if party.name not in takers][-1:]
    return tuple(givers), tuple(takers)


def _spoken_for(told: Told, clause: Span) -> str | None:
    """Return the country of a speaker who says "we"."""
    if not _MINE.search(told.report.text, *clause):
        return None
    for statement in told.statements_near(clause):
        if statement.speaker and any(content.overlaps(clause) for content in statement.content):
            return statement.speaker.affiliation
    return None


def _announced_on(told: Told, clause: Span, stage: AidStage) -> date | None:
    """Return the day it was announced: of the statement, else of the deed, else of the report."""
    for statement in told.statements_near(clause):
        is_here = any(content.overlaps(clause) for content in statement.content)
        if is_here and statement.said_on not in {None, told.on}:
            return statement.said_on
    if stage is AidStage.DELIVERED:
        return told.on
    for mention in told.within(clause):
        time = mention.time
        if time is None or time.grain not in _DAYS:
            continue
        try:
            day = date.fromisoformat(time.value[:10])
        except ValueError:
            continue
        if told.on is None or day <= told.on:
            return day
    return told.on
