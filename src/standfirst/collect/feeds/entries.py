"""What every format of feed is read into, before any of it becomes an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. Texts are plain words, addresses absolute, moments in UTC.

    ``published_at`` and ``updated_at`` are null where the feed gives no moment with its offset;
    ``guid`` is what the feed calls the item, not resolved against anything.
    """

    guid: str | None = None
    url: str | None = None
    headline: str | None = None
    content: str = ""  # the whole text where the feed carries it
    summary: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    byline: str | None = None
    language: str | None = None
    via: str | None = None  # the outlet that the feed took the item from, where it says so
    enclosures: tuple[str, ...] = ()  # addresses of sound, pictures, documents

    @property
    def text(self) -> str:
        """The fullest text the feed gives."""
        return self.content if len(self.content) >= len(self.summary) else self.summary


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One document of a feed: what it says of itself, and its entries, newest or oldest first."""

    version: str  # "rss20", "atom10", "json1", …
    title: str | None = None
    site: str | None = None  # address of the page the feed belongs to
    own_address: str | None = None  # where the feed says that it lives (rel=self)
    hubs: tuple[str, ...] = ()  # WebSub hubs that would tell of new items
    language: str | None = None
    ttl_minutes: int | None = None  # how long the feed asks to be left alone
    skip_hours: tuple[int, ...] = ()  # hours of the day in UTC in which nothing is published
    entries: tuple[Entry, ...] = ()
    n_cut: int = 0  # entries beyond the limit, which were not read
    is_repaired: bool = False  # it was no well-formed XML
