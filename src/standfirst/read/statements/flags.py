"""Marks of doubt: whether a claim is hedged by its speaker or by its reporter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.records import Span

# "May" with a capital is a month; "could" is a hedge where it guesses, not where it was able to.
_HEDGE = re.compile(
    r"\b(?:may|might|perhaps|maybe|possibly|probably|presumably|apparently|reportedly|allegedly"
    r"|supposedly|purportedly|seemingly|conceivably|potentially|(?:un)?likely|alleged|purported"
    r"|(?<!I )(?<!we )(?<!he )(?<!she )(?<!they )(?<!you )(?<!who )could(?! not)|possible"
    r"|(?:seem|appear)(?:s|ed)? (?:to|that|likely)"
    r"|(?:is|are|was|were) (?:thought|believed|feared|suspected|rumou?red) to"
    r"|(?:we|I) (?:think|believe|suspect|assume|guess|reckon)"
    r"|(?:Perhaps|Maybe|Possibly|Probably|Presumably|Apparently|Reportedly|Allegedly|Potentially))\b"
)
# "why none could be found", "as far as possible": no guess.
_UNREAL = re.compile(
    r"\b(?:no|nobody|none|nothing|not|only|whether|why|how|what|if|as|soon as|all)\b[^.,;]*\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 24  # characters
_REPORTED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly)\b", re.IGNORECASE
)


def is_hedged(text: str, content: tuple[Span, ...], frame: tuple[Span, ...]) -> bool:
    """Tell whether content holds a word of doubt, or the words that frame it do.

    ``frame`` are source, cue and the words between them: "reportedly told", "is said to".
    """
    return any(
        not _UNREAL.search(text, max(span.start, found.start() - _LOOK_BACK), found.start())
        for span in content
        for found in _HEDGE.finditer(text, span.start, span.end)
    ) or any(_REPORTED.search(text, span.start, span.end) for span in frame)
