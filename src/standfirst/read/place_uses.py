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
_DOES: Final = re.compile(
    r"(?:,\s[^,.;\n]{1,40},)?\s(?:(?:has|have|had|also|then|later|repeatedly|on \w+day)\s){0,2}"
    r"(?:said|says|say|asked|asks|accused?|accuses|den(?:y|ies|ied)|insists?|insisted|urged?|urges|vowed|vows|demand(?:ed|s)?"
    r"|claim(?:ed|s)?|warn(?:ed|s)?|announced?|announces|agreed?|agrees|reject(?:ed|s)?|refused?|refuses"
    r"|pledged?|pledges|promised?|promises|threatened|threatens|condemned|condemns|imposed?|imposes"
    r"|wants?|wanted|hopes?|hoped|believes?|believed|expects?|expected|signed|signs|called for"
    r"|calls for|responded|retaliated|withdrew|recalled|expelled|supports?|supported|blamed?"
    r"|blames|considers?|considered|decided|offered|approved|sent|sought|seeks|plans|planned)\b"
)
_WILLING: Final = re.compile(
    r"\s(?:is|are|was|were)\s(?:ready|willing|prepared|set|considering|trying|seeking)\b"
)
_TOWARDS: Final = re.compile(
    r"\b(?:by|with|between|against|told|urged|accused|warned|asked|blamed|allies of|pressure on"
    r"|sanctions on|support for|talks with|ties with|relations with|message to)\s(?:the\s)?\Z"
)
_AND_BEFORE: Final = re.compile(r"\bbetween\s(?:the\s)?[\w.' -]{2,30}\sand\s(?:the\s)?\Z")
_AT: Final = re.compile(
    r"\b(?:in|at|near|from|to|around|outside|of|into|through|across|over|for|reached|left)\s"
    r"(?:the\s)?\Z"
)
_LOOK: Final = 48  # characters on either side
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
    if _AT.search(before):
        return SPOT
    if _DOES.match(text, end) or _WILLING.match(text, end):
        return ACTOR
    if value.level == "country" and (_TOWARDS.search(before) or _AND_BEFORE.search(before)):
        return ACTOR
    return SPOT


def _may_act(place: FoundPlace, value: PlaceValue) -> bool:
    """Tell whether a name may stand for a government: a country's or a capital's."""
    if value.level != "town" or not place.rows:
        return value.level == "country"
    world = load_world()
    return any(
        world.geonames[row] == value.geonames_id and world.is_capital(row) for row, _ in place.rows
    )
