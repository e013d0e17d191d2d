"""Words by which a sentence tells the other side of what stands before it."""

from __future__ import annotations

import re
from typing import Final

DENIES: Final = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es|ed)|contradict(?:s|ed)|"
    r"no memory of|(?:is|was) not true)\b"
)
_WEIGHS: Final = re.compile(
    r"\b(?:higher|lower|more|less|fewer) than th(?:at|e (?:number|figure|toll|count)) "
    r"|\b(?:cannot|could not|has not been|have not been) (?:be )?(?:independently )?"
    r"(?:verified|confirmed|established)\b"
)


def tells_other_side(sentence: str) -> bool:
    """Tell whether a sentence denies, doubts or sets another figure beside what it follows.

    Whoever cuts a text short must not cut between a claim and such a sentence: one side alone
    would be told.
    """
    return bool(DENIES.search(sentence) or _WEIGHS.search(sentence))
