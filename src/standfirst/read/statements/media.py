"""On what a statement was made: Telegram, a newspaper, a news conference, a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import read_table, word_list
from standfirst.records import Medium, MediumKind, Outlet, OutletKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.read.statements.raw import RawStatement

_WORD = re.compile(r"[^\s,.;:!?“”\"()]+(?:\.[^\s,.;:!?“”\"()]+)*|[,.;:!?“”\"()]")
_PLACERS = word_list("medium_placers")
_STOPS = word_list("medium_stops")
_DETERMINERS = word_list("medium_determiners")
_LONGEST = 8  # words of one medium
_KINDS = {
    OutletKind.AGENCY: MediumKind.PRESS,
    OutletKind.NEWSPAPER: MediumKind.PRESS,
    OutletKind.BROADCASTER: MediumKind.BROADCAST,
}


@dataclass(frozen=True, slots=True)
class _Words:
    social: Mapping[str, str]
    verbs: Mapping[str, str]
    nouns: Mapping[str, MediumKind]
    names: Mapping[str, MediumKind]
    endings: Mapping[str, MediumKind]


@cache
def _words() -> _Words:
    table = read_table("media")
    nouns: dict[str, MediumKind] = {}
    names: dict[str, MediumKind] = {}
    endings: dict[str, MediumKind] = {}
    for key in ("social", "document", "broadcast", "press", "event"):
        kind, rows = MediumKind(key), table[key]
        nouns.update(dict.fromkeys(rows.get("nouns", "").split(), kind))
        endings.update(dict.fromkeys(rows.get("endings", "").split(), kind))
        if key != "social":
            names.update(dict.fromkeys(rows.get("names", "").split(), kind))
    return _Words(table["social"]["names"], table["social"]["verbs"], nouns, names, endings)


def outlet_names(outlets: Sequence[Outlet]) -> dict[str, MediumKind]:
    """Return the names of the desk's outlets that somebody may speak to, in small letters."""
    return {
        name.lower(): _KINDS[outlet.kind]
        for outlet in outlets
        if outlet.kind in _KINDS
        for name in (outlet.name, *outlet.names)
    }


def find_medium(
    text: str, cue: Span, near: Sequence[Span], outlets: Mapping[str, MediumKind]
) -> Medium | None:
    """Find the medium in the words around a cue that are not content; null where none is told.

    ``near`` are these stretches, the one behind the cue first. A cue such as "tweeted" is its
    own medium.
    """
    words = _words()
    cue_words = _WORD.findall(cue.of(text).lower())
    for verb, name in words.verbs.items():
        if any(word.startswith(verb) for word in cue_words):
            at = cue.of(text).lower().find(verb)
            return Medium(MediumKind.SOCIAL, name, Span(cue.start + at, cue.end))
    for stretch in near:
        found = [
            medium
            for first, phrase in _phrases(text, cue, stretch)
            if (medium := _classify(text, first, phrase, outlets)) is not None
        ]
        if found:
            return min(found, key=_rank)
    return None


def document_source(text: str, row: RawStatement) -> Medium | None:
    """Return the document that is itself the source: "the indictment says"."""
    if row.source is None:
        return None
    words = row.source.of(text)
    bare = (
        words.split(" ", 1)[1] if words.lower().startswith(("the ", "a ", "an ", "its ")) else words
    )
    head = re.split(r" (?:of|by|for|on|from|in|seen|quoted|obtained|published)\b|,", bare)[0]
    last = head.split()[-1:] or [""]
    if _words().nouns.get(last[0].lower()) is not MediumKind.DOCUMENT:
        return None
    return Medium(MediumKind.DOCUMENT, head, row.source)


def _rank(medium: Medium) -> int:
    """A named medium goes before the kind of thing it carried ("in a post on Telegram")."""
    named = medium.kind in {MediumKind.SOCIAL, MediumKind.PRESS, MediumKind.BROADCAST}
    return 0 if named and (medium.name or "")[:1].isupper() else 1


