"""A post of a chat, as it came by any of the three ways, and the item made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.collect.telegram.wording import without_links_below
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from datetime import datetime

    from standfirst.records import Span

UNKNOWN = "unknown"  # a forward whose author is not named


@dataclass(frozen=True, slots=True)
class Chat:
    """What all posts of one chat share; ``key`` begins their external ids."""

    key: str
    username: str | None
    name: str | None
    is_channel: bool


@dataclass(frozen=True, slots=True)
class Post:
    """One post. ``links`` are the spans of ``text`` that lead elsewhere."""

    number: str | None
    text: str
    published_at: datetime
    links: tuple[Span, ...] = ()
    updated_at: datetime | None = None
    sender: str | None = None
    author: str | None = None  # who signed it
    forwarded_from: str | None = None
    reply_to: str | None = None  # number in this chat, or chat/number in another


def item_of_post(post: Post, chat: Chat, what: str, capture: str, extractor: str) -> Item:
    """Make the item of a post; lines of links at its end are left out."""
    text = without_links_below(post.text, post.links)
    reply = post.reply_to
    number = post.number
    return Item(
        text=text,
        origin=what,
        capture=capture,
        extractor=extractor,
        external_id=f"{chat.key}/{number}" if number else None,
        outlet=(chat.name or post.sender) if chat.is_channel else (post.sender or chat.name),
        url=f"https://t.me/{chat.username}/{number}" if chat.username and number else None,
        published_at=post.published_at,
        updated_at=post.updated_at,
        byline=post.author,
        forwarded_from=post.forwarded_from,
        reply_to=f"{chat.key}/{reply}" if reply and "/" not in reply else reply,
        is_post=True,
    )


def gone(key: str, number: int) -> Drop:
    """Note that a post is no longer there; its report stays."""
    return Drop(f"{key}/{number}", "deleted", "is gone from the chat; its report is kept")
