"""Who gives and who receives: the countries and bodies of a clause, by the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - part of a signature
from dataclasses import dataclass
from typing import Final

from standfirst.read.aid_words import FRIENDS, GIVING_BODY, STATE_NOUNS, TRAIN
from standfirst.records import Mention, MentionKind, Span

_PREPOSITIONS: Final = "to|for|from|by|in|into|on|of|with|reached|between"
_BEFORE: Final = re.compile(
    rf"\b(?P<prep>{_PREPOSITIONS})\s(?:the\s(?:south|north|east|west|centre)\sof\s)?(?:the\s"
    rf"|its\s)?"
    rf"(?:(?!(?:{_PREPOSITIONS})\b)[a-z-]+\s){{0,2}}?\Z"
)
_ADJECTIVE: Final = ("an", "ish", "ese", "i", "is", "ic", "ch")
_STATE: Final = re.compile(rf"\s(?:[a-z]+\s){{0,2}}(?:{STATE_NOUNS})\b")
_MADE: Final = re.compile(r"-(?:made|built|born|led|backed|held|speaking|style)\b")
_AND: Final = re.compile(r"\s?(?:,|and|, and|or)\s(?:the\s)?\Z")


@dataclass(frozen=True, slots=True)
class Party:
    """A country or body in a sentence; ``prep`` is the preposition it hangs on, if any."""

    name: str
    span: Span
    prep: str | None


def find_parties(text: str, mentions: Sequence[Mention], sentence: Span) -> list[Party]:
    """Find the countries, and the bodies that give, of a sentence.

    One that hangs on "and" shares the preposition of the one before.
    """
    found: list[Party] = []
    for mention in mentions:
        if not sentence.covers(mention.span):
            continue
        name = _name_of(mention)
        if name is None or _MADE.match(text, mention.span.end):
            continue
        if mention.text != name and _is_adjective(text, mention, name):
            continue
        before = text[max(sentence.start, mention.span.start - 40) : mention.span.start]
        lead = _BEFORE.search(before)
        prep = lead["prep"].lower() if lead else None
        if found and prep is None and _AND.fullmatch(text[found[-1].span.end : mention.span.start]):
            prep = found[-1].prep
        if found and found[-1].span.overlaps(mention.span):
            if found[-1].span.covers(mention.span):
                continue
            found.pop()  # "Halvern" of "the Halvern Relief Fund"
        found.append(Party(name, mention.span, prep))
    return found


def may_be_party(mention: Mention) -> bool:
    """Tell whether a mention is of a country, or of a body that gives."""
    return _name_of(mention) is not None


def _is_adjective(text: str, mention: Mention, name: str) -> bool:
    """Tell whether an adjective of a country stands before something else: "American bombers"."""
    is_like = mention.text.lower()[:3] == name.lower()[:3] and mention.text.removesuffix(
        "s"
    ).endswith(_ADJECTIVE)
    if not is_like and not mention.text.removesuffix("s").endswith(_ADJECTIVE):
        return False
    return not _STATE.match(text, mention.span.end)


def _name_of(mention: Mention) -> str | None:
    if mention.kind is MentionKind.PLACE and mention.place and mention.place.level == "country":
        return mention.place.name
    if mention.kind is MentionKind.ORGANISATION and GIVING_BODY.search(mention.text):
        return mention.entity.name if mention.entity else mention.text
    return None


def listed(parties: Sequence[Party], first: Party, text: str) -> list[Party]:
    """Return a party with those joined to it: "Ilmaria and Quillara will jointly supply"."""
    group = [first]
    at = list(parties).index(first)
    for party in reversed(parties[:at]):
        if not _AND.fullmatch(text[party.span.end : group[0].span.start]):
            break
        group.insert(0, party)
    for party in parties[at + 1 :]:
        if not _AND.fullmatch(text[group[-1].span.end : party.span.start]):
            break
        group.append(party)
    return group


def find_taker(text: str, parties: list[Party], cues: list[re.Match[str]]) -> Party | None:
    """Return who receives: behind the verb itself, behind "to" or "for", or who takes or asks."""
    first = cues[0]
    if TRAIN.search(first.group()):  # "will train 2,000 Velmoran soldiers"
        return next((party for party in parties if party.span.start > first.end()), None)
    asks = next((cue for cue in cues if cue["ask"]), None)
    is_call = asks is not None and asks.group().lower().startswith(("appeal", "call"))
    gives = [cue for cue in cues if cue["give"]]
    for party in parties:
        if any(_follows(text, cue, party) for cue in gives):
            return party
        if party.prep in {"to", "for", "into"} and not is_call and not _is_aside(text, party):
            return party
    taken = next((cue for cue in cues if cue["take"]), asks)
    if taken is not None:
        before = [p for p in parties if p.span.end <= taken.start() and p.prep != "to"]
        return before[-1] if before else None
    return _friend_or_place(text, parties, cues)


def _is_aside(text: str, party: Party) -> bool:
    """Tell whether "for" or "to" belongs to a speaker: "speaking for Halvern"."""
    before = text[max(0, party.span.start - 24) : party.span.start]
    return bool(re.search(r"\b(?:speaking|due|according|spokes\w+) \w+ (?:the )?\Z", before))


def _friend_or_place(text: str, parties: list[Party], cues: list[re.Match[str]]) -> Party | None:
    for party in parties:
        if FRIENDS.match(text, party.span.end):  # "at a meeting of Velmora's friends"
            return party
    came = next((cue for cue in cues if cue["come"]), None)
    if came is not None:
        preps = {"in", "to", "into", "of", "reached"}
        return next((p for p in parties if p.span.start >= came.end() and p.prep in preps), None)
    places = [p for p in parties if p.prep == "in" and p.span.start > cues[0].end()]
    return places[0] if len(places) == 1 and len(parties) > 1 else None


def _follows(text: str, cue: re.Match[str], party: Party) -> bool:
    """Tell whether a party stands right behind a verb of giving: "will send Velmora 18 tanks"."""
    gap = text[cue.end() : party.span.start]
    is_given = re.fullmatch(r"\s(?:over\s)?(?:the\s|[a-z]+-hit\s)?", gap)
    return bool(is_given) and not cue["give"].lower().startswith("announc")


def find_giver(
    text: str, parties: list[Party], cues: list[re.Match[str]], taker: Party | None
) -> Party | None:
    """Return who gives: behind "by" or "from", whom one asks or thanks, or who stands first."""
    others = [party for party in parties if taker is None or party.name != taker.name]
    for word in ("by", "from"):
        for party in others:
            if party.prep == word:
                return party
    asked = [cue for cue in cues if cue["ask"] or cue["thank"]]
    for cue in asked:
        for party in others:
            gap = text[cue.end() : party.span.start] if party.span.start >= cue.end() else "-"
            if re.fullmatch(r"\s(?:on\s|the\s)*", gap):
                return party
    if any(cue["ask"] for cue in asked):
        return None
    end = cues[-1].start()
    preps = {"to", "for", "into"}
    return next((p for p in others if p.span.end <= end and p.prep not in preps), None)
