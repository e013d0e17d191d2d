"""Sentences that tell nothing by themselves: labels, captions, questions, offers to read on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.group.tellers import Told

_POINTS_BACK = re.compile(r"\A\W{0,2}(?:this|that|these|those|then|instead|such)\b", re.IGNORECASE)
# A headline that offers something to read or look at tells no news by itself.
_OFFERS = re.compile(
    r"\A\W{0,2}(?:(?:how|why|what|when|where|who|which|watch|photos?|pictured?|video|live|more|opinion|analysis"
    r"|meet|here(?:[’']s)?)\b|.{0,80}\b(?:reacts?|reactions?) to\b|.{0,80}, reviewed\W*\Z)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|may|could|must|would|can|not|no|to|do|does|did"
    r"|dead|rose|fell|won|led|met|lost|held|sold|cut|set|put|hit|quit|shut|split|got|ran|went|came|took|gave"
    r"|made|found|left|said|told|saw|sank|broke|began|struck|stood|sent|built|kept|paid|bought|caught"
    r"|fought|drove|flew|fled|wrote|spoke|shot|burst|spread|read|grew|knew|threw|wore|tore|swept|sang"
    r"|die|say|agree|back|call|claim|come|deny|face|fear|find|flee|free|gain|get|give|go|halt|join|kill"
    r"|launch|leave|lose|make|meet|need|open|plan|raise|reach|reject|resume|return|run|sail|seek|seize"
    r"|send|sign|strike|take|urge|visit|vote|want|warn|win|break|fire|land|remain|use|form|now)\b",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"\b[a-z]+(?:s|ed|en|ing)\b")
_TITLED_VERBAL = re.compile(r"\b[A-Za-z]+(?:ed|en|ing|s(?=\s[A-Z\d$€£]))\b")
# Credits of pictures and the feet of posts that stand in a report.
_FURNITURE = re.compile(
    r"\(@\w|pic\.twitter|https?://|\bgetty images\b|\btoggle caption\b"
    r"|\b(?:AP|EPA|AFP|Reuters)\s(?:photo|images)\b|\bvia (?:AP|Reuters|AFP|Getty)\b"
    r"|^\W{0,2}(?:EPA|AFP|PA|AP|Rex|Alamy)[\s:/]|\bphoto(?:graph)? (?:by|courtesy)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s\b|s[’'](?=\s)")


def tells_nothing(told: Told) -> bool:
    """Tell whether a sentence tells nothing by itself: a label, an offer to read."""
    words = told.words.strip()
    if words.endswith("?") or _FURNITURE.search(words):
        return True
    if _OFFERS.match(words) or _POINTS_BACK.match(words):
        return True
    is_english = (told.report.language or "en").split("-")[0] == "en"
    return is_english and not has_verb(words)


def has_verb(words: str) -> bool:
    """Tell whether a word behind the first may be a verb; capitals hide none in a headline."""
    rest = _POSSESSIVE.sub("", words).partition(" ")[2]
    if _TELLS.search(rest):
        return True
    capitals = sum(word[:1].isupper() for word in rest.split())
    is_titled = not words.endswith(".") and 2 * capitals > len(rest.split())
    return (_TITLED_VERBAL if is_titled else _VERBAL).search(rest) is not None
