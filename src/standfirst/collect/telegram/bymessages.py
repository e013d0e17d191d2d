"""Reading a chat with the user's account, behind a protocol that tests can drive."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from standfirst.collect.attributing import of_feed
from standfirst.collect.captures import capture_bytes
from standfirst.collect.telegram import messages
from standfirst.collect.telegram.memory import MOST_REMEMBERED, Memory
from standfirst.collect.telegram.posts import gone
from standfirst.records import Drop, Fetch, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from standfirst.collect.captures import Captured
    from standfirst.collect.clients import Clients, Collected
    from standfirst.records import Feed, FeedState

FIRST = 200  # messages of the first visit
MOST_NEW = 500  # messages of a later one; the rest come with the next
MOST_ANSWERED = 50  # older messages fetched because new ones answer them
_PIECE = 100  # messages a capture
Message = dict[str, Any]


class Channel(Protocol):
    """A chat that was opened with the user's account; all it gives is Telegram's own JSON.

    Each method raises FetchError, with the code ``wait`` where Telegram asks to be left alone.
    """

    info: Mapping[str, Any]  # id, username, title, broadcast

    def latest(self, most: int) -> list[Message]:
        """Return the last messages, the oldest of them first."""

    def newer(self, after: int, most: int) -> list[Message]:
        """Return messages of higher numbers, the lowest first."""

    def by_number(self, numbers: Sequence[int]) -> list[Message]:
        """Return the messages of these numbers that are still there."""

    def names(self, messages: Iterable[Message]) -> dict[str, dict[str, Any]]:
        """Return title and username of those whom messages come from, by ``peer_key``."""


def collect_messages(
    channel: Channel, feed: Feed, state: FeedState, clients: Clients
) -> Iterator[Collected]:
    """Yield what changed among late messages of a chat, then what is new in it."""
    memory = Memory.load(state.cursor)
    chat = messages.chat_of(channel.info)
    state = replace(state, title=chat.name or state.title)
    if memory.posts:
        late = channel.by_number(sorted(memory.posts))
        lost = set(memory.posts) - {_number(one) for one in late}
        changed = _changed(late, memory)
        if changed:
            yield from _captured(channel, changed, feed, clients)
        for number in sorted(lost):
            yield gone(chat.key, number)
        memory.forget(lost)
        state = replace(state, cursor=memory.dump())
        yield state
    most = min(MOST_NEW, clients.most_items)
    fresh = channel.newer(memory.last, most) if memory.last else channel.latest(min(FIRST, most))
    for piece in _pieces(_whole(fresh, most)):
        answered = _answered(piece, memory)
        older = channel.by_number(answered) if answered else []
        yield from _captured(channel, [*older, *piece], feed, clients)
        for message in piece:
            memory.last = max(memory.last, _number(message))
            if messages.words_of([message]):
                memory.see(_number(message), messages.words_of([message]))
        state = replace(state, cursor=memory.dump())
        yield state
    yield state


def _changed(late: Sequence[Message], memory: Memory) -> list[Message]:
    """Return the messages of all albums of which one has other words than before."""
    lowest = min(memory.posts) if len(memory.posts) >= MOST_REMEMBERED else -1
    found: list[Message] = []
    for group in messages.albums(late):
        # All of a group must be asked whether it changed, for each answer is remembered.
        is_news = [memory.see(_number(one), messages.words_of([one])) for one in group]
        # Of an album at the edge of what is remembered a part may be out of sight.
        if any(is_news) and not (len(group) > 1 and any(_number(one) == lowest for one in group)):
            found += [dict(one) for one in group]
    return found


def _whole(fresh: list[Message], most: int) -> list[Message]:
    """Leave an album for the next visit that the limit may have cut in two."""
    album = fresh[-1].get("grouped_id") if len(fresh) >= most else None
    whole = [one for one in fresh if album is None or one.get("grouped_id") != album]
    return whole or fresh


def _pieces(fresh: list[Message]) -> Iterator[list[Message]]:
    piece: list[Message] = []
    for group in messages.albums(fresh):
        if piece and len(piece) + len(group) > _PIECE:
            yield piece
            piece = []
        piece += [dict(one) for one in group]
    if piece:
        yield piece


def _answered(piece: Iterable[Message], memory: Memory) -> list[int]:
    """Return the numbers of messages that new ones answer and that were not read lately."""
    numbers = {_number(one) for one in piece}
    found: set[int] = set()
    for one in piece:
        reply = one.get("reply_to")
        if isinstance(reply, dict) and not reply.get("reply_to_peer_id"):
            target = reply.get("reply_to_msg_id")
            found |= {target} if isinstance(target, int) else set()
    return sorted(found - numbers - set(memory.posts))[-MOST_ANSWERED:]


def _captured(
    channel: Channel, found: Sequence[Message], feed: Feed, clients: Clients
) -> Iterator[Captured | Item | Drop]:
    batch = {"chat": dict(channel.info), "names": channel.names(found), "messages": list(found)}
    data = json.dumps(batch, ensure_ascii=False, sort_keys=True).encode("utf-8", "backslashreplace")
    moment = clients.now()
    captured = capture_bytes(data, feed.address, messages.MEDIA_TYPE, collected_at=moment)
    fetch = Fetch(
        captured.capture.sha256,
        feed.address,
        moment,
        feed=feed.id,
        extractor=messages.EXTRACTOR,
    )
    yield replace(captured, fetch=fetch)
    for one in messages.read_messages(captured):
        yield of_feed(one, feed)


def _number(message: Mapping[str, Any]) -> int:
    number = message.get("id")
    return number if type(number) is int else 0
