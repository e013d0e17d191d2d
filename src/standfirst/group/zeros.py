"""Figures of none: "no one was killed", "there were no casualties"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZERO = re.compile(
    r"\b(?:no\s?one|nobody|none|no (?:\w+ )?(?:people|person|civilians|soldiers|residents))\s"
    r"(?:has been|have been|had been|was|were|is|are)?\s?"
    r"(?P<did>killed|died|dead|hurt|injured|wounded|harmed|missing)\b"
    r"|\b(?:there (?:were|are|was) )?no "
    r"(?P<noun>casualties|deaths|fatalities|injuries|victims|dead|injured)\b",
    re.IGNORECASE,
)
# "No reports of casualties so far" tells of reports, not of casualties.
_UNSURE = re.compile(
    r"\b(?:reports?|reported|immediate|immediately|so far|yet|known|word|if)\b", re.IGNORECASE
)
_EVENTS = {
    **dict.fromkeys(("killed", "died", "dead", "deaths", "fatalities"), ("killed",)),
    **dict.fromkeys(("hurt", "injured", "wounded", "injuries", "harmed"), ("injured", "killed")),
    **dict.fromkeys(("casualties", "victims"), ("injured", "killed")),
    "missing": ("missing",),
}


class Zero(NamedTuple):
    """None of something, at ``[start, end)`` of a sentence."""

    start: int
    end: int
    event: str
    written: str


def find_zeros(words: str) -> Iterator[Zero]:
    """Yield what a sentence says happened to nobody; nobody hurt means nobody killed, too."""
    if " no" not in words and words[:2].casefold() != "no":
        return
    for match in _ZERO.finditer(words):
        if _UNSURE.search(words):
            return
        for event in _EVENTS[(match["did"] or match["noun"]).casefold()]:
            yield Zero(match.start(), match.end(), event, match.group())
