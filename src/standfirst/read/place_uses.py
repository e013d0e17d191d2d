"""What a place's name stands for: a spot, a people, an actor, or a part of a body's name.

"Fire in Kyiv" names a spot; in "Kyiv said" the name is a government's, in "Bank of England" a part
of a bank's, and neither belongs on a map.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from standfirst.read.gazetteer import load_world

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from standfirst.read.place_found import FoundPlace
    from standfirst.records import PlaceValue

SPOT, ADJECTIVE, DEMONYM, ACTOR, NAME = "spot", "adjective", "demonym", "actor", "name"
_DOES_WORDS: Final = (  # of what governments do
    r"said|says?|(?:asks?|insists?|vow|demand|claim|warn|reject|threaten|condemn|want|expect|sign"
    r"|respond|recall|support|inform|conduct|broker|deploy|summon|adopt|suspend|hail|mull|confirm"
    r"|request|deliver|lift|tighten|defend|block|back|sanction)(?:s|ed)"
    r"|(?:accuse|urge|announce|agree|refuse|pledge|promise|impose|hope|believe|retaliate|blame"
    r"|decide|approve|denounce|facilitate|mediate|recognise|recognize|extradite|praise|negotiate"
    r"|criticise|criticize|rebuke|acknowledge|propose|provide|donate|purchase|ease|exercise"
    r"|declare|oppose|endorse|resume|debate|welcome)[sd]?"
    r"|consider(?:s|ed)?|(?:den|suppl|ratif|tr)(?:y|ies|ied)"
    r"|(?:launch|dismiss|demolish)(?:es|ed)"
    r"|expel(?:s|led)|admit(?:s|ted)|bans|banned|plans|planned|asked|insisted|offered|vetoe[sd]"
    r"|calls for|called for|calls on|called on|withdrew|sent|sought|seeks?|wants|pays|paid"
    r"|st(?:ood|ands) (?:ready|by|with|behind)|froze|freezes|used(?! to)"
)
_HITS: Final = (  # nouns too, and in headlines what a place suffers: these need an object behind
    r"(?:attack|bomb|shell|annex|test|fir|invad|seiz|occup|arm|halt)(?:e?s|e?d|ies|ied)"
    r"(?=\s(?:an?|the|its|his|another|what|new|more|two|three|several|\d+|missiles?|rockets?)\b)"
)
_DOES: Final = re.compile(
    r"(?:,\s[^,.;\n]{1,40},)?\)?\s"
    r"(?:(?:has|have|had|also|then|later|repeatedly|successfully|again|on \w+day)\s){0,3}"
    rf"(?:{_DOES_WORDS}|{_HITS})(?!\sby\b|[\w-])",
    re.IGNORECASE,  # headlines are capitalised
)
_HAS_GONE_ON: Final = re.compile(
    r"\s(?:has|have|had)\s(?:continued|vowed|agreed|failed|refused)\sto\b"
)
_WILLING: Final = re.compile(
    r"\s(?:is|are|was|were|had been|has been|have been)\s"
    r"(?:ready|willing|prepared|set|considering|debating|discussing|acting"
    r"|trying|seeking|doing|warning|planning|preparing)\b"
)
_NAMES: Final = r"[A-Z][\w.'’-]{1,20}(?:\s[A-Z][\w.'’-]{1,20}){0,2}"
_LIST_BEHIND: Final = re.compile(
    rf"(?:,\s(?:the\s)?{_NAMES}){{0,5}},?\sand\s(?:the\s)?{_NAMES}(?=\s[a-z])"
)
_LIST_BEFORE: Final = re.compile(rf"(?:{_NAMES}(?:, |,? and )(?:the )?){{1,6}}\Z")
_MAY: Final = re.compile(
    r"\s(?:should|must|will|would|could|can|may|might)\s(?:not\s|also\s|never\s)?"
    r"(?!be\b|have\b|see\b|face\b|get\b|suffer\b|host\b|become\b|remain\b|need\b)[a-z]{3,}\b"
)
_DID: Final = re.compile(  # of a country: where something is, is told otherwise
    r"\s(?:(?:has|have|had|also|then|later|has since|had already)\s){0,2}"
    r"(?!need|suffer|experienc|record|locat|based|affect|devastat|destroy|divid|surround|named"
    r"|used to)[a-z]{3,}ed\b(?!\sby\b|-)"
)
_TOLD: Final = re.compile(
    r"\b(?:told|urged|threatened|angered|angering|accused|accuses"
    r"|warned|asked|blamed|allies of|pressure on|support for"
    r"|sanctions (?:on|against)|according to|bans?|banned|condemned|denounced|critici[sz]ed"
    r"|message to|\w+ed by)\s(?:the\s)?\Z"
)
_WHOLE: Final = re.compile(  # what stands behind a name that is no part of a longer term
    r"\s*\Z|[^\w\s-]|\s(?:of|to|that|for|from|over|not|and|or|it|on|in|as|with|after|but|was|is|has)\b"
)
_DEALINGS: Final = (
    r"(?i:\b(?:talks?|deals?|agreements?|accords?|treat(?:y|ies)|relations|ties|tensions?|negotiations"
    r"|dialogue|contacts|dispute"
    r"|row|rift|standoff|stand-off|war|trust|alliance|friction|peace|ceasefire|truce|trade|conflict))"
)
_PARTY: Final = re.compile(
    rf"{_DEALINGS}\s(?:with|between|to)\s(?:the\s)?(?:{_NAMES}\sand\s(?:the\s)?)?\Z"
)
_SAID_BY: Final = re.compile(r"[,”\"]\s(?:said|says)\s(?:the\s)?\Z")
_ENDS: Final = re.compile(r"[.,;](?:\s|\Z)")
_TOWARDS: Final = re.compile(r"\b(?:by|with|between|against)\s(?:the\s)?\Z")  # of countries
_AND_BEFORE: Final = re.compile(r"\bbetween\s(?:the\s)?[\w.' -]{2,30}\sand\s(?:the\s)?\Z")
_AT: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|from|to|around|outside|of|into|through|across|over|for|reached|left"
    r"|north|south|east|west|(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west)ern|central|mainland)\s"
    r"(?:the\s)?\Z"
)
_LOOK: Final = 64  # characters on either side
_PLURAL_NOUN: Final = re.compile(r"\s[a-z]+")


def use_of(text: str, place: FoundPlace, value: PlaceValue, inside: AbstractSet[int]) -> str:
    """Tell what a place's name stands for; ``inside`` are the offsets in names of bodies."""
    start, end = place.span
    if start in inside:
        return NAME
    if place.is_adjective:
        return ADJECTIVE if _PLURAL_NOUN.match(text, end) and text[end - 1] != "s" else DEMONYM
    if place.wider is not None or not _may_act(place, value):
        return SPOT
    before = text[max(0, start - _LOOK) : start]
    is_actor = _acts(text, end, before, value.level) or _is_party(text, end, before, value.level)
    return ACTOR if is_actor else SPOT


