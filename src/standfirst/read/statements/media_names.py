"""What a phrase names: a network, an outlet, an event, a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.read.statements.lexicon import word_list
from standfirst.read.statements.media_outlets import find_outlet
from standfirst.read.statements.media_phrases import capital_run, may_end
from standfirst.read.statements.media_words import media_words
from standfirst.records import Medium, MediumKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from standfirst.read.statements.media_phrases import Phrase

_NETWORK_PLACERS = frozenset({"on", "via", "over", "through", "using", "by", "in", "("})
_EVENT_PLACERS = frozenset({"told", "at", "in", "during", "to", "addressing", "before", "on"})
_AUDIENCE_PLACERS = frozenset({"to", "before"})
_AIR_PLACERS = frozenset({"in", "at", "told", "during", "by", "via", "on", "through", "over"})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your", "'s"})
_ALONE = word_list("media_alone")
_IMPRESSIONS = word_list("media_impressions")
_DAYTIMES = frozenset(
    {"morning", "evening", "daily", "local", "weekly", "sunday", "national", "news"}
)
_LONG = re.compile(r"\d+-(?:page|minute|hour|second|word)\b")
_SHEETS = frozenset(
    "fact sheet|position paper|white paper|working paper|policy paper|budget paper|discussion paper"
    "|press notice|open letter".split("|")
)
_DAILY = frozenset({"evening", "nightly", "weekly", "daily", "christmas", "easter", "year"})
_NETWORKS = frozenset({"app", "messenger", "network", "platform", "service", "site"})
_PIECES = frozenset("article column commentary editorial essay op-ed piece".split())
_LOWER_HOUSES = re.compile(
    r" of (?:Lords|Commons|Representatives|Deputies|Keys|Assembly|Councillors)\b"
)
_PAGES = frozenset({"website", "homepage", "webpage"})
_RECORDINGS = frozenset(
    {"video", "recording", "clip", "documentary", "film", "livestream", "webcast", "telecast"}
)
_WRITTEN = frozenset(
    {"written", "e-mailed", "emailed", "mailed", "typed", "signed", "op-ed", "opinion"}
)


def name_medium(
    text: str, phrase: Phrase, outlets: Mapping[str, MediumKind | None]
) -> tuple[int, Medium] | None:
    """Return what a phrase names, with its rank: 0 for a name of its own, 1 for a kind of thing."""
    network = _network(phrase)
    if network is not None:
        return 0, network
    outlet = find_outlet(text, phrase, outlets)
    if outlet is not None:
        is_own = phrase.determiner in {"this", "our"}  # "in an interview with this newspaper"
        return int(not is_own and not any(map(str.isupper, outlet.name or ""))), outlet
    thing = (
        _post(phrase)
        or _aired(text, phrase)
        or _house(text, phrase)
        or _event_or_document(text, phrase)
    )
    return None if thing is None else (1, thing)


def best_of(
    text: str, phrases: Sequence[Phrase], outlets: Mapping[str, MediumKind | None]
) -> Medium | None:
    """Return the first medium with a name of its own, else the first kind of thing.

    What is written for an outlet comes before it: "in an op-ed for the Courier".
    """
    found = []
    for i, phrase in enumerate(phrases):
        named = name_medium(text, phrase, outlets)
        if named is None:
            continue
        behind = phrases[i + 1].placer if i + 1 < len(phrases) else ""
        head = (named[1].name or "-").rsplit(maxsplit=1)[-1].lower()
        is_piece = behind == "for" or (behind == "in" and head in _PIECES)
        if is_piece and named[1].kind is MediumKind.DOCUMENT:
            return named[1]
        found.append(named)
    return min(found, key=lambda ranked: ranked[0])[1] if found else None


def document_in(text: str, phrase: Phrase) -> Medium | None:
    """Return the document that a whole phrase is: "its final report", "minutes seen by …"."""
    words = media_words()
    for i, word in enumerate(phrase.words):
        is_paper = i > 0 and phrase.words[i - 1].low in _DAYTIMES
        is_head = not is_paper and (
            words.heads.get(word.low) is MediumKind.DOCUMENT
            or word.low in words.spoken
            or (i > 0 and f"{phrase.words[i - 1].low} {word.low}" in _SHEETS)
        )
        after = phrase.words[i + 1 : i + 2]
        is_title = word.is_capital and (
            bool(phrase.determiner) or i > 0 or (bool(after) and after[0].is_capital)
        )  # "the Order of St Brannoc", "Bill Ruhm"
        if is_head and may_end(phrase, i) and not is_title:
            return _made(text, phrase, MediumKind.DOCUMENT, i)
    return None


def _made(text: str, phrase: Phrase, kind: MediumKind, last: int) -> Medium:
    """Make a medium of the words up to a head.

    An owner, and impressions of size or mood, are no part of its name.
    """
    words = phrase.words
    first = max((i for i, word in enumerate(words[:last]) if word.owns), default=-1) + 1
    while first < last and (words[first].low in _IMPRESSIONS or _LONG.match(words[first].low)):
        first += 1  # "a packed meeting" is a meeting, "a 40-page report" a report
    if last - first > 1 and words[first].low.endswith("ly") and words[first + 1].low.endswith("ed"):
        first += 2  # "a hastily called news conference"
    return Medium(
        kind,
        text[words[first].span.start : words[last].span.end],
        Span(phrase.begin, words[last].span.end),
    )


# ── networks ────────────────────────────────────────────────────────────────────────────────


def _network(phrase: Phrase) -> Medium | None:
    """Read "Telegram", "his Facebook page", "an X post"."""
    words = media_words()
    if phrase.placer not in _NETWORK_PLACERS:
        return None
    for i, word in enumerate(phrase.words):
        if not word.is_capital:
            continue
        after = phrase.words[i + 1] if i + 1 < len(phrase.words) else None
        name = words.social.get(f"{word.low} {after.low}") if after else None
        if name and after:
            return Medium(MediumKind.SOCIAL, name, Span(word.span.start, after.span.end))
        is_post = after is not None and after.low in words.social_heads
        is_alone = phrase.placer in {"on", "via"} and i == 0 and not phrase.determiner
        is_told = i > 0 and phrase.words[i - 1].low in _NETWORKS  # "the social network X"
        if word.low in words.social and (
            word.low not in words.common or is_post or is_alone or is_told
        ):
            return Medium(MediumKind.SOCIAL, words.social[word.low], word.span)
    return None


def _post(phrase: Phrase) -> Medium | None:
    """Read "a tweet", "a text message", "social media"."""
    words = media_words()
    if phrase.placer not in _NETWORK_PLACERS:
        return None
    for i, word in enumerate(phrase.words):
        if word.low in words.channels and not word.is_capital and _is_own_channel(phrase, i):
            return Medium(MediumKind.SOCIAL, word.text, Span(phrase.begin, word.span.end))
        if word.low not in words.social_heads or word.is_capital or not may_end(phrase, i):
            continue
        if word.low in {"tweet", "tweets", "retweet"}:
            return Medium(MediumKind.SOCIAL, "Twitter", Span(phrase.begin, word.span.end))
        if i and phrase.words[i - 1].low in words.social_modifiers:
            name = f"{phrase.words[i - 1].text} {word.text}"
            return Medium(MediumKind.SOCIAL, name, Span(phrase.begin, word.span.end))
        if (
            phrase.placer == "in"
            and phrase.determiner
            and word.low in {"text", "message"}
            and i == 0
        ):
            return Medium(MediumKind.SOCIAL, word.text, Span(phrase.begin, word.span.end))
        if phrase.placer != "on" and word.low in {"post", "posts", "blog", "vlog"}:
            return Medium(MediumKind.SOCIAL, word.text, Span(phrase.begin, word.span.end))
    return None


def _is_own_channel(phrase: Phrase, i: int) -> bool:
    """Read "on its own channel": nothing but whose it is stands before it."""
    is_bare = all(word.low == "own" for word in phrase.words[:i])
    return phrase.placer == "on" and is_bare and phrase.determiner in _OWNERS and may_end(phrase, i)


# ── events and documents ────────────────────────────────────────────────────────────────────


def _aired(text: str, phrase: Phrase) -> Medium | None:
    """Read "a televised address", "video link", "a video"."""
    words = media_words()
    if phrase.placer not in _AIR_PLACERS:
        return None
    for i, word in enumerate(phrase.words):
        if i and word.low in {"address", "message"} and _is_of_habit(phrase, i):
            first = i - 2 if phrase.words[i - 1].low == "year" else i - 1
            name = text[phrase.words[first].span.start : word.span.end]
            return Medium(MediumKind.BROADCAST, name, Span(phrase.begin, word.span.end))
        is_recording = word.low in _RECORDINGS and bool(phrase.determiner)
        is_aired = any(before.low in words.aired for before in phrase.words[:i])
        if not may_end(phrase, i) or not (is_recording or (is_aired and word.low in words.airable)):
            continue
        return _made(text, phrase, MediumKind.BROADCAST, i)
    return None


def _is_of_habit(phrase: Phrase, i: int) -> bool:
    """Read "his evening address", "her New Year's message": what leaders go on air with."""
    before = phrase.words[i - 1].low
    is_new_year = before == "year" and i > 1 and phrase.words[i - 2].low == "new"
    is_habit = before in _DAILY and (before != "year" or is_new_year)
    return is_habit and phrase.determiner in _OWNERS and may_end(phrase, i)


def _house(text: str, phrase: Phrase) -> Medium | None:
    """Read "the House", "Parliament", "the Brask Security Council"."""
    words = media_words()
    first = next((i for i, word in enumerate(phrase.words) if word.is_capital), None)
    if first is None or phrase.placer not in _EVENT_PLACERS - {"on", "during"}:
        return None
    end = capital_run(phrase.words, first)
    last = phrase.words[end - 1]
    if last.owns or not may_end(phrase, end - 1):
        return None  # "the Security Council's approval" is no meeting of it
    is_whole = end - first > 1 and last.low in words.assemblies
    is_meeting = is_whole and last.low not in {"commission", "committee", "court", "tribunal"}
    is_named = end - first == 1 and last.low in words.houses
    if not (is_named or is_meeting or (is_whole and phrase.placer not in {"in", "at"})):
        return None
    chamber = _LOWER_HOUSES.match(text, last.span.end) if is_named else None
    stop = chamber.end() if chamber else last.span.end
    begin = phrase.begin if first == 0 else phrase.words[first].span.start
    return Medium(MediumKind.EVENT, text[phrase.words[first].span.start : stop], Span(begin, stop))


def _event_or_document(text: str, phrase: Phrase) -> Medium | None:
    words = media_words()
    for i, word in enumerate(phrase.words):
        is_service = (
            len(phrase.words) == 1 and not phrase.determiner and word.low in words.occasions
        )
        if (word.is_capital and not is_service) or not may_end(phrase, i):
            continue
        kind = words.heads.get(word.low)
        before = phrase.words[i - 1].low if i else ""
        is_call = word.low == "conversation" and before in {"telephone", "phone", "video"}
        if is_call or f"{before} {word.low}" in {"town hall", "question time"}:
            kind = MediumKind.EVENT
        if f"{before} {word.low}" in _SHEETS:
            kind = MediumKind.DOCUMENT
        if word.low in _PAGES and phrase.placer == "on":
            return _made(text, phrase, MediumKind.DOCUMENT, i)
        if kind is MediumKind.DOCUMENT or (word.low in words.written and before in _WRITTEN):
            if _may_hold_words(phrase, i):
                return _made(text, phrase, MediumKind.DOCUMENT, i)
        elif (kind is MediumKind.EVENT and _may_gather(phrase, i)) or (
            word.low in words.occasions and phrase.placer in {"at", "during", "told", "addressing"}
        ):
            return _made(text, phrase, MediumKind.EVENT, i)
    return None


def _may_hold_words(phrase: Phrase, i: int) -> bool:
    low = phrase.words[i].low
    if phrase.placer in {"by", "via"}:
        return low in media_words().means and len(phrase.words) <= i + 1
    is_alone = i == 0 and not phrase.determiner
    return phrase.placer == "in" and (not is_alone or (low.endswith("s") and len(low) > 4))


def _may_gather(phrase: Phrase, i: int) -> bool:
    low = phrase.words[i].low
    if low == "event" and phrase.placer == "in":
        return False  # "in the unlikely event"
    if phrase.placer not in _EVENT_PLACERS or (phrase.placer == "on" and low != "call"):
        return False
    if phrase.placer in _AUDIENCE_PLACERS:
        return low in media_words().assemblies
    is_alone = i == 0 and not phrase.determiner
    return not is_alone or low in _ALONE
