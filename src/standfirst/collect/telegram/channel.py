"""A channel or group of Telegram as a kind of source.

It is read with the user's own account where the environment holds its keys, else from the public
preview pages. Either way late posts are looked at once more on each visit: other words become a
revision, and a post that is gone is noted, while its report stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from standfirst.collect.telegram import messages, preview
from standfirst.collect.telegram.bymessages import collect_messages
from standfirst.collect.telegram.bypages import collect_pages
from standfirst.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from standfirst.collect.captures import Captured
    from standfirst.collect.clients import Clients, Collected
    from standfirst.collect.telegram.bymessages import Channel
    from standfirst.records import Drop, Feed, FeedState, Item

_ADDRESS = re.compile(
    r"https?://(?:t|telegram)\.me/(?:(?P<page>s/)?(?P<name>[A-Za-z]\w{3,31})|c/(?P<number>\d{1,15}))"
    r"(?:/\d*)?(?:\?.*)?\Z"
)


class OpenChannel(Protocol):
    """Opens a chat by its username, or a private one by its number."""

    def __call__(self, name: str | int) -> AbstractContextManager[Channel]:
        """Return the chat; leaving the context ends the connection."""


def is_telegram(address: str) -> bool:
    """Tell whether an address is one of a channel or group."""
    return bool(_ADDRESS.match(address))


def read_captured(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the posts of a capture of either way."""
    is_json = captured.capture.media_type == messages.MEDIA_TYPE
    return messages.read_messages(captured) if is_json else preview.read_preview(captured)


def collect_channel(feed: Feed, state: FeedState, clients: Clients) -> Iterator[Collected]:
    """Yield what is new, changed and gone in a chat since the last visit."""
    place = _ADDRESS.match(feed.address)
    if not place:
        raise FetchError(
            f"{feed.address}: is no address of a channel; write https://t.me/NAME", code="address"
        )
    if clients.open_channel and not place["page"]:
        name = place["name"] or int(place["number"])
        with clients.open_channel(name) as channel:
            yield from collect_messages(channel, feed, state, clients)
    elif place["name"]:
        yield from collect_pages(place["name"], feed, state, clients)
    else:
        raise FetchError(
            f"{feed.address}: a private chat can be read with your own account only; set"
            " STANDFIRST_TELEGRAM_API_ID, _API_HASH and _SESSION in the environment",
            code="account",
        )
