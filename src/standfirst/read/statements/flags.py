"""Marks of a statement: whether it denies or refuses, whether its claim is hedged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from standfirst.read.statements.raw import RawStatement
    from standfirst.records import Span

_NEGATION = re.compile(
    r"\b(?:(?:not|\w{2,8}n['’]t)(?! (?:the )?(?:only|just|merely|simply)\b)"
    r"|never|no|nor|neither|cannot)\b"
    r"|\b(?:den(?:y|ies|ied|ying)|(?:refus|declin|disput|refut|repudiat)(?:e|es|ed|ing)"
    r"|(?:reject|dismiss|contradict|disavow|disown)(?:s|es|ed|ing)?|rebut(?:s|ted|ting)?"
    r"|stop(?:s|ped|ping)? short|turn(?:s|ed|ing)? down|yet to|fail(?:s|ed|ing)? to"
    r"|refrain(?:s|ed|ing)? from|silent)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:neither|none|nobody|no (?!\d|\.))\b", re.IGNORECASE)
_NOR_DID = re.compile(r"\b(?:nor|neither) (?:\w+ )\Z", re.IGNORECASE)

# "May" with a capital is a month.
_HEDGE = re.compile(
    r"\b(?:may|might|perhaps|maybe|possibly|probably|presumably|apparently|reportedly|allegedly"
    r"|supposedly|purportedly|seemingly|conceivably|potentially|(?:un)?likely|alleged|purported"
    r"|possible|unconfirmed|in all (?:likelihood|probability)"
    r"|(?:seem|appear)(?:s|ed)? (?:to|that|likely|as if|as though)|it (?:seems|appears)"
    r"|(?:thought|believed|feared|suspected|presumed|understood|rumou?red) to (?:be|have)"
    r"|(?:is|are|was|were) (?:thought|believed|feared|suspected|rumou?red) to"
    r"|(?:we|I)(?: (?:really|still|do|don['’]t|would|rather))?"
    r" (?:think|believe|suspect|assume|guess|reckon)|(?:he|she|they) suspect(?:s|ed)?"
    r"|(?:Perhaps|Maybe|Possibly|Probably|Presumably|Apparently|Reportedly|Allegedly|Potentially"
    r"|It (?:seems|appears)|He suspect(?:s|ed)|She suspect(?:s|ed)|They suspect(?:ed)?))\b"
)
# "could" guesses of things; of people, and with verbs of ability, it tells what they are able to.
_COULD = re.compile(r"\bcould(?:['’]ve)? (?:also |even |well |still |yet )?(?!not\b)(\w+)")
_WORD = re.compile(r"\w+")
_ABLE_SUBJECTS = frozenset("i we he she they you who which that country government army".split())
_ABILITIES = frozenset(
    """
    help count live hear see say tell feel afford speak read remember do find understand imagine
    confirm bear recognise recognize stand walk sleep smell spell manage explain identify only
    """.split()
)
# "why none could be found", "as far as possible": no guess.
_UNREAL = re.compile(
    r"\b(?:no|nobody|none|nothing|not|only|whether|why|how|what|if|as|soon as|all|strongest)\b"
    r"[^.,;]*\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 24  # characters
_REPORTED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly)\b", re.IGNORECASE
)
_GUESSED = re.compile(r"\b(?:perhaps|possibly|probably|presumably|maybe)\s*\Z", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:can|could)(?:not| not|n['’]t) (?:exclude|rule out)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:is|are|was|were) (?:also |widely |still )?"
    r"(?:said|reported|thought|believed|rumou?red|understood|alleged|feared|suspected)\Z",
    re.IGNORECASE,
)


def is_negated(text: str, row: RawStatement) -> bool:
    """Tell whether a cue denies, refuses or is negated, or its source is nobody."""
    if _NEGATION.search(text, row.cue.start, row.cue.end):
        return True
    if row.source is None:
        return False
    at = row.source.start
    return (
        _NOBODY.match(text, at) is not None
        or _NOR_DID.search(text, max(row.frame.start, at - _LOOK_BACK), at) is not None
    )


def is_hedged(text: str, row: RawStatement, around: Sequence[Span]) -> bool:
    """Tell whether content holds a word of doubt, or the words that frame it do.

    ``around`` are the words around the cue: "reportedly told", "is said to", "perhaps he vowed".
    """
    return (
        any(_holds_doubt(text, span) for span in row.content)
        or (not is_negated(text, row) and any(_guesses(text, span) for span in row.content))
        or any(_REPORTED.search(text, span.start, span.end) for span in (row.cue, *around))
        or any(
            _GUESSED.search(text, max(span.start, span.end - _LOOK_BACK), span.end)
            for span in around
            if span.end <= row.cue.start
        )
        or _OPEN.search(text, row.cue.start, row.cue.end) is not None
        or _is_hearsay(text, row)
    )


def _holds_doubt(text: str, span: Span) -> bool:
    return any(
        not _UNREAL.search(text, max(span.start, found.start() - _LOOK_BACK), found.start())
        for found in _HEDGE.finditer(text, span.start, span.end)
    )


def _guesses(text: str, span: Span) -> bool:
    """Tell whether a "could" guesses: "the amount could reach 200,000"."""
    for found in _COULD.finditer(text, span.start, span.end):
        start = max(span.start, found.start() - _LOOK_BACK)
        words = _WORD.findall(text, start, found.start())
        before = words[-1] if words else ""
        is_name = before[:1].isupper() and len(words) > 1
        is_able = is_name or before.lower() in _ABLE_SUBJECTS
        if is_able or found.group(1).lower() in _ABILITIES:
            continue
        if not _UNREAL.search(text, start, found.start()):
            return True
    return False


def _is_hearsay(text: str, row: RawStatement) -> bool:
    """Read "Two sponsors are said to be reconsidering": nobody is named, an infinitive follows."""
    is_passive = _SAID.search(text, row.cue.start, row.cue.end) is not None
    return is_passive and any(text.startswith("to ", span.start) for span in row.content)
