"""Newspapers, agencies and broadcasters that somebody speaks to or on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.media_phrases import capital_run, may_end
from standfirst.read.statements.media_told import find_told
from standfirst.read.statements.media_words import media_words
from standfirst.read.statements.names import given_names
from standfirst.records import Medium, MediumKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from standfirst.read.statements.media_phrases import Phrase, Word

_TOLD = frozenset({"told", "with", "to", "of"})  # whom somebody speaks to
_PRESS = _TOLD | {"in", "for", "via"}
_AIR = _TOLD | {"on", "over", "via", "by", "through"}
_ACRONYM = re.compile(r"[A-Z]{3,5}")
_COMPOUND = re.compile(r"(?:Radio|Rádio|Tele|Télé|TV)[A-Z]\w+|[A-Z]\w+(?:Radio|TV|FM|Tele)")
_OWN_PAGES = frozenset({"website", "site", "homepage", "app", "page", "pages", "podcast"})
_CHANNEL = re.compile(r"[A-Z]{0,3}TV[A-Z0-9]{0,3}|[A-Z]{3,4}-(?:TV|FM|AM)")
_ADJECTIVE = re.compile(r"\w{2,20}(?:an|ish|ese|ic)")  # of a country: "a Velmoran newspaper"
_CLOSING_MARKS = tuple("”’\"»“'")
_IMPRESSIONS = word_list("media_impressions")
_NEWS = frozenset({"news", "press", "wire", "telegraph", "information"})
_ON_AIR = frozenset({"television", "tv", "radio", "news", "broadcasting", "cable", "state"})
_MONTHS = word_list("months")
_INSTALMENTS = {
    "airing": MediumKind.BROADCAST,
    "episode": MediumKind.BROADCAST,
    "edition": MediumKind.PRESS,
    "issue": MediumKind.PRESS,
}
_DAYS = word_list("days")
_GIVEN = frozenset("published broadcast aired released conducted recorded last this".split())
_HOURS = frozenset({"morning", "midday", "noon", "evening", "nightly"})  # "the evening news"
_LEADING = frozenset({"radio", "tv", "television", "channel", "kanal", "canal", "kanał", "canale"})
_BROADCASTS = frozenset({"programme", "program", "show", "podcast", "telethon", "newscast"})
_UNSURE = frozenset(
    {"agency", "site", "website", "portal", "network", "channel", "station", "wire"}
)


def find_outlet(
    text: str, phrase: Phrase, outlets: Mapping[str, MediumKind | None]
) -> Medium | None:
    """Return the outlet a phrase names.

    ``outlets`` are those of the desk, in small letters; null stands for names that the report
    gives to people, places and bodies.
    """
    return (
        _registered(text, phrase, outlets)
        or _beside_noun(text, phrase)
        or _on_air(text, phrase)
        or _by_name(text, phrase)
        or _by_place(text, phrase)
        or find_told(text, phrase, outlets)
        or _unnamed(text, phrase)
    )


def _fits(phrase: Phrase, kind: MediumKind) -> bool:
    placers = _PRESS if kind is MediumKind.PRESS else _AIR | {"in", "during"}
    return phrase.is_carried or phrase.placer in placers


def _made(text: str, phrase: Phrase, kind: MediumKind, first: int, last: int) -> Medium:
    words = phrase.words
    begin = phrase.begin if first == 0 else words[first].span.start
    while first < last and words[first].low in _IMPRESSIONS:
        first += 1
    name = text[words[first].span.start : words[last].span.end]
    is_ours = phrase.determiner == "our" and kind is MediumKind.PRESS
    if first == 0 and (phrase.determiner == "this" or is_ours):
        name = f"{phrase.determiner} {name}"
    return Medium(kind, name, Span(begin, words[last].span.end))


def _registered(
    text: str, phrase: Phrase, outlets: Mapping[str, MediumKind | None]
) -> Medium | None:
    if not outlets:
        return None
    words = phrase.words
    for first in range(len(words)):
        for last in range(len(words) - 1, first - 1, -1):
            kind = outlets.get(text[words[first].span.start : words[last].span.end].lower())
            if kind is not None and _fits(phrase, kind):
                return _made(text, phrase, kind, first, last)
    return None


def _on_air(text: str, phrase: Phrase) -> Medium | None:
    """Read "state television", "Zorian public radio", "the radio"."""
    if phrase.placer not in _AIR and not phrase.is_carried:
        return None
    for i, word in enumerate(phrase.words):
        if word.low in media_words().mass and may_end(phrase, i):
            after = phrase.words[i + 1] if i + 1 < len(phrase.words) else None
            if not (word.is_capital and after is not None and after.is_capital):
                return _made(text, phrase, MediumKind.BROADCAST, 0, i)
    return None


def _beside_noun(text: str, phrase: Phrase) -> Medium | None:
    """Read "the daily Sarn Zeitung", "the Courier newspaper", "the programme “Sunday Table”"."""
    words = phrase.words
    for i, word in enumerate(words):
        kind = media_words().outlets.get(word.low)
        if kind is None or word.is_capital or not _fits(phrase, kind):
            continue
        after = words[i + 1] if i + 1 < len(words) else None
        if after and not after.is_capital and after.low in media_words().outlets:
            continue  # "the DTN news agency" is an agency
        run = capital_run(words, i + 1, past_owner=True)
        if run > i + 1:
            name = text[words[i + 1].span.start : words[run - 1].span.end]
            return Medium(kind, name, Span(phrase.begin, words[run - 1].span.end))
        if phrase.title and i == len(words) - 1 and phrase.title[0].is_capital:
            title = Span(phrase.title[0].span.start, phrase.title[-1].span.end)
            end = title.end + (text[title.end : title.end + 1] in _CLOSING_MARKS)
            return Medium(kind, title.of(text), Span(phrase.begin, end))
        noun = i
        while noun > 0 and words[noun - 1].text in media_words().outlets:
            noun -= 1
        first = noun
        while first > 0 and _is_of_name(words[first - 1]):
            first -= 1
        is_kind = first == noun - 1 and (
            words[first].low in _ON_AIR or _ADJECTIVE.fullmatch(words[first].low)
        )  # "a local TV channel", "a Zorian daily"
        if first < noun and not is_kind:
            name = text[words[first].span.start : words[noun - 1].span.end]
            return Medium(kind, name, Span(phrase.begin, word.span.end))
    return None


def _by_place(text: str, phrase: Phrase) -> Medium | None:
    """Read an outlet of any name where only outlets stand.

    "in an interview with Vesper", "an episode of Two Rivers", "told Vesper, a Sarn weekly".
    """
    words = phrase.words
    end = capital_run(words, 0)
    if not end or words[end - 1].owns or not may_end(phrase, end - 1):
        return None
    kind = _INSTALMENTS.get(phrase.after) if phrase.placer == "of" else None
    if phrase.called and end == len(words):
        kind = media_words().outlets[phrase.called]
    is_number = end > 1 and words[end - 1].text.isdigit() and words[0].low not in _MONTHS
    if kind is None and is_number and phrase.placer in {"told", "with"} and not phrase.determiner:
        kind = MediumKind.BROADCAST  # "told Lypova 24"
    if kind is None and phrase.placer == "with" and phrase.after == "interview":
        kind = None if _is_person_or_body(phrase, end) else MediumKind.PRESS
    return _made(text, phrase, kind, 0, end - 1) if kind and _fits(phrase, kind) else None


def _is_person_or_body(phrase: Phrase, end: int) -> bool:
    first = phrase.words[0]
    follows = phrase.words[end].low if end < len(phrase.words) else "published"
    if phrase.determiner not in {"", "the"} or follows not in _GIVEN:
        return True
    is_acronym = _ACRONYM.fullmatch(first.text) is not None
    return is_acronym or first.text in given_names() or (end > 1 and not phrase.determiner)


def _is_of_name(word: Word) -> bool:
    return (word.is_capital and not word.owns) or word.low in {"and", "&"}


def _by_name(text: str, phrase: Phrase) -> Medium | None:
    """Read "the Port Ellery Courier", "Radio Ostrel", "VPA reporters"."""
    words = phrase.words
    at = 0
    while at < len(words):
        end = capital_run(words, at)
        if end == at:
            at += 1
            continue
        kind = _kind_of_name(phrase, at, end)
        follows = words[end].low if end < len(words) else ""
        is_own_page = words[end - 1].owns and follows in _OWN_PAGES and phrase.placer == "on"
        if is_own_page and kind is MediumKind.PRESS:
            return _made(text, phrase, kind, at, end - 1)
        is_whole = words[end - 1].owns or may_end(phrase, end - 1) or follows in media_words().staff
        if kind is not None and _fits(phrase, kind) and is_whole:
            return _made(text, phrase, kind, at, end - 1)
        at = end
    return None


def _kind_of_name(phrase: Phrase, at: int, end: int) -> MediumKind | None:
    table, words = media_words(), phrase.words
    first, last = words[at], words[end - 1]
    for word in (first, last):
        if word.low in table.names:
            return table.names[word.low]
    is_long = end - at > 1
    if any(_COMPOUND.fullmatch(word.text) for word in words[at:end]):
        return MediumKind.BROADCAST
    if any(_CHANNEL.fullmatch(word.text) for word in words[at:end]) and (is_long or at == 0):
        return MediumKind.BROADCAST
    if is_long and (
        first.low in _LEADING or (last.low == "news" and _ACRONYM.fullmatch(first.text))
    ):
        return MediumKind.BROADCAST
    is_of_day = (
        at > 0 and words[at - 1].owns and words[at - 1].low in _DAYS
    )  # "Saturday’s Standard"
    if last.low in table.endings and (is_long or phrase.determiner == "the" or is_of_day):
        return table.endings[last.low]
    if is_long and last.low == "agency" and any(w.low in _NEWS for w in words[at:end]):
        return MediumKind.PRESS
    is_bare = (
        at == 0
        and not phrase.determiner
        and (phrase.is_carried or phrase.placer in {"told", "with"})
    )
    if is_bare and not is_long and _ACRONYM.fullmatch(first.text):
        return None if first.low in table.bodies else MediumKind.PRESS
    return None


def _unnamed(text: str, phrase: Phrase) -> Medium | None:
    """Read "this newspaper", "a local news site", "our morning show"."""
    for i, word in enumerate(phrase.words):
        kind = media_words().outlets.get(word.low)
        if kind is None or word.is_capital or not _fits(phrase, kind) or not may_end(phrase, i):
            continue
        if not phrase.determiner and phrase.placer != "told":
            continue
        before = phrase.words[i - 1].low if i else ""
        is_on_air = word.low in _BROADCASTS or before in _ON_AIR | _HOURS | {"same"}
        if phrase.placer == "on" and not is_on_air:
            continue
        if word.low == "news" and (phrase.placer not in {"on", "told"} or before not in _HOURS):
            continue
        is_ours = phrase.determiner in {"this", "our"} and not before
        if word.low in _UNSURE and not is_ours and before not in _NEWS | _ON_AIR | {"same"}:
            continue
        return _made(text, phrase, kind, 0, i)
    return None