def _phrases(text: str, cue: Span, stretch: Span) -> list[tuple[str, list[re.Match[str]]]]:
    """Return the phrases behind prepositions (and behind "told"), each with that word."""
    matches = list(_WORD.finditer(text, stretch.start, stretch.end))
    found: list[tuple[str, list[re.Match[str]]]] = []
    told = cue.of(text).lower().split()[-1:]
    if matches and stretch.start >= cue.end and told and told[0] in _PLACERS:
        found.append((told[0], _phrase_from(matches, 0)))
    for i, match in enumerate(matches):
        if match.group().lower() in _PLACERS:
            found.append((match.group().lower(), _phrase_from(matches, i + 1)))
    return found


def _phrase_from(matches: list[re.Match[str]], start: int) -> list[re.Match[str]]:
    end = start
    while end < len(matches) and end - start < _LONGEST:
        if matches[end].group().lower() in _STOPS and not (
            end == start and matches[end].group().lower() == "that"
        ):
            break
        end += 1
    return matches[start:end]


def _classify(
    text: str, first: str, phrase: list[re.Match[str]], outlets: Mapping[str, MediumKind]
) -> Medium | None:
    if not phrase:
        return None
    words = _words()
    social = _social(phrase, words)
    if social is not None:
        return (
            social if first in {"on", "via", "to", "in", "through", "over", "using", "by"} else None
        )
    begin = 1 if phrase[0].group().lower() in _DETERMINERS and len(phrase) > 1 else 0
    for end in range(len(phrase), begin, -1):
        kind = _kind(text, phrase[begin:end], words, outlets)
        if kind is None:
            continue
        if (
            begin == 0
            and kind in {MediumKind.EVENT, MediumKind.DOCUMENT}
            and phrase[0].group().lower() in words.nouns
            and first not in {"at", "in", "during"}
        ):
            return None
        return Medium(
            kind,
            _name(text, phrase[begin:end], kind),
            Span(phrase[0].start(), phrase[end - 1].end()),
        )
    return None


def _social(phrase: list[re.Match[str]], words: _Words) -> Medium | None:
    for i, match in enumerate(phrase):
        word = match.group()
        low = _bare(word.lower())
        if not word[:1].isupper():
            continue
        two = f"{low} {phrase[i + 1].group().lower()}" if i + 1 < len(phrase) else ""
        if two in words.social:
            return Medium(
                MediumKind.SOCIAL, words.social[two], Span(match.start(), phrase[i + 1].end())
            )
        if low in words.social and (low != "signal" or len(phrase) == 1):
            end = match.start() + len(_bare(word))
            return Medium(MediumKind.SOCIAL, words.social[low], Span(match.start(), end))
    return None


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _kind(
    text: str, phrase: list[re.Match[str]], words: _Words, outlets: Mapping[str, MediumKind]
) -> MediumKind | None:
    whole = text[phrase[0].start() : phrase[-1].end()]
    if whole.lower() in outlets:
        return outlets[whole.lower()]
    last = phrase[-1].group()
    low = _bare(last.lower())
    if last[:1].isupper():
        if low in words.names:
            return words.names[low]
        if phrase[0].group().lower() in words.names and phrase[0].group()[:1].isupper():
            return words.names[phrase[0].group().lower()]
        if low in words.endings:
            return words.endings[low]
        leading = words.nouns.get(phrase[0].group().lower())
        is_outlet = leading in {MediumKind.PRESS, MediumKind.BROADCAST}
        return leading if is_outlet and len(phrase) > 1 else None
    return words.nouns.get(low)


def _name(text: str, phrase: list[re.Match[str]], kind: MediumKind) -> str:
    """Return the medium's name: its capitalised words for the press, the whole phrase else."""
    if kind is MediumKind.PRESS or phrase[0].group().lower() in _words().nouns:
        capital = [match for match in phrase if match.group()[:1].isupper()]
        if capital:
            return text[capital[0].start() : capital[-1].end()]
    words = text[phrase[0].start() : phrase[-1].end()]
    return "Twitter" if words.lower() in {"tweet", "tweets", "retweet"} else words
