"""From the entries of a feed to items, one each; an entry with no words is a drop.

An entry is whole where the feed carries the text of its page, else a teaser: then the page is
wanted, and without it the item is partial. Nothing is dated by the fetch.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from standfirst.collect.addresses import clean_address
from standfirst.collect.partial import cut_teaser_mark
from standfirst.collect.words import MOST_OF_A_TEXT
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from standfirst.collect.feeds.entries import Entry
    from standfirst.records import Feed

EXTRACTOR = "feed/1"
_SHORTEST_WHOLE = 500  # characters of a text that the feed may carry as a whole
_STOP = re.compile(r"[.!?…。][\"”»’'“)\]]*\Z")
_FEWEST_STOPS = 3
_END = 20  # characters in which a text's last stop stands
_LONGEST_OF_FEEDS_OWN = 800
_SENTENCE_END = re.compile(r"[.!?。][\"”»’'“)\]]*(?:\s|\Z)")
_BY = re.compile(r"(?:by|von|par|por|автор:?)\s+(?=\S)", re.IGNORECASE)
_FEEDS_OWN = re.compile(
    r"\n\n(?:The post .{1,400} (?:first appeared|appeared first) on .{1,200}|"
    r"(?:Der Beitrag|L'article|La entrada|Artykuł|Допис|Запись|Сообщение) .{1,400}"
    r" (?:erschien zuerst auf|est apparu en premier sur|se publicó primero en|pochodzi z serwisu"
    r"|з'явився спочатку на|впервые появилась|появились сначала на) .{1,200})\Z"
)


def item_of(
    entry: Entry, feed: Feed, what: str, *, capture: str | None, title: str | None = None
) -> Item | Drop:
    """Make an item of an entry; partial where the feed gives no more than a teaser.

    ``what`` names the entry in messages, ``title`` is what the feed calls itself: the outlet
    where neither the editor nor the entry names one. Drops: ``enclosure-only`` for sound and
    pictures without words, and ``empty``.
    """
    text, has_mark = cut_teaser_mark(_without_feeds_own(entry.text))
    if not text and not entry.headline:
        if entry.enclosures:
            return Drop(what, "enclosure-only", "holds sound or pictures and no words")
        return Drop(what, "empty", "holds no words")
    standfirst = entry.summary if entry.content and is_standfirst(entry) else None
    return Item(
        text=text[:MOST_OF_A_TEXT],
        origin=what,
        capture=capture,
        extractor=EXTRACTOR,
        external_id=entry.guid,
        outlet=feed.outlet or entry.via or title,
        url=clean_address(entry.url) if entry.url else None,
        language=entry.language if feed.language is None else feed.language,
        published_at=entry.published_at,
        updated_at=entry.updated_at,
        headline=entry.headline,
        standfirst=standfirst,
        byline=_BY.sub("", entry.byline, count=1) if entry.byline else None,
        is_partial=has_mark or len(text) >= MOST_OF_A_TEXT or not is_whole(entry, text),
    )


def is_whole(entry: Entry, text: str) -> bool:
    """Tell whether a feed carries the text of an entry, not a teaser of it.

    A text in the element for whole texts is one where it ends with a stop and is no copy of a
    short summary; a description must also be as long as a short report, for most are teasers.
    """
    if not _STOP.search(text[-_END:]):
        return False
    if entry.url is None:
        return True  # there is no page to hold more
    n_stops = len(_SENTENCE_END.findall(text))
    if entry.content and entry.content != entry.summary and len(entry.summary) < len(text):
        return n_stops >= 2 or bool(entry.summary)
    return len(text) >= _SHORTEST_WHOLE and n_stops >= _FEWEST_STOPS


def _without_feeds_own(text: str) -> str:
    """Cut off what the feed itself adds: "The post … appeared first on …"."""
    found = _FEEDS_OWN.search(text, max(0, len(text) - _LONGEST_OF_FEEDS_OWN))
    return text[: found.start()] if found else text


def is_standfirst(entry: Entry) -> bool:
    """Tell whether the summary is a line of its own, not the first words of the text."""
    words = " ".join(entry.summary.split()).rstrip(".… []").casefold()
    beginning = " ".join(entry.content[: 2 * len(entry.summary) + 80].split()).casefold()
    return bool(words) and "\n\n" not in entry.summary and not beginning.startswith(words[:60])


def with_page(item: Item, page: Item) -> Item:
    """Complete a teaser with the text of its page; the feed's own id, times and name stand.

    ``page`` is the item the page was read as. The teaser goes: the same page reached without the
    feed, or through another one, gives the same text.
    """
    return replace(
        page,
        origin=item.origin,
        extractor=f"{EXTRACTOR} {page.extractor}",
        external_id=item.external_id,
        outlet=item.outlet or page.outlet,
        url=page.url or item.url,
        language=page.language or item.language,
        published_at=item.published_at or page.published_at,
        updated_at=page.updated_at or item.updated_at,
        headline=page.headline or item.headline,
        byline=page.byline or item.byline,
    )
