"""On what a statement was made: Telegram, a newspaper, a news conference, a statement."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.media_beside import (
    document_before,
    medium_beside,
    referred_to,
)
from standfirst.read.statements.media_names import best_of, document_in, name_medium
from standfirst.read.statements.media_phrases import (
    may_place,
    phrase_at,
    phrase_ending,
    phrases_in,
    words_of,
)
from standfirst.read.statements.media_words import media_words
from standfirst.records import Medium, MediumKind, MentionKind, Outlet, OutletKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.read.statements.cast import Cast
    from standfirst.read.statements.media_phrases import Word
    from standfirst.read.statements.raw import RawStatement
    from standfirst.read.statements.surroundings import Surroundings
    from standfirst.records import Mention

_KINDS = {
    OutletKind.AGENCY: MediumKind.PRESS,
    OutletKind.NEWSPAPER: MediumKind.PRESS,
    OutletKind.BROADCASTER: MediumKind.BROADCAST,
}
_TELLING = word_list("medium_telling")
_PLACERS = word_list("medium_placers")
_REFERS_BACK = re.compile(r"\b(?:in|on|during) (?:which|it)\s*,?\s*\Z", re.IGNORECASE)
_REFERRING = 12  # characters of "during which"
_IS_TOLD = re.compile(r"(?:is|was) ", re.IGNORECASE)  # "it is said"
_TRAILING = 160  # characters behind the content


def outlet_names(outlets: Sequence[Outlet]) -> dict[str, MediumKind]:
    """Return the names of the desk's outlets that somebody may speak to, in small letters."""
    return {
        name.lower(): _KINDS[outlet.kind]
        for outlet in outlets
        if outlet.kind in _KINDS
        for name in (outlet.name, *outlet.names)
    }


def names_told(cast: Cast, mentions: Sequence[Mention]) -> dict[str, MediumKind | None]:
    """Return the names that a report gives to people, places and bodies, in small letters.

    They stand for no outlet: "told Brandt". It is never empty.
    """
    found: dict[str, MediumKind | None] = dict.fromkeys(["", *cast.nations])
    for member in cast.members:
        if member.is_sure or member.role or member.gender:
            found[member.name.lower()] = None
            found[member.surname] = None
    for surname in cast.full_names:
        found[surname] = None
    for mention in mentions:
        if mention.kind is MentionKind.PLACE:
            found[mention.text.lower()] = None
    for body in cast.bodies.known:
        found[body.name.lower()] = None
    return found


def find_medium(
    text: str, row: RawStatement, around: Surroundings, outlets: Mapping[str, MediumKind | None]
) -> Medium | None:
    """Find the medium of a statement; null where none is told.

    It may be the cue itself ("tweeted"), stand in the cue ("was quoted by the Courier as saying"),
    around it, behind the content, or be the document that speaks. A medium that only carries
    over from an earlier sentence is not told.
    """
    found = _cue_itself(text, row.cue)
    if found is None and may_place(text, row.cue):
        found = best_of(text, phrases_in(words_of(text, row.cue)), outlets)
    if found is not None:
        return found
    told = row.cue.of(text).lower().split()[-1:]
    is_told = bool(told) and told[0] in _TELLING
    for stretch in around.near:
        is_behind = is_told and stretch.start >= row.cue.end
        if not is_behind and not may_place(text, stretch):
            continue
        words = words_of(text, stretch)
        if _REFERS_BACK.search(text, max(stretch.start, stretch.end - _REFERRING), stretch.end):
            found = _last_named(text, words, "in") or referred_to(text, around.before, words)
        else:
            behind = told[-1] if told and stretch.start == row.cue.end else ""
            found = best_of(text, phrases_in(words, told=is_behind, behind=behind), outlets)
        if found is not None:
            return found
    for stretch in filter(partial(may_place, text), around.shared):
        found = best_of(text, phrases_in(words_of(text, stretch)), outlets)
        if found is not None:
            return found
    return (
        _behind_content(text, around.trailing, outlets)
        or _document_source(text, row, around)
        or medium_beside(text, row, around, outlets)
    )


def _cue_itself(text: str, cue: Span) -> Medium | None:
    words = cue.of(text).lower()
    for verb, name in media_words().verbs.items():
        at = words.find(verb)
        if at >= 0 and not words[:at][-1:].isalpha():
            return Medium(MediumKind.SOCIAL, name, Span(cue.start + at, cue.end))
    return None


def _behind_content(
    text: str, trailing: Span, outlets: Mapping[str, MediumKind | None]
) -> Medium | None:
    """Read "confirmed the account on Telegram": the content's own tail must begin with it."""
    stretch = Span(trailing.start, min(trailing.end, trailing.start + _TRAILING))
    if not may_place(text, stretch):
        return None
    words = words_of(text, stretch)
    if words and words[0].text == ",":
        words = words[1:]
    if not words or words[0].low not in _PLACERS | {"speaking"}:
        return None
    return best_of(text, phrases_in(words), outlets)


def _last_named(text: str, words: Sequence[Word], placer: str) -> Medium | None:
    """Return what "in which" in front of a statement means: "a letter from Ashby, in which he"."""
    for head in range(len(words) - 1, -1, -1):
        phrase = phrase_ending(words, head, placer)
        if phrase.words and (named := name_medium(text, phrase, {})) is not None:
            return named[1]
    return None


def _document_source(text: str, row: RawStatement, around: Surroundings) -> Medium | None:
    """Return the document that is itself the source: "the indictment says"."""
    if row.source is None:
        return None
    words = words_of(text, row.source)
    if (
        [word.low for word in words] == ["it"]
        and not row.passive
        and not _IS_TOLD.match(text, row.cue.start)
    ):
        return document_before(text, around.before)
    network = _network_of(text, words)
    return network or document_in(text, phrase_at(words, 0, "source"))


def _network_of(text: str, words: Sequence[Word]) -> Medium | None:
    """Read "a message on her Telegram channel", "the ministry's tweet" as who speaks."""
    head = phrase_at(words, 0, "in")
    if not any(word.low in media_words().posts for word in head.words):
        return None
    found = best_of(text, [head, *phrases_in(words)], {})
    return found if found is not None and found.kind is MediumKind.SOCIAL else None
