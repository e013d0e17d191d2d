"""Telegram Desktop's ``result.json``: one chat, or a whole account with ``chats.list``.

Moments come from ``date_unixtime`` alone: ``date`` is the exporting machine's local time and says
no zone. A photo album is exported as posts of one second, of which one holds the caption; the
export says nothing else of albums. Text is a string or a list of strings and entities, and
entities carry their own words, so no offsets need counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standfirst.collect.moments import parse_unixtime
from standfirst.records import Drop, Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EXTRACTOR = "telegram/1"
UNKNOWN = "unknown"  # a forward whose author the export does not name
_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}\Z")
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
class _Chat:
    """What all posts of one chat share; ``key`` begins their external ids."""

    key: str
    username: str | None
    name: str | None
    is_channel: bool
    captioned: Mapping[tuple[str, str], str]
    capture: str


def _read_chat(value: Mapping[str, Any], name: str, capture: str) -> Iterator[Item | Drop]:
    username = _string(value.get("username"))
    username = username if username and _USERNAME.match(username) else None
    title = _string(value.get("name"))
    chat = _Chat(
        key=username or _string(value.get("id")) or title or UNKNOWN,
        username=username,
        name=title,
        is_channel="channel" in (_string(value.get("type")) or ""),
        captioned=_captioned(value["messages"]),
        capture=capture,
    )
    for n, message in enumerate(value["messages"]):
        number = _string(message.get("id")) if isinstance(message, dict) else None
        what = f"{name}#{chat.key}/{number}" if number else f"{name}#{chat.key}[{n}]"
        if isinstance(message, dict):
            yield _read_message(message, chat, number, what)
        else:
            yield Drop(what, "json-shape", "a message is not an object")


def _read_message(
    message: Mapping[str, Any], chat: _Chat, number: str | None, what: str
) -> Item | Drop:
    if message.get("type") != "message":
        action = _string(message.get("action")) or "no action named"
        return Drop(what, "service-message", action)
    text = _text(message.get("text"))
    if not text.strip():
        return _without_words(message, what, chat.captioned)
    published_at = parse_unixtime(message.get("date_unixtime"))
    if published_at is None:
        return Drop(what, "date", "has no usable date_unixtime; export again with a newer Telegram")
    sender = _string(message.get("from"))
    is_forward = "forwarded_from" in message
    reply_to = _string(message.get("reply_to_message_id"))
    is_outside = "reply_to_peer_id" in message
    return Item(
        text=text,
        origin=what,
        capture=chat.capture,
        extractor=EXTRACTOR,
        external_id=f"{chat.key}/{number}" if number else None,
        outlet=(chat.name or sender) if chat.is_channel else (sender or chat.name),
        url=f"https://t.me/{chat.username}/{number}" if chat.username and number else None,
        published_at=published_at,
        updated_at=parse_unixtime(message.get("edited_unixtime")),
        byline=_string(message.get("author")),
        forwarded_from=(_string(message.get("forwarded_from")) or UNKNOWN) if is_forward else None,
        reply_to=f"{chat.key}/{reply_to}" if reply_to and not is_outside else None,
        is_post=True,
    )


def _captioned(messages: Sequence[Any]) -> dict[tuple[str, str], str]:
    """Return, by second and sender, which post with media has words: the album's caption."""
    found: dict[tuple[str, str], str] = {}
    for message in messages:
        if isinstance(message, dict) and _has_media(message) and _text(message.get("text")).strip():
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


def _text(value: Any) -> str:
    """Join the words of a text given as a string or as a list of strings and entities."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    words = (part.get("text") if isinstance(part, dict) else part for part in value)
    return "".join(word for word in words if isinstance(word, str))


def _string(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return str(value).strip() or None