def _acts(text: str, end: int, before: str, level: str) -> bool:
    """Tell whether a name, alone or in a list, is the subject of what a government does."""
    head = _LIST_BEFORE.search(before)
    if _AT.search(before) or (head and _AT.search(before[: head.start()])):
        return False
    behind = text[end : end + 2 * _LOOK]
    ways = (_DOES, _HAS_GONE_ON, _WILLING, *((_MAY, _DID) if level == "country" else ()))
    names = _LIST_BEHIND.match(behind)
    return any(
        found.match(behind, at) for found in ways for at in (0, *((names.end(),) if names else ()))
    )


def _is_party(text: str, end: int, before: str, level: str) -> bool:
    """Tell whether something is said to, of or by a government, or agreed with it.

    Trains run between capitals too: of a capital the words must speak of dealings.
    """
    if _PARTY.search(before) or (_TOLD.search(before) and _WHOLE.match(text, end)):
        return True
    if _SAID_BY.search(before) and _ENDS.match(text, end):
        return True
    return level == "country" and bool(_TOWARDS.search(before) or _AND_BEFORE.search(before))


def _may_act(place: FoundPlace, value: PlaceValue) -> bool:
    """Tell whether a name may stand for a government: a country's or a capital's."""
    if value.level != "town" or not place.rows:
        return value.level == "country"
    world = load_world()
    return any(
        world.geonames[row] == value.geonames_id and world.is_capital(row) for row, _ in place.rows
    )
