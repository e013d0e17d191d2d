"""Telegram Desktop's ``result.json``: one chat, or a whole account with ``chats.list``.

Moments come from ``date_unixtime`` alone: ``date`` is the exporting machine's local time and says
no zone. A photo album is exported as posts of one second, of which one holds the caption; the
export says nothing else of albums. Text is a string or a list of strings and entities, and
entities carry their own words, so no offsets need counting. In a group with topics, each post that
answers none is written as an answer to the message that began its topic. Reactions are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standfirst.collect.moments import parse_unixtime
from standfirst.collect.telegram.posts import UNKNOWN, Chat, Post, item_of_post
from standfirst.records import Drop, Item, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EXTRACTOR = "telegram/2"
_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}\Z")
_LINKS = frozenset({"text_link", "link", "mention", "email"})
_MEDIA = ("photo", "file", "media_type", "poll", "location_information", "contact_information")


def is_export(value: Any) -> bool:
    """Tell whether a JSON value has the shape of an export."""
    if not isinstance(value, dict):
        return False
    chats = value.get("chats")
    has_chats = isinstance(chats, dict) and isinstance(chats.get("list"), list)
    return has_chats or isinstance(value.get("messages"), list)


def read_export(value: Mapping[str, Any], name: str, capture: str) -> Iterator[Item | Drop]:
    """Yield the posts of all chats in their order; what is no post of words is a drop."""
    for chat in _chats(value):
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
            yield from _read_chat(chat, name, capture)
        else:
            yield Drop(name, "json-shape", "a chat of the export has no list of messages")


def _chats(value: Mapping[str, Any]) -> Iterator[Any]:
    if isinstance(value.get("messages"), list):
        yield value
    for key in ("chats", "left_chats"):
        group = value.get(key)
        if isinstance(group, dict) and isinstance(group.get("list"), list):
            yield from group["list"]


@dataclass(frozen=True, slots=True)
class _Read:
    """A chat, and what was found in it before its posts are read."""

    chat: Chat
    captioned: Mapping[tuple[str, str], str]
    topics: frozenset[str]  # numbers of messages that began a topic
    capture: str


def _read_chat(value: Mapping[str, Any], name: str, capture: str) -> Iterator[Item | Drop]:
    username = _string(value.get("username"))
    username = username if username and _USERNAME.match(username) else None
    title = _string(value.get("name"))
    chat = Chat(
        key=username or _string(value.get("id")) or title or UNKNOWN,
        username=username,
        name=title,
        is_channel="channel" in (_string(value.get("type")) or ""),
    )
    read = _Read(chat, _captioned(value["messages"]), _topics(value["messages"]), capture)
    for n, message in enumerate(value["messages"]):
        number = _string(message.get("id")) if isinstance(message, dict) else None
        what = f"{name}#{chat.key}/{number}" if number else f"{name}#{chat.key}[{n}]"
        if isinstance(message, dict):
            yield _read_message(message, read, number, what)
        else:
            yield Drop(what, "json-shape", "a message is not an object")


def _read_message(
    message: Mapping[str, Any], read: _Read, number: str | None, what: str
) -> Item | Drop:
    if message.get("type") != "message":
        action = _string(message.get("action")) or "no action named"
        return Drop(what, "service-message", action)
    text, links = _text(message.get("text"))
    if not text.strip():
        return _without_words(message, what, read.captioned)
    published_at = parse_unixtime(message.get("date_unixtime"))
    if published_at is None:
        return Drop(what, "date", "has no usable date_unixtime; export again with a newer Telegram")
    is_forward = "forwarded_from" in message
    post = Post(
        number,
        text,
        published_at,
        links,
        updated_at=parse_unixtime(message.get("edited_unixtime")),
        sender=_string(message.get("from")),
        author=_string(message.get("author")),
        forwarded_from=(_string(message.get("forwarded_from")) or UNKNOWN) if is_forward else None,
        reply_to=_reply(message, read.topics),
    )
    return item_of_post(post, read.chat, what, read.capture, EXTRACTOR)


def _reply(message: Mapping[str, Any], topics: frozenset[str]) -> str | None:
    number = _string(message.get("reply_to_message_id"))
    return None if number in topics or "reply_to_peer_id" in message else number


def _topics(messages: Sequence[Any]) -> frozenset[str]:
    """Return the numbers of messages that began a topic."""
    return frozenset(
        _string(message.get("id")) or ""
        for message in messages
        if isinstance(message, dict) and message.get("action") == "topic_created"
    )


def _captioned(messages: Sequence[Any]) -> dict[tuple[str, str], str]:
    """Return, by second and sender, which post with media has words: the album's caption."""
    found: dict[tuple[str, str], str] = {}
    for message in messages:
        if (
            isinstance(message, dict)
            and _has_media(message)
            and _text(message.get("text"))[0].strip()
        ):
            found.setdefault(_moment_and_sender(message), _string(message.get("id")) or "")
    return found


def _without_words(
    message: Mapping[str, Any], what: str, captioned: Mapping[tuple[str, str], str]
) -> Drop:
    album = captioned.get(_moment_and_sender(message)) if _has_media(message) else None
    if album:
        return Drop(what, "album-part", f"its words stand in message {album}")
    kind = next((key for key in _MEDIA if key in message), "nothing")
    return Drop(what, "no-text", f"holds {kind.replace('_', ' ')} and no words")


def _has_media(message: Mapping[str, Any]) -> bool:
    return "photo" in message or "file" in message


def _moment_and_sender(message: Mapping[str, Any]) -> tuple[str, str]:
    sender = message.get("from_id") or message.get("from")
    return _string(message.get("date_unixtime")) or "", _string(sender) or ""


def _text(value: Any) -> tuple[str, tuple[Span, ...]]:
    """Join the words of a text given as a string or as a list of strings and entities.

    Returns with them the spans that are links.
    """
    if isinstance(value, str):
        return value, ()
    words: list[str] = []
    links: list[Span] = []
    at = 0
    for part in value if isinstance(value, list) else ():
        word = part.get("text") if isinstance(part, dict) else part
        if not isinstance(word, str):
            continue
        if isinstance(part, dict) and _string(part.get("type")) in _LINKS:
            links.append(Span(at, at + len(word)))
        words.append(word)
        at += len(word)
    return "".join(words), tuple(links)


def _string(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return str(value).strip() or None
