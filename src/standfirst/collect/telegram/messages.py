"""Messages as the user's account gives them, captured as JSON: Telegram's own objects.

A capture holds the chat, the names of those whom forwards come from, and messages in their order.
The messages of one album are one post; edits that only count reactions are none. Source: the
schema of Telegram's API (core.telegram.org/constructor/message).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standfirst.collect.decoding import decode
from standfirst.collect.jsonlines import load_json
from standfirst.collect.moments import parse_moment
from standfirst.collect.telegram.posts import UNKNOWN, Chat, Post, item_of_post
from standfirst.collect.telegram.wording import code_points
from standfirst.records import Drop, Item, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from standfirst.collect.captures import Captured

EXTRACTOR = "telegram-messages/1"
MEDIA_TYPE = "application/x-telegram-messages+json"
_LINKS = frozenset(
    {"MessageEntityTextUrl", "MessageEntityUrl", "MessageEntityMention", "MessageEntityMentionName",
     "MessageEntityEmail"}
)  # fmt: skip
_MOST_ENTITIES = 1000


def read_messages(captured: Captured) -> Iterator[Item | Drop]:
    """Yield the posts of a captured batch of messages; what is no post of words is a drop."""
    text = decode(captured.load(), captured.name)
    value = text if isinstance(text, Drop) else load_json(text, captured.name)
    if isinstance(value, Drop):
        yield value
        return
    messages = value.get("messages") if isinstance(value, dict) else None
    if not isinstance(messages, list):
        yield Drop(captured.name, "json-shape", "has no list of messages")
        return
    batch = _Batch(chat_of(_dict(value.get("chat"))), _dict(value.get("names")), captured)
    for group in albums([one for one in messages if isinstance(one, dict)]):
        yield batch.read(group)


def chat_of(value: Mapping[str, Any]) -> Chat:
    """Return what a capture says of the chat."""
    username = _string(value.get("username"))
    number = _string(value.get("id"))
    return Chat(
        key=username or number or UNKNOWN,
        username=username,
        name=_string(value.get("title")),
        is_channel=value.get("broadcast") is True,
    )


def albums(messages: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Put the messages of each album together, where its first one stands."""
    groups: dict[object, list[Mapping[str, Any]]] = {}
    for n, message in enumerate(messages):
        album = message.get("grouped_id")
        groups.setdefault(n if album is None else f"album {album}", []).append(message)
    return list(groups.values())


def words_of(messages: Sequence[Mapping[str, Any]]) -> str:
    """Return all words of an album's messages, or of the only one."""
    words = (message.get("message") for message in messages)
    return "\n\n".join(one for one in words if isinstance(one, str) and one.strip())


@dataclass(frozen=True, slots=True)
class _Batch:
    chat: Chat
    names: Mapping[str, Any]
    captured: Captured

    def read(self, group: Sequence[Mapping[str, Any]]) -> Item | Drop:
        """Make the item of an album, or of one message."""
        first = next((one for one in group if words_of([one])), group[0])
        number = _string(first.get("id"))
        what = f"{self.chat.key}/{number or '?'}"
        kind = first.get("_")
        if kind == "MessageService":
            action = _dict(first.get("action")).get("_")
            return Drop(what, "service-message", _string(action) or "no action named")
        if kind != "Message":
            return Drop(what, "json-shape", "is no message")
        text = words_of(group)
        if not text:
            media = _string(_dict(first.get("media")).get("_")) or "nothing"
            return Drop(what, "no-text", f"holds {media.removeprefix('MessageMedia')} and no words")
        published_at = _moment(first.get("date"))
        if published_at is None:
            return Drop(what, "date", "has no moment of its own")
        post = Post(
            number,
            text,
            published_at,
            _links(group),
            updated_at=self._edited(group),
            sender=self._name(first.get("from_id")),
            author=_string(first.get("post_author")),
            forwarded_from=self._forwarded(first.get("fwd_from")),
            reply_to=self._reply(first.get("reply_to")),
        )
        return item_of_post(post, self.chat, what, self.captured.capture.sha256, EXTRACTOR)

    def _edited(self, group: Sequence[Mapping[str, Any]]) -> datetime | None:
        # "edit_hide" marks what readers are not shown as an edit, as a count of reactions.
        edits = [_moment(one.get("edit_date")) for one in group if one.get("edit_hide") is not True]
        return max((one for one in edits if one), default=None)

    def _forwarded(self, value: Any) -> str | None:
        if not isinstance(value, dict):
            return None
        return self._name(value.get("from_id")) or _string(value.get("from_name")) or UNKNOWN

    def _reply(self, value: Any) -> str | None:
        reply = _dict(value)
        number = _string(reply.get("reply_to_msg_id"))
        if number is None or (
            reply.get("forum_topic") is True and not reply.get("reply_to_top_id")
        ):
            return None  # in a group with topics, what answers none answers the topic's beginning
        other = reply.get("reply_to_peer_id")
        if other is None:
            return number
        username = _dict(self.names.get(peer_key(other) or "")).get("username")
        return f"{username}/{number}" if isinstance(username, str) else None

    def _name(self, peer: Any) -> str | None:
        return _string(_dict(self.names.get(peer_key(peer) or "")).get("title"))


def peer_key(peer: Any) -> str | None:
    """Return the key of a chat or user among a capture's names."""
    for kind in ("channel", "chat", "user"):
        number = _string(_dict(peer).get(f"{kind}_id"))
        if number:
            return f"{kind}{number}"
    return None


def _links(group: Sequence[Mapping[str, Any]]) -> tuple[Span, ...]:
    """Return where links stand in the words of an album."""
    found: list[Span] = []
    at = 0
    for message in group:
        words = words_of([message])
        if not words:
            continue
        entities = message.get("entities")
        ranges = [
            (entity["offset"], entity["length"])
            for entity in (entities[:_MOST_ENTITIES] if isinstance(entities, list) else [])
            if isinstance(entity, dict)
            and _string(entity.get("_")) in _LINKS
            and type(entity.get("offset")) is int
            and type(entity.get("length")) is int
        ]
        found += [Span(one.start + at, one.end + at) for one in code_points(words, ranges)]
        at += len(words) + 2
    return tuple(found)


def _moment(value: Any) -> datetime | None:
    return parse_moment(value) if isinstance(value, str) else None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _string(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return str(value).strip() or None
